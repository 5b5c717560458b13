"""What is amiss with an export's columns or with a mapping."""

from domain.sentences.sentence import Sentence


TOO = "under “What the file does not say”"

SENTENCES: dict[str, str | Sentence] = {
    "too_many_columns": "The file has {columns:,} columns; the most is {most:,}. Export the questions alone.",
    "also_constant": Sentence(
        "The export has a column “{header}” for {column};",
        command_line="leave {column} out of --set and [constants].",
        browser=f"leave {{column}} empty {TOO}.",
    ),
    "no_column_of_ours": "“{column}” is no column of ours. The columns are: {columns}.",
    "unknown_dimension": "The mapping's dimension “{dimension}” is not in {framework}: {dimensions}.",
    "pivot": (
        "The table looks like a summary or a pivot: its column names are numbers or labels. Load the answers themselves, one row an"
        " assessment or one row a rating."
    ),
    "no_column_known": Sentence(
        "None of the column names is one that Ninefold reads unasked ({columns}, and one for each dimension):",
        command_line=(
            "say with a mapping file which column is which. If the names stand in another row, say which with --header-row."
        ),
        browser="say below which column is which, and if the names stand in another row, which row that is.",
    ),
    "no_dimension_known": Sentence(
        "No column is known yet to be about a dimension of {framework}:",
        command_line=(
            "say with a mapping file which question is about which dimension, or name the columns as the framework names its"
            " dimensions."
        ),
        browser="say below which question is about which dimension.",
    ),
    "dimensions_missing": (
        "The {dimensions:?column for the dimension|columns for the dimensions} {dimensions:“and} {dimensions:?is|are} missing.{near}"
    ),
    "columns_missing": Sentence(
        "The file has no column {columns:or}{of}.{near}",
        command_line=(
            "Add {columns:?it|them}, say with a mapping file {columns:?which column it is|which columns they are}, or give one value for"
            ' every row: --set {first}="{example}".'
        ),
        browser=(
            "Add {columns:?it|them}, say below {columns:?which column it is|which columns they are}, or give one value for every row"
            f" {TOO}."
        ),
    ),
    "near_header": " Is column {letter}, “{header}”, meant?",
    "no_mapped_column": "The mapping names a column “{header}”, which the file does not have.{near}",
    "twins": (
        "{number} columns are headed “{header}” (columns {where:and}). Rename or delete the one that is not meant, or have a mapping call"
        " the one that is “{called}”.{more}"
    ),
    "twins_both_meant": (
        " If both ask the same people about the same, rename one and name both for the dimension in the mapping; if they are different"
        " raters', or another measure or wave, load the file once for each, with a mapping that names its columns alone."
    ),
    "for_side": " for {side}",
    "different_sides": (
        "The columns {headers:“and}{of} are of different {kinds}, and their answers are never made into one level. Say in the mapping"
        ' whose each is, as in {{ header = "{header}", {key} = "{side}" }}.'
    ),
    "side_contradicts": (
        "The columns {columns:“and} are of different {kinds}, and a column or one value for every row says {kind} too. Leave {kind} out,"
        " or say in a mapping whose answers each column holds."
    ),
    "side_unsaid": (
        "The columns {columns:“and 1} name no {kind}, and beside them stand {others:“and 1}, of different {kinds}. Say in a mapping whose"
        " answers they hold."
    ),
    "beside_numbered": (
        "“{header}” stands beside “{beside}”: it may hold what several raters say together. Say in a mapping which columns hold one"
        " rater's answers."
    ),
    "for_dimension": " for {dimension}",
    "unsaid_tag": Sentence(
        "The column “{header}” is named after the {called} {tag}, and the file has no column {column}: its answers would load as {unsaid}.",
        command_line=(
            "Say which they are for every row, with --set {column}={tag} or in a mapping's [constants]; if the name means something"
            " else, say {column}={unsaid}."
        ),
        browser=f"Say which they are {TOO}; if the name means something else, say {{unsaid}} there.",
    ),
    "no_subject_ids": (
        "The file has no column subject_id, so nobody can say which rows are about the same person. Export it with a pseudonym for"
        " each person; only self-assessments with one row a person load without."
    ),
    "raters_not_apart": (
        "Column “{header}” has one code for all raters of a leader, and no other leader's raters have it: it says whom answers are about,"
        " not who gave them. Of {leaders:#leader} the answers of several raters can't be told apart. Add a column rater_id with a code"
        " for each rater, or load self-assessments alone."
    ),
    "personal_data": (
        "Column “{header}” holds personal data: {found} (rule {rule}). Take it out of the export, or leave the column out of the mapping."
    ),
    "in_rows": "{what} in {rows:#row}",
    "personal_header_refused": (
        "Column “{header}” is mapped to {column}, and its name says that it holds personal data. Leave it out of the mapping, or rename"
        " it if it holds something else."
    ),
    # The organisation's own attributes.
    "attribute_dates": (
        "Column “{header}” holds dates, and a date tells people apart: no attribute is made of it. Leave it out, or have the export say"
        " a year or a cohort in its place."
    ),
    "attribute_free_text": (
        "Column “{header}” holds free text, and no attribute is made of it: what people write may be about persons. Leave it out."
    ),
    "attribute_many": (
        "Column “{header}” has {number:,} different values, more than {most}: it tells people apart rather than groups. Leave it out, or"
        " put its values together under [values] of the mapping."
    ),
    "attribute_ids": "Column “{header}” looks like numbers of persons or years of birth, and no attribute is made of it. Leave it out.",
    "attribute_numbers": (
        "Column “{header}” holds many different numbers. Each would be a group of few people, so it is kept in bands. Say where they begin:"
        " `bands = [{bands}]` under [attributes.{word}] makes bands of about as many different numbers each."
    ),
    # Mapping files.
    "mapping_unreadable": "The mapping file {file} can't be read.",
    "mapping_no_toml": "The mapping file {file} is not valid TOML: {error}.",
    "mapping_part": "The mapping file {file} has a part “{part}”; the parts are {parts}.",
    "mapping_combine": "In the mapping file {file}, combine is one of: {ways}.",
    "mapping_header_row": "In the mapping file {file}, header_row is a row's number, as in header_row = 3.",
    "mapping_several_columns": (
        "In the mapping file {file}, {column} has several columns. Say of each but one whose it is, as in {column} = "
        '[{{ header = "Number of peers", rater_group = "peers" }}].'
    ),
    "mapping_column_table": (
        'In {where}, a column is its header, or a table as in {{ header = "Q5_1", rater_group = "peers" }}.'
    ),
    "two_sides": "In {where}, “{header}” is said to be of two sides.",
    "no_such_side": "In {where}, “{name}” is said of a column; what can be is rater_group, rater, measure and wave.",
    "unknown_side_value": "In {where}, “{written}” is no {kind} that Ninefold knows.",
    "mapping_values": 'The mapping file {file} has [values.{part}]; what answers mean stands in [levels], as in "Usually" = "strong".',
    "no_mapping": (
        "The mapping file {file} is not laid out as a mapping: [columns], [constants], [dimensions], [levels] and [values.COLUMN] are"
        " tables of name = value."
    ),
    "mapping_level": "In the mapping's [levels], “{level}” is no level of {framework}: {levels}.",
    "mapping_name": "Give the mapping a name with letters in it.",
    "no_part_of_mapping": "A mapping has no part “{part}”.",
    # What a column of an unknown export may mean, and why.
    "header_is_name": "its header is that name",
    "named_by_tool": "the survey tool says so",
    "header_says_side": "its header is that name, and says whose answers it holds",
    "header_contains_name": "its header contains that name",
    "header_contains": "its header contains “{spelling}”",
    "header_asks_for": "it asks for “{spelling}”",
    "header_is_like": "its header is like “{spelling}”",
    "values_known": "{known} of its {values} values are known",
}

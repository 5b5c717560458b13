"""The tables that pass between the steps of a load, in this process's memory: what a row is, who makes one, who reads it.

A test holds this map against DuckDB's catalogue after a load, and against the SQL of the modules. Modules are paths in etl/.
"""

from typing import NamedTuple


LONG, WIDE = "long", "wide"


class Passed(NamedTuple):
    """A table or view; `read_by` are modules besides its maker; `shape`, where exports of that shape alone have it."""

    name: str
    row: str  # what one is: of, then its columns where they are not the export's
    made_by: str
    read_by: tuple[str, ...] = ()
    shape: str = ""
    is_always_there: bool = True  # else only where an export gives cause


TABLES = (
    # Reading: the export as it is.
    Passed(
        "texts", "a column and distinct text (of_column, text)", "read/staging/coding",
        ("checks/attributes", "checks/long_names", "checks/personal", "checks/personal_forms", "load/conformed/coded",
            "load/conformed/conform",
         "load/conformed/pseudonyms", "look/values_shown", "read/files/data_sets/relation", "read/files/xlsx/sheet_cells",
         "read/staging/table"),
    ),
    Passed("staged", "a row of the export, by its place", "read/staging/coding",
           ("checks/personal_forms", "load/conformed/carried"), is_always_there=False),
    Passed("cells", "a row with a word in it (row_no)", "read/staging/coding",
           ("checks/long_names", "load/conformed/carried", "load/conformed/coded", "load/conformed/conform", "load/conformed/pseudonyms",
            "load/conformed/spellings", "look/inspection", "meaning/missing", "read/staging/tables"), is_always_there=False),
    Passed("left_out", "a row that is nobody's answers (row_no, reason)", "read/staging/tables",
           ("load/conformed/carried", "load/check", "meaning/refused_rows")),
    Passed("recorded", "an assessment of the record store, with the export's own attributes", "load/repeated/replacement"),
    Passed("standing", "an assessment of the record store that a load is checked against", "load/repeated/replacement",
           ("checks/few_raters", "checks/likely_same", "checks/long_names", "checks/new_values", "checks/renamed", "history/waves",
            "load/repeated/repeats", "load/repeated/same_answers", "load/repeated/same_answers_may_be", "load/conformed/spellings")),
    Passed("distinct_values", "a distinct value of the column looked at", "checks/personal_forms", ("checks/personal",),
           is_always_there=False),
    Passed("doubtful", "a column and text that may be no group's name", "checks/long_names"),
    # Meaning: the export in our words.
    Passed("constants", "the load: one value a column of ours", "load/conformed/conform", ("load/conformed/coded",
            "load/conformed/pseudonyms", "load/conformed/spellings")),
    Passed("meanings", "a column and distinct text (of_column, text, meaning)", "load/conformed/conform",
           ("load/conformed/spellings", "meaning/missing")),
    Passed("names", "a name, of the file or of earlier loads (of_column, name, folded)", "load/conformed/spellings"),
    Passed("written", "a column and text of a name in two spellings", "load/conformed/spellings", is_always_there=False),
    Passed("tidy", "a distinct name, with its tidiness", "load/conformed/spellings", is_always_there=False),
    Passed("taken_as", "a name that another takes the place of", "load/conformed/spellings", is_always_there=False),
    Passed("slices", "a combination of a slice's cells, in words and numbered (slice_entry, slice_no)", "load/conformed/conform",
           ("checks/few_raters", "checks/new_values", "load/check", "load/conformed/coded", "load/raters", "load/repeated/repeats")),
    Passed("groups", "a combination of a group's cells, in words and numbered (group_entry, group_no)", "load/conformed/conform",
           ("checks/new_values", "load/conformed/coded", "load/repeated/repeats")),
    Passed("ids", "a person (id_no, id, key)", "load/conformed/pseudonyms",
           ("checks/few_raters", "checks/renamed", "load/conformed/coded", "load/repeated/repeats", "load/repeated/replacement",
            "load/repeated/same_answers", "load/repeated/same_answers_may_be", "load/write")),
    Passed("positions", "a framework and dimension, with its place (framework_id, dimension_id, position)",
           "load/repeated/same_answers_positions", ("load/repeated/same_answers", "load/repeated/same_answers_may_be"),
            is_always_there=False),
    Passed("numbered_ids", "an id as written, with its number", "load/conformed/coded", is_always_there=False),
    Passed("answers", "a distinct answer, with its level", "load/conformed/conform",
           ("checks/averages", "load/assessments", "load/check", "load/repeated/repeats")),
    Passed("dimensions", "a distinct word for a dimension, with its place", "load/conformed/conform", ("load/assessments",
            "load/conformed/coded"),
           shape=LONG),
    Passed("coded", "a row, its combinations and ids by number", "load/conformed/coded", ("load/subject_parts",)),
    Passed("export", "a row, all our columns as text", "load/conformed/coded", ("checks/long_names", "meaning/refused_rows")),
    Passed("conformed", "a row, in our words; null is what can't be taken", "load/conformed/coded",
           ("checks/averages", "load/check", "load/shape")),
    # Checking: which rows may load.
    Passed("averaged", "a rater group and measure whose answers are averages", "checks/averages", ("load/check",)),
    Passed("between_levels", "an answer that lies between two levels", "checks/averages", is_always_there=False),
    Passed("problems", "a row and rule that it breaks (row_no, reason, of_column)", "checks/row_problems",
           ("load/check", "meaning/refused_rows")),
    Passed("wrong", "an answer that is no level", "load/check"),
    Passed("refused", "a row with a problem", "load/check"),
    Passed("accepted", "a row of `conformed` without one", "load/check",
           ("checks/likely_same", "checks/new_values", "checks/renamed", "load/assessments", "load/group_sizes", "load/raters",
            "load/repeated/repeats")),
    Passed("rated", "an answer that is a level", "load/repeated/repeats"),
    Passed("repeats", "a row that answers what another answers", "load/repeated/repeats", ("load/raters",)),
    Passed("moves", "a slice and person in several groups", "load/repeated/repeats"),
    Passed("earlier", "a slice, person and rater of earlier loads, in this export's numbers", "load/repeated/repeats",
           is_always_there=False),
    # Writing: what the record store will have more.
    Passed("asked", "a question or dimension that is asked", "load/assessments"),
    Passed("answered", "a row and question", "load/assessments"),
    Passed("numbered", "a row, with its assessment", "load/assessments", shape=LONG),
    Passed("first_rows", "an assessment's first row", "load/assessments", shape=LONG),
    Passed("new_assessments", "an assessment (assessment_no)", "load/assessments",
           ("checks/attributes", "checks/few_raters", "history/waves", "load/repeated/replacement", "load/repeated/same_answers",
            "load/repeated/same_answers_may_be",
            "load/write")),
    Passed("new_ratings", "an assessment and dimension (assessment_no, dimension_id, level)", "load/assessments",
           ("load/repeated/replacement", "load/repeated/same_answers", "load/repeated/same_answers_may_be", "load/write")),
    Passed("said_now", "an assessment of the file, who says it and what", "load/repeated/replacement", is_always_there=False),
    Passed("said_before", "the same of the batch that is replaced", "load/repeated/replacement", is_always_there=False),
)  # fmt: skip

"""What is amiss with a framework's file."""

from domain.sentences.sentence import Sentence


SENTENCES: dict[str, str | Sentence] = {
    "no_framework": "There is no framework “{framework}”. Give a path to a framework file, or one of: {known}.",
    "framework_no_toml": "The framework file {file} is not valid TOML: {error}.",
    "framework_no_utf8": "The framework file {file} is no text in UTF-8. Save it so and choose it again.",
    "framework_lacks": (
        "The framework file {file} lacks {error}. It needs id, name, [[dimensions]] and [[levels]], each dimension and level with id"
        " and name, and each of its [[items]] with its dimension, too."
    ),
    "framework_entry_lacks": "In the framework file {file}, [[{part}]] number {number} lacks {key}.",
    "framework_no_entries": "In the framework file {file}, {part} are no list of tables. Write each of them under [[{part}]].",
    "framework_no_text": "In the framework file {file}, {key} is no text. Put it in quotation marks.",
    "framework_no_list": "In the framework file {file}, {key} is no list. Write it in square brackets.",
    "framework_no_yes_or_no": "In the framework file {file}, {key} of [[{part}]] number {number} is neither true nor false.",
    "framework_no_id": (
        "The id “{id}” of the framework file {file} has other characters than letters without accents, digits and underscores. Choose"
        " another."
    ),
    "framework_too_small": "The framework file {file} needs at least one dimension and two levels.",
    "framework_twice": "In the framework file {file}, two of [[{part}]] have the id “{id}”. Give one of them another.",
    "framework_ambiguous": "In the framework file {file}, “{spelling}” stands for two {kinds}.",
    "framework_no_language": (
        "In the framework file {file}, {where} is no table. Write names in a language as [languages.cy.dimensions], with a line for each"
        ' id: id = {{ name = "…", gloss = "…" }}.'
    ),
    "framework_language_code": (
        "In the framework file {file}, [languages.{code}] has no code of a language. Write it in small letters as ISO 639 has it: cy."
    ),
    "framework_language_key": (
        "In the framework file {file}, {where} has “{key}”, which means nothing there. Take it out, or mend its name."
    ),
    "framework_no_named": (
        'In the framework file {file}, {where} has no name, or what is no text. Write it as {{ name = "…", gloss = "…" }}.'
    ),
    "framework_no_such_dimension": (
        "In the framework file {file}, [languages.{code}] names the dimension “{id}”, which is none of the framework's."
    ),
    "framework_no_such_level": (
        "In the framework file {file}, [languages.{code}] names the level “{id}”, which is none of the framework's."
    ),
    "framework_no_such_area": "In the framework file {file}, [languages.{code}] names the area “{id}”, which is none of the framework's.",
    "framework_no_such_item": "In the framework file {file}, [languages.{code}] names the item “{id}”, which is none of the framework's.",
    "item_nowhere": (
        "In the framework file {file}, the item “{item}” belongs to “{dimension}”, which is no dimension of it."
    ),
    "dimension_nowhere": (
        "In the framework file {file}, the dimension “{dimension}” belongs to “{area}”, which is no area of it."
    ),
    "framework_changed": (
        "The framework “{framework}” has other dimensions or levels than when earlier exports were loaded. Give the changed framework an"
        " id of its own."
    ),
}

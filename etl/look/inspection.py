"""A first look at an export before anyone has said what its columns mean: what the Upload page shows for correction."""

from dataclasses import replace

from domain.declared.frameworks import NOT_RATED, Framework
from domain.declared.mapping_file import Mapping
from domain.declared.references import vocabulary
from domain.door.look import ColumnSeen, DimensionNamed, Inspection
from domain.rows import only_value
from domain.spelling import folded
from etl import store
from etl.look.columns import look_at, meaning_of, meanings_by_header
from etl.meaning.answers import level_codes
from etl.meaning.last_time import last_time
from etl.meaning.numbers import offered_levels
from etl.meaning.options import Options
from etl.meaning.remember import fingerprint, kept_mappings
from etl.meaning.understand import understand
from etl.read.files.archive import tables_in, unpacked
from etl.read.files.source import Source
from etl.read.staging.find_columns import refuse_too_many
from etl.refusals import FileRefused


SHOWN_VALUES = 5  # of a column; answers and names of dimensions are listed in full


def inspect_export(source: Source, options: Options) -> Inspection:
    """Each column with a few harmless values and a suggested meaning, and how the file was read; writes nothing.

    `refused` says why the file holds no table. Raises CallRefused where the call is off.
    """
    files: list[str] = []
    try:
        files = tables_in(source)
        table, mapping, framework = understand(unpacked(source, options.inside), options)
        refuse_too_many(table.header)
        with store.connect(source.size) as con:
            columns = look_at(con, table, framework, mapping)
            rows = only_value(con.execute("select count(*) from cells").fetchone())
    except FileRefused as refused:
        return Inspection(refused.said, files=files)
    ids = [dimension.dimension_id for dimension in framework.dimensions]
    own = table.with_own_codes(framework)
    answers = table.in_order(_answers_of(columns, mapping, {"level", *ids}))
    return Inspection(
        tool=table.tool,
        how_read=table.how_read,
        header_row=table.header_row,
        rows=rows,
        files=files,
        sheet=table.sheet_read,
        sheets=table.sheets,
        fingerprint=fingerprint(table.header),
        mapping=mapping.name or None,
        framework_id=framework.framework_id,
        dimensions=[
            DimensionNamed(one.dimension_id, one.name, framework.names_of(one)) for one in framework.dimensions
        ],
        columns=[replace(column, values=column.values[:SHOWN_VALUES]) for column in columns],
        answers=_answers(answers, own),
        levels_offered=offered_levels(answers, own, mapping),
        dimension_words=_dimension_words(_values_of(columns, mapping, {"dimension"}), framework),
        rater_group_words=_rater_group_words(_values_of(columns, mapping, {"rater_group"})),
        last_time=None if mapping.toml_text else last_time(kept_mappings(), table.called),
    )


def _answers(written: list[str], framework: Framework) -> dict[str, str | None]:
    """Each answer = the id of the level that it is as it stands, "not_rated", or None where nobody knows it; those first."""
    ids = {level.level: level.level_id for level in framework.levels} | {NOT_RATED: "not_rated"}
    codes = level_codes(written, framework, Mapping())
    return _unknown_first({answer: ids.get(code) for answer, code in zip(written, codes, strict=True)})


def _dimension_words(written: list[str], framework: Framework) -> dict[str, str | None]:
    """Each word = the id of the dimension that it names as it stands, None where it names none; those first."""
    return _unknown_first({word: framework.dimension_spellings.get(folded(word)) for word in written})


def _rater_group_words(written: list[str]) -> dict[str, str | None]:
    """Each word = the id of the rater group that it names as it stands, None where it names none; those first."""
    return _unknown_first({word: vocabulary("rater_group").meaning(word) for word in written})


def _values_of(columns: list[ColumnSeen], mapping: Mapping, meanings: set[str]) -> list[str]:
    """The values, each once, of the columns with one of these meanings, by the mapping or else as they surely have."""
    known = meanings_by_header(mapping)
    having = [column for column in columns if (meaning_of(column, known) if known else column.sure_meaning) in meanings]
    return list(dict.fromkeys(value for column in having for value in column.values))


def _answers_of(columns: list[ColumnSeen], mapping: Mapping, meanings: set[str]) -> list[str]:
    """The same of columns that hold levels; while no mapping says which those are, of all that look like questions."""
    asked = [column for column in columns if column.is_question and not column.sure_meaning and not mapping.toml_text]
    return list(
        dict.fromkeys(
            [*_values_of(columns, mapping, meanings), *(value for column in asked for value in column.values)]
        )
    )


def _unknown_first(words: dict[str, str | None]) -> dict[str, str | None]:
    return dict(sorted(words.items(), key=lambda word: word[1] is not None))

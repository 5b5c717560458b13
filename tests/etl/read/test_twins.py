"""Columns with one header are told apart by the tool's id or by their letter, and a short name stands in a grid's brackets."""

import csv
import io
import json

import pytest

from domain.declared.framework_file import parse_framework
from domain.declared.mapping_file import Mapping
from domain.door import wire
from domain.door.look import Inspection
from etl.meaning.remember import remember
from etl.read.staging.headers import Headers
from etl.refusals import FileRefused
from pages.upload_steps.mapping_form import mapping_content
from tests.support.command_line import inspected
from tests.support.door import DIMENSIONS, load, records


GROUPS = {"subject_id": "p", "team": "Ward 3", "role": "Nurse", "care_setting": "Acute", "wave": "2026 spring"}


def as_text(rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def people(number: int = 6) -> list[list[str]]:
    """Strong in all, which is of the least importance."""
    own = list(GROUPS.values())[1:]
    return [[f"p{place}", *own, *["Strong"] * 9, *["Essential"] * 9] for place in range(number)]


def qualtrics() -> bytes:
    ids = [*GROUPS, *[f"Q1_{n}" for n in range(9)], *[f"Q8_{n}" for n in range(9)]]
    return as_text(
        [ids, [*GROUPS, *DIMENSIONS, *DIMENSIONS], [json.dumps({"ImportId": name}) for name in ids], *people()]
    )


def plain_table() -> bytes:
    return as_text([[*GROUPS, *DIMENSIONS, *DIMENSIONS], *people()])


def seen_by(export: bytes) -> Inspection:
    return wire.of_json(Inspection, inspected(export))


def kept_from_upload(export: bytes, wanted: slice) -> Mapping:
    """The mapping that Upload keeps where the nine columns of `wanted` are chosen for the dimensions."""
    seen = seen_by(export)
    ids = [dimension.dimension_id for dimension in seen.dimensions]
    chosen = [*GROUPS, *[""] * 18]
    chosen[wanted] = ids
    return mapping_content.chosen_mapping(seen, chosen, "median", {}, Mapping())


@pytest.mark.parametrize(("write", "first"), [(qualtrics, "Q1_0"), (plain_table, f"{DIMENSIONS[0]} (column F)")])
@pytest.mark.parametrize(("wanted", "level"), [(slice(5, 14), 3), (slice(14, 23), 1)])
def test_either_of_two_twins_can_be_chosen_on_upload(write, first, wanted, level):
    export = write()
    mapping = kept_from_upload(export, wanted)
    assert (mapping.dimensions["inspiring_shared_purpose"] == (first,)) == (level == 3)
    remember("twins", mapping.content)
    report = load(export)
    assert (report.mapping, report.assessments_loaded, report.ratings_loaded) == ("twins", 6, 54)
    assert records("select distinct level from ratings") == [(level,)]
    again = mapping_content.meanings(seen_by(export), mapping)
    assert [again[wanted.start], again.count("inspiring_shared_purpose")] == ["inspiring_shared_purpose", 1]


@pytest.mark.parametrize("write", [qualtrics, plain_table])
def test_of_twins_only_the_first_is_chosen_beforehand(write):
    meanings = mapping_content.meanings(seen_by(write()), Mapping())
    assert [meanings.count(meaning) for meaning in set(meanings) - {""}] == [1] * 14
    assert meanings[14:] == [""] * 9


@pytest.mark.parametrize(("write", "told"), [(qualtrics, "F “Q1_0” and O “Q8_0”"), (plain_table, "F and O")])
def test_a_refusal_of_twins_names_their_ids(write, told):
    refusal = load(
        write(), mapping=Mapping(dimensions={"inspiring_shared_purpose": (DIMENSIONS[0],)}, toml_text=" ")
    ).refusal
    assert f"columns {told}" in refusal
    assert f"call the one that is “{Headers(*headers(write)).called[5]}”" in refusal


def headers(write) -> tuple[list[str], list[str]]:
    names = [*GROUPS, *DIMENSIONS, *DIMENSIONS]
    ids = [*GROUPS, *[f"Q1_{n}" for n in range(9)], *[f"Q8_{n}" for n in range(9)]]
    return names, ids if write is qualtrics else [""] * len(ids)


def test_a_letter_that_is_anothers_is_not_taken():
    found = Headers(["Team", "Role", "Team", ""])
    assert found.called == ["Team (column A)", "Role", "Team (column C)", "(column D)"]
    assert [found.mapped(called) for called in found.called] == [0, 1, 2, 3]
    with pytest.raises(FileRefused, match="does not have"):
        found.mapped("Team (column B)")


FRAMEWORK = """id = "short"
name = "Short"
dimensions = [{id = "aim", name = "Aim"}, {id = "hope", name = "Hope"}]
levels = [{id = "low", name = "Low"}, {id = "high", name = "High"}]
"""


@pytest.mark.parametrize(
    "around",
    [
        "How do we do? [{}]",
        "{}",
        "3. {}",
        "Rate us: {}",
        "Rate us on each … - {}",
        "{} [level]",
        "<b>{}</b>",
        "{}\nin a line",
    ],
)
def test_a_dimension_of_three_letters_is_found_where_it_stands_by_itself(around, tmp_path):
    (tmp_path / "short.toml").write_text(FRAMEWORK)
    rows = [[*GROUPS, around.format("Aim"), around.format("Hope")], ["p", *list(GROUPS.values())[1:], "Low", "High"]]
    report = load(as_text(rows), framework=str(tmp_path / "short.toml"))
    assert (report.refusal, report.ratings_loaded) == (None, 2)


@pytest.mark.parametrize("header", ["Aim2", "x-aim", "Aim [and why]", "Aims", "To aim"])
def test_a_short_name_by_chance_is_none(header):
    framework = parse_framework(FRAMEWORK, "short.toml")
    assert Headers([header]).asked(*framework.dimension_spellings) is None


def test_a_mapping_may_name_a_grids_row_alone():
    assert Headers(["Rate yourself [Aim]", "Team"]).mapped("Aim") == 0


def added_again(number: int = 6, above: tuple[str, str] | None = None) -> bytes:
    """The second dimension stands twice: the first half of the people answered it in one column, the others in the other."""
    names = [*GROUPS, *DIMENSIONS, DIMENSIONS[1]]
    rows = []
    for place, row in enumerate(people(number)):
        answers = row[:14]
        level = answers[6]
        rows.append([*answers, ""] if place < number // 2 else [*answers[:6], "", *answers[7:], level])
    headed = [["", *[""] * 4, above[0], *[""] * 8, above[1]]] if above else []
    return as_text([*headed, names, *rows])


def test_a_question_added_again_is_one_question_and_that_is_said():
    report = load(added_again())
    assert (report.refusal, report.assessments_loaded, report.ratings_loaded, report.ratings_not_rated) == (
        None,
        6,
        54,
        0,
    )
    (finding,) = report.findings
    assert "“Leading with care” (columns G and O)" in finding.message
    assert DIMENSIONS[1] not in report.columns_dropped
    assert not finding.needs_confirmation


def test_a_team_that_each_division_was_asked_for_by_itself_is_one_column():
    rows = [
        ["p1", "Ward 3", "Nurse", "Acute", "2026", *["Strong"] * 9, ""],
        ["p2", "", "Nurse", "Acute", "2026", *["Strong"] * 9, "Ward 4"],
    ]
    report = load(as_text([[*GROUPS, *DIMENSIONS, "Team"], *rows]))
    assert (report.refusal, report.columns_lacking[0]) == (None, "organisation")
    assert records("select team from assessments order by team") == [("Ward 3",), ("Ward 4",)]


def test_where_a_row_answers_both_it_is_said_how_to_keep_both(home):
    refusal = load(plain_table()).refusal
    assert (
        "If both ask the same people about the same, rename one and name both for the dimension in the mapping"
        in refusal
    )
    assert "if they are different raters', or another measure or wave, load the file once for each" in refusal
    assert not home.exists()


def test_columns_under_different_headings_are_not_one(home):
    assert "columns are headed" in load(added_again(above=("Part one", "Part two"))).refusal
    assert load(added_again(above=("Survey 2026", ""))).refusal is None


def test_two_blocks_that_different_people_answered_are_asked_about():
    halves = [
        [*row[:14], *[""] * 9] if place < 3 else [*row[:5], *[""] * 9, *row[5:14]] for place, row in enumerate(people())
    ]
    export = as_text([[*GROUPS, *DIMENSIONS, *DIMENSIONS], *halves])
    assert "load the file once for each" in load(export).refusal
    assert load(export, confirmed=frozenset({"same_question:level"})).ratings_loaded == 54


def test_questions_with_ids_of_their_own_are_two():
    halves = [
        [*row[:14], *[""] * 9] if place < 3 else [*row[:5], *[""] * 9, *row[5:14]] for place, row in enumerate(people())
    ]
    head = list(csv.reader(io.StringIO(qualtrics().decode())))[:3]
    assert "columns F “Q1_0” and O “Q8_0”" in load(as_text([*head, *halves])).refusal


def test_upload_chooses_both_columns_of_a_question_added_again():
    meanings = mapping_content.meanings(seen_by(added_again()), Mapping())
    assert [meanings[6], meanings[14], meanings.count("leading_with_care")] == ["leading_with_care"] * 2 + [2]

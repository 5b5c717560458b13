"""What the data owner declares."""

import pytest

from domain.columns import GROUPS
from domain.declared import breakdowns
from domain.errors import Unreadable


WHOLE = '{ id = "organisation", columns = [] }'


def test_the_default_is_board_grain():
    assert [breakdown.id for breakdown in breakdowns.declared().breakdowns] == [
        "organisation",
        "division",
        "team",
        "role",
        "care_setting",
        "division_role",
    ]


def test_a_further_breakdown_is_one_more_entry():
    line = '{ id = "band", name = "Band", columns = ["band"] }'
    declared = breakdowns.parse(f"breakdowns = [{WHOLE}, {line}]")
    assert declared.breakdowns[1].key == ("band",)
    assert declared.apart == set(GROUPS)


def test_the_owners_own_file_counts_for_more_than_the_projects(home):
    home.mkdir()
    (home / "breakdowns.toml").write_text(f"breakdowns = [{WHOLE}]", encoding="utf-8")
    assert len(breakdowns.declared().breakdowns) == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("breakdowns = [", "can't be read"),
        ("", "must be"),
        ('breakdowns = [{ id = "team", columns = ["team"] }]', "must be"),
        (f"breakdowns = [{WHOLE}, {WHOLE}]", "twice"),
        (f'breakdowns = [{WHOLE}, {{ id = "x", columns = ["wave"] }}]', '"wave"'),
        (f'breakdowns = [{WHOLE}, {{ id = "x", columns = [] }}]', "needs columns"),
        (f'breakdowns = [{WHOLE}, {{ id = "x", columns = ["team"], parent = "y" }}]', "declared before"),
    ],
)
def test_a_declaration_that_makes_no_sense_is_refused_in_a_sentence(text, says):
    with pytest.raises(Unreadable, match=says):
        breakdowns.parse(text)

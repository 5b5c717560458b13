"""What the data owner declares."""

import pytest

import settings
from disclosure import breakdowns
from disclosure.blocks import order
from disclosure.errors import PublishRefused
from domain.columns import GROUPS


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
    with pytest.raises(PublishRefused, match=says):
        breakdowns.parse(text)


def test_a_breakdown_put_first_lies_in_no_parent_and_everything_else_keeps_its_order():
    declared = breakdowns.parse((settings.PROJECT / "data" / "breakdowns.toml").read_text("utf-8"))
    teams = order.put_first(declared, "team")
    assert [one.id for one in teams.breakdowns] == [
        "organisation", "team", "division", "role", "care_setting", "division_role",
    ]  # fmt: skip
    assert (teams.breakdowns[1].parent, teams.breakdowns[1].key) == (None, ("division", "team"))
    assert order.put_first(declared, "organisation") == order.put_first(declared, "division") == declared
    with pytest.raises(PublishRefused, match="No breakdown “ward” is declared"):
        order.put_first(declared, "ward")


def test_an_order_is_kept_until_another_is_chosen_and_an_unreadable_one_is_said(home):
    home.mkdir()
    declared = breakdowns.declared()
    assert order.chosen(declared) == declared
    order.keep("team")
    assert order.chosen(declared).breakdowns[1].id == "team"
    order.keep("organisation")
    assert order.chosen(declared) == declared
    settings.breakdown_order().write_text("first = ", encoding="utf-8")
    with pytest.raises(PublishRefused, match="breakdown_order.toml can't be read"):
        order.chosen(declared)

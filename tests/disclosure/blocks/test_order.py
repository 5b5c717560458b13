"""Which breakdown comes first."""

import pytest

import settings
from disclosure.blocks import order
from disclosure.errors import PublishRefused
from domain.declared import breakdowns


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
    for first in (None, "team"):  # nor is it written over
        with pytest.raises(PublishRefused, match="breakdown_order.toml can't be read"):
            order.chosen(declared, first)

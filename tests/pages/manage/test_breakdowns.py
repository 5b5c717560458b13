"""Breakdowns are declared on a page: what each costs the others is seen first, and none is kept at the cost of an earlier one."""

from types import SimpleNamespace

import settings
from domain.declared import attributes, breakdowns, structure
from domain.declared.attributes import Attribute
from domain.declared.structure import Change
from domain.door.publication import Preview, Standing
from pages.manage.declaring import cost
from pages.upload_steps import etl_process
from tests.support.upload_page import button, select, text


COHORT, SEX = Attribute("own_cohort", "Cohort", values=("B", "A")), Attribute("own_sex", "Sex", is_sensitive=True)


def of(breakdown, alone, people=100):
    return Standing("T", "2026", "self", "performance", breakdown, breakdown.title(), 11, True, 9, 5, people, alone)


def audits(monkeypatch, *looks):
    """What the audits would say, of what is declared and then of what is drafted; a list that gets the texts they were asked of."""
    asked, answers = [], iter(looks)

    def ask(kind, *words, export, hear):
        asked.append(export.decode())
        assert words == ("publish", "--preview", "--k", "11", "--breakdowns", "-")
        return SimpleNamespace(is_done=True, report=Preview(tuple(of(*one) for one in next(answers).items())))

    monkeypatch.setattr(etl_process, "ask", ask)
    return asked


def add(app, *columns):
    app.multiselect[0].set_value(list(columns)).run()
    button(app, "Add it").click().run()
    assert not app.exception


def test_a_breakdown_that_costs_nothing_is_kept_at_the_end(dashboard, monkeypatch):
    attributes.keep([COHORT])
    asked = audits(monkeypatch, {"division": 90, "team": 50}, {"division": 90, "team": 50, "cohort": 100})
    app = dashboard("manage/breakdowns")
    assert "These are the breakdowns as they are declared" in text(app)
    add(app, "own_cohort")
    assert button(app, "Keep these breakdowns").disabled
    button(app, "See what it costs").click().run()
    assert [text.count("cohort") > 0 for text in asked] == [False, True]
    assert app.dataframe[0].value["As above"].tolist()[-1] == "100 % (100 of 100)"
    button(app, "Keep these breakdowns").click().run()
    kept = breakdowns.declared()
    assert (kept.breakdowns[-1].id, kept.breakdowns[-1].key) == ("cohort", ("own_cohort",))
    assert "The breakdowns are kept" in text(app)


def test_none_is_kept_at_the_cost_of_an_earlier_one_until_it_is_put_before_it(dashboard, monkeypatch):
    attributes.keep([COHORT])
    now, then = {"role": 90, "division_role": 70}, {"role": 90, "division_role": 58, "cohort": 100}
    audits(monkeypatch, now, then, now, then)
    app = dashboard("manage/breakdowns")
    add(app, "own_cohort")
    button(app, "See what it costs").click().run()
    assert "By “Division and role”, 12 people fewer" in text(app)
    assert button(app, "Keep these breakdowns").disabled
    app.button(key="up cohort").click().run()
    button(app, "See what it costs").click().run()
    assert not button(app, "Keep these breakdowns").disabled


def test_a_sensitive_attribute_is_crossed_with_nothing(dashboard):
    attributes.keep([SEX])
    app = dashboard("manage/breakdowns")
    add(app, "own_sex", "division")
    assert "sensitive" in app.error[0].value
    add(app, "own_sex")
    assert app.text_input(key="name of sex").value == "Sex"


def test_names_and_order_are_the_owners_and_what_lies_within_goes_with_it(dashboard, monkeypatch):
    audits(monkeypatch, {"team": 50}, {"team": 50})
    app = dashboard("manage/breakdowns")
    app.text_input(key="name of role").set_value("Staff group").run()
    app.button(key="out division").click().run()
    assert not app.exception
    button(app, "See what it costs").click().run()
    button(app, "Keep these breakdowns").click().run()
    assert [(one.id, one.name) for one in breakdowns.declared().breakdowns] == [
        ("organisation", "Organisation"),
        ("role", "Staff group"),
        ("care_setting", "Care setting"),
    ]


def test_what_is_kept_is_read_as_it_was_and_which_comes_first_is_in_its_order(home):
    settings.home().mkdir()
    settings.breakdown_order().write_text('first = "team"', encoding="utf-8")
    declared = breakdowns.parse(
        'line_managers = ["organisation", "division"]\n'
        'breakdowns = [{ id = "organisation", columns = [] }, { id = "division", name = "Our \\"big\\" parts", columns = ["division"] },'
        '{ id = "team", columns = ["team"], parent = "division" }, { id = "c", columns = ["cohort"] }]',
        (COHORT,),
    )
    attributes.keep([COHORT])
    breakdowns.keep(declared)
    assert breakdowns.declared() == declared
    assert not settings.breakdown_order().exists()


def test_the_values_of_an_attribute_are_put_in_order(dashboard):
    attributes.keep([COHORT])
    app = dashboard("manage/breakdowns")
    app.text_area[0].set_value("A\n B \nC\nA")
    select(app, "Attribute")
    button(app, "Keep this attribute").click().run()
    assert attributes.declared()[0].values == ("A", "B", "C")


def test_people_are_added_up_over_slices_before_they_are_compared():
    declared = breakdowns.declared()
    found = cost.Cost({one.id: one.name for one in declared.breakdowns}, {"role": (10, 20)}, {"role": (10, 20)})
    assert (found.lost, found.why_not) == ({}, "")


def test_a_change_of_structure_is_kept_and_forgotten(dashboard):
    app = dashboard("manage/breakdowns")
    select(app, "What changed").set_value("team")
    areas = {area.label: area for area in app.text_area}
    areas["Groups before, one a line"].set_value("Ward 1\nWard 2")
    button(app, "Keep this change").click().run()
    assert "Say the groups before" in text(app)
    areas = {area.label: area for area in app.text_area}
    areas["Groups after, one a line"].set_value("Ward 12")
    next(field for field in app.text_input if field.label == "First wave with the new names").set_value("2026 spring")
    button(app, "Keep this change").click().run()
    assert structure.declared() == (Change("team", ("Ward 1", "Ward 2"), ("Ward 12",), "2026 spring"),)
    button(app, "Forget it").click().run()
    assert structure.declared() == ()

"""Publications by the organisation's own attributes."""

from random import Random

import duckdb
import pytest

import settings
from analysis.narrative import extras
from analysis.published import metrics
from analysis.published import selection as selections
from analysis.published import store as stores
from disclosure.errors import PublishRefused
from disclosure.publish.publish import publish
from domain.declared import attributes
from tests.support.door import DIMENSIONS, assessment, load


COHORT, ETHNICITY = attributes.parse(
    {
        "cohort": {"kind": "ordered", "values": ["Second cohort", "First cohort", "Tiny cohort"]},
        "ethnicity": {"sensitive": True},
    },
    "attributes.toml",
)
BY_BOTH = ', { id = "cohort", name = "Cohort", columns = ["cohort"] }, { id = "ethnicity", name = "Ethnicity", columns = ["ethnicity"] }'


def declare(home, further=""):
    home.mkdir(exist_ok=True)
    whole, team = '{ id = "organisation", columns = [] }', '{ id = "team", name = "Team", columns = ["team"] }'
    (home / "breakdowns.toml").write_text(f"breakdowns = [{whole}, {team}{further}]", encoding="utf-8")


def people(wave="2026 spring", *, has_attributes=True, start=0, number=160):
    """Cohorts of about two thirds, one third and 5 people; ethnicity of about 145 and 15."""
    rows = []
    for person in range(start, start + number):
        random = Random(person)
        answers = Random(f"{wave} {person}")
        levels = {name: str(answers.randrange(1, 5)) for name in DIMENSIONS}
        own = {
            "cohort": "Tiny cohort" if person < 5 else ["First cohort", "Second cohort"][random.random() < 0.6],
            "ethnicity": "BME" if person % 11 == 0 else "White",
        }
        rows.append(
            assessment(f"p{person}", team=f"Ward {person % 3}", wave=wave, **levels, **(own if has_attributes else {}))
        )
    return rows


def sizes(released, breakdown):
    rows = released(f"select distinct wave, block, subjects from release where breakdown = '{breakdown}' order by all")
    return {(wave, block): subjects for wave, block, subjects in rows}


def test_people_are_counted_by_an_attribute_as_by_a_column_of_ours(home, released):
    declare(home, BY_BOTH)
    attributes.keep([COHORT, ETHNICITY])
    load(people())
    publish()
    found = sizes(released, "cohort")
    assert len(found) == 2  # the tiny one is combined
    assert sum(found.values()) == 160
    assert ("2026 spring", "First cohort + Tiny cohort") in found
    assert sizes(released, "ethnicity") == {
        ("2026 spring", "BME + White"): 160
    }  # 15 people are too few by a sensitive one
    assert released("select attribute, is_sensitive, k from attributes order by position") == [
        ("own_cohort", False, 11),
        ("own_ethnicity", True, 20),
    ]
    assert released("select distinct k from certificate") == [(11,)]


def test_values_are_shown_in_the_order_that_was_declared(home):
    declare(home, BY_BOTH)
    attributes.keep([COHORT])
    attributes.keep([ETHNICITY])
    load(people())
    publish()
    opened = stores.current()
    selected, _ = selections.choose(opened, {"breakdown": "cohort"})
    groups = metrics.groups(opened, selected)
    assert groups["group"].tolist() == ["Whole organisation", "Second cohort", "First cohort + Tiny cohort"]


def test_the_privacy_page_names_attributes_and_the_threshold_of_a_sensitive_one(home):
    declare(home, BY_BOTH)
    attributes.keep([COHORT, ETHNICITY])
    load(people())
    publish()
    ((heading, told),) = extras.own_words(stores.current())
    assert heading == "Attributes of its own"
    assert (
        told
        == "Breakdowns are by Cohort and Ethnicity (sensitive: 20 people or more, in the whole organisation alone) too."
    )


def test_a_store_without_attributes_has_nothing_of_them(home, released):
    declare(home)
    load(people(has_attributes=False))
    publish()
    assert released("select count(*) from duckdb_tables() where table_name = 'attributes'") == [(0,)]
    (kind,) = released("select distinct typeof(members) from release")
    assert "own_" not in kind[0]
    with duckdb.connect(settings.private() / "ledger.duckdb", read_only=True) as ledger:
        assert "own_" not in str(ledger.execute("describe kept.people").fetchall())
    assert extras.own_words(stores.current()) == []


def test_an_attribute_that_comes_later_leaves_what_was_published_and_splits_what_comes(home, released):
    declare(home)
    load(people(has_attributes=False))
    publish()
    before = sizes(released, "team")
    attributes.keep([COHORT, ETHNICITY])
    declare(home, BY_BOTH)
    load(people("2027 spring", start=0))
    publication = publish()
    assert (publication.certified, publication.changes_applied, publication.changes_deferred) == (True, 0, 0)
    assert before.items() <= sizes(released, "team").items()
    assert {block for wave, block in sizes(released, "cohort") if wave == "2027 spring"} == {
        "First cohort + Tiny cohort",
        "Second cohort",
    }
    assert {block for wave, block in sizes(released, "cohort") if wave == "2026 spring"} <= {"Not stated"}
    again = publish()
    assert (again.changes_applied, again.changes_deferred) == (0, 0)


def test_what_was_published_by_an_attribute_is_not_forgotten(home):
    declare(home, BY_BOTH)
    attributes.keep([COHORT, ETHNICITY])
    load(people())
    publish()
    declare(home)
    settings.attributes().unlink()
    with pytest.raises(PublishRefused, match="own_cohort"):
        publish()


def test_what_turns_out_to_be_sensitive_is_published_by_its_own_threshold_from_then_on(home, released):
    declare(home, ', { id = "ethnicity", name = "Ethnicity", columns = ["own_ethnicity"] }')
    attributes.keep([attributes.parse({"ethnicity": {}}, "a")[0]])
    load(people(), confirmed=frozenset({"sensitive:own_ethnicity"}))
    assert [one.is_sensitive for one in attributes.declared()] == [True]
    publish()
    assert min(sizes(released, "ethnicity").values()) >= settings.MINIMUM_OF_SENSITIVE

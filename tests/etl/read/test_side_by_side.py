"""No median is taken across rater groups, measures or waves."""

import pytest

from etl.mapping import read_mapping
from etl.read.staging.side_by_side import refuse_side_by_side
from etl.refusals import FileRefused
from tests.support.door import DIMENSIONS, assessment, load, records


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        (("Engaging the team (Self)", "Engaging the team (Manager)"), "rater groups"),
        (("Self: Engaging", "Peers: Engaging"), "rater groups"),
        (("Q1 self", "Q1 peers"), "rater groups"),
        (("Engaging the team", "Engaging the team - Direct reports"), "rater groups"),
        (("Engaging [Performance]", "Engaging [Importance]"), "measures"),
        (("Engaging the team - 2025", "Engaging the team - 2026"), "waves"),
        (("Engaging (Pre)", "Engaging (Post)"), "waves"),
    ],
)
def test_columns_of_different_kinds_are_refused_with_what_to_do(headers, kind):
    with pytest.raises(FileRefused, match=f"of different {kind}.*Load the file once for each"):
        refuse_side_by_side("Engaging the team", list(headers))


@pytest.mark.parametrize(
    "headers",
    [
        ("Q6_1", "Q6_2"),
        ("I listen to what my team says to me", "I ask my peers what they need from me"),
        ("Q1 (Self)", "Q2 (Self)"),
    ],
)
def test_several_questions_of_one_kind_are_combined(headers):
    refuse_side_by_side("Engaging the team", list(headers))


def test_a_mapping_that_would_mix_raters_loads_nothing(tmp_path, home):
    file = tmp_path / "mapping.toml"
    file.write_text('[dimensions]\nengaging_the_team = ["Team (Self)", "Team (Manager)"]', "utf-8")
    row = assessment("p1", **{"Team (Self)": "1", "Team (Manager)": "4"})
    assert "different rater groups" in load([row], mapping=read_mapping(file)).refusal
    assert not home.exists()


def tagged(*patterns: str, **other: str) -> dict[str, str]:
    """A row whose dimensions stand once under each pattern."""
    row = {name: value for name, value in assessment("p1", **other).items() if name not in (*DIMENSIONS, "rater_group")}
    return row | {pattern.format(name): "Strong" for pattern in patterns for name in DIMENSIONS}


@pytest.mark.parametrize(
    ("patterns", "kind"),
    [
        (("{} - Self", "{} - Manager"), "rater groups"),
        (("Self: {}", "Manager: {}"), "rater groups"),
        (("{} [Self]", "{} [Line manager]"), "rater groups"),
        (("{} (Self)", "{} (Rated by my manager)"), "rater groups"),
        (("Q3. {} – Peers", "Q4. {} – Direct reports"), "rater groups"),
        (("{} [Performance rating]", "{} (Importance)"), "measures"),
        (("{} - 2025", "{} - 2026"), "waves"),
        (("{}: Pre", "{}: Post"), "waves"),
    ],
)
def test_side_by_side_columns_that_are_known_unasked_are_refused_with_the_same_sentence(patterns, kind, home):
    refusal = load([tagged(*patterns)]).refusal
    assert f"are of different {kind}, and their answers are never made into one level. Load the file once" in refusal
    assert not home.exists()


@pytest.mark.parametrize(
    ("pattern", "name", "value"),
    [
        ("{} - Manager", "rater_group", "line_manager"),
        ("Manager's rating: {}", "rater_group", "line_manager"),
        ("{} [Peers]", "rater_group", "peers"),
        ("12. {} (Direct reports)", "rater_group", "direct_reports"),
        ("{} [importance]", "measure", "importance"),
    ],
)
def test_what_only_the_names_of_the_columns_say_is_asked_for(pattern, name, value):
    export = [tagged(pattern)]
    assert f"--set {name}={value}" in load(export).refusal
    report = load(export, columns_set={name: value})
    assert (report.refusal, report.ratings_loaded) == (None, 9)
    assert records(f"select distinct {name} from assessments") == [(value,)]


def test_the_columns_of_one_dimension_each_may_not_be_of_different_raters(home):
    row = tagged("{} - Self") | {"Leading with care - Manager": "Strong"}
    del row["Leading with care - Self"]
    assert "are of different rater groups" in load([row], columns_set={"rater_group": "self"}).refusal


def test_a_column_that_says_who_rated_answers_for_the_tag():
    report = load([tagged("{} - Manager") | {"rater_group": "line manager"}])
    assert (report.refusal, report.ratings_loaded) == (None, 9)


@pytest.mark.parametrize(
    "pattern", ["{} - Self", "{} [Self-assessment]", "{} [level]", "{} (your performance)", "Rate … - {}"]
)
def test_a_tag_that_says_what_holds_unsaid_is_not_asked_about(pattern):
    report = load([tagged(pattern)])
    assert (report.refusal, report.ratings_loaded) == (None, 9)


def test_a_mapping_to_the_columns_of_one_rater_group_has_to_say_which(tmp_path):
    file = tmp_path / "mapping.toml"
    dimension = '[dimensions]\nengaging_the_team = ["Team (Manager)", "Ward (Manager)"]'
    row = assessment("p1", **{"Team (Manager)": "1", "Ward (Manager)": "4"})
    del row["rater_group"]
    file.write_text(dimension, "utf-8")
    assert "--set rater_group=line_manager" in load([row], mapping=read_mapping(file)).refusal
    file.write_text(f'constants.rater_group = "manager"\n{dimension}', "utf-8")
    assert load([row], mapping=read_mapping(file)).ratings_loaded == 9


def test_a_dimension_whose_own_name_ends_in_a_rater_group_has_no_tag(tmp_path):
    file = tmp_path / "mapping.toml"
    file.write_text('[dimensions]\nengaging_the_team = "Developing others"', "utf-8")
    row = assessment("p1", **{"Developing others": "1"})
    del row["rater_group"]
    assert load([row], mapping=read_mapping(file)).ratings_loaded == 9

"""No median is taken across rater groups, measures or waves: columns of different sides are read apart, or asked about."""

import pytest

from domain.declared.mapping_file import read_mapping
from domain.declared.sides import Side
from etl.read.staging.sides.side_by_side import Names, count_side, different
from tests.support.door import DIMENSIONS, assessment, load, records


NAMED = Names(["engaging_the_team", "Engaging the team"])
SELF, MANAGER, PEERS = (Side(rater_group=group) for group in ("self", "line_manager", "peers"))


@pytest.mark.parametrize(
    ("header", "side"),
    [
        ("Engaging the team", Side()),
        ("Engaging the team (Self)", SELF),
        ("Self: Engaging the team", SELF),
        ("Q3. Engaging the team – Line manager", MANAGER),
        ("Manager's rating - 3. Engaging the team", MANAGER),
        ("Engaging the team [rated by my manager]", MANAGER),
        ("engaging_the_team_peers", PEERS),
        ("Peers Engaging the team", PEERS),
        ("Engaging the team Peer 2", Side(rater_group="peers", rater="2")),
        ("Engaging the team [your performance]", Side(measure="performance")),
        ("How important is Engaging the team", Side(measure="importance")),
        ("Engaging the team – Importance – Peers – 2026", Side("peers", measure="importance", wave="2026")),
        ("2025 spring Engaging the team (Self)", Side("self", wave="2025 spring")),
        ("Engaging the team: 2024/25", Side(wave="2024/25")),
        ("Engaging the team (T2)", Side(wave="T2")),
        ("Engaging the team - Wave 1", Side(wave="Wave 1")),
        ("Engaging the team (Pre)", Side(wave="Pre")),
    ],
)
def test_what_stands_beside_a_name_says_whose_answers_they_are(header, side):
    assert NAMED.found_in(header).side == side


@pytest.mark.parametrize(
    ("header", "is_no_answer"),
    [
        ("Engaging the team - Staff", False),
        ("Engaging the team - Self and manager", False),
        ("Engaging the team - Required", False),
        ("Engaging the team - Average of peers", True),
        ("Engaging the team - Gap 2025 to 2026", True),
        ("Engaging the team - Peers (n)", True),
        ("Engaging the team: comments by peers", True),
    ],
)
def test_what_is_not_understood_whole_is_no_side(header, is_no_answer):
    found = NAMED.found_in(header)
    assert (found.side, found.is_no_answer) == (None, is_no_answer)


@pytest.mark.parametrize("header", ["The team", "Engaging", "Engaging their team - Self"])
def test_a_name_is_found_whole_or_not_at_all(header):
    assert NAMED.found_in(header) is None


@pytest.mark.parametrize(
    ("header", "side"),
    [
        ("Number of peers", PEERS),
        ("Peers (n)", PEERS),
        ("No. of line managers 2026", Side("line_manager", wave="2026")),
        ("Number of raters", None),
        ("Peers", None),
        ("Peer 3", None),
    ],
)
def test_how_many_raters_there_were_is_said_of_one_rater_group(header, side):
    assert count_side(header) == side


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        (("Engaging the team (Self)", "Engaging the team (Manager)"), "rater_group"),
        (("Self: Engaging", "Peers: Engaging"), "rater_group"),
        (("Q1 self", "Q1 peers"), "rater_group"),
        (("Engaging the team", "Engaging the team - Direct reports"), "rater_group"),
        (("Engaging [Performance]", "Engaging [Importance]"), "measure"),
        (("Engaging the team - 2025", "Engaging the team - 2026"), "wave"),
        (("Engaging (Pre)", "Engaging (Post)"), "wave"),
        (("Q6_1", "Q6_2"), None),
        (("I listen to what my team says to me", "I ask my peers what they need from me"), None),
        (("Q1 (Self)", "Q2 (Self)"), None),
    ],
)
def test_questions_that_a_mapping_gives_one_dimension_are_of_one_side(headers, kind):
    assert different(list(headers)) == kind


def test_a_mapping_that_would_mix_raters_loads_nothing(tmp_path, home):
    file = tmp_path / "mapping.toml"
    file.write_text('[dimensions]\nengaging_the_team = ["Team (Self)", "Team (Manager)"]', "utf-8")
    row = assessment("p1", **{"Team (Self)": "1", "Team (Manager)": "4"})
    assert "different rater groups, and their answers are never made into one level" in (
        load([row], mapping=read_mapping(file)).refusal
    )
    assert not home.exists()


def tagged(*patterns: str, **other: str) -> dict[str, str]:
    """A row whose dimensions stand once under each pattern."""
    row = {name: value for name, value in assessment("p1", **other).items() if name not in (*DIMENSIONS, "rater_group")}
    return row | {pattern.format(name): "Strong" for pattern in patterns for name in DIMENSIONS}


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
def test_what_all_columns_are_named_after_is_read_and_said_and_the_call_may_overrule_it(pattern, name, value):
    report = load([tagged(pattern)])
    assert (report.refusal, report.ratings_loaded) == (None, 9)
    told = [(finding.rule, finding.column) for finding in report.findings if finding.rule != "few_raters"]
    assert told == [("said_by_headers", name)]
    assert records(f"select distinct {name} from assessments") == [(value,)]
    unsaid = {"rater_group": "self", "measure": "performance"}[name]
    assert load([tagged(pattern)], columns_set={name: unsaid}).ratings_loaded == 9
    assert records(f"select distinct {name} from assessments order by all") == sorted([(value,), (unsaid,)])


def test_one_wave_in_all_names_is_the_wave_of_a_file_without_one():
    row = tagged("{} 2025")
    assert load([{name: text for name, text in row.items() if name != "wave"}]).ratings_loaded == 9
    assert load([row]).ratings_loaded == 9, "a column says more than names"
    assert records("select wave from assessments order by all") == [("2025",), ("2026 spring",)]


@pytest.mark.parametrize("options", [{"columns_set": {"rater_group": "self"}}, {}])
def test_what_names_say_and_a_column_or_the_call_says_otherwise_is_refused(options, home):
    row = tagged("{} - Self", "{} - Manager", **({} if options else {"rater group": "self"}))
    assert "says rater_group too" in load([row], **options).refusal
    assert not home.exists()


def test_a_column_that_says_who_rated_answers_for_the_tag():
    report = load([tagged("{} - Manager") | {"rater_group": "peers"}])
    assert (report.refusal, report.ratings_loaded) == (None, 9)
    assert records("select rater_group from assessments") == [("peers",)]


@pytest.mark.parametrize(
    "pattern", ["{} - Self", "{} [Self-assessment]", "{} [level]", "{} (your performance)", "Rate … - {}"]
)
def test_a_tag_that_says_what_holds_unsaid_is_not_spoken_of(pattern):
    report = load([tagged(pattern)])
    assert (report.refusal, report.ratings_loaded, report.findings, report.side_by_side) == (None, 9, [], None)


@pytest.mark.parametrize(
    ("patterns", "more", "asked"),
    [
        (("{}", "{} - Manager"), {}, "unsaid_side:rater_group"),
        (("{} - Self", "{} - Staff"), {}, "unknown_side:staff"),
        (("{} - Self", "{} - Others"), {}, "others_beside:rater_group"),
        (("{} - Self",), {"Leading with care - Peers": "Strong"}, "side_lacks:peers"),
    ],
)
def test_what_is_not_sure_is_asked_before_anything_loads(patterns, more, asked, home):
    row = tagged(*patterns) | more
    assert f"--confirm {asked}" in load([row]).refusal
    assert not home.exists()
    report = load([row], confirmed=frozenset([asked]))
    levels = 9 if asked.startswith("unknown") else 9 * len(patterns) + len(more)
    assert (report.refusal, report.ratings_loaded) == (None, levels)


@pytest.mark.parametrize(
    ("patterns", "said"),
    [
        (("{} - 2025", "{}"), "name no wave"),
        (("{} - Peers", "{} - Peer 1", "{} - Peer 2"), "it may hold what several raters say together"),
        (("{} - Peers", "Peers: {}"), "Two columns are headed"),
    ],
)
def test_what_no_answer_could_settle_is_refused(patterns, said, home):
    row = {name: text for name, text in tagged(*patterns).items() if name != "wave"}
    assert said in load([row]).refusal
    assert not home.exists()


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

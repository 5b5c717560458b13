"""The made-up export: the same seed gives the same bytes, its sizes are a trust's, and only what is planted differs."""

import csv
import hashlib
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import settings
from domain.declared.framework_file import read_framework
from domain.declared.references import vocabulary
from etl.refusals import CallRefused
from etl.sample import write_sample
from etl.sample.answers import HIGHER_DIMENSION, HIGHER_ROLE, LOWER_DIMENSION, LOWER_DIVISION, RISEN_DIMENSION
from etl.sample.shapes import ABOUT_THE_ASSESSMENT, ABOUT_THE_PERSON
from etl.sample.trust import description


MODEL = read_framework(settings.FRAMEWORK)
DIMENSIONS = [dimension.name for dimension in MODEL.dimensions]
LEVELS = {level.name: level.level for level in MODEL.levels}
SECOND_MODEL = settings.FRAMEWORKS / "leadership_framework_2011.toml"
# Of 230 comparisons, one by chance beyond 4.5 standard errors would be a wonder.
SURELY_DIFFERENT, STANDARD_ERRORS_BY_CHANCE = 7, 4.5


def export(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The default export and its summary."""
    path = tmp_path_factory.mktemp("sample") / "made_up_trust.csv"
    return path, write_sample(path)


@pytest.fixture(scope="module")
def trust(made) -> pd.DataFrame:
    return export(made[0])


@pytest.fixture(scope="module")
def performance(trust) -> pd.DataFrame:
    """Performance rows with levels as numbers, NaN where there is none."""
    rows = trust[trust["measure"] == "performance"].copy()
    for dimension in DIMENSIONS:
        rows[dimension] = rows[dimension].map(LEVELS).astype(float)
    return rows


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path):
    for name, seed in (("one", 1), ("again", 1), ("two", 2)):
        write_sample(tmp_path / name, people=200, teams=12, seed=seed)
    assert sha256(tmp_path / "one") == sha256(tmp_path / "again") != sha256(tmp_path / "two")


def test_the_bytes_are_utf8_with_plain_line_ends_and_no_mark_before(made):
    written = made[0].read_bytes()
    assert written.startswith(b"subject_id,")
    assert written.endswith(b"\n")
    assert b"\r" not in written
    written.decode("utf-8")


def test_the_summary_counts_what_was_written(made, trust):
    summary = made[1]
    answers = trust[DIMENSIONS].to_numpy()
    rated = np.isin(answers, list(LEVELS))
    assert summary.rows == summary.assessments == len(trust)
    assert (summary.ratings, summary.not_rated) == (rated.sum(), (~rated).sum())
    assert summary.people == trust["subject_id"].nunique() == 6_000
    assert summary.waves == ("2025 spring", "2025 autumn", "2026 spring") == tuple(trust["wave"].unique())


def test_the_columns_are_those_of_an_export_that_needs_no_mapping(trust):
    assert list(trust.columns) == [*ABOUT_THE_PERSON, *ABOUT_THE_ASSESSMENT, *DIMENSIONS]
    assert set(trust["role"]) == set(vocabulary("role").names)
    assert set(trust["care_setting"]) <= set(vocabulary("care_setting").names)
    assert set(trust["band"]) <= {*vocabulary("band").names, ""}
    assert set(trust["rater_group"]) == {"self", "line_manager", "peers", "direct_reports"}
    assert set(trust[DIMENSIONS].to_numpy().ravel()) == {*LEVELS, "Unable to rate", ""}
    assert sorted(trust["wave_date"].unique()) == ["2025-05-01", "2025-10-01", "2026-05-01"]


def test_it_says_that_it_is_made_up(trust):
    assert set(trust["organisation"]) == {"Made-up Example NHS Trust"}


def test_long_and_wide_hold_the_same_ratings(tmp_path):
    wide = write_sample(tmp_path / "wide", people=150, teams=10)
    long = write_sample(tmp_path / "long", people=150, teams=10, shape="long")
    keys = [*ABOUT_THE_PERSON, *ABOUT_THE_ASSESSMENT]
    melted = export(tmp_path / "wide").melt(keys, var_name="dimension", value_name="level")
    written = export(tmp_path / "long")
    assert list(written.columns) == [*keys, "dimension", "level"]
    assert Counter(melted.itertuples(index=False, name=None)) == Counter(written.itertuples(index=False, name=None))
    assert long.rows == len(written) == wide.rows * len(DIMENSIONS)
    assert (long.assessments, long.ratings, long.not_rated) == (wide.assessments, wide.ratings, wide.not_rated)


def test_its_sizes_are_a_trusts(trust):
    performance_rows = trust[trust["measure"] == "performance"]
    assert 35_000 < len(performance_rows) < 41_000
    per_wave = performance_rows.groupby(["rater_group", "wave"])["subject_id"].nunique().unstack()
    assert per_wave.loc["self"].between(4_000, 4_500).all()
    assert (per_wave.drop("self").to_numpy() > 700).all()
    assert (trust["division"].nunique(), trust["team"].nunique(), trust["role"].nunique()) == (9, 80, 10)
    assert trust["care_setting"].nunique() >= 6


def test_team_sizes_have_a_long_tail(performance):
    first = performance[(performance["rater_group"] == "self") & (performance["wave"] == "2025 spring")]
    sizes = first["team"].value_counts()
    assert len(sizes) == 80
    assert (sizes <= 10).sum() >= 4
    assert 250 <= sizes.max() <= 360
    assert sizes.mean() > 1.3 * sizes.median()


def test_a_team_lies_in_one_division_and_a_person_in_one_team(trust):
    assert (trust.groupby("team")["division"].nunique() == 1).all()
    assert (trust.groupby("subject_id")[list(ABOUT_THE_PERSON[1:])].nunique() == 1).all(axis=None)


def test_people_come_and_go_between_waves_and_not_all_take_part(performance):
    seen = performance.groupby("wave")["subject_id"].agg(set)
    first, last = seen["2025 spring"], seen["2026 spring"]
    assert len(first & last) > 2_000
    assert len(first - last) > 500
    assert len(last - first) > 500


@pytest.mark.parametrize(("hard", "lowest", "highest"), [(False, 0.88, 0.94), (True, 0.975, 0.995)])
def test_care_settings_follow_teams(tmp_path, hard, lowest, highest):
    write_sample(tmp_path / "out", people=3_000, teams=30, hard=hard)
    people = export(tmp_path / "out").drop_duplicates("subject_id")
    commonest = people.groupby("team")["care_setting"].agg(lambda values: values.value_counts().iloc[0])
    assert lowest < commonest.sum() / len(people) < highest


def test_hard_data_are_mostly_at_one_level(tmp_path):
    write_sample(tmp_path / "out", people=3_000, teams=30, hard=True)
    rows = export(tmp_path / "out")
    answers = (
        rows.loc[(rows["rater_group"] == "self") & (rows["measure"] == "performance"), DIMENSIONS].to_numpy().ravel()
    )
    rated = Counter(answers[np.isin(answers, list(LEVELS))])
    assert 0.76 < rated.most_common(1)[0][1] / rated.total() < 0.84
    assert set(rated) == set(LEVELS)


def test_self_is_one_row_a_subject_wave_and_measure_without_a_rater(trust):
    own = trust[trust["rater_group"] == "self"]
    assert not own.duplicated(["subject_id", "wave", "measure"]).any()
    assert set(own["rater_id"]) == {""}
    assert set(own["measure"]) == {"performance", "importance"}


def test_others_are_one_row_a_rater_and_a_rater_rates_several_subjects_of_one_team(trust):
    others = trust[(trust["rater_group"] != "self") & (trust["measure"] == "performance")]
    assert not (others["rater_id"] == "").any()
    assert not others.duplicated(["subject_id", "wave", "rater_group", "rater_id"]).any()
    assert (others.groupby("rater_id")["team"].nunique() == 1).all()
    assert (others.groupby("rater_id")["rater_group"].nunique() == 1).all()
    peers = others[others["rater_group"] == "peers"]
    assert peers.groupby(["wave", "rater_id"])["subject_id"].nunique().mean() > 2
    raters = peers.groupby(["wave", "subject_id"])["rater_id"].nunique()
    assert 3.5 < raters.mean() < 4.5
    assert 0.05 < (raters < settings.MINIMUM_RATERS_PER_SUBJECT).mean() < 0.2


def test_dimensions_are_correlated_and_self_is_higher_than_others(performance):
    own = performance[performance["rater_group"] == "self"]
    correlations = own[DIMENSIONS].corr().to_numpy()[np.triu_indices(len(DIMENSIONS), 1)]
    assert correlations.min() > 0.35
    assert correlations.max() < 0.65
    means = performance.groupby("rater_group")[DIMENSIONS].mean()
    assert (means.loc["self"] > means.loc["peers"] + 0.1).all()


def test_some_answers_are_missing_and_some_raters_unable(trust):
    peers = trust.loc[trust["rater_group"] == "peers", DIMENSIONS].to_numpy().ravel()
    assert 0.04 < (peers == "Unable to rate").mean() < 0.08
    assert 0.01 < (peers == "").mean() < 0.04


def standard_errors(values: pd.Series, is_in: pd.Series) -> float:
    """How many standard errors the group's mean lies above that of everybody else."""
    inside, outside = values[is_in].dropna(), values[~is_in].dropna()
    return (inside.mean() - outside.mean()) / np.sqrt(inside.var() / len(inside) + outside.var() / len(outside))


@pytest.mark.parametrize("rater_group", ["self", "peers"])
def test_what_is_planted_is_there_and_nothing_else_differs(performance, rater_group):
    wave = performance[(performance["rater_group"] == rater_group) & (performance["wave"] == "2025 spring")]
    subjects = wave.groupby(["subject_id", "division", "role", "care_setting"], as_index=False)[DIMENSIONS].mean()
    division = description()["divisions"][LOWER_DIVISION]["name"]
    planted = {("division", division, LOWER_DIMENSION): -1, ("role", HIGHER_ROLE, HIGHER_DIMENSION): 1}
    checked = 0
    for breakdown in ("division", "role", "care_setting"):
        for group in subjects[breakdown].unique():
            for number, dimension in enumerate(DIMENSIONS):
                found = standard_errors(subjects[dimension], subjects[breakdown] == group)
                if sign := planted.get((breakdown, group, number)):
                    assert sign * found > SURELY_DIFFERENT, (group, dimension)
                    checked += 1
                # Who works where carries a planted difference on into other groups of that dimension.
                elif number not in (LOWER_DIMENSION, HIGHER_DIMENSION) and (subjects[breakdown] == group).sum() > 30:
                    assert abs(found) < STANDARD_ERRORS_BY_CHANCE, (group, dimension)
    assert checked == len(planted)


def test_one_dimension_rises_in_the_last_wave_and_no_other_changes(performance):
    own = performance[performance["rater_group"] == "self"]
    for number, dimension in enumerate(DIMENSIONS):
        last = standard_errors(own[dimension], own["wave"] == "2026 spring")
        middle = standard_errors(own[dimension], own["wave"] == "2025 autumn")
        if number == RISEN_DIMENSION:
            assert last > SURELY_DIFFERENT
        else:
            assert max(abs(last), abs(middle)) < STANDARD_ERRORS_BY_CHANCE, dimension


def test_importance_has_none_of_the_planted_differences(trust):
    rows = trust[(trust["measure"] == "importance") & (trust["rater_group"] == "self")]
    division = rows["division"] == description()["divisions"][LOWER_DIVISION]["name"]
    levels = rows[DIMENSIONS].apply(lambda column: column.map(LEVELS).astype(float))
    wave = rows["wave"] == "2026 spring"
    assert abs(standard_errors(levels.iloc[:, LOWER_DIMENSION], division)) < STANDARD_ERRORS_BY_CHANCE
    assert (
        abs(standard_errors(levels.iloc[:, HIGHER_DIMENSION], rows["role"] == HIGHER_ROLE)) < STANDARD_ERRORS_BY_CHANCE
    )
    assert abs(standard_errors(levels.iloc[:, RISEN_DIMENSION], wave)) < STANDARD_ERRORS_BY_CHANCE


def test_several_organisations_share_nobody_and_have_sizes_of_their_own(tmp_path):
    summary = write_sample(tmp_path / "out", people=120, organisations=12, teams=10)
    rows = export(tmp_path / "out")
    assert summary.people == rows["subject_id"].nunique() == 1_440
    assert rows["organisation"].nunique() == summary.organisations == 12
    assert "Made-up Example NHS Trust 01" in set(rows["organisation"])
    for column in ("subject_id", "rater_id"):
        assert (rows[rows[column] != ""].groupby(column)["organisation"].nunique() == 1).all()


def test_a_framework_of_another_size_gives_its_own_columns_and_levels(tmp_path):
    second = read_framework(SECOND_MODEL.stem)
    write_sample(tmp_path / "out", people=100, teams=10, framework=SECOND_MODEL)
    rows = export(tmp_path / "out")
    names = [dimension.name for dimension in second.dimensions]
    assert list(rows.columns[-len(names) :]) == names
    assert len(names) != len(DIMENSIONS)
    assert set(rows[names].to_numpy().ravel()) == {*(level.name for level in second.levels), "Unable to rate", ""}


def test_names_with_commas_and_quotes_stay_whole(tmp_path):
    (tmp_path / "small.toml").write_text(
        'id = "small"\nname = "Small"\nattribution = "Ours"\n'
        '[[dimensions]]\nid = "care"\nname = "Care, \\"always\\""\n'
        '[[levels]]\nid = "no"\nname = "No, never"\n[[levels]]\nid = "yes"\nname = "Yes"\n',
        encoding="utf-8",
    )
    write_sample(tmp_path / "out", people=40, teams=9, framework=tmp_path / "small.toml")
    with (tmp_path / "out").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header[-1] == 'Care, "always"'
    assert {len(row) for row in rows} == {len(header)}
    assert {row[-1] for row in rows} <= {"No, never", "Yes", ""}


@pytest.mark.parametrize(
    ("people", "divisions", "teams", "waves"), [(1, 1, 1, 1), (5, 9, 80, 3), (300, 1, 1, 2), (200, 20, 130, 7)]
)
def test_every_person_is_a_subject_whatever_the_sizes(tmp_path, people, divisions, teams, waves):
    summary = write_sample(tmp_path / "out", people=people, divisions=divisions, teams=teams, waves=waves)
    rows = export(tmp_path / "out")
    assert rows["subject_id"].nunique() == summary.people == people
    assert rows["team"].nunique() <= teams
    assert len(summary.waves) == len(set(summary.waves)) == waves


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"people": 0}, "at least one of people"),
        ({"waves": -1}, "at least one of waves"),
        ({"divisions": 9, "teams": 8}, "at least as many teams"),
        ({"shape": "square"}, "wide or long"),
    ],
)
def test_an_impossible_sample_is_refused_with_a_reason_and_nothing_written(tmp_path, options, says):
    with pytest.raises(CallRefused, match=says):
        write_sample(tmp_path / "out", **options)
    assert list(tmp_path.iterdir()) == []


def test_a_failure_half_way_leaves_what_was_there(tmp_path, monkeypatch):
    out = tmp_path / "out"
    out.write_text("before", encoding="utf-8")
    monkeypatch.setattr("etl.sample.os.replace", lambda *paths: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        write_sample(out, people=20, teams=9)
    assert out.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [out]


def test_the_readme_gives_the_figures_of_the_default_export(made, performance):
    readme = (settings.PROJECT / "data" / "sample" / "README.md").read_text(encoding="utf-8")
    summary = made[1]
    own = performance[performance["rater_group"] == "self"]
    last, middle = (own[own["wave"] == wave] for wave in ("2026 spring", "2025 autumn"))
    division = last["division"] == "Emergency and Urgent Care"
    role = last["role"] == "Allied Health Professionals"
    sizes = own[own["wave"] == "2025 spring"]["team"].value_counts()

    def high(values: pd.Series) -> str:
        return f"{(values.dropna() >= LEVELS['Strong']).mean() * 100:.1f} %"

    low, raised, risen = DIMENSIONS[LOWER_DIMENSION], DIMENSIONS[HIGHER_DIMENSION], DIMENSIONS[RISEN_DIMENSION]
    for sentence in (
        f"{summary.rows:,}: {len(performance):,} of performance, {summary.rows - len(performance):,} of importance",
        f"{summary.ratings:,} with a level, {summary.not_rated:,} without",
        f"{sizes.min()} to {sizes.max()} people, half of them under {sizes.median() + 0.5:.0f}",
        f"{high(last[low][division])} against {high(last[low][~division])}",
        f"{high(last[raised][role])} against {high(last[raised][~role])}",
        f"{high(last[risen])} after {high(middle[risen])}",
    ):
        assert sentence in readme

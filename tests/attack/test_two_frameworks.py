"""Compare › Two frameworks against an attacker who opens it for every group: it tells no more than the published rows."""

import csv

import pytest
from streamlit.testing.v1 import AppTest

from etl.sample import write_sample
from tests.support.attack.emitted import View, read
from tests.support.attack.equations import adds_nothing, key, published
from tests.support.attack.ladder import LADDER, LEVELS
from tests.support.attack.trusts import Home
from tests.support.attack.walked import pick, selections
from tests.support.dashboard import new_app


SECOND = LADDER.replace("ladder", "stair")
for one, other in (("Aims", "Sense"), ("aims", "sense"), ("Trust", "Heart"), ("trust", "heart")):
    SECOND = SECOND.replace(f'"{one}"', f'"{other}"')
CROSSWALK = """
from = "ladder"
to = "stair"
[[places]]
dimension = "aims"
beside = ["sense", "heart"]
why = "Both are of where one goes."
[[places]]
dimension = "trust"
beside = ["heart"]
why = "Both are of others."
"""
BREAKDOWNS = """
breakdowns = [
    { id = "organisation", name = "Organisation", columns = [] },
    { id = "division", name = "Division", columns = ["division"] },
    { id = "role", name = "Role", columns = ["role"] },
]
"""
BESIDE = "frameworks"


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Home:
    """The same people by two frameworks, in waves of their own."""
    home = Home(tmp_path_factory.mktemp("frameworks"))
    (home.folder / "crosswalk.toml").write_text(CROSSWALK)
    (home.folder / "breakdowns.toml").write_text(BREAKDOWNS)
    for name, text, wave in (("ladder", LADDER, "2025 spring"), ("stair", SECOND, "2026 spring")):
        framework, export, own = (home.folder / f"{name}{end}" for end in (".toml", ".csv", "_self.csv"))
        framework.write_text(text)
        write_sample(export, people=90, divisions=3, teams=6, waves=1, hard=name == "stair", framework=framework)
        with export.open(newline="") as file, own.open("w", newline="") as out:
            rows = csv.DictReader(file)
            writer = csv.DictWriter(out, rows.fieldnames)
            writer.writeheader()
            writer.writerows(
                {**row, "wave": wave} for row in rows if (row["rater_group"], row["measure"]) == ("self", "performance")
            )
        home.run("load", str(own), "--framework", str(framework), "--confirm", "wave_order:wave")
    home.run("publish")
    return home


def every_view(home: Home) -> list[View]:
    found = []
    app: AppTest = new_app()
    app.switch_page("pages/results/compare.py").run()
    for _ in selections(app, ["Framework", "Breakdown"]):
        next(one for one in app.get("button_group") if one.key == "view").set_value(BESIDE).run()
        for place in range(len(app.selectbox(key="of").options)):
            pick(app, "of", place)
            assert not app.exception, app.exception[0].message
            found.append(read(app, "results/compare", LEVELS))
    return found


def test_two_frameworks_side_by_side_show_published_rows_of_each_and_no_number_of_both(home, monkeypatch):
    monkeypatch.setenv("NINEFOLD_HOME", str(home.folder))
    rows, seen = published(home), every_view(home)
    figures = [figure for view in seen for figure in view.figures]
    assert {figure.dimension for figure in figures} == {"Aims", "Trust", "Sense", "Heart"}
    assert len({figure.people for figure in figures}) > 3, "of groups, not of the organisation alone"
    assert [figure for figure in figures if not adds_nothing(figure, rows[key(figure)])] == []
    assert {name for view in seen for name in view.columns} == set()
    known = {
        count for found in rows.values() for _, people, ratings, levels in found for count in (people, ratings, *levels)
    }
    assert {count for view in seen for count in view.said} <= known
    shares = {sum(levels[2:]) / ratings for found in rows.values() for _, _, ratings, levels in found}
    assert all(any(abs(share - one) < 1e-9 for one in shares) for view in seen for share in view.shares)

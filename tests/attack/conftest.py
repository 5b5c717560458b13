"""The trusts that are attacked, made once."""

import csv

import pytest

from etl.sample import write_sample
from tests.support.attack.ladder import LADDER
from tests.support.attack.trusts import Home, trust


@pytest.fixture(scope="session")
def usual_trust(tmp_path_factory) -> Home:
    """200 people in 4 divisions and 12 teams."""
    return trust(tmp_path_factory.mktemp("usual"), hard=False, people=200, divisions=4, teams=12)


@pytest.fixture(scope="session")
def hard_trust(tmp_path_factory) -> Home:
    """300 people whose settings follow teams and who mostly answer alike."""
    return trust(tmp_path_factory.mktemp("hard"), hard=True, people=300, divisions=5, teams=18)


@pytest.fixture(scope="session")
def tiny_trust(tmp_path_factory) -> Home:
    """60 people who mostly answer alike."""
    return trust(tmp_path_factory.mktemp("tiny"), hard=True, people=60, divisions=2, teams=4, seed=2)


@pytest.fixture(scope="session")
def trusts(tmp_path_factory) -> Home:
    """Two made-up trusts: the first with two waves of self, and peers and importance in one of them."""
    home = Home(tmp_path_factory.mktemp("trusts"))
    ladder, every, export = (home.folder / name for name in ("ladder.toml", "every.csv", "export.csv"))
    ladder.write_text(LADDER)
    write_sample(every, people=130, organisations=2, divisions=3, teams=8, waves=2, seed=1, hard=True, framework=ladder)
    kept = {("1", "self"), ("1", "peers"), ("2", "self")}
    with every.open(newline="") as file, export.open("w", newline="") as out:
        rows = csv.DictReader(file)
        writer = csv.DictWriter(out, rows.fieldnames)
        writer.writeheader()
        for row in rows:
            number, is_last = row["subject_id"][1], row["wave"].endswith("autumn")
            is_plain = row["rater_group"] == "self" and row["measure"] == "performance"
            if (number, row["rater_group"]) in kept and (is_last or (is_plain and number == "1")):
                if number == "1" or is_plain:
                    writer.writerow(row)
    home.run("load", str(export), "--framework", str(ladder))
    return home

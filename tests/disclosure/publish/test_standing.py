"""An organisation of which nothing has changed is left as it stands, and what is published is what counting everything publishes."""

import json
import os
import shutil
from random import Random

import duckdb
import pytest

import settings
from disclosure.errors import PublishRefused
from disclosure.publish.publish import current, publish
from domain.door.wire import as_json
from tests.support.records import Records


ITEMS = {"listens": "trust", "keeps word": "trust", "plans": "aims"}
TAKEN_BACK = 99  # the batch of what is in the records no more
OF_NO_MATTER = ("created_at", "seconds", "published_at", "sha256", "version", "path", "person_id")


class Trusts:
    """Made-up organisations, and what may happen to them between two publications."""

    def __init__(self, seed: int):
        self.random, self.records, self._people = Random(seed), Records(items=ITEMS), 0
        for name in ("North", "South", "West"):
            self.come(name, 40)

    def come(self, name: str, people: int, wave: str = "2025") -> None:
        for _ in range(people):
            self._people += 1
            place = {"division": f"Division {self.random.randrange(2)}", "team": f"{name} {self.random.randrange(3)}"}
            for group, raters in (("self", 1), ("peers", 3)):
                for rater in range(raters):
                    self.records.answer(
                        f"p{self._people}",
                        *self.random.choices([1, 2, 3, 4, None], [2, 3, 3, 2, 1], k=3),
                        organisation=name,
                        wave=wave,
                        rater_group=group,
                        rater=f"r{rater}" if group == "peers" else None,
                        **place,
                    )

    def go(self, name: str, share: float) -> None:
        """Some people of an organisation, or with 1 all, are taken out."""
        gone = {row[13] for row in self.records.assessments if row[3] == name and self.random.random() < share}
        self.records.assessments = [
            (row[0], TAKEN_BACK, *row[2:]) if row[3] == name and row[13] in gone else row
            for row in self.records.assessments
        ]

    def double(self, name: str, other: str) -> None:
        """An organisation's people stand in another's records too."""
        now = len(self.records.assessments)
        for number, batch, framework, organisation, *rest in self.records.assessments[:now]:
            if organisation == name and batch != TAKEN_BACK:
                again = len(self.records.assessments) + 1
                self.records.assessments.append((again, batch, framework, other, *rest))
                for table in (self.records.ratings, self.records.item_ratings):
                    table += [(again, *said) for of, *said in table if of == number]

    def change(self) -> None:
        name = self.random.choice(["North", "South", "West", "East"])
        what = self.random.choice(["nothing", "few", "many", "wave", "few go", "all go", "double"])
        if what == "double":
            self.double(name, "Twin")
        elif what.endswith("go"):
            self.go(name, 0.05 if what == "few go" else 1)
        elif what != "nothing":
            self.come(name, 3 if what == "few" else 25, wave="2026" if what == "wave" else "2025")

    def save(self) -> None:
        self.records.save(undone=(TAKEN_BACK,))


def content(path, schema: str = "main") -> dict[str, list]:
    """All rows of a store, but for when it was made and how long that took."""
    with duckdb.connect(path, read_only=True) as store:
        tables = store.execute(
            "select table_name from duckdb_tables() where schema_name = $1 and table_name not in ('publication', 'installation')",
            [schema],
        ).fetchall()
        return {table: rows(store, f"{schema}.{table}") for (table,) in sorted(tables)}


def rows(store: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    found = store.execute(f"from {table}")
    names = [column[0] for column in found.description]
    return sorted(
        str([without_times(value) for name, value in zip(names, row, strict=True) if name not in OF_NO_MATTER])
        for row in found.fetchall()
    )


def without_times(value):
    if not (isinstance(value, str) and value.startswith("{")):
        return value
    said = json.loads(value)
    for one in (said, said.get("certificate", {})):
        one.pop("seconds", None)
    return said


def all_of(publication) -> tuple[dict, ...]:
    report = {name: value for name, value in as_json(publication).items() if name not in OF_NO_MATTER}
    return report, content(publication.path), content(settings.private() / "ledger.duckdb", "kept")


def published(**asked) -> tuple[tuple[dict, ...], int]:
    """All that a publication leaves, and how many slices it had to do with."""
    seen = []
    return all_of(publish(progress=lambda done, of: seen.append(done), **asked)), len(seen)


@pytest.mark.parametrize("seed", range(2))
def test_over_whatever_changes_the_same_is_published_as_where_everything_is_counted(seed, home, tmp_path, monkeypatch):
    trusts, fewer = Trusts(seed), 0
    for step in range(6):
        trusts.save()
        asked = {"k": 7} if step == 3 else {}
        everything = tmp_path / f"everything {step}"
        shutil.copytree(home, everything)
        (everything / "private" / settings.last_publication().name).unlink(missing_ok=True)
        found, handled = published(**asked)
        with monkeypatch.context() as patched:
            patched.setenv("NINEFOLD_HOME", str(everything))
            expected, all_handled = published(**asked)
        assert found == expected
        fewer += handled < all_handled
        trusts.change()
    assert fewer > 1


def test_what_has_not_changed_is_not_looked_at(home):
    trusts = Trusts(1)
    trusts.save()
    assert published()[1] == 6
    assert published()[1] == 0
    trusts.come("South", 25)
    trusts.save()
    assert published()[1] == 2
    assert published(k=7)[1] == 6
    assert (
        published(k=7)[1] == 2
    )  # South's, of which something was new while changes wait: whether these wait still is found out
    assert published(k=7)[1] == 0


def test_changes_that_wait_are_settled_once_and_are_told_of_each_time(home):
    trusts = Trusts(1)
    trusts.save()
    publish()
    trusts.come("South", 3)
    trusts.save()
    assert publish().changes_deferred == 6
    (report, *_), handled = published()
    assert (report["changes_deferred"], handled) == (6, 0)


def test_who_has_no_records_any_more_is_looked_at_again_where_a_framework_changes(home):
    trusts = Trusts(1)
    trusts.save()
    publish()
    trusts.go("South", 1)
    trusts.save()
    while published()[1]:
        pass
    trusts.records.items = {**ITEMS, "asks": "aims"}
    trusts.save()
    assert published()[1] > 4  # those of North and West


@pytest.mark.parametrize("harm", ["changed", "gone", "older"])
def test_nothing_is_taken_over_from_a_file_that_is_not_as_it_was_published(harm, home):
    trusts = Trusts(1)
    trusts.save()
    publish()
    path = current()
    if harm == "changed":
        with duckdb.connect(path) as store:
            store.execute("update blocks set subjects = 1000")
    elif harm == "gone":
        path.unlink()
    else:
        before, kept = path.read_bytes(), settings.last_publication().read_bytes()
        publish()
        current().write_bytes(before)
        settings.last_publication().write_bytes(kept)
    (report, store, _), handled = published()
    assert handled == 6
    assert report["was_altered"] == (harm != "gone")
    assert not any("1000" in row for row in store["blocks"])


def test_a_file_that_is_changed_while_it_is_taken_over_stops_the_publication(home, monkeypatch):
    trusts = Trusts(1)
    trusts.save()
    before = publish().path

    def harmed(done, of):
        before.write_bytes(before.read_bytes() + bytes(8))

    trusts.come("South", 25)
    trusts.save()
    with pytest.raises(PublishRefused, match="changed by another program"):
        publish(progress=harmed)
    assert set(os.listdir(settings.published())) == {"CURRENT", before.name, f"{before.name}.sha256"}
    (report, *_), handled = published()
    assert (report["was_altered"], handled) == (True, 6)


def test_what_is_kept_of_the_last_publication_may_be_lost_or_nonsense(home):
    trusts = Trusts(1)
    trusts.save()
    first, _ = published()
    for text in (
        "",
        "{}",
        "{",
        "[]",
        "3",
        '{"version": 1}',
        '{"version": 1, "way": 1, "organisations": {}, "slices": [[]]}',
    ):
        settings.last_publication().write_text(text)
        again, handled = published()
        assert (again[1], handled) == (first[1], 6)

"""What the open ledger has of each slice, how today's records differ from it, and how more is kept."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb

from disclosure.count.microcells import NONE_STANDING, Counted
from disclosure.ledger import alike
from disclosure.ledger.changes import Change
from disclosure.ledger.people import person
from disclosure.ledger.releases import History, Release
from domain.columns import SLICE_OF_FRAMEWORK
from domain.declared.breakdowns import Declaration
from domain.declared.framework_file import kept_framework
from domain.declared.frameworks import Framework
from domain.rows import only_row
from domain.stores import seal


COMPARE = Path(__file__).parent / "ledger_compare.sql"


@dataclass(frozen=True)
class Known:
    """A slice that was published before."""

    slice_number: int
    names: tuple[str, ...]
    slice_id: int | None  # today's number; None: the records have nothing of it any more
    is_changed: bool
    wave_date: date | None
    first_load: int


class Ledger:
    """The open ledger; today's counts are in temporary tables of the same connection."""

    def __init__(self, store: duckdb.DuckDBPyConnection):
        self.store = store
        self._releases: dict[int, tuple[Release, ...]] = {}  # of one organisation, by slice

    def is_empty(self) -> bool:
        """Whether nothing was ever published."""
        return only_row(self.store.execute("select count(*) from kept.slices").fetchone()) == (0,)

    def names(self) -> set[tuple[str, ...]]:
        """What was ever published."""
        found = self.store.execute(f"select {', '.join(SLICE_OF_FRAMEWORK)} from kept.slices").fetchall()
        return set(found)

    def counted(self, declaration: Declaration, standing: Mapping[str, str] = NONE_STANDING) -> Counted:
        """Today's records, but for organisations that have the fingerprints of those `standing`; PublishRefused where nothing is loaded."""
        kept = self.frameworks()
        return Counted(
            self.store,
            apart=declaration.apart,
            groups=declaration.groups,
            may_be_empty=not self.is_empty(),
            standing=standing,
            alike=lambda frameworks: alike.find(self.store, (kept | frameworks).values()),
        )

    def is_as_published(self, path: Path) -> bool:
        """Whether a published store is still what this ledger sealed."""
        found = self.store.execute("select sha256 from kept.publications where version = $1", [path.stem]).fetchone()
        return found == (seal.digest(path),)

    def compare(self) -> list[Known]:
        """The published slices, after finding out how today's records differ from what was released."""
        self.store.execute(COMPARE.read_text(encoding="utf-8"))
        found = self.store.execute(
            """
            select
                slice_number,
                (framework_id, organisation, wave, rater_group, measure),
                slices.slice_id,
                slice_number in (select slice_number from differences),
                wave_date,
                first_load,
            from kept.slices as known
            left join slices using (framework_id, organisation, wave, rater_group, measure)
            order by slice_number
            """
        ).fetchall()
        return [Known(*row) for row in found]

    def releases(self, slice_number: int) -> tuple[Release, ...]:
        """A slice's releases, the first first. They are read an organisation at a time: their texts are long, and stand together."""
        if slice_number not in self._releases:
            found = self.store.execute(
                """
                select slice_number, k, declaration, shown, certificate
                from kept.releases
                semi join (
                    select slice_number
                    from kept.slices
                    where organisation = (select organisation from kept.slices where slice_number = $slice_number)
                ) using (slice_number)
                order by slice_number, release
                """,
                {"slice_number": slice_number},
            ).fetchall()
            self._releases = {slice_number: ()}
            for number, k, *texts in found:
                release = Release(k, *map(json.loads, texts))
                self._releases[number] = (*self._releases.get(number, ()), release)
        return self._releases[slice_number]

    def released(self, slice_number: int) -> None:
        """The slice has a further release."""
        self._releases.pop(slice_number, None)

    def history(self, known: Known, framework: Framework) -> History:
        """All that is needed to settle a slice's changes."""
        given = {"slice_number": known.slice_number}
        people = self.store.execute(
            """
            select first_release, last_release, place, ratings, left_out
            from kept.people
            where slice_number = $slice_number
            order by first_release, last_release, place, ratings, left_out
            """,
            given,
        ).fetchall()
        differences = self.store.execute(
            """
            select difference, more, place, ratings, left_out
            from differences
            where slice_number = $slice_number
            order by difference
            """,
            given,
        ).fetchall()
        changes = [
            Change(difference, more > 0, person(*who))
            for difference, more, *who in differences
            for _ in range(abs(more))
        ]
        return History(
            known.slice_number,
            known.names,
            framework.dimension_ids,
            len(framework.levels),
            self.releases(known.slice_number),
            tuple((first, last, person(*who)) for first, last, *who in people),
            tuple(changes),
        )

    def frameworks(self) -> dict[str, Framework]:
        """The frameworks of published slices, as last published."""
        found = self.store.execute("select content from kept.frameworks").fetchall()
        kept = (kept_framework(json.loads(content)["toml_text"]) for (content,) in found)
        return {framework.framework_id: framework for framework in kept}

    def commit(self, version: str, moment: datetime, path: Path, frameworks: dict[str, Framework]) -> None:
        """Keeps everything since the ledger was opened, and the seal of the store that is about to be swapped in."""
        for framework_id, framework in frameworks.items():
            self.store.execute(
                "insert or replace into kept.frameworks values ($framework_id, $content)",
                {"framework_id": framework_id, "content": json.dumps({"toml_text": framework.toml_text})},
            )
        self.store.execute("insert into kept.publications values ($1, $2, $3)", [version, moment, seal.digest(path)])
        self.store.execute("commit")

    def begin(self) -> None:
        """From here nothing is kept before `commit`."""
        self.store.execute("begin")

    def forget(self) -> None:
        """Everything since `begin`."""
        self._releases.clear()
        self.store.execute("rollback")

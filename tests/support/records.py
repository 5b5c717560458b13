"""A small record store built by plain inserts, in a home of its own."""

import uuid
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median_low

import duckdb
import tomli_w

import settings
from domain.columns import in_sql


FRAMEWORK = "made_up"
LEVELS = ("low", "middle", "good", "top")


@dataclass
class Records:
    """Assessments to be written into a record store; the same subject or rater name is the same key."""

    dimensions: tuple[str, ...] = ("aims", "trust")
    assessments: list[tuple] = field(default_factory=list)
    ratings: list[tuple] = field(default_factory=list)
    items: dict[str, str] = field(default_factory=dict)  # an item's id, and its dimension's
    item_ratings: list[tuple] = field(default_factory=list)

    def add(
        self,
        subject: str,
        *levels: int | None,
        division: str = "Surgery",
        team: str = "Ward 1",
        role: str = "Nursing",
        care_setting: str = "Acute",
        band: str = "Not stated",
        organisation: str = "Example Trust",
        wave: str = "2026 spring",
        rater_group: str = "self",
        measure: str = "performance",
        rater: str | None = None,
        n_raters: int = 1,
        batch: int = 1,
    ) -> None:
        """One assessment, with a level (or None: not rated) for each dimension in turn."""
        number = len(self.assessments) + 1
        self.assessments.append(
            (
                number,
                batch,
                FRAMEWORK,
                organisation,
                division,
                team,
                role,
                care_setting,
                band,
                wave,
                None,
                rater_group,
                measure,
                key(subject),
                key(rater) if rater else None,
                n_raters,
            )
        )
        self.ratings += [(number, self.dimensions[place], level) for place, level in enumerate(levels)]

    def answer(self, subject: str, *levels: int | None, **where) -> None:
        """One assessment by its items, with a level (or None: left open) for each in turn; a dimension's is their lower median."""
        by_dimension: dict[str, list[int]] = {name: [] for name in self.dimensions}
        for item, level in zip(self.items, levels, strict=True):
            by_dimension[self.items[item]] += [level] if level else []
        self.add(subject, *(median_low(given) if given else None for given in by_dimension.values()), **where)
        number = len(self.assessments)
        self.item_ratings += [(number, item, level) for item, level in zip(self.items, levels, strict=True) if level]

    def people(self, number: int, *levels: int | None, start: int = 0, **where) -> None:
        """A number of subjects with a self assessment each."""
        for place in range(number):
            name = "/".join(map(str, (*where.values(), start + place)))
            self.add(f"{name}/{len(self.assessments)}", *levels, **where)

    def save(self, undone: tuple[int, ...] = ()) -> None:
        """Writes the record store and the installation's key."""
        settings.private().mkdir(parents=True, exist_ok=True, mode=0o700)
        (settings.private() / "secret.key").write_bytes(b"k" * 32)
        settings.record_store().unlink(missing_ok=True)
        with duckdb.connect(settings.record_store()) as store:
            store.execute(in_sql((settings.PROJECT / "etl" / "schema.sql").read_text(encoding="utf-8")))
            store.execute("begin")
            store.execute(
                "insert into frameworks values ('k', $1, 'Made up', 'Nobody', $2)", [FRAMEWORK, self._framework()]
            )
            for position, dimension in enumerate(self.dimensions, start=1):
                store.execute("insert into dimensions values ('k', $1, $2, $2, '')", [position, dimension])
            for level, name in enumerate(LEVELS, start=1):
                store.execute("insert into levels values ('k', $1, $2, $2, '', $3)", [level, name, level > 2])
            for batch in {row[1] for row in self.assessments} or {1}:
                undone_at = "2026-01-02" if batch in undone else None
                store.execute(
                    """
                    insert into batches values (
                        $1, 'f', 'h' || $1, 'h' || $1, 'plain', 'wide', 'k', null, '', map {}, 'me', '2026-01-01', 1, 0, 1, 1, 0,
                        '{}', $2
                    )
                    """,
                    [batch, undone_at],
                )
            if self.assessments:
                insert(store, "assessments", self.assessments)
                insert(store, "ratings", self.ratings)
            if self.item_ratings:
                insert(store, "item_ratings", self.item_ratings)
            store.execute("commit")

    def _framework(self) -> str:
        named = {"id": FRAMEWORK, "name": "Made up", "attribution": "Nobody"}
        dimensions = [{"id": dimension, "name": dimension} for dimension in self.dimensions]
        levels = [{"id": name, "name": name, "is_high": level > 2} for level, name in enumerate(LEVELS, start=1)]
        items = [{"id": item, "name": item, "dimension": dimension} for item, dimension in self.items.items()]
        return tomli_w.dumps({**named, "dimensions": dimensions, "levels": levels, "items": items})


def insert(store: duckdb.DuckDBPyConnection, table: str, rows: list[tuple]) -> None:
    """Column by column: a thousand times as fast as row by row."""
    columns = [list(column) for column in zip(*rows, strict=True)]
    each = ", ".join(f"unnest(${number})" for number in range(1, len(columns) + 1))
    store.execute(f"insert into {table} select {each}", columns)


def key(name: str) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_OID, name)


def forget_people(private: Path) -> None:
    """Has a ledger take every slice for one that was never published, as no ledger ever should."""
    with duckdb.connect(private / "ledger.duckdb") as ledger:
        for table in ("slices", "releases", "people"):
            ledger.execute(f"delete from kept.{table}")


def a_trust(records, seed: int = 1, subjects: int = 200, **where) -> None:
    random = Random(seed)
    for person in range(subjects):
        place = {
            "division": f"Division {random.randrange(3)}",
            "team": f"Ward {random.randrange(5)}",
            "role": random.choice(["Nursing", "Medical"]),
            "care_setting": random.choice(["Acute", "Community"]),
            **where,
        }
        records.add(f"person {person}", *random.choices([1, 2, 3, 4, None], k=2), **place)
        for rater in random.sample(range(50), k=random.randrange(2, 5)):
            levels = random.choices([1, 2, 3, 4, None], k=2)
            records.add(f"person {person}", *levels, rater_group="peers", rater=f"rater {rater}", **place)

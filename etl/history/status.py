"""What is loaded and what is published, at a glance."""

import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import settings
from domain.waves import merged
from etl import store
from etl.history import invited, waves
from etl.refusals import Finding, counted


@dataclass(frozen=True)
class Status:
    """`frameworks` are those an export can be loaded with; `published_store` is the current version's path, and
    `changed_at` when anything was last loaded or taken out, as ISO text in UTC."""

    record_store: str | None
    batches: int
    assessments: int
    ratings: int
    organisations: list[str]
    waves: list[str]  # earliest first
    wave_order: dict[str, list[str]]  # organisation -> its waves as they are shown
    findings: list[Finding]  # where that order rests on doubt
    rounds: list[dict]  # in the same order: organisation, wave and, where it was said, how many were invited
    frameworks: list[dict[str, str]]
    published_store: str | None
    version: str | None
    changed_at: str | None

    def as_json(self) -> dict:
        return asdict(self)

    def sentences(self) -> Iterator[str]:
        if not self.batches:
            yield "Nothing is loaded. `python -m etl load EXPORT` loads an export."
        else:
            yield f"Loaded: {counted(self.assessments, 'assessment')} from {counted(self.batches, 'file')}; waves {', '.join(self.waves)}."
        for finding in self.findings:
            yield finding.message
        if self.version:
            yield f"Published: version {self.version} in {self.published_store}."
        else:
            yield "Nothing is published. `python -m etl publish` publishes what is loaded."


def status() -> Status:
    with store.connect() as con:
        is_there = store.attach(con, write=False)
        loaded = con.execute("select count(*) from records.batches where undone_at is null").fetchone()[0]
        assessments = con.execute("select count(*) from records.assessments").fetchone()[0]
        in_order = waves.loaded(con)
        ratings = con.execute("select count(level) from records.ratings").fetchone()[0]
    orders = waves.names(in_order)
    version, said = _current_version(), invited.said()
    return Status(
        record_store=str(settings.record_store()) if is_there else None,
        batches=loaded,
        assessments=assessments,
        ratings=ratings,
        organisations=list(orders),
        waves=merged(orders.values()),
        wave_order=orders,
        findings=waves.findings_of_loaded(in_order),
        rounds=[
            {"organisation": organisation, "wave": wave, "invited": said.get(organisation, {}).get(wave)}
            for organisation, order in orders.items()
            for wave in order
        ],
        frameworks=[_named(file) for file in sorted(settings.FRAMEWORKS.glob("*.toml"))],
        published_store=str(settings.published() / version) if version else None,
        version=version.removesuffix(".duckdb") if version else None,
        changed_at=_changed(settings.record_store()).isoformat() if is_there else None,
    )


def _named(file: Path) -> dict[str, str]:
    framework = tomllib.loads(file.read_text("utf-8"))
    return {"framework_id": framework["id"], "name": framework["name"]}


def _changed(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)


def _current_version() -> str | None:
    """The file name in CURRENT, if something is published."""
    try:
        return (settings.published() / "CURRENT").read_text("utf-8").strip() or None
    except FileNotFoundError:
        return None

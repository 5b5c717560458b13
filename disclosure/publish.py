"""Builds the published store from the record store, and swaps it in."""

import contextlib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

import duckdb

import settings
from disclosure import breakdowns, certificate, intra_class, records, secret, store, versions
from disclosure.breakdowns import Declaration
from disclosure.count import Counted, Slice
from disclosure.errors import PublishRefused
from disclosure.preview import Preview, preview
from disclosure.protect import Protected
from disclosure.versions import current
from disclosure.waves import Wave, in_order
from disclosure.workers import protected


__all__ = ["Preview", "Publication", "PublishRefused", "current", "preview", "publish"]

LEDGER = "ledger.duckdb"  # held by one publication at a time
MEMORY_LIMIT = "1GB"  # of the counting; what doesn't fit goes to disk, in the private folder

Progress = Callable[[int, int], None]  # slices done, slices in all


@dataclass(frozen=True)
class Publication:
    """What a publication did."""

    version: str
    slices: int
    certified: bool  # every slice is
    changes_applied: int
    changes_deferred: int
    path: Path

    def as_json(self) -> dict:
        """For the command line."""
        return {**asdict(self), "path": str(self.path)}

    def sentences(self) -> list[str]:
        """For a terminal."""
        told = [f"Version {self.version} is published: {self.slices} slices."]
        if not self.certified:
            told.append("It is not certified.")
        if self.changes_applied:
            told.append(f"{self.changes_applied} changes to what was published before are in it.")
        if self.changes_deferred:
            told.append(f"{self.changes_deferred} changes wait until others in the same groups join them.")
        return told


def publish(*, k: int | None = None, progress: Progress | None = None) -> Publication:
    """Counts, protects and writes every slice, then makes the new version current; PublishRefused changes nothing."""
    k = allowed_k(k)
    declaration = breakdowns.declared()
    moment = datetime.now(UTC)
    with ledger() as own, store.rows(settings.private()) as rows:
        version = versions.new(moment)
        counted = Counted(own, with_band=declaration.needs_band)
        alike = intra_class.correlations(own)
        results = []
        for slice_id, slice_, done in protected(counted.slices(), counted.assessments, declaration, k):
            add_slice(rows, slice_id, slice_, done, moment)
            rows.add("intra_class_correlations", intra_class.rows(alike, slice_id, done.blocks))
            results.append(done.certificate.certified)
            if progress:
                progress(len(results), counted.number_of_slices)
        add_publication(rows, version, moment, k, declaration, counted)
        path = swapped_in(version, rows)
    return Publication(version, len(results), all(results), 0, 0, path)


def allowed_k(k: int | None) -> int:
    """K as asked for, or the installation's; PublishRefused where it is too low."""
    k = settings.MINIMUM_SUBJECTS if k is None else k
    if k < settings.LOWEST_MINIMUM_SUBJECTS:
        raise PublishRefused(
            f"Groups of fewer than {settings.LOWEST_MINIMUM_SUBJECTS} people are never shown, so K can't be {k}."
            f" Choose {settings.LOWEST_MINIMUM_SUBJECTS} or more; {settings.MINIMUM_SUBJECTS} is usual."
        )
    return k


@contextlib.contextmanager
def ledger():
    """The ledger, opened for writing, which makes this the only publication."""
    if not settings.record_store().exists():
        raise PublishRefused(records.NOTHING_LOADED)
    path = settings.private() / LEDGER
    with contextlib.closing(records.in_turn(lambda: duckdb.connect(path), "another publication")) as own:
        path.chmod(0o600)
        own.execute("set memory_limit = $limit", {"limit": MEMORY_LIMIT})
        settings.published().mkdir(parents=True, exist_ok=True)
        yield own


def add_slice(rows: store.Rows, slice_id: int, slice_: Slice, done: Protected, moment: datetime) -> None:
    """Keeps a slice's blocks, what it leaves out, and its certificate."""
    names = {name: getattr(slice_, name) for name in ("framework_id", "organisation", "wave", "rater_group", "measure")}
    rows.add("slices", [{"slice_id": slice_id, **names}])
    rows.add_lines("blocks", done.blocks)
    rows.add(
        "left_out",
        (
            {
                "slice_id": slice_id,
                "dimension_id": dimension,
                "subjects": int(subjects) if subjects >= store.FEWEST_LEFT_OUT else None,
            }
            for dimension, subjects in zip(slice_.dimensions, slice_.left_out, strict=True)
        ),
    )
    rows.add(
        "certificate",
        [
            {
                **names,
                **asdict(done.certificate),
                "input_hmac": certificate.input_hmac(slice_, secret.key(certificate.PURPOSE)),
                "code_version": certificate.code_version(),
                "created_at": moment,
            }
        ],
    )


def add_publication(
    rows: store.Rows, version: str, moment: datetime, k: int, declaration: Declaration, counted: Counted
) -> None:
    """Keeps what is true of the version as a whole."""
    rows.add(
        "publication",
        [{"version": version, "created_at": moment, "k": k, "code_version": certificate.code_version()}],
    )
    for framework in counted.frameworks.values():
        identity = {"framework_id": framework.framework_id}
        texts = {name: getattr(framework, name) for name in ("name", "attribution", "toml_text")}
        rows.add("frameworks", [{**identity, **texts}])
        rows.add("dimensions", ({**identity, **dimension} for dimension in framework.dimensions))
        rows.add("levels", ({**identity, **level} for level in framework.levels))
    rows.add(
        "breakdowns",
        (
            {
                "position": position,
                "breakdown": breakdown.id,
                "name": breakdown.name,
                "columns": breakdown.key,
                "parent": breakdown.parent,
            }
            for position, breakdown in enumerate(declaration.breakdowns, start=1)
        ),
    )
    for organisation, entries in groupby(sorted(counted.waves, key=lambda row: row[0]), key=lambda row: row[0]):
        ordered = in_order([Wave(*entry[1:]) for entry in entries])
        rows.add(
            "waves",
            (
                {"organisation": organisation, "wave": wave.name, "position": position, "wave_date": wave.wave_date}
                for position, wave in enumerate(ordered, start=1)
            ),
        )


def swapped_in(version: str, rows: store.Rows) -> Path:
    """Writes the version and makes it current; the one before stays for those who read it."""
    before = current()
    versions.clear()
    rows.write(versions.unfinished(version))
    path = versions.swap_in(version)
    versions.clear(before)
    return path

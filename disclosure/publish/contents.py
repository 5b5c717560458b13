"""The rows of a published store: of one slice, and of the version as a whole."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from disclosure import secret
from disclosure.audit import certificate
from disclosure.count import invited, waves
from disclosure.publish import own, store
from disclosure.publish.lines import of_slice
from disclosure.publish.protect import Protected
from domain.columns import SLICE_OF_FRAMEWORK
from domain.declared.breakdowns import Declaration
from domain.declared.frameworks import Framework


def add_slice(rows: store.Rows, done: Protected, moment: datetime, k: int, input_hmac: str) -> None:
    """Adds a slice's blocks, what it leaves out (in numbers from the publication's `k` on), and its certificate."""
    slice_id, slice_ = done.slice_id, done.slice_
    names = {name: getattr(slice_, name) for name in SLICE_OF_FRAMEWORK}
    rows.add("slices", [{"slice_id": slice_id, **names}])
    rows.add_lines("blocks", of_slice(done.lines, slice_id))
    rows.add(
        "left_out",
        (
            {
                "slice_id": slice_id,
                "dimension_id": dimension,
                "subjects": int(subjects) if subjects >= k else None,
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
                "input_hmac": input_hmac,
                "code_version": certificate.code_version(),
                "created_at": moment,
            }
        ],
    )


def _named(one: object, *names: str) -> dict[str, Any]:
    return {name: getattr(one, name) for name in names}


def add_publication(
    rows: store.Rows,
    version: str,
    moment: datetime,
    k: int,
    declaration: Declaration,
    waves_of: list[tuple[Any, ...]],
    frameworks: list[Framework],
    orders: dict[str, list[str]],
) -> None:
    """Adds what is true of the version as a whole."""
    rows.add(
        "publication",
        [
            {
                "version": version,
                "created_at": moment,
                "k": k,
                "code_version": certificate.code_version(),
                "key_fingerprint": secret.fingerprint(),
            }
        ],
    )
    for framework in frameworks:
        identity = {"framework_id": framework.framework_id}
        rows.add("frameworks", [{**identity, **_named(framework, "name", "attribution", "toml_text")}])
        rows.add(
            "dimensions",
            (
                {**identity, "position": place, **_named(dimension, "dimension_id", "name", "gloss")}
                for place, dimension in enumerate(framework.dimensions, start=1)
            ),
        )
        of_level = ("level", "level_id", "name", "gloss", "is_high")
        rows.add("levels", ({**identity, **_named(level, *of_level)} for level in framework.levels))
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
    own.add(rows, declaration, k)
    rows.add("invited", invited.rows({(entry[0], entry[1]) for entry in waves_of}))
    rows.add("waves", waves.rows(waves_of, orders))

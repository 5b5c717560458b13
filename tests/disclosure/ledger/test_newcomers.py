"""Rows that are safe over all people and over those of a publication before, and give one of those away together."""

from dataclasses import replace

from disclosure.audit.repair import Auditor
from disclosure.blocks.pooling import rows_by_dimension
from disclosure.ledger.newcomers import leak
from tests.support.slices import a_slice, board_grain


K = 11
PLACES = {
    ("Ward 1", "Nursing"): (1, 0),  # people of then, and who came since
    ("Ward 1", "Medical"): (20, 0),
    ("Ward 2", "Nursing"): (20, 0),
    ("Ward 2", "Medical"): (0, 30),
}


def people(with_newcomers: bool) -> list[tuple]:
    """Everybody less Medical less Ward 2 is the nurse of Ward 1, less the thirty who came since."""
    found = []
    for (team, role), (then, since) in PLACES.items():
        levels = [1 + number % 4 for number in range(then + since * with_newcomers)] or [None]
        found += [("Surgery", team, role, "Acute", (level,)) for level in levels]
    return found


def test_what_follows_once_newcomers_are_taken_off_is_found():
    now, then = a_slice(people(with_newcomers=True)), a_slice(people(with_newcomers=False))
    rows = Auditor(now, board_grain(), K).audited(rows_by_dimension(now, board_grain(), K)).rows
    assert {"team", "role"} <= rows[0].keys()
    assert not leak(now, rows, board_grain(), K)
    assert not leak(replace(now, earlier=(now,)), rows, board_grain(), K)
    assert leak(replace(now, earlier=(then,)), rows, board_grain(), K)

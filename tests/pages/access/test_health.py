"""A server says whether it has something to show."""

import json

import pytest

import settings
from pages.access.health import health
from tests.support.awaited import awaited
from tests.support.published import Slice, publish


def asked() -> tuple[int, dict]:
    answer = awaited(health(None))
    return answer.status_code, json.loads(answer.body)


def test_a_server_with_a_published_store_is_well(home):
    version = publish(settings.published(), [Slice()]).stem
    assert asked() == (200, {"published": version, "why": None})


@pytest.mark.parametrize(
    ("pointer", "why"),
    [
        (None, "nothing_published"),
        ("gone.duckdb", "published_gone"),
        ("../private/records.duckdb", "published_gone"),
        (b"\xff", "current_no_text"),
    ],
)
def test_one_without_says_why(home, pointer, why):
    settings.published().mkdir(parents=True)
    if pointer is not None:
        (settings.published() / "CURRENT").write_bytes(pointer if isinstance(pointer, bytes) else pointer.encode())
    assert asked() == (503, {"published": None, "why": why})

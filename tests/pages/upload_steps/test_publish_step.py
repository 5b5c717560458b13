"""What a page says of a publication that ended with a fault."""

from pathlib import Path

import pytest

from domain.door.publication import Failure, Publication
from domain.errors import Status
from domain.message import said
from pages.frame import links
from pages.upload_steps import progress, publish_step
from pages.upload_steps.etl_process import Answer


FAULT = said("fault", error="KeyError", trace="")


def shown(answer: Answer, monkeypatch) -> list[tuple[str, str]]:
    found = []
    monkeypatch.setattr(progress, "run", lambda *words, **more: answer)
    monkeypatch.setattr(links, "go_to", lambda *words: None)
    for kind in ("error", "warning", "success"):
        monkeypatch.setattr(publish_step.st, kind, lambda text, kind=kind: found.append((kind, text)))
    publish_step.publish([])
    return found


def test_what_was_published_is_said_beside_each_organisation_that_failed(monkeypatch):
    failed = (Failure("North", is_shown=True), Failure("South", is_shown=False))
    report = Publication("20260101T000000Z-1", 11, 2, {11: 2}, 11, True, 0, 0, Path("store"), failed=failed)
    success, *warnings = shown(Answer(Status.FAULT_OF_OURS, report), monkeypatch)
    assert success == ("success", "Published as version 20260101T000000Z-1.")
    assert [(kind, text[:28]) for kind, text in warnings] == [
        ("warning", "North could not be protected"),
        ("warning", "South could not be protected"),
    ]
    assert ["shown as it was" in text for _, text in warnings] == [True, False]


@pytest.mark.parametrize("status", [Status.FAULT_OF_OURS, Status.WORDS_ARE_OFF])
def test_a_publication_that_published_nothing_is_an_error(status, monkeypatch):
    ((kind, text),) = shown(Answer(status, None, FAULT), monkeypatch)
    assert (kind, "KeyError" in text) == ("error", True)

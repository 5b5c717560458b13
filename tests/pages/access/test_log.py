"""The server's log is one JSON object a line, and holds no name, id, text or address of anybody, whoever logs."""

import io
import json
import logging
import re
import urllib.error
import urllib.request

import pytest

import settings
from domain.door.history import Batches
from pages.access import log
from pages.upload_steps import etl_process
from tests.support.browser.server import dashboard as served
from tests.support.command_line import answer
from tests.support.door import as_csv, assessment
from tests.support.published import Slice, publish


PERSON = "Ann Example <ann@example.org> p-4711 /home/ann/Ward 3.csv"


@pytest.fixture
def lines():
    """What was logged since, as objects."""
    written, before = io.StringIO(), logging.getLogRecordFactory()
    log.start()
    logging.getLogger(log.OURS).handlers[0].setStream(written)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    logging.setLogRecordFactory(before)


def of_a_library() -> logging.Logger:
    """A logger that is not ours and writes to where ours does."""
    logger = logging.getLogger("a_library")
    logger.handlers, logger.propagate = logging.getLogger(log.OURS).handlers, False
    return logger


def test_an_event_of_ours_is_a_line_of_words_and_numbers(lines):
    with log.timed("page", page="Overview", role="viewer") as told:
        told["why"] = "published_older"
    (line,) = lines()
    assert line.keys() == {"at", "level", "event", "page", "role", "why", "seconds"}
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", line["at"])
    assert (line["event"], line["level"]) == ("page", "info")


@pytest.mark.parametrize("say", [lambda one: one.warning("for %s", PERSON), lambda one: one.error(PERSON)])
def test_of_what_a_library_logs_the_place_is_kept_and_not_the_message(say, lines):
    say(of_a_library())
    (line,) = lines()
    assert line["event"] == "library"
    assert line["where"].startswith("test_log.py:")
    assert not [word for word in PERSON.split() if word in json.dumps(line)]


def test_of_an_exception_the_kind_and_the_place_in_our_code_are_kept_and_not_its_message(lines):
    try:
        try:
            {}[PERSON]
        except KeyError as error:
            raise ValueError(PERSON) from error
    except ValueError:
        of_a_library().exception(PERSON)
    (line,) = lines()
    assert (line["event"], line["kind"]) == ("fault", "ValueError")
    assert [place.partition(":")[0] for place in line["in"]] == ["tests/pages/access/test_log.py"]
    assert not [word for word in PERSON.split() if word in json.dumps(line)]


@pytest.mark.usefixtures("an_owner")
def test_a_command_is_logged_by_its_name_and_how_it_ended(lines, home):
    etl_process.ask(Batches, "undo", "4711", PERSON)
    (line,) = lines()
    assert (line["event"], line["command"], line["status"]) == ("command", "undo", 2)
    assert not [word for word in PERSON.split() if word in json.dumps(line)]


def test_a_server_logs_nothing_else_and_no_name_of_a_group_a_person_or_a_folder(tmp_path, home):
    people = [
        assessment(f"subject-{number}", str(1 + number % 4), team=f"Teamlet {number % 2}") for number in range(40)
    ]
    answer("load", "-", "--name", "Secret name.csv", stdin=as_csv(people))
    publish(settings.published(), [Slice(organisation="Trust of Names")])
    file = tmp_path / "server.log"
    with served(home, file) as address:
        asked = urllib.request.Request(f"{address}/health?who=Ann", headers={"Host": "elsewhere.example.org"})
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(asked)
    text = file.read_text("utf-8")
    told = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    assert [(one["event"], one.get("why")) for one in told if one["event"] in ("start", "refused")] == [
        ("start", None),
        ("refused", "other_host"),
    ]
    for name in ("Ann", "elsewhere", "Trust of Names", "subject-", "Teamlet", "Secret", str(home), "Traceback"):
        assert name not in text

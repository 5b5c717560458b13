"""What one command does, up to serving."""

import json
import subprocess
import sys
from contextlib import nullcontext
from types import SimpleNamespace

import pytest

import start
from pages.access import starting


@pytest.mark.parametrize(
    ("words", "loaded", "fails", "commands", "is_served"),
    [
        ([], None, None, ["status", "sample", "load", "publish"], True),
        ([], {"batches": 1}, None, ["status"], True),
        (["--own"], None, None, [], True),
        ([], None, "load", ["status", "sample", "load"], False),
        ([], None, "status", ["status"], True),  # the dashboard says what is wrong with the store
    ],
)
def test_a_made_up_trust_is_made_only_where_nothing_is_loaded(monkeypatch, words, loaded, fails, commands, is_served):
    called, served = [], []

    def run(line, **_):
        command = line[line.index("etl") + 1]
        called.append(command)
        return SimpleNamespace(returncode=int(command == fails), stdout=json.dumps({"record_store": loaded}))

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(start, "compiling", nullcontext)
    monkeypatch.setattr(start, "serve", lambda port: served.append(port) or 0)
    monkeypatch.setattr(sys, "argv", ["start.py", "--port", "8600", *words])
    status = start.main()
    assert called == commands
    assert served == ([8600] if is_served else [])
    assert status == int(not is_served)


def test_what_is_needed_later_can_be_imported_while_the_made_up_trust_is_made():
    with start.compiling() as process:
        pass
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("address", "reached_by", "starts"),
    [
        ("127.0.0.1", "", True),
        ("localhost", "", True),
        ("0.0.0.0", "", False),
        (None, "", False),
        ("10.0.0.7", "somebody", False),
        ("0.0.0.0", "this-machine-alone", True),
    ],
)
def test_where_nobody_signs_in_no_address_is_served_that_others_reach(monkeypatch, capsys, address, reached_by, starts):
    ended = []
    monkeypatch.setattr(starting.os, "_exit", ended.append)
    monkeypatch.setenv(starting.ALONE, reached_by)
    monkeypatch.setattr(starting, "_address", lambda: address or "every address of this machine")
    starting.refuse_open_address()
    assert ended == ([] if starts else [2])
    assert ("So it has not started" in capsys.readouterr().err) == (not starts)

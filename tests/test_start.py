"""What one command does, up to serving."""

import json
import subprocess
import sys
from types import SimpleNamespace

import pytest

import start


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
    monkeypatch.setattr(start, "serve", lambda port: served.append(port) or 0)
    monkeypatch.setattr(sys, "argv", ["start.py", "--port", "8600", *words])
    status = start.main()
    assert called == commands
    assert served == ([8600] if is_served else [])
    assert status == int(not is_served)

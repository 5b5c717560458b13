"""What ended a command that nobody asked to end is said by its name, and what is ours is kept for a report."""

import errno

import duckdb
import pytest
import typer

import settings
from domain.errors import Status
from etl import faults
from etl.exit_status import sentences_for_errors


def ended(error: Exception, capsys) -> str:
    with pytest.raises(typer.Exit) as end, sentences_for_errors(as_json=False):
        raise error
    assert end.value.exit_code == Status.FAULT_OF_OURS
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "There is no room left on the disk"),
        (duckdb.IOException('Could not write file "a.duckdb": No space left on device'), "no room left on the disk"),
        (PermissionError(errno.EACCES, "Permission denied", "views.toml"), "views.toml can't be read or written"),
        (OSError(errno.EROFS, "Read-only file system", "CURRENT"), "CURRENT can't be read or written"),
        (duckdb.IOException('Cannot open file "a.duckdb": Permission denied'), "a.duckdb can't be read or written"),
        (
            duckdb.IOException('The file "a.duckdb" exists, but it is not a valid DuckDB database file!'),
            "a.duckdb is no",
        ),
    ],
)
def test_a_fault_of_the_machine_says_which_and_what_to_do(error, told, capsys):
    assert told in ended(error, capsys)
    assert not (settings.private() / faults.TRACE).exists()


def test_a_fault_of_ours_is_kept_for_its_owner_alone(capsys):
    settings.private().mkdir(parents=True)
    said = ended(ZeroDivisionError("of ours"), capsys)
    kept = settings.private() / faults.TRACE
    assert "not your fault (ZeroDivisionError)" in said
    assert str(kept) in said
    assert kept.stat().st_mode & 0o777 == 0o600
    assert "ZeroDivisionError: of ours" in kept.read_text("utf-8")


def test_where_nothing_is_loaded_a_fault_makes_no_folder(home, capsys):
    said = ended(ZeroDivisionError("of ours"), capsys)
    assert "Please report it." in said
    assert faults.TRACE not in said
    assert not home.exists()

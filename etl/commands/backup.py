"""The commands that put an installation into one encrypted file, and back."""

import os
import sys
from getpass import getpass
from pathlib import Path
from typing import Annotated

import typer

from domain.trail.deeds import recorded
from domain.words import counted
from etl.commands.words import AsJson
from etl.exit_status import sentences_for_errors, tell
from etl.refusals import CallRefused


PASSPHRASE = "NINEFOLD_PASSPHRASE"


def backup(
    to: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write the backup.")],
    recipient: Annotated[
        str | None, typer.Option(metavar="age1…", help="Encrypt to this public key, instead of with a passphrase.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Put records, ledger, key, what is published, settings and the audit trail into one encrypted file."""
    from etl.history.backup import backup as put_away

    with sentences_for_errors(as_json):
        passphrase = "" if recipient else _passphrase(is_new=True)
        with recorded("backup"):
            files = put_away(to, passphrase, recipient)
    sentence = f"{counted(files, 'file')} are in {to}. Without {'the key' if recipient else 'the passphrase'} nobody can read it."
    tell(as_json, {"file": str(to), "files": files}, [sentence])


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")],
    identity: Annotated[
        Path | None, typer.Option(metavar="KEY.txt", help="The file of the secret key, instead of a passphrase.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Put a backup back, into a home where nothing is loaded."""
    from etl.history.backup import restore as put_back

    with sentences_for_errors(as_json):
        try:
            content, key = file.read_bytes(), identity.read_text("utf-8") if identity else None
        except (OSError, UnicodeDecodeError):
            raise CallRefused("backup_missing", file=str(file)) from None
        files = put_back(content, "" if key else _passphrase(is_new=False), key)
    tell(
        as_json, {"files": files}, [f"{counted(files, 'file')} are back. The dashboard shows what was published then."]
    )


def _passphrase(*, is_new: bool) -> str:
    """From the environment, else asked for; twice where it is new."""
    if said := os.environ.get(PASSPHRASE):
        return said
    if not sys.stdin.isatty():
        raise CallRefused("no_passphrase", variable=PASSPHRASE)
    said = getpass("Passphrase: ")
    if is_new and getpass("Once more: ") != said:
        raise CallRefused("passphrases_differ")
    return said

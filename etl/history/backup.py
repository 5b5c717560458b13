"""Everything of an installation in one encrypted file, and back: records, ledger, key, what is published, settings and the trail.

They belong together: without its key people of a new wave are strangers to the old, without its ledger a published wave can't be
published again. The file is an age file, which `age --decrypt` opens as well, with a tar inside.
"""

import hashlib
import importlib
import io
import json
import re
import tarfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb

import settings
from domain.dates import utc_now
from domain.files import UNFINISHED, for_owner_alone, hand_over, in_place_of, is_made
from domain.stores import schema
from domain.trail.deeds import record
from domain.turns import in_turn
from etl import store
from etl.refusals import CallRefused


pyrage: Any = importlib.import_module(
    "pyrage"
)  # a compiled module without stubs, of which a type checker knows nothing
LAYOUT = 1  # of what stands in the file; a restore knows this one and those before
CONTENTS = "ninefold_backup.json"
RECORDS, LEDGER = "private/records.duckdb", "private/ledger.duckdb"
NEWEST = {
    LEDGER: (schema.LEDGER_OF_SPARK, "kept"),
    RECORDS: (schema.RECORDS, "main"),
}  # a publication holds them in this order
BELONGS = re.compile(
    r"private/(?:records\.duckdb|ledger\.duckdb)(?:\.wal)?|private/secret\.key|published/[\w.-]+|[\w-]+\.toml"
    r"|(?:mappings|own_frameworks|views)/[\w.-]+\.toml|audit\.jsonl(?:\.[\w.]+)?|signed_out\.txt"
)
TRIES = 20
SHORTEST = 12  # characters of a passphrase


def backup(to: Path, passphrase: str, recipient: str | None) -> int:
    """Writes the file, whole or not at all, and gives the number of files in it. Waits for whoever writes, and is in no reader's way."""
    if not is_made(settings.record_store()):
        raise CallRefused("nothing_to_back_up")
    with duckdb.connect(config={"temp_directory": ""}) as con:
        stores = [name for name in NEWEST if is_made(settings.home() / name)]
        for name in stores:
            _hold(con, settings.home() / name, name)
        numbers = {name: schema.number(con, name, NEWEST[name][1]) for name in stores}
        files = {name: (settings.home() / name).read_bytes() for name in _names()}
    about = {
        "layout": LAYOUT,
        "stores": numbers,
        "made_at": f"{utc_now():%Y-%m-%dT%H:%M:%SZ}",
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    }
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, content in {CONTENTS: json.dumps(about).encode(), **files}.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(content), 0o600
            archive.addfile(entry, io.BytesIO(content))
    hand_over(to, _encrypted(packed.getvalue(), passphrase, recipient), is_restricted=True)
    return len(files)


def restore(content: bytes, passphrase: str, identity: str | None) -> int:
    """Puts everything back into a home where nothing is loaded; the records last, so that one that was broken off is done again."""
    if is_made(settings.record_store()):
        raise CallRefused("not_empty", folder=str(settings.home()))
    files = opened(content, passphrase, identity)
    for_owner_alone(settings.home())
    put: list[Path] = []
    try:
        for name in sorted(files, key=lambda name: (name.startswith(RECORDS), name == RECORDS)):
            if name == RECORDS:
                record("restore", files=len(files))
            path = settings.home() / name
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            put += [] if path.exists() else [path]
            with in_place_of(path) as fresh:
                fresh.write_bytes(files[name])
    except BaseException:
        for path in put:
            path.unlink(missing_ok=True)
        raise
    return len(files)


def opened(content: bytes, passphrase: str, identity: str | None) -> dict[str, bytes]:
    """Every file in a backup by its name, as it was when it was made; CallRefused where it can't be opened or is not whole."""
    packed = _decrypted(content, passphrase, identity)
    files: dict[str, bytes] = {}
    about = None
    with suppress(tarfile.TarError, ValueError, KeyError), tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for entry in archive:
            if (file := archive.extractfile(entry)) is not None:
                files[entry.name] = file.read()
        about = json.loads(files.pop(CONTENTS))
    if not isinstance(about, dict) or about.get("layout", LAYOUT + 1) > LAYOUT:
        raise CallRefused("backup_newer" if isinstance(about, dict) else "backup_broken")
    if any(about.get("stores", {}).get(name, 0) > newest for name, (newest, _) in NEWEST.items()):
        raise CallRefused("backup_newer")
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    if hashes != about.get("files") or RECORDS not in files or not all(map(BELONGS.fullmatch, files)):
        raise CallRefused("backup_broken")
    return files


def _hold(con: duckdb.DuckDBPyConnection, path: Path, name: str) -> None:
    quoted = str(path).replace("'", "''")  # ATTACH takes no parameters
    in_turn(
        lambda: con.execute(f"attach '{quoted}' as \"{name}\" (read_only)"),
        lambda error: CallRefused("store_in_use", holder=store.holder(error)),
    )


def _names() -> list[str]:
    """What belongs to the installation, by its name in the home."""
    found = (file.relative_to(settings.home()).as_posix() for file in settings.home().rglob("*") if file.is_file())
    return sorted(name for name in found if BELONGS.fullmatch(name) and UNFINISHED not in name)


def _encrypted(content: bytes, passphrase: str, recipient: str | None) -> bytes:
    if recipient:
        try:
            return pyrage.encrypt(content, [pyrage.x25519.Recipient.from_str(recipient)])
        except pyrage.RecipientError:
            raise CallRefused("no_recipient") from None
    if len(passphrase) < SHORTEST:
        raise CallRefused("passphrase_short", least=SHORTEST)
    return pyrage.passphrase.encrypt(content, passphrase)


def _decrypted(content: bytes, passphrase: str, identity: str | None) -> bytes:
    try:
        if identity:
            lines = [line for line in identity.split() if line.startswith("AGE-SECRET-KEY-")]
            return pyrage.decrypt(content, [pyrage.x25519.Identity.from_str(line) for line in lines])
        return _by_passphrase(content, passphrase)
    except (pyrage.DecryptError, pyrage.IdentityError):
        raise CallRefused("backup_locked") from None


def _by_passphrase(content: bytes, passphrase: str) -> bytes:
    """What age refuses as too much work for this machine, which it measures anew each time, is work for a machine that is busy."""
    for left in reversed(range(TRIES)):
        try:
            return pyrage.passphrase.decrypt(content, passphrase)
        except pyrage.DecryptError as error:
            if "work" not in str(error).lower():
                raise
            if not left:
                raise CallRefused("backup_busy") from None
    raise AssertionError

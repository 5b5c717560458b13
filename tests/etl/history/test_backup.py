"""A backup holds all that belongs together, for nobody without its key, and comes back as it was or not at all."""

import io
import json
import os
import tarfile
from types import SimpleNamespace

import pyrage
import pytest

import settings
from domain.trail import chain
from etl.history import backup as module
from etl.history.backup import CONTENTS, backup, restore
from etl.refusals import CallRefused
from tests.support.door import assessment, load, records


PASSPHRASE = "made up for this test"


@pytest.fixture
def backed_up(home, tmp_path, monkeypatch):
    """The folder of a backup to a key, what was in the home by name, and the key; from here on the home is another, empty one."""
    load([assessment(f"p{number}") for number in range(20)])
    (home / "breakdown_order.toml").write_text('first = "team"\n')
    (home / "mappings").mkdir()
    (home / "mappings" / "mine.toml").write_text("[columns]\n")
    (home / "private" / "last_fault.txt").write_text("not to be kept")
    identity = pyrage.x25519.Identity.generate()
    backup(tmp_path / "for a key", "", str(identity.to_public()))
    before = {
        name: (home / name).read_bytes()
        for name in ("private/secret.key", "private/records.duckdb", "mappings/mine.toml")
    }
    monkeypatch.setenv("NINEFOLD_HOME", str(tmp_path / "another"))
    return tmp_path, before, identity


def test_what_was_backed_up_comes_back(backed_up):
    folder, before, identity = backed_up
    file = folder / "for a key"
    assert b"Example Trust" not in file.read_bytes()
    assert oct(file.stat().st_mode & 0o777) == "0o600"
    assert restore(file.read_bytes(), "", f"# a comment\n{identity}\n") == 5
    assert {name: (settings.home() / name).read_bytes() for name in before} == before
    assert records("select count(*) from records.assessments") == [(20,)]
    assert not (settings.private() / "last_fault.txt").exists()
    assert [event["what"] for event in chain.events()] == ["load", "load", "restore"]
    assert chain.verified()[0] == 3
    modes = {oct(path.stat().st_mode & 0o777) for path in settings.private().iterdir()}
    assert modes == {"0o600"}


def test_a_passphrase_opens_a_backup_on_a_busy_machine_too_and_no_other_does(home, tmp_path, monkeypatch):
    """With something in age's place: its own work for a passphrase takes seconds, and on a busy machine it refuses it by chance."""
    answers = ["Excessive work parameter for passphrase", "Excessive work parameter for passphrase"]

    def decrypt(content: bytes, passphrase: str) -> bytes:
        if answers:
            raise pyrage.DecryptError(answers.pop())
        if passphrase != PASSPHRASE:
            raise pyrage.DecryptError("Decryption failed")
        return content

    load([assessment("p1")])
    kept = SimpleNamespace(encrypt=lambda content, passphrase: content, decrypt=decrypt)
    monkeypatch.setattr(module, "pyrage", SimpleNamespace(**{**vars(pyrage), "passphrase": kept}))
    backup(tmp_path / "locked", PASSPHRASE, None)
    monkeypatch.setenv("NINEFOLD_HOME", str(tmp_path / "another"))
    with pytest.raises(CallRefused, match="not the passphrase or key"):
        restore((tmp_path / "locked").read_bytes(), "another passphrase", None)
    assert restore((tmp_path / "locked").read_bytes(), PASSPHRASE, None) == 3
    kept.decrypt = lambda *_: (_ for _ in ()).throw(pyrage.DecryptError("Excessive work parameter"))
    with pytest.raises(CallRefused, match="too busy"):
        module._by_passphrase(b"", PASSPHRASE)


def changed(change):
    """Changes the tar in a backup, as who has its key can."""

    def made(content: bytes, identity) -> bytes:
        with tarfile.open(fileobj=io.BytesIO(pyrage.decrypt(content, [identity]))) as archive:
            files = {entry.name: archive.extractfile(entry).read() for entry in archive}
        change(files)
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w") as archive:
            for name, held in files.items():
                entry = tarfile.TarInfo(name)
                entry.size = len(held)
                archive.addfile(entry, io.BytesIO(held))
        return pyrage.encrypt(packed.getvalue(), [identity.to_public()])

    return made


def newer(**said):
    """With contents of a backup that only a newer version makes."""
    return changed(lambda files: files.update({CONTENTS: json.dumps({**json.loads(files[CONTENTS]), **said}).encode()}))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda content, identity: content[:-9], "not the passphrase or key"),
        (lambda content, identity: b"no backup", "That is no backup"),
        (changed(lambda files: files.update({"private/secret.key": b"x" * 32})), "not whole"),
        (changed(lambda files: files.update({"../outside": b"x"})), "not whole"),
        (changed(lambda files: files.pop("private/records.duckdb")), "not whole"),
        (newer(layout=99), "newer version"),
        (newer(stores={"private/records.duckdb": 99}), "newer version"),
    ],
)
def test_what_is_no_whole_backup_changes_nothing(backed_up, change, told):
    folder, _, identity = backed_up
    content = change((folder / "for a key").read_bytes(), identity)
    with pytest.raises(CallRefused, match=told):
        restore(content, "", str(identity))
    assert not settings.home().exists()
    assert not (folder / "outside").exists()


def test_where_something_is_loaded_nothing_is_restored(backed_up):
    folder, _, identity = backed_up
    load([assessment("somebody")])
    with pytest.raises(CallRefused, match="Something is loaded"):
        restore((folder / "for a key").read_bytes(), "", str(identity))
    assert records("select count(*) from records.assessments") == [(1,)]


@pytest.mark.parametrize(
    ("passphrase", "recipient", "told"), [("short", None, "fewer than 12"), ("", "age1nokey", "no public key")]
)
def test_what_protects_nobody_makes_no_backup(home, tmp_path, passphrase, recipient, told):
    load([assessment("p1")])
    with pytest.raises(CallRefused, match=told):
        backup(tmp_path / "file", passphrase, recipient)
    assert "file" not in os.listdir(tmp_path)

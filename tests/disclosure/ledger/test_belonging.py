"""Key, record store, ledger and published store belong together, or nothing is published and what stands still stands."""

import hmac
import shutil

import duckdb
import pytest

import settings
from disclosure.publish import told
from disclosure.publish.preview import preview
from disclosure.publish.publish import PublishRefused, current, publish
from domain import key
from domain.errors import Refused
from domain.stores import seal


LEDGER_LOST = "The ledger, which keeps what was published, is missing"
ANOTHER_LEDGER = "The ledger, which keeps what was published, is another installation's"
LEDGER_BEHIND = "knows nothing of version"


def file(name: str):
    return settings.private() / name


def a_wave(records, people: int = 40, wave: str = "2026 spring") -> None:
    for number in range(people):
        records.add(f"p{number}", 1 + number % 4, 1 + number % 3, wave=wave)


@pytest.fixture
def twice_published(records, tmp_path):
    """A home of two publications, and of ledger and record store how they were after the first."""
    a_wave(records)
    records.save()
    publish()
    kept = tmp_path / "backup"
    shutil.copytree(settings.private(), kept)
    a_second_time(records)
    return kept


def a_second_time(records) -> None:
    """One person late in a wave of the record store that stands, as a load would add one."""
    with duckdb.connect(settings.record_store()) as store:
        store.execute(
            """
            insert into assessments by name
            select * replace (1000 as assessment_id, uuid() as subject_key)
            from assessments
            limit 1
            """
        )
        store.execute("insert into ratings values (1000, 'aims', 4), (1000, 'trust', 4)")
    publish()


def lose_ledger(backup):
    file("ledger.duckdb").unlink()


def empty_ledger(backup):
    file("ledger.duckdb").write_bytes(b"")


def lose_ledger_and_what_is_published(backup):
    file("ledger.duckdb").unlink()
    shutil.rmtree(settings.published())


def older_ledger(backup):
    shutil.copy(backup / "ledger.duckdb", file("ledger.duckdb"))


def older_ledger_and_nothing_published(backup):
    publish()  # from then on the record store knows of the second publication
    older_ledger(backup)
    shutil.rmtree(settings.published())


def foreign_ledger(backup):
    shutil.rmtree(settings.published())
    with duckdb.connect(file("ledger.duckdb")) as ledger:
        ledger.execute("update kept.installation set ledger_id = 'another'")


def lose_key(backup):
    file("secret.key").unlink()


def empty_key(backup):
    file("secret.key").write_bytes(b"")


def another_key(backup):
    file("secret.key").write_bytes(b"x" * 32)


@pytest.mark.parametrize(
    ("happens", "said"),
    [
        (lose_ledger, LEDGER_LOST),
        (empty_ledger, LEDGER_LOST),
        (lose_ledger_and_what_is_published, LEDGER_LOST),
        (older_ledger, LEDGER_BEHIND),
        (older_ledger_and_nothing_published, LEDGER_BEHIND),
        (foreign_ledger, ANOTHER_LEDGER),
        (lose_key, "secret.key, is missing"),
        (empty_key, "holds 0 bytes instead of 32"),
        (another_key, "secret.key, is another than when exports were loaded"),
    ],
)
def test_nothing_is_published_or_foretold_where_ledger_or_key_is_missing_older_or_anothers(
    twice_published, happens, said
):
    happens(twice_published)
    before = current()
    for refused in (publish, preview):
        with pytest.raises(Refused, match=said) as told:
            refused()
        assert "back" in str(told.value)
        assert "NINEFOLD_HOME" in str(told.value)
    assert current() == before


def test_the_key_of_the_ledger_counts_where_the_record_store_says_nothing_of_its_own(records):
    a_wave(records)
    records.save()
    publish()
    records.save()  # a store of an earlier version, which kept no fingerprint
    another_key(None)
    with pytest.raises(Refused, match="another than when they were published"):
        publish()


def test_with_everything_put_back_publishing_goes_on(twice_published):
    path = current()
    shutil.copy(file("ledger.duckdb"), twice_published / "newest")
    lose_ledger(twice_published)
    with pytest.raises(PublishRefused):
        publish()
    shutil.copy(twice_published / "newest", file("ledger.duckdb"))
    assert publish().path != path


def test_an_older_copy_of_all_that_is_there_goes_on_from_there(twice_published):
    shutil.rmtree(settings.private())
    shutil.copytree(twice_published, settings.private())
    shutil.rmtree(settings.published())
    assert publish().slices == 1


def test_a_first_publication_needs_no_ledger_and_a_ledger_of_no_bytes_is_none(records):
    a_wave(records)
    records.save()
    file("ledger.duckdb").write_bytes(b"")
    assert publish().slices == 1


def test_the_fingerprint_of_the_key_stands_in_all_three_stores_and_the_key_in_none(twice_published, released):
    fingerprint = hmac.digest(b"k" * 32, b"ninefold: fingerprint of the key", "sha256")[:8].hex()
    assert released("select key_fingerprint from publication") == [(fingerprint,)]
    for name, table in (("records.duckdb", "installation"), ("ledger.duckdb", "kept.installation")):
        with duckdb.connect(file(name), read_only=True) as store:
            assert store.execute(f"select key_fingerprint from {table}").fetchall() == [(fingerprint,)]
    assert key.fingerprint(b"k" * 32) == fingerprint
    assert b"k" * 32 not in current().read_bytes()


def test_the_seal_goes_with_its_version(twice_published):
    assert seal.holds(current())
    assert [path.name for path in settings.published().glob("*.sha256")] == [seal.path_of(current()).name]


def test_a_publication_says_if_the_version_before_it_was_altered(twice_published):
    path = current()
    with duckdb.connect(path) as store:
        store.execute("update blocks set subjects = subjects + 1")
    assert not seal.holds(path)
    seal.path_of(path).write_text(seal.line(seal.digest(path), path))  # by somebody who knows how
    done = publish()
    assert done.was_altered
    assert any("no longer as it was published" in sentence for sentence in told.of_publication(done))
    assert not publish().was_altered

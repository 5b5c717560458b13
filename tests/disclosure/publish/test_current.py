"""What stands in the place of CURRENT and is not the name of a store is said, and not taken for a fault."""

import pytest

import settings
from analysis.published import store
from disclosure.publish.publish import current, publish
from domain.current import POINTER
from domain.errors import Refused, Unreadable
from etl.history.status import status


@pytest.fixture
def pointer(records):
    records.people(20, 1, 2)
    records.save()
    publish()
    found = settings.published() / POINTER
    found.unlink()
    return found


def test_a_folder_is_to_be_taken_away_before_anything_is_published(pointer):
    pointer.mkdir()
    for asked in (publish, status):
        with pytest.raises(Refused, match="is a folder, where the name of the published store should stand"):
            asked()
    with pytest.raises(store.Unreadable, match="Take the folder away"):
        store.current()
    pointer.rmdir()
    assert current() is None
    publish()
    assert current() is not None


def test_what_is_no_text_is_replaced_by_the_next_publication(pointer):
    pointer.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Unreadable, match="publish again to replace it"):
        status()
    with pytest.raises(store.Unreadable, match="publish again to replace it"):
        store.current()
    publish()
    assert current() is not None
    assert store.current() is not None

"""What the door says of an export has no English word in it, nor in what it is filled in with: here where every sentence is marked."""

import pytest

import settings
from analysis.wording import plain
from domain.declared.framework_file import read_framework
from domain.languages import speaking
from etl.history.batches import batches
from tests.support import marked
from tests.support.door import DIMENSIONS, PERSON, as_csv, load
from tests.support.left_in_english import english
from tests.support.marked import name as named
from tests.support.upload_page import text, upload


FRAMEWORK = read_framework(settings.FRAMEWORK).languages[marked.CODE]
NAMES = {part.name for parts in (FRAMEWORK.dimensions, FRAMEWORK.levels) for part in parts.values()}
OF_THE_FILE = {settings.NOT_STATED, "n/a", "export.csv"}
ABOUT = {name: PERSON[name] for name in ("role", "care_setting")} | {
    name: named(name) for name in ("organisation", "division", "team", "wave")
}


def people(sides: dict[str, str], **other: str) -> list[dict[str, str]]:
    """Twelve people in a row each: a side's columns begin with its words, and each of its answers is the same."""
    answers = {f"{side}{dimension}": answer for side, answer in sides.items() for dimension in DIMENSIONS}
    return [{"subject_id": f"p{number}", **ABOUT, **answers, **other} for number in range(12)]


RATED = people({"Self: ": "3", "Line manager: ": "2.5", "Peers: ": "1"})
EXPORTS = {  # what makes the door speak = the export, and words that have to be among what it says
    "sides, averages and other spellings": (
        [RATED[0] | {"team": named("TEAM"), "care_setting": "n/a"}, *RATED[1:]],
        ("line manager", "rater group", "self", "peers", "team", "row"),
    ),
    "raters of whom there are few": (people({"Self: ": "3", "Direct reports: ": "2"}), ("direct reports",)),
    "answers that are no level": (people({"": "9"}), ()),
    "a column that the law protects": (people({"": "3"}, Ethnicity="White"), ()),
    "a group that is not there": ([{k: v for k, v in row.items() if k != "team"} for row in people({"": "3"})], ("team",)),
    "dimensions that are not there": (people({"": "3"})[:1], ()),
    "one side's columns alone": (people({"Peers: ": "3"}), ("rater group", "peers")),
}  # fmt: skip
OTHER_FILES = {  # what is no export = what it is called
    b"\x89PNG\r\n\x1a\n\x00\x00": "a picture (",
    b"<html><body>x</body></html>": "a web page",
}


@pytest.mark.parametrize("about", EXPORTS)
def test_no_english_word_is_in_what_is_said_of_an_export(dashboard, in_the_marked_language, about):
    export, words = EXPORTS[about]
    with speaking(marked.CODE):
        app = upload(dashboard("manage/upload"), as_csv(export))
        as_it_is = NAMES | OF_THE_FILE | {part for row in export for cell in row.items() for part in cell}
        assert english(app, as_it_is | set(map(plain, as_it_is))) == []
        assert [word for word in words if named(word) not in text(app)] == []


@pytest.mark.parametrize("content", OTHER_FILES)
def test_no_english_word_is_in_what_is_said_of_another_file(dashboard, in_the_marked_language, content):
    with speaking(marked.CODE):
        app = upload(dashboard("manage/upload"), content)
        assert english(app, OF_THE_FILE | set(map(plain, OF_THE_FILE))) == []
        assert named(plain(OTHER_FILES[content])) in text(app)


def test_no_english_word_is_in_what_is_said_of_a_batch(dashboard, in_the_marked_language):
    """Nor where the batch was loaded in another language, or told of on the command line."""
    load(RATED, confirmed=frozenset({"averages:line_manager"}))
    (batch,) = batches()
    with speaking(marked.CODE):
        app = dashboard("manage/batches")
        assert english(app, NAMES | OF_THE_FILE | {batch.loaded_by, batch.file_sha256[:16]}) == []
        assert named("line manager") in text(app)

"""What a column's header may be called: question numbers, tags, markup and grid brackets aside."""

import html
import re
from collections import Counter
from collections.abc import Callable
from functools import cached_property, lru_cache

from domain.message import Message, said
from domain.spelling import TEXTS_REMEMBERED, folded, tidied
from etl.read.staging.joined_names import JOINED, column_of_ours
from etl.refusals import FileRefused


LIKELY_MISSPELT = 75  # of 100: from here a header is offered as what a missing name may have meant
MAX_HEADER_CHARACTERS = 2_000  # a longer text is no name, and is looked up by its start
SHORTEST_LOOSE_NAME = 5  # characters; “DC2” is not the second time “DC” was asked
LOOSE_STAGES = {5, 7, 8}  # of a header, in which a shorter name may stand by chance

TAG = re.compile(r"<[^<>]{0,500}>")
# “1. ”, “Q12: ”, “4.d. ”, “9.b.i. ”, “Q5_1 - ”
QUESTION_NUMBER = re.compile(
    r"(?:q(?:uestion)?\s*)?\d{1,3}[a-z]?(?:[._][a-z0-9]{1,3})*(?:[.):]\s*|\s*[-–—]\s*|\s+)(?P<text>.+)", re.IGNORECASE
)
# “Leading with care [level]”
OWN_TAG = re.compile(
    r"(?P<text>.+?)\s*[\[(](?:your )?(?:level|rating|score|answer|response|performance)[\])]", re.IGNORECASE
)
REPEATED = re.compile(r"(?P<text>.*[^\d\s])\s?\d{1,2}")  # “Leading with care2”, as Microsoft Forms tells twins apart
BRACKETED = re.compile(r"\[([^\[\]]+)\]")
STEM_END = re.compile(r"[-–—:|…]")
SPACED_STEM_END = re.compile(r"\s[-–—|]\s|[:…]\s")
LETTERED = re.compile(r"(?P<text>.*?)\s*\(column (?P<letter>[A-Z]{1,3})\)")  # as `called` tells twins apart
STRICT_STAGES = 4
OWN_TAG_STAGE = 4  # the loosest at which a header says nothing but the name


@lru_cache(TEXTS_REMEMBERED)
def plain(text: str) -> str:
    """A header as its reader saw it: no markup, no invisible marks, single spaces."""
    text = text[:MAX_HEADER_CHARACTERS]
    if "<" in text or "&" in text:
        text = html.unescape(TAG.sub(" ", text))
    return tidied(text)


def bare(text: str) -> str:
    """A header without the marks that a survey puts at its ends."""
    return text.strip(" *:?.")


def stages(text: str, second_name: str = "") -> list[set[str]]:
    """The folded names that a header answers to, strictest first; the first four hold for every column of ours."""
    start = text[:MAX_HEADER_CHARACTERS]
    clean = plain(start)
    name = bare(clean)
    number = QUESTION_NUMBER.fullmatch(name)
    unnumbered = number["text"] if number else name
    tagged = OWN_TAG.fullmatch(unnumbered)
    repeated = REPEATED.fullmatch(unnumbered)
    lines = start.splitlines()
    rows = BRACKETED.findall(clean) + SPACED_STEM_END.split(clean)[1:][-1:] + [plain(line) for line in lines[:1]]
    found = [
        {folded(start)},
        {folded(second_name)},
        {folded(clean), folded(name)},
        {folded(unnumbered), *(column_of_ours(clean) if JOINED in clean else ())},
        {folded(tagged["text"])} if tagged else set(),
        {folded(repeated["text"])} if repeated else set(),
        {folded(bare(row)) for row in rows},
        {folded(bare(row)) for row in STEM_END.split(clean)[1:][-1:]},
        {folded(unnumbered.partition("[")[0])},
    ]
    return [names - {""} for names in found]


class Headers:
    """The header row, looked up by what is written or by what it means."""

    def __init__(
        self,
        header: list[str],
        second_names: list[str] | None = None,
        are_one: Callable[[list[int]], bool] = lambda places: False,
    ) -> None:
        """`are_one` says whether the columns at some places, which have one name, are one question."""
        self._are_one = are_one
        self.read_with_another: set[int] = set()  # places of columns that are one with an earlier one
        self.texts = [plain(text) for text in header]
        self.folded = [folded(text) for text in self.texts]
        self.second_names = [tidied(name) for name in second_names or [""] * len(header)]
        self.stages = [stages(text, name) for text, name in zip(header, self.second_names, strict=True)]

    def named(self, *spellings: str) -> int | None:
        """The place of the one column with any of these spellings; None if there is none."""
        _, places = self._first({folded(spelling) for spelling in spellings}, range(STRICT_STAGES))
        return self.one(places) if places else None

    def asked(self, *spellings: str) -> int | None:
        """The same for a question, which survey tools wrap in numbers, tags and the text of its grid."""
        _, places = self.all_asked(*spellings)
        return self.one(places) if places else None

    def all_asked(self, *spellings: str) -> tuple[int, list[int]]:
        """The strictest stage at which any column is asked for so, and the places of all that are at that stage."""
        wanted = {folded(spelling) for spelling in spellings}
        return self._first(wanted, range(len(self.stages[0]) if self.stages else 0))

    def mapped(self, written: str, is_question: bool = False) -> int:
        """The place of a header that a mapping names: letter for letter, else whatever case, spaces and numbers."""
        for names in (self.texts, self.second_names):
            if places := [place for place, text in enumerate(names) if text and text == plain(written)]:
                return self.one(places, is_question)
        place = self._lettered(written)
        if place is None:
            place = self.asked(plain(written))
        if place is None:
            raise FileRefused("no_mapped_column", header=written, near=self.hint(written))
        return place

    @cached_property
    def called(self) -> list[str]:
        """What a mapping calls each column: its header, which twins share, so these by the tool's id or by their letter."""
        headed, named = Counter(self.folded), Counter(self.second_names)
        return [
            text
            if text and headed[folded(text)] == 1
            else own_id
            if own_id and named[own_id] == 1 and own_id not in self.texts
            else f"{text} (column {letter_of(place)})".strip()
            for place, (text, own_id) in enumerate(zip(self.texts, self.second_names, strict=True))
        ]

    def _lettered(self, written: str) -> int | None:
        match = LETTERED.fullmatch(plain(written))
        if not match:
            return None
        called = folded(match["text"])
        return next(
            (place for place, text in enumerate(self.folded) if text == called and letter_of(place) == match["letter"]),
            None,
        )

    def has(self, written: str) -> bool:
        """Whether any column is headed so, as a mapping names it."""
        text = plain(written)
        return (
            text in self.texts
            or text in self.second_names
            or any(folded(text) in set().union(*found) for found in self.stages)
            or self._lettered(written) is not None
        )

    def _first(self, wanted: set[str], in_stages: range) -> tuple[int, list[int]]:
        long = {name for name in wanted if len(name) >= SHORTEST_LOOSE_NAME}
        for stage in in_stages:
            sought = long if stage in LOOSE_STAGES else wanted
            places = [place for place, names in enumerate(self.stages) if not sought.isdisjoint(names[stage])]
            if places:
                return stage, places
        return len(in_stages), []

    def one(self, places: list[int], is_question: bool = False) -> int:
        """The one place, or the first of columns that are one. FileRefused where there are several."""
        if len(places) > 1 and self._are_one(places):
            self.read_with_another.update(places[1:])
        elif len(places) > 1:
            raise FileRefused(
                "twins",
                number=said("two") if len(places) == 2 else len(places),
                header=self.texts[places[0]],
                where=[self._lettered_with_id(place) for place in places],
                called=self.called[places[0]],
                more=said("twins_both_meant") if is_question else None,
            )
        return places[0]

    def _lettered_with_id(self, place: int) -> Message | str:
        letter, second = letter_of(place), self.second_names[place]
        return said("column_and_id", letter=letter, id=second) if second else letter

    def hint(self, name: str) -> Message | None:
        """The header that may be meant; None where none is near."""
        from rapidfuzz import fuzz, process  # needed only where something is amiss

        near = process.extractOne(folded(name), self.folded, scorer=fuzz.ratio, score_cutoff=LIKELY_MISSPELT)
        return near and said("near_header", letter=letter_of(near[2]), header=self.texts[near[2]])


def letter_of(place: int) -> str:
    """A column as Excel letters it: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters

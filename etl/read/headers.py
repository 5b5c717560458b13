"""What a column's header may be called: question numbers, tags, markup and grid brackets aside."""

import html
import re

from etl.refusals import FileRefused
from etl.vocabulary import folded, tidied


LIKELY_MISSPELT = 75  # of 100: from here a header is offered as what a missing name may have meant
MAX_HEADER_CHARACTERS = 2_000  # a longer text is no name, and is looked up by its start
SHORTEST_LOOSE_NAME = 5  # characters; “DC2” is not the second time “DC” was asked

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
STRICT_STAGES = 4


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
    rows = BRACKETED.findall(clean) + STEM_END.split(clean)[1:][-1:] + [plain(line) for line in start.splitlines()[:1]]
    found = [
        {folded(start)},
        {folded(second_name)},
        {folded(clean), folded(name)},
        {folded(unnumbered)},
        {folded(match["text"]) for match in (tagged, repeated) if match},
        {folded(bare(row)) for row in rows},
        {folded(unnumbered.partition("[")[0])},
    ]
    return [names - {""} for names in found]


class Headers:
    """The header row, looked up by what is written or by what it means."""

    def __init__(self, header: list[str], second_names: list[str] | None = None) -> None:
        self.texts = [plain(text) for text in header]
        self.folded = [folded(text) for text in self.texts]
        self.second_names = [tidied(name) for name in second_names or [""] * len(header)]
        self.stages = [stages(text, name) for text, name in zip(header, self.second_names, strict=True)]

    def named(self, *spellings: str) -> int | None:
        """The place of the one column with any of these spellings; None if there is none."""
        return self._first({folded(spelling) for spelling in spellings}, range(STRICT_STAGES))

    def asked(self, *spellings: str) -> int | None:
        """The same for a question, which survey tools wrap in numbers, tags and the text of its grid."""
        wanted = {folded(spelling) for spelling in spellings}
        place = self._first(wanted, range(STRICT_STAGES))
        if place is not None:
            return place
        loose = {spelling for spelling in wanted if len(spelling) >= SHORTEST_LOOSE_NAME}
        return self._first(loose, range(STRICT_STAGES, len(self.stages[0]) if self.stages else 0))

    def mapped(self, written: str) -> int:
        """The place of a header that a mapping names: letter for letter, else whatever case, spaces and numbers."""
        for names in (self.texts, self.second_names):
            if places := [place for place, text in enumerate(names) if text and text == plain(written)]:
                return self._one(places)
        place = self.named(plain(written))
        if place is None:
            raise FileRefused(
                f"The mapping names a column “{written}”, which the file does not have.{self.hint(written)}"
            )
        return place

    def has(self, written: str) -> bool:
        """Whether any column is headed so, as a mapping names it."""
        text = plain(written)
        return (
            text in self.texts
            or text in self.second_names
            or any(folded(text) in set().union(*found) for found in self.stages)
        )

    def _first(self, wanted: set[str], in_stages: range) -> int | None:
        for stage in in_stages:
            places = [place for place, names in enumerate(self.stages) if not wanted.isdisjoint(names[stage])]
            if places:
                return self._one(places)
        return None

    def _one(self, places: list[int]) -> int:
        if len(places) > 1:
            where = " and ".join(_letter(place) for place in places)
            raise FileRefused(
                f"Two columns are headed “{self.texts[places[0]]}” (columns {where}). Rename or delete the one that is not meant."
            )
        return places[0]

    def hint(self, name: str) -> str:
        """` Is “Engagin the team” meant?`, or nothing where no header is near."""
        from rapidfuzz import fuzz, process  # needed only where something is amiss

        near = process.extractOne(folded(name), self.folded, scorer=fuzz.ratio, score_cutoff=LIKELY_MISSPELT)
        return f" Is column {_letter(near[2])}, “{self.texts[near[2]]}”, meant?" if near else ""


def _letter(place: int) -> str:
    """A column as Excel letters it: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters

"""Columns of one dimension that differ by rater group, measure or wave: no median or mean is ever taken across them."""

import re

from etl.read.headers import plain
from etl.refusals import FileRefused
from etl.vocabulary import MEASURES, folded, vocabulary


PARTS = re.compile(r"[\[\]()|:;…/]|\s[-–—]\s?|_")  # what stands around a tag
WAVE = re.compile(r"(?:.*\D)?(?:19|20)\d\d(?:\D.*)?|(?:wave|round|time|t) ?\d{1,2}|pre|post|before|after|baseline")
LONGEST_TAG = 3  # words


def refuse_side_by_side(dimension: str, headers: list[str]) -> None:
    """Raises FileRefused where the columns taken for one dimension carry different tags, or some a tag and others none."""
    for kind, says, tag_of in (
        ("rater groups", "rater_group", _rater_group),
        ("measures", "measure", _measure),
        ("waves", "wave", _wave),
    ):
        tags = {_tag(header, tag_of) for header in headers}
        if len(tags) > 1:
            named = " and ".join(f"“{plain(header)}”" for header in headers[:3])
            raise FileRefused(
                f"The columns {named} for {dimension} are of different {kind}, and their answers are never made into one level. "
                f"Load the file once for each, every time with a mapping that names the columns of one alone and says its {says}."
            )


def _tag(header: str, tag_of) -> str | None:
    """What the first part of a header that is a tag says; a last or first word is one too where few stand beside it."""
    parts = [part.strip() for part in PARTS.split(plain(header)) if part and part.strip()]
    words = plain(header).split()
    ends = [words[0], words[-1], " ".join(words[:2]), " ".join(words[-2:])] if 1 < len(words) <= LONGEST_TAG + 2 else []
    return next((said for part in (*parts, *ends) if (said := tag_of(part))), None)


def _rater_group(text: str) -> str | None:
    return vocabulary("rater_group").meaning(text)


def _measure(text: str) -> str | None:
    return MEASURES.get(folded(text))


def _wave(text: str) -> str | None:
    return folded(text) if len(text.split()) <= LONGEST_TAG and WAVE.fullmatch(folded(text)) else None

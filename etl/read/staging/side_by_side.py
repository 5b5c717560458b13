"""Columns of one dimension that differ by rater group, measure or wave: no median or mean is ever taken across them."""

import re
from collections.abc import Container, Iterable

from etl.read.staging.headers import plain
from etl.refusals import FileRefused
from etl.vocabulary import MEASURES, folded, vocabulary


PARTS = re.compile(r"[\[\]()|:;…/]|\s[-–—]\s?|_")  # what stands around a tag
WAVE = re.compile(r"(?:.*\D)?(?:19|20)\d\d(?:\D.*)?|(?:wave|round|time|t) ?\d{1,2}|pre|post|before|after|baseline")
LONGEST_TAG = 3  # words
NUMBER = re.compile(r"(?:q(?:uestion)?\s*)?\d{1,3}[a-z]?(?:\.[a-z0-9]{1,3})*", re.IGNORECASE)  # of a question
AROUND = " -–—.,*?"  # marks at the ends of a part
# Words that say nothing of who rated: “rated by my manager”.
FILLERS = frozenset(
    "answer assessed assessment by feedback from level my of rated rating response s score the view your".split()
)
UNSAID = {"rater_group": "self", "measure": "performance"}  # what answers are taken for where nothing says it


def refuse_side_by_side(dimension: str, headers: list[str]) -> None:
    """Raises FileRefused where the columns taken for one dimension carry different tags, or some a tag and others none."""
    for kind, says, tag_of in KINDS:
        tags = {_tag(header, tag_of) for header in headers}
        if len(tags) > 1:
            raise FileRefused(_different(kind, says, headers, f"for {dimension} "))


def refuse_unsaid(headers: list[str], names: list[re.Pattern | None], said: Container[str]) -> None:
    """Raises FileRefused where the columns of the dimensions carry a tag of a rater group or measure that nothing else says.

    `names` are what each header names its dimension by (`any_of`), None where a mapping says which it is; `said` are the columns of
    ours that the export has or that hold one value.
    """
    for kind, says, tag_of in KINDS:
        if says not in UNSAID:
            continue
        tags: dict[str, str] = {}
        for header, name in zip(headers, names, strict=True):
            parts = _parts(plain(header)) if name is None else _beside(header, name) or []
            if tag := next((tag for part in parts if (tag := tag_of(part))), None):
                tags.setdefault(tag, header)
        if len(tags) > 1:
            raise FileRefused(_different(kind, says, list(tags.values()), ""))
        if says not in said and (tag := next(iter(tags), UNSAID[says])) != UNSAID[says]:
            raise FileRefused(
                f"The column “{plain(tags[tag])}” is named after the {says.replace('_', ' ')} {tag}, and the file has no column "
                f"{says}: its answers would load as {UNSAID[says]}. Say which they are for every row, with --set {says}={tag} or "
                f"in a mapping's [constants]; if the name means something else, say {says}={UNSAID[says]}."
            )


def any_of(spellings: Iterable[str]) -> re.Pattern:
    """What finds one of the spellings as whole words, whatever stands between the words."""
    words = [["(?:and|&)" if word == "and" else re.escape(word) for word in folded(text).split()] for text in spellings]
    ways = sorted((r"[\s_\-–]+".join(spelt) for spelt in words), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)", re.IGNORECASE)


def is_tagged(header: str, name: re.Pattern) -> bool:
    """Whether a header is the name and beside it nothing but tags: “Leading with care - Manager”."""
    parts = _beside(header, name)
    return bool(parts) and all(any(tag_of(part) for _, _, tag_of in KINDS) for part in parts)


def _different(kind: str, says: str, headers: list[str], of: str) -> str:
    named = " and ".join(f"“{plain(header)}”" for header in headers[:3])
    return (
        f"The columns {named} {of}are of different {kind}, and their answers are never made into one level. "
        f"Load the file once for each, every time with a mapping that names the columns of one alone and says its {says}."
    )


def _beside(header: str, name: re.Pattern) -> list[str] | None:
    """The parts of a header around the name, question numbers aside; None where the name is not in it."""
    text = plain(header)
    found = name.search(text)
    return [*_parts(text[: found.start()]), *_parts(text[found.end() :])] if found else None


def _parts(text: str) -> list[str]:
    parts = [part.strip(AROUND) for part in PARTS.split(text) if part]
    return [part for part in parts if part and not NUMBER.fullmatch(part)]


def _tag(header: str, tag_of) -> str | None:
    """What the first part of a header that is a tag says; a last or first word is one too where few stand beside it."""
    parts = [part.strip() for part in PARTS.split(plain(header)) if part and part.strip()]
    words = plain(header).split()
    ends = [words[0], words[-1], " ".join(words[:2]), " ".join(words[-2:])] if 1 < len(words) <= LONGEST_TAG + 2 else []
    return next((said for part in (*parts, *ends) if (said := tag_of(part))), None)


def _rater_group(text: str) -> str | None:
    known = vocabulary("rater_group")
    words = [word for word in re.split(r"[\s'’]+", folded(text)) if word not in FILLERS]
    return known.meaning(text) or known.meaning(" ".join(words))


def _measure(text: str) -> str | None:
    return MEASURES.get(folded(text))


def _wave(text: str) -> str | None:
    return folded(text) if len(text.split()) <= LONGEST_TAG and WAVE.fullmatch(folded(text)) else None


KINDS = (
    ("rater groups", "rater_group", _rater_group),
    ("measures", "measure", _measure),
    ("waves", "wave", _wave),
)

"""Headers that a program made of several rows of names, with a bar between: “About you | Team”."""

from domain.declared.references import vocabulary
from domain.spelling import folded, tidied
from etl.read.staging.tags import side_in, words_of


JOINED = "|"
MARKS = " *:?."  # at the ends of a name
OF_ONE_SIDE = ("n_raters", "rater_id")


def column_of_ours(text: str) -> set[str]:
    """The one column of ours that is named in rows of names joined into one: “About you | Team”.

    None where another row says whose answers these are, or how many raters there were: that is of one side alone.
    """
    rows = [name for row in text.split(JOINED) if (name := tidied(row).strip(MARKS))]
    ours = {row for row in rows if vocabulary("column").meaning(row) not in (None, *OF_ONE_SIDE)}
    beside = [row for row in rows if row not in ours]
    return {folded(row) for row in ours} if len(ours) == 1 and not any(map(_is_side, beside)) else set()


def _is_side(text: str) -> bool:
    return bool(side_in(text, words_of(text)))

"""Which of several spellings of one name is the tidier: it stands for the others where no earlier load has said which."""

import re


WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SMALL_WORDS = frozenset("a an and at by for in of on or the to with".split())
LONGEST_ACRONYM = 4  # letters; a longer word in capitals is shouted
UNTIDY_END = " .,;:-–"


def tidiness(name: str) -> tuple[int, int]:
    """Greater is tidier: how much of it is written as a name is (capitals where they belong, clean ends), then its spaces."""
    words = WORD.findall(name)
    ill_written = sum(not _is_well_written(word, place) for place, word in enumerate(words))
    ill_written += name != name.strip(UNTIDY_END)
    return -ill_written, -len(re.findall(r"\s\s|[_]", name))


def _is_well_written(word: str, place: int) -> bool:
    if word.casefold() in SMALL_WORDS:
        return word.islower() or (place == 0 and word.istitle())
    return word[0].isupper() and (word[1:].islower() or len(word) <= LONGEST_ACRONYM or not word.isupper())

"""In which language something is said: English as it stands in the code, any other by its catalogue, `data/languages/<code>.po`.

`_("{people:#person|people} took part", people=12)` says a sentence in the language of whoever asks (`speaking`); `N_` marks one that
`_` says later, where the language is known. A sentence is whole: its parameters are names, figures, lists, and noun phrases that
are messages of their own. docs/languages.md tells how a language is added.
"""

from domain.languages.catalogue import N_, Language, called, languages, translated
from domain.languages.speaking import ENGLISH, language, speaking
from domain.languages.writer import filled, name_of


__all__ = [
    "ENGLISH",
    "Language",
    "N_",
    "_",
    "called",
    "filled",
    "language",
    "languages",
    "name_of",
    "speaking",
    "translated",
]


def _(sentence: str, /, **parameters: object) -> str:
    """The sentence in the language that is spoken, its parameters filled in as domain.languages.writer tells."""
    said = translated(sentence)
    return filled(said, parameters) if parameters else said

"""Why the changes of structure can't be followed."""

from domain.sentences.sentence import Sentence


SENTENCES: dict[str, str | Sentence] = {
    "structure_unreadable": "structure.toml can't be read: {error}. Correct it, or take it away.",
    "structure_change": (
        "Number {number} of structure.toml is no change of structure: it needs a column ({columns:or}), from and to, of which one at least"
        " is a single name, and since, the first wave with the new names."
    ),
}

"""What a selection's figures say, in sentences computed from published rows: one text for screen, text alternative and pack."""

from analysis.narrative.changes import changed
from analysis.narrative.first_sight import Card, cards, key_facts
from analysis.narrative.participation import took_part
from analysis.narrative.profile import profile
from analysis.narrative.prompts import look_next
from analysis.narrative.sentence import Figure, Sentence
from analysis.narrative.standing import chance, stands_out


__all__ = [
    "Card",
    "Figure",
    "Sentence",
    "cards",
    "chance",
    "changed",
    "key_facts",
    "look_next",
    "profile",
    "stands_out",
    "took_part",
]

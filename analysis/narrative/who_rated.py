"""What those who took part did, or had done by others, in whole sentences."""

from dataclasses import dataclass

from domain.languages import N_


@dataclass(frozen=True)
class Done:
    """What is said of them: by itself, with the one dimension, with how many dimensions each of them was rated on; and of other rater
    groups, a clause each, the first of which says that people are counted."""

    in_wave: str
    on_one: str
    on_each: str
    also_first: str
    also: str


DONE = {  # by measure, and whether they rated themselves
    ("performance", True): Done(
        in_wave=N_("{people} rated themselves in {wave}."),
        on_one=N_("{people} rated themselves in {wave}, on {dimension}."),
        on_each=N_("{people} rated themselves in {wave}, each of them on {dimensions}."),
        also_first=N_("{number:#person|people} rated themselves"),
        also=N_("{number:,} rated themselves"),
    ),
    ("performance", False): Done(
        in_wave=N_("{people} were rated by {raters} in {wave}."),
        on_one=N_("{people} were rated by {raters} in {wave}, on {dimension}."),
        on_each=N_("{people} were rated by {raters} in {wave}, each of them on {dimensions}."),
        also_first=N_("{number:#person|people} were rated by {raters}"),
        also=N_("{number:,} were rated by {raters}"),
    ),
    ("importance", True): Done(
        in_wave=N_("{people} said how important each dimension is to their role in {wave}."),
        on_one=N_("{people} said how important each dimension is to their role in {wave}, on {dimension}."),
        on_each=N_(
            "{people} said how important each dimension is to their role in {wave}, each of them on {dimensions}."
        ),
        also_first=N_("{number:#person|people} said so themselves"),
        also=N_("{number:,} said so themselves"),
    ),
    ("importance", False): Done(
        in_wave=N_("{people} had {raters} say how important each dimension is to their role in {wave}."),
        on_one=N_("{people} had {raters} say how important each dimension is to their role in {wave}, on {dimension}."),
        on_each=N_(
            "{people} had {raters} say how important each dimension is to their role in {wave}, each of them on {dimensions}."
        ),
        also_first=N_("{number:#person|people} had {raters} say so"),
        also=N_("{number:,} had {raters} say so"),
    ),
}

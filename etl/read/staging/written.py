"""Cells as they are written into a line of CSV: each different cell is turned into text once, however often it stands."""

from collections.abc import Callable, Mapping

from etl.read.layouts.export_layout import as_text


MAX_CELL_CHARACTERS = 32_767  # as Excel has it
MOST_REMEMBERED = 500_000  # cells, with their texts about 100 MB
TRUE_AND_FALSE = (0, 1)  # they are equal to True and False, and are not written like them


class Written(dict[object, str]):
    """From a cell to its CSV text on one line; `clean` takes off what a survey tool put around a text.

    `words` are cells = what stands for them; then none are True or False. `texts` are all that were written, without quotation marks.
    `is_cut` becomes true where a text was too long for a cell, and stays so until it is made false.
    """

    def __init__(self, clean: Callable[[str], str] | None = None, words: Mapping[object, object] | None = None) -> None:
        super().__init__()
        self._clean, self._words = clean, words
        self.texts: set[str] = set()
        self.is_cut = False

    def __missing__(self, cell: object) -> str:
        text = one_line(as_text(self._words.get(cell, cell) if self._words else cell))
        if self._clean:
            text = self._clean(text)
        if len(text) > MAX_CELL_CHARACTERS:
            self.is_cut = True
            return quoted(text[:MAX_CELL_CHARACTERS])
        self.texts.add(text)
        text = quoted(text)
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        if self._words or isinstance(cell, str) or cell not in TRUE_AND_FALSE:
            self[cell] = text
        return text


def one_line(text: str) -> str:
    return " ".join(text.splitlines()) if "\n" in text or "\r" in text else text


def quoted(text: str) -> str:
    """The text as a cell of a comma-separated line."""
    return '"' + text.replace('"', '""') + '"' if "," in text or '"' in text else text

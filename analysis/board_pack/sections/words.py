"""Turns the sentences of pages, which have Markdown in them, into runs of plain and bold text."""

from collections.abc import Iterable

from analysis.board_pack.description import Paragraph, Run


def runs(markdown: str) -> tuple[Run, ...]:
    """The text as a page shows it: "**" begins and ends bold, a backslash takes its meaning from the sign behind it."""
    found, text, is_bold, place = [], "", False, 0
    while place < len(markdown):
        if markdown[place] == "\\" and place + 1 < len(markdown):
            text += markdown[place + 1]
            place += 2
        elif markdown.startswith("**", place):
            found.append(Run(text, is_bold))
            text, is_bold, place = "", not is_bold, place + 2
        else:
            text += markdown[place]
            place += 1
    return tuple(run for run in (*found, Run(text, is_bold)) if run.text)


def plain(markdown: str) -> str:
    return "".join(run.text for run in runs(markdown))


def paragraphs(sentences: Iterable[str]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(runs(sentence)) for sentence in sentences if sentence)


def points(sentences: Iterable[str]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(runs(sentence), "point") for sentence in sentences if sentence)


def heading(text: str) -> Paragraph:
    return Paragraph((Run(text, True),), "heading")

"""What was written for a terminal is never shown as it stands, and a name from a file is shown just as it is."""

import ast

import pytest

import settings
from analysis.wording import plain
from pages.upload_steps.words import OF_A_TERMINAL, sentence


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (
            'The file has no column wave. Add it, or give one value for every row: --set wave="2026 spring".',
            "The file has no column wave. Add it, or give one value for every row under “What the file does not say”.",
        ),
        (
            "The export has a column “W” for wave; leave wave out of --set and [constants].",
            "The export has a column “W” for wave; leave wave empty under “What the file does not say”.",
        ),
        (
            "Nobody has said yet which level this answer means ([levels] of a mapping file); levels go up to 4.",
            "Nobody has said yet which level this answer means; levels go up to 4.",
        ),
        (
            "It holds codes. If “They are made up” is true, say so with --confirm personal_header:a (b).",
            "It holds codes.",
        ),
        ("There is no batch 3. `python -m etl batches` lists them.", "There is no batch 3."),
        (
            'Say with a mapping file which number is which level (levels = {"0" = "…"}, if a higher one is higher).',
            "Say with a mapping file which number is which level.",
        ),
        ("The file is empty", "The file is empty."),
    ],
)
def test_a_sentence_loses_the_words_of_a_command(told, shown):
    assert sentence(told) == shown


def test_no_sentence_of_the_door_names_an_option_on_screen():
    written = [text for file in (settings.PROJECT / "etl").rglob("*.py") for text in texts(file)]
    assert any(OF_A_TERMINAL.search(text) for text in written)
    assert not [text for text in written if OF_A_TERMINAL.search(sentence(text))]


def texts(file):
    """Every text in a module, with … where a value is filled in."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.JoinedStr):
            yield "".join(part.value if isinstance(part, ast.Constant) else "…" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_marks_in_a_name_mean_nothing():
    assert plain("Ward *3* [x](http://y) :smile: $a$") == (r"Ward \*3\* \[x\]\(http\://y\) \:smile\: \$a\$")

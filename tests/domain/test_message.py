"""Every sentence between rooms is a code with its parameters: known, filled in right, and fit for where it is shown."""

import ast
import pickle
import re
from collections.abc import Iterator
from string import Formatter

import pytest

import settings
from domain.door import wire
from domain.door.load import Finding, LoadReport, Refusal, Replaced
from domain.errors import Refused
from domain.message import AS_WRITTEN, BROWSER, COMMAND_LINE, Message, as_written, of_key, said
from domain.sentences import SENTENCES
from domain.sentences.sentence import Sentence


OF_A_TERMINAL = re.compile(r"(^|[\s(`])--[a-z]|python -m |with a mapping file")
AS_THEY_ARE = {  # names of columns, of files and of their parts, of programs and formats, and an example of a name
    "subject_id", "rater_id", "StartDate", "Progress", "ResponseId", "IP Address", "Submit Date (UTC)", "secrets.toml", "aliases",
    "columns", "dimensions", "PostScript", "gzip", "bzip2", "xz", "zstd", "tar", "Word", "Numbers", "2026 spring",
    ".lower",  # of a role, as access.toml has it
}  # fmt: skip
MADE_BY = {"said", "message", "FileRefused", "CallRefused", "PublishRefused", "KeyIsOff", "Unreadable", "Refused"}


def calls() -> list[tuple[str, str, set[str] | None]]:
    """Where a message is made of a code: file and line, code, and its parameters (None: not all are spelt out)."""
    made = []
    for room in ("domain", "etl", "disclosure", "pages"):
        for file in (settings.PROJECT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MADE_BY and node.args:
                    if isinstance(node.args[0], (ast.Constant, ast.JoinedStr)):
                        code = node.args[0].value if isinstance(node.args[0], ast.Constant) else "f-string"
                        named = {keyword.arg for keyword in node.keywords}
                        made.append((f"{file.name}:{node.lineno}", code, None if None in named else named))
    return made


def parameters(sentence: Sentence) -> set[str]:
    return {name for part in sentence for _, name, *_ in Formatter().parse(part) if name}


def test_every_message_has_a_known_code_and_all_that_its_sentence_names():
    """A new sentence belongs in domain/sentences/, and is made by its code."""
    made = calls()
    assert len(made) > 100
    assert [(where, code) for where, code, _ in made if code not in SENTENCES] == []
    lacking = [
        (where, code, missing)
        for where, code, given in made
        if given is not None and (missing := parameters(SENTENCES[code]) - given)
    ]
    assert lacking == []


def texts_in(value: ast.AST) -> Iterator[str]:
    """The texts that a parameter is made of, but for those of a message within it; names of methods that make words of an id."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    if isinstance(value, ast.Attribute) and value.attr in ("replace", "lower"):
        yield f".{value.attr}"
    is_message = isinstance(value, ast.Call) and getattr(value.func, "id", "") in MADE_BY | {"Message"}
    if not is_message and not isinstance(value, (ast.Compare, ast.FormattedValue)):
        parts = [value.value] if isinstance(value, ast.Subscript) else ast.iter_child_nodes(value)
        yield from (text for part in parts for text in texts_in(part))


def test_no_message_is_filled_in_with_words_of_ours():
    """Words are messages themselves (domain/words.py, domain/sentences/phrases.py), so that a reader has them in any language."""
    found = set()
    for room in ("domain", "etl", "disclosure", "pages"):
        for file in (settings.PROJECT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MADE_BY:
                    texts = [text for keyword in node.keywords for text in texts_in(keyword.value)]
                    found |= {text for text in texts if re.search(r"[a-z]{2}", text)}
    assert found <= AS_THEY_ARE
    assert len(found) > 10


def test_no_code_stands_for_two_sentences():
    parts = (settings.PROJECT / "domain" / "sentences").glob("*.py")
    codes = [code for part in parts for code in re.findall(r'^    "(\w+)":', part.read_text("utf-8"), re.MULTILINE)]
    assert sorted(codes) == sorted(SENTENCES)


@pytest.mark.parametrize("code", SENTENCES)
def test_on_a_page_no_sentence_names_an_option_or_a_command(code):
    sentence = SENTENCES[code]
    shown = " ".join((sentence.what, sentence.do, sentence.browser, sentence.states))
    if code != "confirm":  # the command line's own
        assert not OF_A_TERMINAL.search(shown)


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (said("merged_cells", sheet="A", cells=1200), "The sheet “A” merges 1,200 cells. Unmerge them, or save"),
        (said("no_row_can_load", rows=1, first="x"), "None of the 1 row can be loaded: x."),
        (said("stays_out", rows=1), " It stays out."),
        (said("stays_out", rows=2), " They stay out."),
        (said("no_such_sheet", name="f", sheet="s", sheets=["A", "B", "C"]), "Its sheets are “A”, “B” and “C”."),
        (said("same_level", numbers=[str(one) for one in range(12)], level="Strong", toml="x"), "0, 1, 2, 3, 4, 5, 6, 7 and 4 more"),
        (said("no_mapped_column", header="X", near=None), "which the file does not have."),
        (said("no_mapped_column", header="X", near=said("near_header", letter="B", header="x")), "Is column B, “x”, meant?"),
        (as_written("Ein Satz {in} Klammern."), "Ein Satz {in} Klammern."),
    ],
)  # fmt: skip
def test_parameters_are_counted_chosen_and_listed(message, told):
    assert told in message.text()
    assert of_key(message.key) == message


def test_a_remedy_is_the_channels():
    message = said("no_batch", batch=3)
    assert message.text(COMMAND_LINE) == "There is no batch 3. `python -m etl batches` lists them."
    assert message.text(BROWSER) == "There is no batch 3."


def test_a_finding_is_asked_about_as_the_channel_answers_it():
    finding = Finding("numbers", "level", said("numbers", strange=["7"], believed=None, levels="1 to 4", toml=""), True)
    asked = said("asked", asked=[said("confirm", finding=finding.said, name=finding.name)])
    assert "is true, say so with --confirm numbers:level." in asked.text(COMMAND_LINE)
    assert "‘" not in finding.message
    assert asked.text(BROWSER) == "Nothing can be loaded until you have answered what is asked above."


def test_what_the_door_says_is_read_as_it_was_written():
    refusal = Refusal(said("average", number="2.5"), "Q1", [3, 7])
    finding = Finding("errors", "team", said("errors", cells=2, errors=[said("number_of", name="x", number=2)],
                                             header="Team", letter="D"), True)  # fmt: skip
    report = LoadReport(batch_id=1, refusals=[refusal], findings=[finding], replaced=Replaced(1, 2, 3, 4),
                        nearest_values={"role": {"Nurse": None}}, refused=said("no_rows"))  # fmt: skip
    content = wire.as_json(report)
    assert wire.of_json(LoadReport, content) == report
    assert content["refusals"][0]["reason"] == refusal.reason
    assert content["findings"][0]["confirmation"] == finding.confirmation
    assert content["refusal"] == "The file has column names and no rows under them. Export it again."


def test_a_finding_that_an_earlier_program_kept_is_shown_as_it_was_written():
    kept = {
        "rule": "numbers",
        "column": "level",
        "message": "Seven.",
        "needs_confirmation": True,
        "confirmation": "So.",
    }
    finding = wire.of_json(Finding, kept)
    assert (finding.said.code, finding.message, finding.confirmation) == (AS_WRITTEN, "Seven.", "So.")
    other = wire.of_json(Finding, kept | {"said": {"code": "numbers", "parameters": {}}})
    assert other.said.code == "numbers"
    assert "Among the answers" in other.message
    del kept["confirmation"]
    assert wire.of_json(Finding, kept).confirmation == ""


def test_a_refusal_passes_between_processes_whole():
    refused = pickle.loads(pickle.dumps(Refused("no_batch", batch=3)))
    assert refused.said == Message("no_batch", {"batch": 3})

"""What one room tells another: a code with its parameters. Text is made of it where it is shown, for the command line or
the browser.

A sentence of domain.sentences names its parameters in braces. Besides what Python's format takes, `{rows:#row}` counts ("3 rows";
`#person|people`), `{rows:?is|are}` chooses by one or several, and a list is written `{names:and}`, `{names:or 5}` (5, and how many
more) or `{names:“and}` (each in quotes) or `{names:×}`. A parameter may be a message itself; `{asked:states}` is what it states.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Formatter
from typing import Any

from domain.sentences import SENTENCES
from domain.sentences.sentence import Sentence
from domain.words import counted, listed


COMMAND_LINE, BROWSER = "command_line", "browser"  # where a text is shown
AS_WRITTEN = "as_written"  # the code of a sentence that an earlier program kept, or that is not ours
LIST = re.compile(r"(?P<quote>“?)(?P<joint>\w*)(?: (?P<most>\d+))?")
WITHIN_QUOTES = str.maketrans("“”", "‘’")


@dataclass(frozen=True)
class Message:
    """`code` is one of domain.sentences; `parameters` are those that its sentence names, plain values or messages."""

    code: str
    parameters: dict[str, Any] = field(default_factory=dict)

    def text(self, channel: str = COMMAND_LINE) -> str:
        """What is so and what to do about it."""
        sentence = self._sentence
        parts = (sentence.what, sentence.do, getattr(sentence, channel))
        return " ".join(filter(None, (self._filled(part, channel) for part in parts)))

    def what(self, channel: str = COMMAND_LINE) -> str:
        return self._filled(self._sentence.what, channel)

    def states(self, channel: str = COMMAND_LINE) -> str:
        """What is true if it is confirmed; "" where nothing can be."""
        return self._filled(self._sentence.states, channel)

    def __hash__(self) -> int:
        return hash(self.key)

    @property
    def key(self) -> str:
        """A short text to store and group it by; `of_key` reads it."""
        return json.dumps([self.code, as_json(self.parameters)]) if self.parameters else self.code

    @property
    def _sentence(self) -> Sentence:
        return SENTENCES[self.code]

    def _filled(self, sentence: str, channel: str) -> str:
        return _Writer(channel).vformat(sentence, (), self.parameters) if "{" in sentence else sentence


def said(code: str, /, **parameters: Any) -> Message:
    """A message; a sentence that has no code stands for itself."""
    return Message(code, parameters) if code in SENTENCES else as_written(code)


def as_written(sentence: str, states: str = "") -> Message:
    """A sentence whose code nobody knows, as it stands."""
    return Message(AS_WRITTEN, {"sentence": sentence, "states": states})


def of_key(key: str) -> Message:
    """The message that `Message.key` was made of."""
    if not key.startswith("["):
        return said(key)
    code, parameters = json.loads(key)
    return Message(code, _of_json(parameters))


def of_json(content: dict[str, Any] | None, sentence: str | None = None, states: str | None = "") -> Message | None:
    """The message in a JSON object; where it has none, or a code of another program's, the sentence beside it."""
    if content and content.get("code") in SENTENCES:
        return Message(content["code"], _of_json(content.get("parameters", {})))
    return as_written(sentence, states or "") if sentence else None


def as_json(value: Any) -> Any:
    """A parameter for JSON: messages as their code and parameters."""
    if isinstance(value, Message):
        return {"code": value.code, "parameters": as_json(value.parameters)}
    if isinstance(value, dict):
        return {name: as_json(one) for name, one in value.items()}
    return [as_json(one) for one in value] if isinstance(value, (list, tuple)) else value


def _of_json(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"code", "parameters"}:
            return of_json(value)
        return {name: _of_json(one) for name, one in value.items()}
    return [_of_json(one) for one in value] if isinstance(value, list) else value


def _number(value: Any) -> Any:
    return len(value) if isinstance(value, (list, tuple)) else value


class _Writer(Formatter):
    """Fills a sentence's braces."""

    def __init__(self, channel: str) -> None:
        self._channel = channel

    def get_value(self, key: int | str, args: Any, kwargs: Mapping[str, Any]) -> Any:
        return kwargs.get(str(key))  # a finding that an earlier program kept may have others

    def format_field(self, value: Any, format_spec: str) -> str:
        spec = format_spec
        if value is None:
            return ""
        if isinstance(value, Message):
            if spec == "states":
                return value.states(self._channel).removesuffix(".").translate(WITHIN_QUOTES)
            return value.text(self._channel)
        if spec.startswith("?"):
            one, _, several = spec[1:].partition("|")
            return one if _number(value) == 1 else several
        if spec.startswith("#"):
            return counted(_number(value), *spec[1:].split("|"))
        if isinstance(value, (list, tuple)):
            return self._listed(value, spec)
        return format(value, spec)

    def _listed(self, values: list[Any] | tuple[Any, ...], spec: str) -> str:
        texts = [self.format_field(value, "") for value in values]
        if spec in (" ", "×"):
            return f" {spec} ".join(texts) if spec.strip() else spec.join(texts)
        if not spec:
            return ", ".join(texts)
        way = LIST.fullmatch(spec)
        assert way is not None  # how a list is written, or the sentence itself is off
        texts = [f"“{text}”" for text in texts] if way["quote"] else texts
        most = int(way["most"]) if way["most"] else None
        return listed(texts, way["joint"] or "and", most)

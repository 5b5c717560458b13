"""What one room tells another: a code with its parameters. Text is made of it where it is shown, for the command line or
the browser.

A sentence of domain.sentences names its parameters in braces, written as domain.languages.writer tells. A parameter may be a message
itself; `{asked:states}` is what it states.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from domain.languages.catalogue import translated
from domain.languages.writer import filled
from domain.sentences import SENTENCES
from domain.sentences.sentence import Sentence


COMMAND_LINE, BROWSER = "command_line", "browser"  # where a text is shown
AS_WRITTEN = "as_written"  # the code of a sentence that an earlier program kept, or that is not ours
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
        def of_message(value: Any, how: str) -> str | None:
            if not isinstance(value, Message):
                return None
            if how == "states":
                return value.states(channel).removesuffix(".").translate(WITHIN_QUOTES)
            return value.text(channel)

        return filled(translated(sentence), self.parameters, of_message) if sentence else ""


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

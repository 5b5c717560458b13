"""What an organisation sets for its papers, in board_pack.toml: names, colour, templates, and what its cover sheets say."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import tomli_w

import settings
from analysis.board_pack.description import Look
from analysis.charts import palette
from domain.files import write_whole
from domain.languages import _


COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
WEB_ADDRESS = re.compile(r"https?://[^\s/?#]+[^\s?#]*")
KEYS = ("accent", "address", "powerpoint_template", "word_template", "names", "cover")


class Unusable(Exception):
    """The settings of papers can't be used; the message says what to change."""


@dataclass(frozen=True)
class HouseStyle:
    """`names`: an organisation as exported = as papers call it; `cover`: a cover sheet's field = what stands in it.

    `address` is where readers of a paper find the dashboard; "" where nobody has said, and then there are no links: a machine
    knows no address of its own that leads back to it from elsewhere.
    """

    accent: str = palette.NHS_BLUE
    address: str = ""
    powerpoint_template: Path | None = None
    word_template: Path | None = None
    names: tuple[tuple[str, str], ...] = ()
    cover: tuple[tuple[str, str], ...] = ()

    def look(self) -> Look:
        return Look(self.accent, _bytes(self.powerpoint_template), _bytes(self.word_template))

    def name(self, organisation: str) -> str:
        return dict(self.names).get(organisation, organisation)

    def with_cover(self, filled: Mapping[str, str]) -> "HouseStyle":
        """With what somebody has filled in, or emptied, over what the settings say."""
        said = {name: text.strip() for name, text in filled.items() if text.strip() or name in dict(self.cover)}
        return replace(self, cover=tuple((dict(self.cover) | said).items()))


def read() -> HouseStyle:
    """The settings as they are now; without the file, Ninefold's own."""
    path = settings.board_pack()
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return HouseStyle()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Unusable(
            _("{file} can't be read as TOML: {error}. Correct it, or take it away.", file=path.name, error=error)
        ) from error
    unknown = sorted(content.keys() - set(KEYS))
    if unknown:
        raise Unusable(
            _(
                "{file} has “{unknown}”, which is not a setting. It may have: {settings}.",
                file=path.name,
                unknown=unknown[0],
                settings=KEYS,
            )
        )
    return HouseStyle(
        accent=_accent(path, content.get("accent", palette.NHS_BLUE)),
        address=_address(path, _text(path, content, "address", "")),
        powerpoint_template=_file(path, content, "powerpoint_template", ".pptx"),
        word_template=_file(path, content, "word_template", ".docx"),
        names=_texts(path, content, "names"),
        cover=_texts(path, content, "cover"),
    )


def keep_cover(cover: Mapping[str, str]) -> None:
    """Writes what a cover sheet says into the settings, for next time, and leaves all else in the file as it stands."""
    path = settings.board_pack()
    read()  # what can't be read is not written over
    text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    kept = tomli_w.dumps({"cover": {name: said for name, said in cover.items() if said}})
    others = re.sub(r"(?ms)^[ \t]*\[cover\].*?(?=^[ \t]*\[|\Z)", "", text).strip()
    written = f"{others}\n\n{kept}".lstrip()
    before, after = ({k: v for k, v in tomllib.loads(one).items() if k != "cover"} for one in (text, written))
    if before != after:
        raise Unusable(
            _(
                "[cover] in {file} can't be written anew beside what else stands there. Write it by hand.",
                file=path.name,
            )
        )
    write_whole(path, written)


def address() -> str:
    """Where readers find the dashboard; "" where the settings don't say, or can't be used."""
    try:
        return read().address
    except Unusable:
        return ""


def _address(path: Path, text: str) -> str:
    if text and not WEB_ADDRESS.fullmatch(text):
        raise Unusable(
            _("address in {file} is not a web address. Write it as https://ninefold.example.org.", file=path.name)
        )
    return text.rstrip("/")


def _accent(path: Path, colour) -> str:
    if not isinstance(colour, str) or not COLOUR.fullmatch(colour):
        raise Unusable(_("accent in {file} is not a colour. Write it as #005EB8.", file=path.name))
    if palette.contrast(colour, palette.WHITE) < palette.READABLE:
        raise Unusable(
            _(
                "accent in {file}, {colour}, can't be read beside white: its contrast is {contrast:.1f} to 1, and text needs"
                " {needed} to 1. Choose a darker one.",
                file=path.name,
                colour=colour,
                contrast=palette.contrast(colour, palette.WHITE),
                needed=palette.READABLE,
            )
        )
    return colour.upper()


def _text(path: Path, content: Mapping, key: str, default: str) -> str:
    value = content.get(key, default)
    if not isinstance(value, str):
        raise Unusable(_("{key} in {file} is not a text. Put it in quotation marks.", key=key, file=path.name))
    return value


def _texts(path: Path, content: Mapping, key: str) -> tuple[tuple[str, str], ...]:
    values = content.get(key, {})
    if not isinstance(values, dict) or not all(isinstance(value, str) for value in values.values()):
        raise Unusable(
            _('[{key}] in {file} is not a list of texts. Write each as "this" = "that".', key=key, file=path.name)
        )
    return tuple(values.items())


def _file(path: Path, content: Mapping, key: str, ending: str) -> Path | None:
    name = _text(path, content, key, "")
    if not name:
        return None
    file = path.parent / name
    if file.suffix.lower() != ending or not file.is_file():
        raise Unusable(
            _(
                "{key} in {file} names {name}, and there is no such {ending} file beside it.",
                key=key,
                file=path.name,
                name=name,
                ending=ending,
            )
        )
    return file


def _bytes(path: Path | None) -> bytes | None:
    return path.read_bytes() if path else None

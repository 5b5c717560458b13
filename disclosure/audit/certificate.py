"""What a publication states of each slice: how it was protected, and over which input."""

import functools
import hashlib
import hmac
import json
import tomllib
from dataclasses import dataclass
from importlib.metadata import version

import numpy as np

import settings
from disclosure.count.slices import Slice


PURPOSE = "input of a certificate"  # of the key
SOLVERS = ("numpy", "scipy", "highspy")
NUMBERS = ("MINIMUM", "LOWEST")  # how settings that protect begin


@dataclass(frozen=True)
class Certificate:
    """One slice's result; the table `certificate` has the words for each field."""

    certified: bool
    k: int
    breakdowns: tuple[str, ...]
    blocks: int
    rank: int | None
    smallest_block: int | None
    smallest_derivable_subjects: int | None
    bound: float | None
    seconds: float


def input_hmac(slice_: Slice, key: bytes) -> str:
    """A seal over everything that was counted, so that a certificate can be matched to its input and to no other."""
    seal = hmac.new(key, repr((slice_.dimensions, slice_.cells)).encode(), "sha256")
    for figures in (slice_.subjects, slice_.levels, slice_.off_level):
        seal.update(np.ascontiguousarray(figures, dtype="<i8").tobytes())
    return seal.hexdigest()


@functools.cache
def code_version() -> str:
    """The project's version and a digest of the code and vocabulary that protect a publication."""
    ours = tomllib.loads((settings.PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    digest = hashlib.sha256()
    folder = settings.PROJECT / "disclosure"
    for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.sql")]):
        digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes().replace(b"\r\n", b"\n"))
    return f"{ours}+{digest.hexdigest()[:8]}"


def rules() -> str:
    """By what slices are protected, but for K and what is declared: this code, what it reckons with, and the numbers in settings."""
    numbers = {name: getattr(settings, name) for name in dir(settings) if name.startswith(NUMBERS)}
    return json.dumps([code_version(), _solvers(), numbers])


@functools.cache
def _solvers() -> dict[str, str]:
    """By library its version, which takes a while to look up."""
    return {library: version(library) for library in SOLVERS}

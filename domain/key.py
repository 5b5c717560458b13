"""The installation's key, of which pseudonyms and seals are made, and the fingerprint that tells it from another.

With another key the people of a new wave are strangers to the old ones, and a correction is taken for new people: so the
stores say under which key they were made, and nothing is loaded, erased or published under another.
"""

import hmac
from pathlib import Path

import settings
from domain.errors import Refused
from domain.message import Message


BYTES = 32
FINGERPRINT_BYTES = 8  # of a keyed hash: it says nothing of the key itself, which is random


class KeyIsOff(Refused):
    """The key is missing, damaged or another installation's."""


def path() -> Path:
    """The file of the key, beside the record store."""
    return settings.private() / "secret.key"


def read() -> bytes | None:
    """The key; None where there is no file of it. Raises KeyIsOff where the file holds no key."""
    try:
        key = path().read_bytes()
    except FileNotFoundError:
        return None
    if len(key) != BYTES:
        raise KeyIsOff("key_damaged", file=path().name, held=len(key), bytes=BYTES)
    return key


def fingerprint(key: bytes) -> str:
    """What the record store, the ledger and a published store keep of the key that they were made under, in hex."""
    return hmac.digest(key, b"ninefold: fingerprint of the key", "sha256")[:FINGERPRINT_BYTES].hex()


def refuse_other(key: bytes | None, kept: str | None, made: Message, *, is_needed: bool) -> None:
    """Raises KeyIsOff where `kept`, the fingerprint in what is called `made`, is not of this key; or where there is no key
    though one `is_needed`, because people's records stand under it.
    """
    if key is None and (is_needed or kept):
        raise KeyIsOff("key_missing", file=path().name, made=made)
    if key is not None and kept and fingerprint(key) != kept:
        raise KeyIsOff("key_is_another", file=path().name, made=made)

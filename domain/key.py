"""The installation's key, of which pseudonyms and seals are made, and the fingerprint that tells it from another.

With another key the people of a new wave are strangers to the old ones, and a correction is taken for new people: so the
stores say under which key they were made, and nothing is loaded, erased or published under another.
"""

import hmac
from pathlib import Path

import settings


BYTES = 32
FINGERPRINT_BYTES = 8  # of a keyed hash: it says nothing of the key itself, which is random
WAY_BACK = (
    "Put secret.key back as it was, from the same backup as the stores beside it. If it is lost for good, nothing more can be"
    " loaded here: name a new folder in NINEFOLD_HOME, and load there only waves that were never published."
)


class KeyIsOff(Exception):
    """The key is missing, damaged or another installation's; the message says which, and the way back."""


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
        raise KeyIsOff(
            f"The installation's key, {path().name}, holds {len(key):,} bytes instead of {BYTES}. {WAY_BACK}"
        )
    return key


def fingerprint(key: bytes) -> str:
    """What the record store, the ledger and a published store keep of the key that they were made under, in hex."""
    return hmac.digest(key, b"ninefold: fingerprint of the key", "sha256")[:FINGERPRINT_BYTES].hex()


def refuse_other(key: bytes | None, kept: str | None, made: str, *, is_needed: bool) -> None:
    """Raises KeyIsOff where `kept`, the fingerprint in what is called `made`, is not of this key; or where there is no key
    though one `is_needed`, because people's records stand under it.
    """
    if key is None and (is_needed or kept):
        raise KeyIsOff(f"The installation's key, {path().name}, is missing, and {made} under it. {WAY_BACK}")
    if key is not None and kept and fingerprint(key) != kept:
        raise KeyIsOff(f"The installation's key, {path().name}, is another than when {made}. {WAY_BACK}")

"""The installation's secret, and the keyed hash that turns an export's pseudonyms into ours."""

import hmac
import os
import secrets
import uuid

from domain import key as installation
from domain.files import for_owner_alone, made_whole
from domain.message import said


BLOCK_BYTES = 64  # of SHA-256: what HMAC pads its key to (Krawczyk, Bellare and Canetti, RFC 2104, 1997)


def secret(kept: str | None, *, may_be_new: bool) -> bytes:
    """The secret of this installation, or a fresh one that nobody has kept yet.

    Raises KeyIsOff where it is not that of the record store, whose fingerprint is `kept`, or is missing though there
    must be one.
    """
    key = installation.read()
    installation.refuse_other(key, kept, said("exports_were_loaded"), is_needed=not may_be_new)
    return key or secrets.token_bytes(installation.BYTES)


def keep(key: bytes) -> bool:
    """Makes this the installation's secret; False where another process was first and its secret holds."""
    path = installation.path()
    for_owner_alone(path.parent)
    try:
        with (
            made_whole(path) as fresh,
            open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file,
        ):
            file.write(key)
    except FileExistsError:
        return path.read_bytes() == key
    return True


def pads(key: bytes) -> dict[str, bytes]:
    """What HMAC puts before the message, inside and outside: for the keyed hash that is written out in SQL."""
    padded = key.ljust(BLOCK_BYTES, b"\0")
    return {"inner": bytes(byte ^ 0x36 for byte in padded), "outer": bytes(byte ^ 0x5C for byte in padded)}


def rekeyed(identifier: str, key: bytes) -> uuid.UUID:
    """The keyed hash of one id: the first 128 bits of HMAC-SHA256."""
    return uuid.UUID(bytes=hmac.digest(key, identifier.encode(), "sha256")[:16])

"""The installation's secret, and the keyed hash that turns an export's pseudonyms into ours."""

import hmac
import os
import secrets
import uuid
from pathlib import Path

import settings


SECRET_BYTES = 32
BLOCK_BYTES = 64  # of SHA-256: what HMAC pads its key to (Krawczyk, Bellare and Canetti, RFC 2104, 1997)


def secret() -> bytes:
    """The secret of this installation, or a fresh one that nobody has kept yet."""
    path = _path()
    return path.read_bytes() if path.exists() else secrets.token_bytes(SECRET_BYTES)


def keep(key: bytes) -> bool:
    """Makes this the installation's secret; False where another process was first and its secret holds."""
    path = _path()
    if path.exists():
        return path.read_bytes() == key
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_name(f"secret.{os.getpid()}.new")
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(key)
    try:
        os.link(fresh, path)  # unlike a rename it never replaces, and nobody ever reads half a secret
    except FileExistsError:
        return path.read_bytes() == key
    finally:
        fresh.unlink()
    return True


def _path() -> Path:
    return settings.private() / "secret.key"


def pads(key: bytes) -> dict[str, bytes]:
    """What HMAC puts before the message, inside and outside: for the keyed hash that is written out in SQL."""
    padded = key.ljust(BLOCK_BYTES, b"\0")
    return {"inner": bytes(byte ^ 0x36 for byte in padded), "outer": bytes(byte ^ 0x5C for byte in padded)}


def rekeyed(identifier: str, key: bytes) -> uuid.UUID:
    """The keyed hash of one id: the first 128 bits of HMAC-SHA256."""
    return uuid.UUID(bytes=hmac.digest(key, identifier.encode(), "sha256")[:16])

"""Keys derived from the installation's secret, one a purpose."""

import hmac

from domain import key as installation
from domain.message import said


def key(purpose: str) -> bytes:
    """The same at every publication of this installation, and of no use for another purpose."""
    return hmac.digest(secret(), f"ninefold: {purpose}".encode(), "sha256")


def fingerprint() -> str:
    """Of the secret, as the stores keep it."""
    return installation.fingerprint(secret())


def secret() -> bytes:
    """The installation's secret; KeyIsOff where it is missing or damaged."""
    found = installation.read()
    installation.refuse_other(found, None, said("exports_were_loaded"), is_needed=True)
    assert found is not None  # or it was refused
    return found

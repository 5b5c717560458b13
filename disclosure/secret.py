"""Keys derived from the installation's secret, one a purpose."""

import hmac

import settings
from disclosure.errors import PublishRefused


def key(purpose: str) -> bytes:
    """The same at every publication of this installation, and of no use for another purpose."""
    path = settings.private() / "secret.key"
    if not path.exists():
        raise PublishRefused(f"The installation's key is missing: put {path.name} back beside the record store.")
    return hmac.digest(path.read_bytes(), f"ninefold: {purpose}".encode(), "sha256")

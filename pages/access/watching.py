"""A server keeps up with the place that published versions are shared in, beside its pages, where there is one as it starts."""

from threading import Thread

import settings
from domain.stores.shared import following
from pages.access import log


def start() -> None:
    if settings.shared().exists():
        Thread(target=following.watch, args=(_tell,), daemon=True).start()


def _tell(version: str | None, why: str | None) -> None:
    log.tell("shared", published=version.removesuffix(following.VERSION) if version else None, why=why)

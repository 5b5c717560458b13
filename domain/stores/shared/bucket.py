"""A bucket of S3, or of a storage that answers as S3 does, through obstore, which is installed where one is named.

Credentials, region and address are found by obstore where it looks for them: in the environment, or by the machine that it runs on.
"""

import importlib
import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from domain.errors import Refused, Unreadable
from domain.stores.shared.place import BLOCK_BYTES, Gone, Seen


SCHEME = "s3://"
PLAIN_HTTP = "AWS_ALLOW_HTTP"  # obstore forgets it once it is given any option of its client
WAITING = {"connect_timeout": "5s", "read_timeout": "10s", "timeout": "10m"}
RETRYING = {"max_retries": 1, "retry_timeout": timedelta(seconds=10)}


class Bucket:
    """A bucket, or what stands under a prefix in it, as a place of published versions. Each put is there whole or not at all."""

    def __init__(self, address: str):
        self.name = address
        try:
            self._obstore: Any = importlib.import_module("obstore")
            self._faulty: Any = importlib.import_module("obstore.exceptions")
            store: Any = importlib.import_module("obstore.store")
        except ModuleNotFoundError:
            raise Unreadable("shared_needs_obstore", place=address) from None
        is_plain = os.environ.get(PLAIN_HTTP, "").casefold() in ("1", "true")
        with self._faults():
            options = {**WAITING, "allow_http": is_plain}
            self._bucket = store.from_url(address, client_options=options, retry_config=RETRYING)

    def blocks(self, file: str) -> Iterator[bytes]:
        with self._faults():
            for block in self._obstore.get(self._bucket, file).stream(min_chunk_size=BLOCK_BYTES):
                yield bytes(block)

    def seen(self, file: str) -> Seen | None:
        try:
            with self._faults():
                found = self._obstore.get(self._bucket, file)
                return Seen(bytes(found.bytes()).decode("utf-8", "replace"), found.meta["e_tag"])
        except Gone:
            return None

    def put(self, path: Path) -> None:
        with self._faults():
            self._obstore.put(self._bucket, path.name, path)

    def swap(self, file: str, text: str, before: Seen | None) -> None:
        mode = {"e_tag": before.mark} if before else "create"
        try:
            with self._faults():
                self._obstore.put(self._bucket, file, text.encode(), mode=mode)
        except Refused:
            now = self.seen(file)
            if now is None or now.text != text:  # else it was put, and only the answer was lost
                raise

    def files(self) -> list[str]:
        with self._faults():
            return [one["path"] for some in self._obstore.list(self._bucket) for one in some]

    def remove(self, file: str) -> None:
        with self._faults():
            self._obstore.delete(self._bucket, file)

    @contextmanager
    def _faults(self) -> Generator[None]:
        faulty = self._faulty
        try:
            yield
        except FileNotFoundError as error:
            if "NoSuchBucket" in str(error):
                raise Unreadable("shared_no_bucket", place=self.name) from error
            raise Gone from None
        except (faulty.AlreadyExistsError, faulty.PreconditionError) as error:
            raise Refused("shared_moved_on", place=self.name) from error
        except (faulty.PermissionDeniedError, faulty.UnauthenticatedError) as error:
            raise Unreadable("shared_no_access", place=self.name) from error
        except (faulty.BaseError, OSError, ValueError) as error:
            code = "shared_no_bucket" if "NoSuchBucket" in str(error) else "shared_unreachable"
            raise Unreadable(code, place=self.name) from error

"""Ends a worker process when the publication that started it is gone.

It imports nothing of ours: at the end of a process whatever the thread's module holds is never taken down, and DuckDB
would write a page about its parts among that.
"""

import multiprocessing
import os
import threading


def end_with_parent() -> None:
    """From here this process ends when its parent does, however that came about."""

    parent = multiprocessing.parent_process()
    assert parent is not None  # this is a worker

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()

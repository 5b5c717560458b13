"""Spares Python's garbage collector what will never be garbage."""

import gc
from functools import cache


@cache
def spare() -> None:
    """Streamlit collects garbage after every run; what the imports left will never be any, so it is set aside once a process.

    Here and not in dashboard.py, which is run anew each time: there it would be another function in every run.
    """
    gc.collect()
    gc.freeze()

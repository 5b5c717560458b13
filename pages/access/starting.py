"""Whether a server may start: not where others could reach it and nobody would have to sign in."""

import os
import sys

import streamlit as st

from domain.errors import Refused, Status
from domain.message import said
from pages.access import provider


ALONE = "NINEFOLD_REACHED_BY"  # what says that the container's port is open to its own machine alone
THIS_MACHINE = "this-machine-alone"


def refuse_open_address() -> None:
    """Ends the process with the reason; called as the server starts."""
    try:
        is_open = provider.named() is None and not _is_ours_alone()
        why = said("open_address", address=_address()).text() if is_open else ""
    except Refused as problem:
        why = str(problem)
    if why:
        print(why, file=sys.stderr, flush=True)
        os._exit(Status.WORDS_ARE_OFF)  # whoever imports this catches SystemExit


def _is_ours_alone() -> bool:
    return _address() in provider.LOOPBACK or os.environ.get(ALONE) == THIS_MACHINE


def _address() -> str:
    return st.get_option("server.address") or "every address of this machine"

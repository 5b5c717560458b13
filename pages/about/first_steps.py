"""Shown in place of any page while nothing is published: how to load an export and publish it."""

import os
import shlex
import sys
from pathlib import Path

import streamlit as st

import settings
from domain.declared.access import Role
from domain.languages import _
from pages.access import reader
from pages.frame import links


MADE_UP = "made_up.csv"


def show() -> None:
    st.header(_("Nothing is published yet"))
    if not reader.may(Role.OWNER):
        st.markdown(_("Figures are here once an owner of this installation has loaded an export and published it."))
        return
    st.markdown(
        _(
            "Ninefold shows figures once an export of your survey tool has been loaded and published. Each takes about a minute and"
            " can be done here:"
        )
    )
    links.go_to("manage/upload", _("Go to Upload: load an export, then publish it"))
    st.markdown(_("or on the command line, in Ninefold's folder, with your export in place of EXPORT:"))
    commands("load EXPORT", "publish")
    st.markdown(_("To look around first, let Ninefold make up an export of a trust that doesn't exist, and load that:"))
    commands(f"sample {MADE_UP}", f"load {MADE_UP}", "publish")


def commands(*words: str) -> None:
    lines = [*home_line(), *(f"{python()} -m etl {word}" for word in words)]
    st.code("\n".join(lines), language=None, wrap_lines=True)


def home_line() -> list[str]:
    """Where the stores are not in data/, the commands must be told where: these pages read the stores that lie there."""
    if settings.home() == settings.PROJECT / "data":
        return []
    path = str(settings.home().resolve())
    if os.name == "nt":
        quoted = path.replace("'", "''")
        return [f"$env:NINEFOLD_HOME = '{quoted}'"]
    return [f"export NINEFOLD_HOME={shlex.quote(path)}"]


def python() -> str:
    """What runs Ninefold, as it is called from Ninefold's folder."""
    program = Path(sys.executable)
    return str(program.relative_to(settings.PROJECT)) if program.is_relative_to(settings.PROJECT) else "python"

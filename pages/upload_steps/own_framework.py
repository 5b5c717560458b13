"""The framework that an export follows: one that comes with Ninefold, or one of the installation's own, checked and kept here."""

from contextlib import suppress

import streamlit as st

import settings
from analysis.wording import plain
from domain.declared.framework_file import checked, keep, known_frameworks, read_framework
from domain.declared.frameworks import Framework
from domain.errors import Unreadable
from domain.languages import N_, _
from domain.message import BROWSER
from pages.access import taking


FILE_MEGABYTES = 1
KEPT = "framework kept"  # the id of the last one


def choose() -> str:
    """The id of the framework that a reader chose; first the one that was just kept, else the installation's usual one."""
    names = {framework.framework_id: framework.called() for framework in known_frameworks()}
    options = list(names) or [settings.FRAMEWORK]
    first = next(one for one in (st.session_state.get(KEPT), settings.FRAMEWORK, options[0]) if one in options)
    return st.selectbox(
        _("Framework"), options, index=options.index(first), format_func=lambda one: names.get(one, one)
    )


def offer() -> None:
    """Takes a framework's file, says each of its faults, and keeps it once it has none."""
    if name := st.session_state.pop("framework just kept", None):
        st.success(_("Kept. “{name}” can be chosen above, and is.", name=plain(name)))
    file = st.file_uploader(
        _("A framework of your own, as a TOML file"),
        max_upload_size=FILE_MEGABYTES,
        key=f"framework {st.session_state.get('frameworks_kept', 0)}",
        help=_("Copy one of the files in data/frameworks, and put your own names into it."),
    )
    if file is None:
        return
    framework, faults = checked(file.getvalue(), file.name)
    if framework is None:
        st.error(
            f"{_('This is no framework yet. Correct the file and choose it again:')}\n\n"
            + "\n".join(f"- {plain(fault.text(BROWSER))}" for fault in faults)
        )
        return
    st.markdown(plain(_told(framework)))
    if st.button(_("Keep this framework")):
        with taking.done_by_an_owner("framework", framework=framework.framework_id):
            keep(framework)
        st.session_state[KEPT] = framework.framework_id
        st.session_state["framework just kept"] = framework.called()
        st.session_state.frameworks_kept = st.session_state.get("frameworks_kept", 0) + 1
        st.rerun()


def _told(framework: Framework) -> str:
    """What is in it, and in whose place it would stand."""
    parts = (
        (N_("{number:#area}"), framework.areas),
        (N_("{number:#dimension}"), framework.dimensions),
        (N_("{number:#item}"), framework.items),
    )
    told = [
        _(
            "{framework}: {parts:and}, with the levels {levels:and}.",
            framework=framework.called(),
            parts=[_(part, number=len(of)) for part, of in parts if of],
            levels=list(map(framework.called, framework.levels)),
        )
    ]
    if not any(level.is_high for level in framework.levels):
        told.append(
            _(
                "No level says is_high = true, so {level} alone counts as high.",
                level=framework.called(framework.levels[-1]),
            )
        )
    with suppress(Unreadable):
        known = read_framework(framework.framework_id)
        told.append(
            _("It takes the place of {framework} for exports that are loaded from now on.", framework=known.called())
        )
    return " ".join(told)

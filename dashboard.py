"""The frame around every page: what is published, the selection that pages share, and the navigation."""

import logging

import streamlit as st
from starlette.middleware import Middleware
from streamlit.navigation.page import StreamlitPage

import settings
from analysis.published import certified, store
from analysis.wording import plain
from domain.declared.access import Role
from domain.languages import N_, _, language, speaking
from pages.about import first_steps, not_certified
from pages.access import gate, health, log, reader, sign_in, starting, view_as, watching
from pages.frame import choices, filtering, given, saved_views, screenshot, spoken, turns
from pages.interface import tables


LOOK = settings.PROJECT / ".streamlit"
PAGES = {  # a section's pages, each file with its title
    N_("Results"): {
        "results/overview.py": N_("Overview"),
        "results/heatmap.py": N_("Heatmap"),
        "results/distribution.py": N_("Distribution"),
        "results/compare.py": N_("Compare"),
        "results/self_and_others.py": N_("Self and others"),
        "results/change.py": N_("Change"),
        "results/importance.py": N_("Importance"),
    },
    N_("Reports"): {"reports/board_pack.py": N_("Board pack"), "reports/take_the_data.py": N_("Take the data")},
    N_("Manage"): {
        "manage/upload.py": N_("Upload"),
        "manage/batches.py": N_("Batches"),
        "manage/breakdowns.py": N_("Breakdowns"),
        "manage/audit_trail.py": N_("Audit trail"),
    },
    N_("About"): {
        "about/framework.py": N_("Framework"),
        "about/method.py": N_("Method"),
        "about/privacy.py": N_("Privacy"),
        "about/accessibility.py": N_("Accessibility"),
    },
}
TITLES = {file: title for files in PAGES.values() for file, title in files.items()}
NEEDED = {"Reports": Role.ANALYST, "Manage": Role.OWNER}  # sections that are there for some alone
HOME = "results/overview.py"
TAKE_LONG = (*PAGES["Reports"], *PAGES["Manage"])  # pages whose run may be minutes: a load, a pack
WITHOUT_SELECTION = (*PAGES["Manage"], "about/accessibility.py")  # pages that are not about what is published
NOTHING_IN_SCOPE = N_(
    "Nothing that is published lies within what you may see. Ask whoever looks after Ninefold in your organisation: names in"
    " access.toml must be written as they are published."
)
WITHOUT_FIGURES = (
    "about/privacy.py",
    "about/framework.py",
)  # pages that are shown though what is published is not certified


def main() -> None:
    st.set_page_config("Ninefold", page_icon=str(LOOK / "icon.svg"), layout="wide")
    st.html(LOOK / "style.css")
    st.logo(str(LOOK / "ninefold.svg"), size="large")
    with speaking(spoken.choose()):
        spoken.tell(language())
        with turns.Turn() as turn:
            run(turn)


def run(turn: turns.Turn) -> None:
    """The page that is open, for whoever may look."""
    may_look = sign_in.is_done()
    if may_look:
        view_as.offer()
    sections = navigation(reader.current().role if may_look else Role.VIEWER)
    st.session_state.pages = [page for pages in sections.values() for page in pages.values()]
    page = st.navigation(
        {section: list(pages.values()) for section, pages in sections.items()},
        expanded=True,
        position="sidebar" if may_look else "hidden",
    )
    if not may_look:
        return
    file = next(file for pages in sections.values() for file, one in pages.items() if one is page)
    st.title(page.title)
    if file in TAKE_LONG:
        turn.over()
    with log.timed("page", page=TITLES[file], role=reader.current().role.name.lower()) as told:
        if file in WITHOUT_SELECTION:
            page.run()
            return
        try:
            show(page, file)
        except store.Unreadable as problem:  # as it is opened, or because its file is damaged while it is read
            told["why"] = problem.said.code
            st.error(plain(str(problem)))


def show(page, file: str) -> None:
    """A page about what is published; Unreadable where that can't be relied on."""
    scope = reader.current().scope
    published = store.shown_to(scope)
    chosen = choices.choose(published) if published else []
    if published and not chosen and not scope.is_whole:
        st.info(_(NOTHING_IN_SCOPE))
    elif not published or not chosen:
        first_steps.show()
    elif certified.uncertified(published) and file not in WITHOUT_FIGURES:
        not_certified.show()
    elif screenshot.is_on():
        screenshot.run(page, published)
    else:
        saved_views.show(page)
        screenshot.offer()
        choices.chips(published, chosen)
        choices.say_what_was_missed(chosen)
        filtering.say_what_is_missing(st.session_state.missing)
        given.run(page.run, published)


def navigation(role: Role) -> dict[str, dict[str, StreamlitPage]]:
    """The pages that there are for a role, by section and file; the others don't exist."""
    return {
        _(section): {
            file: st.Page(f"pages/{file}", title=_(title), default=file == HOME) for file, title in files.items()
        }
        for section, files in PAGES.items()
        if role >= NEEDED.get(section, Role.VIEWER)
    }


def no_pages_of_the_old_kind() -> None:
    """Where there is a folder `pages`, Streamlit expects its old kind of page there until st.navigation is called.

    That was once a visitor had come, and the first after each start was told "Page not found" if they came by a link.
    """
    no_visitor_yet = logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context")
    no_visitor_yet.disabled = True  # it would warn of that
    st.navigation([st.Page(main)])
    no_visitor_yet.disabled = False


if __name__ == "__main__":  # so Streamlit runs this file, for each visitor
    main()
else:  # so it imports the file at its start, to serve `app`
    log.start()
    no_pages_of_the_old_kind()
    starting.refuse_open_address()
    log.tell("start")
    watching.start()
    app = st.App(__file__, routes=[health.route, *tables.routes], middleware=[Middleware(gate.Gate)])

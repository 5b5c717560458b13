"""The frame around every page: what is published, the selection that pages share, and the navigation."""

import logging
from pathlib import Path

import streamlit as st

import settings
from analysis.narrative import certification
from analysis.published import store
from analysis.wording import plain
from pages.about import first_steps
from pages.frame import choices, given, saved_views, screenshot, sign_in
from pages.manage import not_certified


LOOK = settings.PROJECT / ".streamlit"
PAGES = {
    "Results": (
        "results/overview.py",
        "results/heatmap.py",
        "results/distribution.py",
        "results/compare.py",
        "results/self_and_others.py",
        "results/change.py",
        "results/importance.py",
    ),
    "Reports": ("reports/board_pack.py", "reports/take_the_data.py"),
    "Manage": ("manage/upload.py", "manage/batches.py", "manage/privacy.py"),
    "About": ("about/framework.py", "about/method.py", "about/accessibility.py"),
}
HOME = "results/overview.py"
WITHOUT_SELECTION = ("Upload", "Batches", "Accessibility")  # pages that are not about what is published
WITHOUT_FIGURES = ("Privacy", "Framework")  # pages that are shown though what is published is not certified


def main() -> None:
    st.set_page_config("Ninefold", page_icon=str(LOOK / "icon.svg"), layout="wide")
    st.html(LOOK / "style.css")
    st.logo(str(LOOK / "ninefold.svg"), size="large")
    sections = navigation()
    st.session_state.pages = [page for pages in sections.values() for page in pages]
    may_look = sign_in.is_done()
    page = st.navigation(sections, expanded=True, position="sidebar" if may_look else "hidden")
    if not may_look:
        return
    st.title(page.title)
    if page.title in WITHOUT_SELECTION:
        page.run()
        return
    try:
        show(page)
    except store.Unreadable as problem:  # as it is opened, or because its file is damaged while it is read
        st.error(plain(str(problem)))


def show(page) -> None:
    """A page about what is published; Unreadable where that can't be relied on."""
    published = store.current()
    chosen = choices.choose(published) if published else []
    if not published or not chosen:
        first_steps.show()
    elif certification.uncertified(published) and page.title not in WITHOUT_FIGURES:
        not_certified.show()
    elif screenshot.is_on():
        screenshot.run(page, published)
    else:
        saved_views.show(page)
        screenshot.offer()
        choices.chips(chosen)
        choices.say_what_was_missed(chosen)
        given.run(page.run, published)


def navigation() -> dict[str, list]:
    return {
        section: [st.Page(f"pages/{file}", title=title(file), default=file == HOME) for file in files]
        for section, files in PAGES.items()
    }


def title(file: str) -> str:
    return Path(file).stem.replace("_", " ").capitalize()


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
    no_pages_of_the_old_kind()
    app = st.App(__file__)

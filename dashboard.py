"""The frame around every page: what is published, the selection that pages share, and the navigation."""

import gc
from pathlib import Path

import streamlit as st

import settings
from analysis import certification, selection, store
from pages.about import first_steps
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
    "Manage": ("manage/upload.py", "manage/batches.py", "manage/privacy.py"),
    "About": ("about/framework.py", "about/method.py"),
}
HOME = "results/overview.py"
WITHOUT_SELECTION = ("Upload", "Batches")  # pages that are about records, not about what is published
WITHOUT_FIGURES = ("Privacy", "Framework")  # pages that are shown though what is published is not certified


def main() -> None:
    st.set_page_config("Ninefold", page_icon=str(LOOK / "icon.svg"), layout="wide")
    st.html(LOOK / "style.css")
    st.logo(str(LOOK / "ninefold.svg"), size="large")
    spare_the_collector()
    page = st.navigation(navigation())
    st.title(page.title)
    if page.title in WITHOUT_SELECTION:
        page.run()
        return
    try:
        published = store.current()
    except store.Unreadable as problem:
        st.error(str(problem))
        return
    if not (published and choose(published)):
        first_steps.show()
    elif certification.uncertified(published) and page.title not in WITHOUT_FIGURES:
        not_certified.show()
    else:
        page.run()


def navigation() -> dict[str, list]:
    return {
        section: [st.Page(f"pages/{file}", title=title(file), default=file == HOME) for file in files]
        for section, files in PAGES.items()
    }


def title(file: str) -> str:
    return Path(file).stem.replace("_", " ").capitalize()


def choose(published: store.Store) -> bool:
    """Puts the selection in the sidebar, in the link, and in st.session_state.selection; False: nothing to choose from.

    What a reader has chosen is kept in `wishes`, by field. A link that is not the one written last (opened, or gone back
    to) overrules it, unless the reader has chosen in this very run: the browser may not have heard of that yet.
    """
    state = st.session_state
    link = {field: st.query_params[field] for field in selection.FIELDS if field in st.query_params}
    wishes = state.setdefault("wishes", {})
    has_chosen = state.pop("has_chosen", False)
    if link != state.get("link") and not has_chosen:
        wishes.update(link)
    state.selection, choices = selection.choose(published, wishes)
    for choice in choices:
        if len(choice.options) > 1 or choice.field not in selection.SHOWN_WHERE_SEVERAL:
            ask(choice)
    state.link = {choice.field: choice.chosen for choice in choices}
    if st.query_params.to_dict() | state.link != st.query_params.to_dict():
        st.query_params.update(state.link)
    return bool(choices)


def ask(choice: selection.Choice) -> None:
    key = f"choice of {choice.field}"
    st.session_state[key] = choice.chosen
    st.sidebar.selectbox(
        choice.label, choice.options, format_func=choice.options.get, key=key, on_change=wish, args=(choice.field, key)
    )


def wish(field: str, key: str) -> None:
    st.session_state.wishes[field] = st.session_state[key]
    st.session_state.has_chosen = True


@st.cache_resource
def spare_the_collector() -> None:
    """Streamlit collects garbage after every run; what the imports left will never be garbage, so it is set aside once."""
    gc.collect()
    gc.freeze()


main()

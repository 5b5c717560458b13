"""Shows sentences the same way on every page: a verdict with its list, what a page has to say, and questions with links."""

from collections.abc import Sequence

import streamlit as st

from analysis.compared.comparison import Told
from analysis.narrative import Sentence
from analysis.wording import plain
from domain.languages import _
from pages.frame import links


def show(told: Told, *rules: str, label: str = "") -> None:
    """A verdict that can be read at once, or a `label` with the verdict behind it; and there a sentence for each difference,
    what is said besides, and the rules."""
    with st.expander(label or told.verdict):
        if label:
            st.markdown(told.verdict)
        if told.sentences:
            st.markdown(bullets(told.sentences))
        if told.more:
            st.caption(bullets(told.more))
        for rule in filter(None, rules):
            st.caption(rule)


def tell(sentences: Sequence[Sentence]) -> None:
    """Sentences as a list, then a link to each page that shows more of it."""
    st.markdown(bullets([sentence.markdown for sentence in sentences]))
    pages = dict.fromkeys(sentence.page for sentence in sentences if sentence.page)
    with st.container(horizontal=True):
        for page in pages:
            go_to(next(sentence for sentence in sentences if sentence.page == page))


def ask(questions: Sequence[Sentence]) -> None:
    """Questions one by one, each with a link to the page that helps to answer it."""
    for question in questions:
        with st.container(border=True, gap="small"):
            st.markdown(question.markdown)
            if question.page:
                go_to(question, question.matter or question.about)


def go_to(sentence: Sentence, about: str = "") -> None:
    """A link to the page that a sentence names, at the choices that it names."""
    title = links.title_of(sentence.page)
    label = _("Go to {page}: {about}", page=title, about=plain(about)) if about else _("Go to {page}", page=title)
    links.go_to(sentence.page, label, sentence.link)


def bullets(sentences: Sequence[str]) -> str:
    return "\n".join(f"- {sentence}" for sentence in sentences)

"""Which sections go into the board's paper, how will each page look, and in which format is it wanted?"""

import gc

import streamlit as st

from analysis.board_pack import house_style, pack, typeset
from analysis.board_pack.formats import FORMATS
from analysis.board_pack.layout.pages import pages
from analysis.board_pack.sections import SECTIONS
from analysis.charts import downloads
from analysis.published import store, summary
from pages.frame import choices


def main() -> None:
    st.markdown(summary.headline(published, selection))
    choices.offer_nearest(published, selection)
    try:
        described = choose()
        preview(described)
        take_away(described)
    except (house_style.Unusable, pack.Refused) as problem:
        st.error(str(problem))


def choose() -> pack.Pack:
    """The pack of the sections that are chosen, with the cover sheet as it is filled in."""
    sections = st.multiselect(
        "Sections, in the order in which they are chosen",
        SECTIONS,
        default=list(SECTIONS),
        format_func=lambda section: SECTIONS[section].name,
        key="sections",
    )
    style = house_style.read()
    with st.expander("Cover sheet"):
        st.caption(
            "What you write here goes into this pack and is kept nowhere. A field left empty takes the words shown in grey,"
            " or stays blank."
        )
        written = {
            name: st.text_input(name, placeholder=proposed, key=f"cover: {name}")
            for name, proposed in pack.proposed_cover(published, selection, style).items()
        }
    style = style.with_cover(written)
    described = pack.describe(published, selection, tuple(sections), style)
    without = pack.left_out(published, selection, sections, style)
    if without:
        st.info(f"Left out, because nothing is published for it: {', '.join(without)}.")
    return described


def preview(described: pack.Pack) -> None:
    st.header("Preview")
    described = typeset.drawable(described)
    every = pages(described)
    number = st.pagination(len(every), key=f"page of {len(every)}")
    page = every[number - 1]
    with st.container(border=True):
        st.image(
            typeset.picture(described, every, number),
            width="stretch",
            alt=f"Page {number} of {len(every)}: {page.message.name}. {page.title}",
        )


def take_away(described: pack.Pack) -> None:
    st.header("Make the pack")
    ending = st.radio(
        "Format", FORMATS, format_func=lambda ending: FORMATS[ending].label, horizontal=True, key="format"
    )
    if not house_style.address():
        st.caption(
            "No page of it leads back to the dashboard: whoever looks after Ninefold can say its address in board_pack.toml"
            ' beside the stores, as `address = "https://ninefold.example.org"`.'
        )
    kind = FORMATS[ending]
    if st.button(f"Make the {kind.name} file", type="primary"):
        bar = st.progress(0.0)
        st.session_state.made = (
            described,
            ending,
            kind.write(described, lambda done, of: bar.progress(done / of, f"{done} of {of} pages are made.")),
        )
        bar.empty()
        gc.collect()  # parts of a paper refer to each other in circles, 10 MB a paper, which Python would leave for long
    made, of, content = st.session_state.get("made", (None, None, b""))
    if made == described and of == ending:
        st.success(f"The {kind.name} file is ready.")
        st.download_button(
            f"Download {kind.name}",
            content,
            downloads.file_name(described.title, ending.removeprefix(".")),
            kind.mime,
            on_click="ignore",
        )


published, selection = store.current(), st.session_state.selection
main()

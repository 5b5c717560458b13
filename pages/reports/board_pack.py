"""Which sections go into the board's paper, how will each page look, and in which format is it wanted?"""

import gc

import streamlit as st

from analysis.board_pack import group_packs, house_style, pack, typeset
from analysis.board_pack.formats import FORMATS
from analysis.board_pack.layout.pages import pages
from analysis.board_pack.sections import SECTIONS, USUAL
from analysis.charts import downloads
from analysis.compared import compare
from analysis.published import metrics, summary
from domain.declared.access import Role
from pages.access import reader, taking
from pages.frame import choices, given
from pages.results import exhibit


ONE, EACH = "one", "each"
ADDRESS = (
    "No page of it leads back to the dashboard: whoever looks after Ninefold can say its address in board_pack.toml beside the"
    ' stores, as `address = "https://ninefold.example.org"`.'
)


def main() -> None:
    exhibit.headline(summary.headline(published, selection))
    choices.offer_nearest(published, selection)
    try:
        described, style = choose()
        take_away(described, style)
        preview(described)
    except (house_style.Unusable, pack.Refused) as problem:
        st.error(str(problem))


def choose() -> tuple[pack.Pack, house_style.HouseStyle]:
    """The pack of the sections that are chosen, with the cover sheet as it is filled in."""
    sections = st.multiselect(
        "Sections, in the order in which they are chosen",
        SECTIONS,
        default=list(USUAL),
        format_func=lambda section: SECTIONS[section].name,
        key="sections",
    )
    style = cover_sheet(house_style.read())
    described = pack.describe(published, selection, tuple(sections), style)
    without = pack.left_out(published, selection, sections, style)
    if without:
        st.info(f"Left out, because nothing is published for it: {', '.join(without)}.")
    return described, style


def cover_sheet(style: house_style.HouseStyle) -> house_style.HouseStyle:
    """The settings with the cover sheet as it is filled in here."""
    with st.expander("Cover sheet"):
        st.caption("A field left empty takes the words shown in grey, or is left out of the paper.")
        kept = dict(style.cover)
        written = {
            name: st.text_input(name, kept.get(name, ""), placeholder=proposed, key=f"cover: {name}")
            for name, proposed in pack.proposed_cover(published, selection, style).items()
        }
        style = style.with_cover(written)
        if reader.may(Role.OWNER) and st.button("Keep for next time", help="In board_pack.toml, beside the stores."):
            with taking.done_by_an_owner("cover"):
                house_style.keep_cover(dict(style.cover))
            st.success("The cover sheet is kept.")
    return style


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


def take_away(described: pack.Pack, style: house_style.HouseStyle) -> None:
    st.header("Make the pack")
    ending = st.radio(
        "Format", FORMATS, format_func=lambda ending: FORMATS[ending].label, horizontal=True, key="format"
    )
    if not house_style.address():
        st.caption(ADDRESS)
    wanted = how_many()
    kind, asked = FORMATS[ending], (described, ending, wanted)
    what = f"the {kind.name} file" if wanted == ONE else f"a zip of {kind.name} files"
    if st.button(f"Make {what}", type="primary"):
        st.session_state.made = (*asked, make(described, style, ending, wanted))
        gc.collect()  # parts of a paper refer to each other in circles, 10 MB a paper, which Python would leave for long
    *made, content = st.session_state.get("made", (None, b""))
    if tuple(made) == asked:
        st.success(f"{what[:1].upper()}{what[1:]} is ready.")
        is_zip = wanted == EACH
        st.download_button(
            f"Download {'zip' if is_zip else kind.name}",
            taking.away("pack", lambda: content, format=ending, wanted=wanted),
            downloads.file_name(described.title, "zip" if is_zip else ending.removeprefix(".")),
            "application/zip" if is_zip else kind.mime,
            on_click="ignore",
        )


def how_many() -> str:
    """One pack, or one for each group where there are groups."""
    if not compare.groups(published, selection):
        return ONE
    name = metrics.breakdown_name(published, selection).lower()
    labels = {ONE: "One pack, of the whole organisation", EACH: f"A short pack for each {name}, in one zip"}
    return st.radio("How many", labels, format_func=labels.get, key="how_many")


def make(described: pack.Pack, style: house_style.HouseStyle, ending: str, wanted: str) -> bytes:
    bar = st.progress(0.0)
    if wanted == ONE:
        content = FORMATS[ending].write(
            described, lambda done, of: bar.progress(done / of, f"{done} of {of} pages are made.")
        )
    else:
        every = group_packs.packs(published, selection, style)
        content = group_packs.zipped(
            every, FORMATS[ending], ending, lambda done, of: bar.progress(done / of, f"{done} of {of} packs are made.")
        )
    bar.empty()
    return content


published, selection = given.store_and_selection()
main()

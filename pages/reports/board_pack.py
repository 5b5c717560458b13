"""Which sections go into the board's paper, how will each page look, and in which format is it wanted?"""

import gc
from collections.abc import Callable

import streamlit as st

from analysis.board_pack import group_packs, house_style, pack, typeset
from analysis.board_pack.formats import FORMATS
from analysis.board_pack.layout.pages import pages
from analysis.board_pack.sections import SECTIONS, USUAL, cover
from analysis.charts import downloads
from analysis.compared import compare
from analysis.published import metrics, summary
from domain.declared.access import Role
from domain.languages import N_, _
from pages.access import reader, taking
from pages.frame import choices, given
from pages.results import exhibit


ONE, EACH = "one", "each"
SAID = {
    ONE: {
        "make": N_("Make the {format} file"),
        "ready": N_("The {format} file is ready."),
        "download": N_("Download {format}"),
    },
    EACH: {
        "make": N_("Make a zip of {format} files"),
        "ready": N_("A zip of {format} files is ready."),
        "download": N_("Download zip"),
    },
}
ADDRESS = N_(
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
        _("Sections, in the order in which they are chosen"),
        SECTIONS,
        default=list(USUAL),
        format_func=lambda section: _(SECTIONS[section].name),
        key="sections",
    )
    style = cover_sheet(house_style.read())
    described = pack.describe(published, selection, tuple(sections), style)
    without = pack.left_out(published, selection, sections, style)
    if without:
        st.info(_("Left out, because nothing is published for it: {sections}.", sections=without))
    return described, style


def cover_sheet(style: house_style.HouseStyle) -> house_style.HouseStyle:
    """The settings with the cover sheet as it is filled in here."""
    with st.expander(_("Cover sheet")):
        st.caption(_("A field left empty takes the words shown in grey, or is left out of the paper."))
        kept = dict(style.cover)
        written = {
            name: st.text_input(cover.field_name(name), kept.get(name, ""), placeholder=proposed, key=f"cover: {name}")
            for name, proposed in pack.proposed_cover(published, selection, style).items()
        }
        style = style.with_cover(written)
        if reader.may(Role.OWNER) and st.button(
            _("Keep for next time"), help=_("In board_pack.toml, beside the stores.")
        ):
            with taking.done_by_an_owner("cover"):
                house_style.keep_cover(dict(style.cover))
            st.success(_("The cover sheet is kept."))
    return style


def preview(described: pack.Pack) -> None:
    st.header(_("Preview"))
    described = typeset.drawable(described)
    every = pages(described)
    number = st.pagination(len(every), key=f"page of {len(every)}")
    page = every[number - 1]
    with st.container(border=True):
        st.image(
            typeset.picture(described, every, number),
            width="stretch",
            alt=_(
                "Page {number} of {pages}: {section}. {title}",
                number=number,
                pages=len(every),
                section=page.message.name,
                title=page.title,
            ),
        )


def take_away(described: pack.Pack, style: house_style.HouseStyle) -> None:
    st.header(_("Make the pack"))
    ending = st.radio(
        _("Format"), FORMATS, format_func=lambda ending: FORMATS[ending].label, horizontal=True, key="format"
    )
    if not house_style.address():
        st.caption(_(ADDRESS))
    wanted = how_many()
    kind, asked = FORMATS[ending], (described, ending, wanted)
    said = {name: _(text, format=_(kind.name)) for name, text in SAID[wanted].items()}
    if st.button(said["make"], type="primary"):
        st.session_state.made = (*asked, make(described, style, ending, wanted))
        gc.collect()  # parts of a paper refer to each other in circles, 10 MB a paper, which Python would leave for long
    *made, content = st.session_state.get("made", (None, b""))
    if tuple(made) == asked:
        st.success(said["ready"])
        is_zip = wanted == EACH
        st.download_button(
            said["download"],
            taking.away("pack", lambda: content, format=ending, wanted=wanted),
            downloads.file_name(described.title, "zip" if is_zip else ending.removeprefix(".")),
            "application/zip" if is_zip else kind.mime,
            on_click="ignore",
        )


def how_many() -> str:
    """One pack, or one for each group where there are groups."""
    if not compare.groups(published, selection):
        return ONE
    group = metrics.breakdown_name(published, selection).lower()
    labels = {
        ONE: _("One pack, of the whole organisation"),
        EACH: _("A short pack for each {group}, in one zip", group=group),
    }
    return st.radio(_("How many"), labels, format_func=labels.get, key="how_many")


def make(described: pack.Pack, style: house_style.HouseStyle, ending: str, wanted: str) -> bytes:
    bar = st.progress(0.0)
    if wanted == ONE:
        content = FORMATS[ending].write(described, told(bar, N_("{done} of {number} pages are made.")))
    else:
        every = group_packs.packs(published, selection, style)
        follow = told(bar, N_("{done} of {number} packs are made."))
        content = group_packs.zipped(every, FORMATS[ending], ending, follow)
    bar.empty()
    return content


def told(bar, sentence: str) -> Callable[[int, int], object]:
    """What moves a bar on, and says with it how much is made."""
    return lambda done, of: bar.progress(done / of, _(sentence, done=done, number=of))


published, selection = given.store_and_selection()
main()

"""The figures by two frameworks side by side, as the crosswalk places their dimensions."""

from functools import partial

import streamlit as st

from analysis.charts.exhibit import Exhibit
from analysis.compared import crosswalk
from analysis.published.selection import Selection
from analysis.published.store import Store
from domain.declared.crosswalk import read
from domain.errors import Refused
from domain.languages import _
from domain.message import BROWSER
from pages.results.choice import choose


def waves(published: Store, selection: Selection) -> dict[str, str]:
    """The waves of which there are figures by the other framework, the latest first; none where there is no other. A crosswalk that
    is none is told where it would be needed."""
    if not crosswalk.has_several(published, selection):
        return {}
    try:
        return crosswalk.waves(published, selection, read())
    except Refused as refused:
        st.warning(refused.said.text(BROWSER))
        return {}


def chosen(published: Store, selection: Selection, of_waves: dict[str, str]) -> Exhibit:
    """What a reader chose to see."""
    wave = choose(_("Wave of the other framework"), lambda: of_waves, "other_wave", first=selection.wave)
    groups = partial(crosswalk.groups, published, selection, wave, read())
    group = choose(_("Group"), groups, "of")
    return crosswalk.exhibit(published, selection, wave, group, read())

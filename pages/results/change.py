"""What has changed from wave to wave, by more than chance?"""

from functools import partial

import streamlit as st

from analysis import wording
from analysis.charts import difference_words
from analysis.compared import change, wave_run
from analysis.published import framework, metrics, summary
from domain.languages import _
from pages.frame import choices, given
from pages.results import exhibit, sentences
from pages.results.choice import choose, view


TWO, SIZE, ALL, RUN = "slopes", "differences", "side_by_side", "run"
published, selection = given.store_and_selection()
waves = change.waves(published, selection)
groups = partial(metrics.group_names, published, selection)


def main() -> None:
    exhibit.headline(summary.headline(published, selection))
    choices.offer_nearest(published, selection)
    exhibit.tell(summary.caution(published, selection))
    if len(waves) < 2:
        exhibit.tell(_(wording.ONE_WAVE))
    elif not groups():
        exhibit.tell(exhibit.no_figures())
    else:
        show()


def show() -> None:
    earlier = change.earlier(published, selection)
    if not earlier:
        exhibit.tell(_(change.FIRST_WAVE, wave=wording.plain(selection.wave)))
    with st.container(horizontal=True, key="page_choices"):
        which = view(partial(views, earlier), {"dimension": RUN})
        group = choose(_("Group"), groups, "group")
        if which in (TWO, SIZE):
            wave = choose(_("Compared with"), lambda: {wave: wave for wave in earlier}, "earlier")
        elif which == RUN:
            dimensions = partial(framework.dimension_names, published, selection.framework)
            dimension = choose(framework.called(selection.framework), dimensions, "dimension")
    if which in (TWO, SIZE):
        two(which, group, wave)
    elif which == ALL:
        exhibit.show(change.side_by_side(published, selection, group), key=ALL)
    else:
        run(group, dimension)


def views(earlier: list[str]) -> dict[str, str]:
    """What there is to look at, by how many waves there are."""
    found = {TWO: _("Two waves"), SIZE: _("Size of change")} if earlier else {}
    if len(waves) > 2 or not earlier:
        found[ALL] = _("All waves")
    if len(waves) > 2:
        found[RUN] = _("One dimension")
    return found


def two(which: str, group: str, wave: str) -> None:
    compared = change.comparison(published, selection, group, wave)
    exhibit.show(change.slopes(published, selection, group, wave) if which == TWO else compared.exhibit, key=which)
    caution = _(change.TWO_WAVES) if len(waves) == 2 else ""
    sentences.show(compared, caution, _(change.OTHER_PEOPLE), difference_words.chance_rule())


def run(group: str, dimension: str) -> None:
    found = wave_run.exhibit(published, selection, group, dimension)
    if found is None:
        exhibit.tell(_(wave_run.NO_RUN, combined=_(wording.COMBINED)))
    else:
        exhibit.show(found, key=RUN)


main()

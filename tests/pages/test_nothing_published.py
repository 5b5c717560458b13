"""Every page and every paper over a slice of which nothing is published: an organisation of too few, or all left out."""

import pytest

import settings
from analysis.board_pack import house_style, pack
from analysis.board_pack.formats import FORMATS
from analysis.published import selection
from analysis.published.store import Store
from tests.support.published import Slice, publish


SHOWN = [Slice(wave=wave) for wave in ("2025", "2026")]
NOTHING = [
    *(Slice(wave=wave, rater_group="peers", blocks=[]) for wave in ("2025", "2026")),
    *(Slice(wave="2026", measure="importance", rater_group=raters, blocks=[]) for raters in ("self", "peers")),
]
STORES = {"alone": NOTHING[:1], "beside others": [*SHOWN, *NOTHING]}
PAGES = (
    *(
        f"results/{name}"
        for name in ("overview", "heatmap", "distribution", "compare", "self_and_others", "change", "importance")
    ),
    "reports/board_pack",
    "about/privacy",
    "about/framework",
    "about/method",
)


@pytest.mark.parametrize("of", STORES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_over_nothing_says_so_and_does_not_fail(dashboard, page, of):
    publish(settings.published(), STORES[of])
    for wished in ({"rater_group": "peers"}, {"measure": "importance"})[: len(STORES[of])]:
        app = dashboard(page, **wished)
        assert not app.error, app.error[0].value


@pytest.mark.parametrize("of", STORES)
@pytest.mark.parametrize("ending", FORMATS)
def test_a_paper_over_nothing_is_made_in_every_format(ending, of):
    store = Store(publish(settings.published(), STORES[of]))
    chosen, _ = selection.choose(store, {"rater_group": "peers", "wave": "2025"})
    described = pack.describe(store, chosen, pack.USUAL, house_style.HouseStyle())
    assert all("– people" not in page.title for page in described.messages)
    assert FORMATS[ending].write(described, lambda done, total: None)

"""A view that a reader has put together is the same view in anybody's browser, from its link alone."""

import pytest

import settings
from tests.support.published import Slice, publish


SLICES = [
    Slice(organisation=organisation, wave=wave, rater_group=rater_group, measure=measure)
    for organisation in ("Trust A", "Trust B")
    for wave in ("2025 spring", "2026 spring")
    for rater_group, measure in (("self", "performance"), ("self", "importance"), ("peers", "performance"))
]
VIEWS = [  # page, choices in the sidebar, choices on the page as the browser writes them into the link
    ("overview", {"wave": "2025 spring"}, {}),
    ("overview", {"organisation": "Trust B", "breakdown": "team"}, {}),
    ("heatmap", {"breakdown": "role"}, {}),
    ("heatmap", {"organisation": "Trust B", "breakdown": "team"}, {"figure": "People"}),
    ("distribution", {"rater_group": "peers"}, {"group": "Division 2"}),
    ("distribution", {"breakdown": "role"}, {"dimension": "Dimension C"}),
    ("compare", {"breakdown": "team", "wave": "2025 spring"}, {"dimension": "Dimension F"}),
    ("compare", {"organisation": "Trust B"}, {"group": "Division 2", "other": "Division 3"}),
    ("self_and_others", {"organisation": "Trust B"}, {}),
    ("change", {"wave": "2026 spring", "breakdown": "division"}, {"group": "Division 1"}),
    ("importance", {"wave": "2025 spring"}, {"group": "Division 3"}),
]


def seen(app) -> list:
    """Everything a page shows: its charts, tables and words."""
    return [
        [chart.proto.spec for chart in app.get("plotly_chart")],
        [table.value.to_csv() for table in app.dataframe],
        [text.value for text in (*app.header, *app.markdown, *app.caption, *app.metric, *app.info)],
        [(box.label, box.value) for box in app.selectbox],
    ]


@pytest.mark.parametrize(("opened", "chosen", "chosen_on_page"), VIEWS)
def test_a_view_comes_back_from_its_link_with_the_same_figures(dashboard, opened, chosen, chosen_on_page):
    publish(settings.published(), SLICES)
    app = dashboard(f"results/{opened}", **chosen_on_page)
    for field, value in chosen.items():
        app.sidebar.selectbox(key=f"choice of {field}").set_value(value).run()
    assert {box.key: box.options[box.index] for box in app.main.selectbox}.items() >= chosen_on_page.items()
    assert seen(app) != seen(dashboard(f"results/{opened}"))
    assert seen(dashboard(f"results/{opened}", **app.query_params)) == seen(app)

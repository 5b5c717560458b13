"""Pages of a home that has no version yet say in words what is wrong with the place that versions are shared in."""

import os

from domain.stores.shared import chosen, following
from tests.support.fetched import fetched
from tests.support.shared_places import made, put_up, shared_in


def test_a_page_and_the_tables_say_why_there_is_nothing_and_go_on_once_there_is(dashboard, folder, tmp_path):
    shared_in(folder)
    os.rename(folder, f"{folder}_elsewhere")
    app = dashboard("results/overview")
    (error,) = app.error
    assert "Check that its drive is connected" in error.value
    assert "Check that its drive is connected" in fetched("release.csv").json()["detail"]
    os.rename(f"{folder}_elsewhere", folder)
    put_up(chosen.place(), made(tmp_path / "other", "v1"))
    following.look()
    assert not app.run().error
    assert fetched("release.csv").status_code == 200

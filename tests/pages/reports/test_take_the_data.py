"""The page Take the data: a file of every kind to save, and what is in it."""

import settings
from tests.support.published import Slice, publish


def test_every_format_can_be_saved_and_every_table_is_explained(dashboard):
    publish(settings.published(), [Slice()])
    app = dashboard("reports/take_the_data")
    assert not app.exception
    for ending in app.radio[0].options:
        app.radio[0].set_value(ending).run()
        assert [one.type for one in app.main if one.type == "download_button"] == ["download_button"]
    app.selectbox[0].set_value("levels").run()
    assert not app.exception


def test_what_is_not_certified_is_not_offered(dashboard):
    publish(settings.published(), [Slice(certified=False)])
    app = dashboard("reports/take_the_data")
    assert not [one for one in app.main if one.type == "download_button"]

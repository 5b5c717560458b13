"""On Upload any column can be kept as an attribute of the organisation's own; numbers are put into bands."""

import tomllib

import settings
from domain.declared import attributes
from tests.support.door import DIMENSIONS, as_csv, assessment
from tests.support.upload_page import button, select, upload


def people():
    return as_csv([
        assessment(f"p{n}", Teams=("Red", "Blue")[n % 2], **{"Years here": str(n % 25)}, **dict.fromkeys(DIMENSIONS, str(n % 4 + 1)))
        for n in range(50)
    ])  # fmt: skip


def kept():
    return tomllib.loads((settings.mappings() / "export.toml").read_text("utf-8"))


def field(app):
    return next(one for one in app.text_input if one.label == "Bands of “Years here” begin at")


def test_a_column_becomes_an_attribute_and_its_numbers_bands(dashboard):
    app = upload(dashboard("manage/upload"), people())
    app.toggle[0].set_value(True).run()
    for name in ("Teams", "Years here"):
        assert select(app, name).value == ""
        select(app, name).set_value("own_")
    button(app, "Keep this and check again").click().run()
    assert kept()["attributes"].keys() == {"teams", "years_here"}
    suggested = field(app)
    assert suggested.value == "5, 10, 20"
    suggested.set_value("20, 10")
    button(app, "Keep these bands and check again").click().run()
    assert "from low to high" in app.error[0].value
    field(app).set_value("2, 10")
    button(app, "Keep these bands and check again").click().run()
    assert kept()["attributes"]["years_here"]["bands"] == [2.0, 10.0]
    assert app.metric[0].value == "50"
    assert attributes.declared() == ()  # nothing is remembered before it is loaded

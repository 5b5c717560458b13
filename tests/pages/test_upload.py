"""Upload and Batches, with the real door behind them."""

import settings
from tests.pages.test_etl_process import DIMENSIONS, HEADER, export, row


def upload(app, content: bytes, name: str = "export.csv"):
    app.file_uploader[0].set_value([(name, content, "text/csv")]).run()
    assert not app.exception
    return app


def button(app, label: str):
    return next(button for button in app.button if button.label.startswith(label))


def text(app) -> str:
    return "\n".join(
        str(element.value) for kind in (app.markdown, app.warning, app.info, app.success, app.error) for element in kind
    )


def people(number: int) -> bytes:
    return export(*(row(f"s{place}", place % 4 + 1) for place in range(number)))


def test_a_file_is_first_checked_and_nothing_is_written(dashboard):
    app = upload(dashboard("manage/upload"), people(30))
    facts = {metric.label: metric.value for metric in app.metric}
    assert facts["Assessments that would load"] == "30"
    assert facts["Ratings"] == "270"
    assert not settings.record_store().exists()


def test_refused_rows_come_with_reason_column_and_row_and_the_rest_can_be_loaded(dashboard):
    content = export(row("a"), row("b", level=7), row("c"))
    app = upload(dashboard("manage/upload"), content)
    refused = app.dataframe[0].value
    assert refused["Rows"].str.contains("3").all()
    assert refused["Reason"].str.len().gt(10).all()
    assert "1 of 3" in text(app)
    assert button(app, "Load 2 assessments")


def test_columns_that_are_not_read_and_new_names_are_told(dashboard):
    content = export(row("a")).replace(b"subject_id", b"shoe size,subject_id").replace(b"\na,", b"\n38,a,")
    app = upload(dashboard("manage/upload"), content)
    assert "**Columns that are not read:** shoe size." in text(app)
    assert "**Team:** Ward 1" in text(app)


def test_a_file_refused_as_a_whole_says_why_and_cannot_be_loaded(dashboard):
    app = upload(dashboard("manage/upload"), b"")
    assert "empty" in app.warning[0].value
    assert not any(button.label.startswith("Load") for button in app.button)


def test_a_column_that_the_file_lacks_can_be_given_for_every_row(dashboard):
    lacking = "\n".join([f"{HEADER.replace('wave,', '')},{DIMENSIONS}", row("a").replace("2026 spring,", "")]).encode()
    app = upload(dashboard("manage/upload"), lacking)
    assert "wave" in app.warning[0].value
    app.text_input(key="every row's wave").set_value("2026 spring").run()
    assert not app.warning
    button(app, "Load 1 assessment").click().run()
    assert "Loaded as batch 1" in app.success[0].value


def test_from_an_export_to_a_page_and_back(dashboard):
    app = upload(dashboard("manage/upload"), people(40))
    button(app, "Load 40 assessments").click().run()
    assert "Loaded as batch 1: 40 assessments, 360 ratings." in app.success[0].value

    assert "takes later changes only in groups of 11" in text(app)
    assert button(app, "Publish").disabled
    app.radio[0].set_value("Publish now: the wave is complete").run()
    button(app, "Publish").click().run()
    assert "Published as version" in app.success[-1].value
    assert {metric.label: metric.value for metric in dashboard().metric}["People assessed"] == "40"

    again = upload(dashboard("manage/upload"), people(40))
    assert "already loaded, as batch 1" in text(again)

    batches = dashboard("manage/batches")
    assert batches.dataframe[0].value["File"].tolist() == ["export.csv"]
    assert button(batches, "Take it back").disabled
    batches.checkbox[0].check().run()
    button(batches, "Take it back").click().run()
    assert "Batch 1 is taken back" in batches.success[0].value
    assert dashboard("manage/batches").dataframe[0].value["Undone"].item() != ""

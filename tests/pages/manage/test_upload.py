"""Upload and Batches, with the real door behind them."""

from pathlib import Path

import pytest

import settings
from analysis.published import store
from domain import errors
from domain.door.history import Status, Undone, WavesSaid
from domain.door.load import LoadReport
from domain.door.publication import Publication
from domain.message import said
from etl.read.tools.recognise import TOOL_NAMES
from pages.upload_steps import etl_process, load_options
from tests.support.exports import DIMENSIONS, HEADER, export, row
from tests.support.upload_page import button, checkbox, load, select, text, upload


pytestmark = pytest.mark.usefixtures("an_owner")


def people(number: int) -> bytes:
    return export(*(row(f"s{place}", place % 4 + 1) for place in range(number)))


def test_a_file_is_first_checked_and_nothing_is_written(dashboard):
    app = upload(dashboard("manage/upload"), people(30))
    facts = {metric.label: metric.value for metric in app.metric}
    assert facts["Assessments that would load"] == "30"
    assert facts["Ratings"] == "270"
    assert not settings.record_store().exists()


def test_refused_rows_come_with_reason_column_and_row_and_the_rest_can_be_loaded(dashboard):
    content = export(row("a"), row("b", level="Often"), row("c"))
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
    assert r"**Team:** 1 new (Ward 1)" in text(app)


def test_a_file_refused_as_a_whole_says_why_and_cannot_be_loaded(dashboard):
    app = upload(dashboard("manage/upload"), b"")
    assert "empty" in app.warning[0].value
    assert not any(shown.label.startswith("Load") for shown in app.button)


def test_a_column_that_the_file_lacks_can_be_given_for_every_row(dashboard):
    lacking = "\n".join([f"{HEADER.replace('wave,', '')},{DIMENSIONS}", row("a").replace("2026 spring,", "")]).encode()
    app = upload(dashboard("manage/upload"), lacking)
    assert "no column wave" in app.warning[0].value
    assert "--set" not in text(app)
    assert "under “What the file does not say”" in app.warning[0].value
    app.text_input(key="every row's wave").set_value("2026 spring").run()
    assert not app.warning
    load(app, "1 assessment")
    assert "Loaded as batch 1" in app.success[0].value


def test_from_an_export_to_a_page_and_back(dashboard):
    app = upload(dashboard("manage/upload"), people(40))
    load(app, "40 assessments")
    assert "Loaded as batch 1: 40 assessments, 360 ratings." in app.success[0].value

    assert "takes later changes only in groups of that many" in text(app)
    assert button(app, "Publish").disabled
    app.radio[0].set_value("Publish now: the wave is complete").run()
    button(app, "Publish").click().run()
    assert "Published as version" in app.success[-1].value
    assert {metric.label: metric.value for metric in dashboard().metric}["People assessed"] == "40"

    again = upload(dashboard("manage/upload"), people(40))
    assert "already loaded, as batch 1" in text(again)

    batches = dashboard("manage/batches")
    assert batches.dataframe[0].value["File"].tolist() == ["export.csv"]
    assert "Read as a plain table" in text(batches)
    assert button(batches, "Take it back").disabled
    batches.checkbox[0].check().run()
    button(batches, "Take it back").click().run()
    assert "Batch 1 is taken back" in batches.success[0].value
    assert batches.dataframe[0].value["Taken back"].item() != ""
    assert not batches.button  # what is taken back can't be taken back again


def test_another_order_of_waves_is_said_where_it_is_asked_about(dashboard):
    waves = [
        row(f"s{number}", number % 4 + 1).replace("2026 spring", "Alpha" if number % 2 else "Beta")
        for number in range(24)
    ]
    app = upload(dashboard("manage/upload"), export(*waves))
    assert "Alpha before Beta" in text(app)
    app.number_input(key="place of Not stated, Alpha").set_value(2)
    app.number_input(key="place of Not stated, Beta").set_value(1)
    button(app, "Keep this order").click().run()
    assert "Alpha before Beta" not in text(app)
    load(app, "24 assessments")
    assert etl_process.ask(Status, "status").report.waves == ["Beta", "Alpha"]


def test_a_corrected_export_takes_the_place_of_a_batch_and_says_what_changed(dashboard):
    app = upload(dashboard("manage/upload"), people(30))
    load(app, "30 assessments")
    checkbox(app, "This corrects an export").check().run()
    assert select(app, "The batch whose place it takes").value == 1
    corrected = export(*(row(f"s{place}", 4 if place == 0 else place % 4 + 1) for place in range(31)))
    upload(app, corrected, "corrected.csv")
    assert "1 assessment with other answers, 1 more and 0 that are gone" in text(app)
    load(app, "31 assessments")
    assert etl_process.ask(Status, "status").report.assessments == 31


def test_before_publication_the_owner_sees_who_would_stand_alone_and_chooses_k(dashboard):
    wards = [row(f"s{place}", place // 4 % 4 + 1).replace("Ward 1", f"Ward {place % 4}") for place in range(40)]
    assert etl_process.change(LoadReport, "load", "-", "--name", "a.csv", export=export(*wards)).is_done
    app = dashboard("manage/upload")
    assert not app.dataframe  # it counts every record, so it is not asked for unasked
    app.radio[0].set_value("Publish now: the wave is complete").run()
    standing = app.dataframe[0].value
    assert standing["Breakdown"].tolist()[0] == "Team"
    assert standing.loc[0, ["Groups", "People", "K = 11", "K = 10"]].tolist() == [
        4,
        40,
        "0 groups, 0 people",
        "4 groups, 40 people",
    ]
    box = select(app, "K: the fewest people")
    assert box.value == 11
    assert not app.warning
    box.set_value(10).run()
    assert "about as few as 10 people" in app.warning[0].value
    button(app, "Publish").click().run()
    assert "Published as version" in app.success[-1].value
    assert store.current().frame("publication")["k"].item() == 10


def test_nothing_loads_before_the_names_are_said_to_be_those_of_groups(dashboard):
    app = upload(dashboard("manage/upload"), people(30))
    assert button(app, "Load 30 assessments").disabled
    checkbox(app, "These are names of groups").check().run()
    assert not button(app, "Load 30 assessments").disabled


def test_groups_are_listed_with_their_people_and_small_ones_are_said_in_words(dashboard):
    content = people(30) + b"\n" + row("x", 2).replace("Ward 1", "Ward *2*").encode()
    app = upload(dashboard("manage/upload"), content)
    sizes = app.dataframe[0].value.set_index("Group")
    assert sizes.loc["Ward 1"].tolist() == ["Team", 30, ""]
    assert sizes.loc["Ward *2*"].tolist() == ["Team", 1, "Fewer than 11 people"]
    assert "fewer than 11 people stand in some groups: 1 of 2 (Team)" in text(app)
    assert r"Ward \*2\*" in text(app)  # a name's marks mean nothing


def test_refused_rows_can_be_taken_away_to_correct(dashboard):
    app = upload(dashboard("manage/upload"), export(row("a"), row("b", level=7)))
    assert any(one.label.startswith("Download the refused rows") for one in app.get("download_button"))


def test_what_the_session_keeps_of_a_check_holds_nobodys_code(dashboard):
    app = upload(
        dashboard("manage/upload"), export(*(row(f"code-of-{place}") for place in range(30)), row("code-x", 7))
    )
    app.toggle[0].set_value(True).run()
    kept = str(app.session_state["answers"])
    assert "Ward 1" in kept
    assert "code-" not in kept


ODD_HEADER = "Participant,Directorate,My ward,Staff group,Where,Vision statement,Trust statement,Free words"


def odd(number: int, role: str = "Students") -> bytes:
    lines = [
        f"p{place},Medicine,Ward 1,{role},Acute,{'Agree' if place % 2 else 'Disagree'},3,hm" for place in range(number)
    ]
    return "\n".join([ODD_HEADER, *lines]).encode()


def map_columns(app):
    """Says which column of `odd` is which and keeps it."""
    app.text_input(key="every row's wave").set_value("2026 spring").run()
    for header, meaning in {
        "Participant": "subject_id",
        "Directorate": "division",
        "My ward": "team",
        "Staff group": "role",
        "Where": "care_setting",
        "Vision statement": "sharing_the_vision",
        "Trust statement": "leading_with_care",
        "Free words": "",
    }.items():
        select(app, header).set_value(meaning)
    button(app, "Keep this and check again").click().run()
    assert not app.exception
    return app


def test_columns_that_are_not_understood_are_asked_for_kept_and_known_the_next_time(dashboard):
    app = upload(dashboard("manage/upload"), odd(20))
    assert [heading.value for heading in app.subheader] == ["Which column is which?"]
    assert "Suggested: Division, 100 of 100, because its header is that name" in "\n".join(
        caption.value for caption in app.caption
    )
    map_columns(app)
    assert "Kept as the mapping “export”" in text(app)
    assert (settings.mappings() / "export.toml").exists()
    select(app, "“Agree”").set_value("strong")
    select(app, "“Disagree”").set_value("essential")
    button(app, "Keep this and check again").click().run()
    assert {metric.label: metric.value for metric in app.metric}["Ratings"] == "40"

    fresh = upload(dashboard("manage/upload"), odd(21), "next.csv")
    fresh.text_input(key="every row's wave").set_value("2026 autumn").run()
    assert {metric.label: metric.value for metric in fresh.metric}["Ratings"] == "42"
    assert "known from the mapping “export”" in text(fresh)
    assert "**Columns that are not read:** Free words." in text(fresh)


def test_two_columns_for_one_meaning_are_said_and_nothing_is_kept(dashboard):
    app = upload(dashboard("manage/upload"), odd(20))
    select(app, "My ward").set_value("division")
    button(app, "Keep this and check again").click().run()
    assert "Only one column can be “Division”; you chose “Directorate” and “My ward”" in app.error[0].value
    assert not settings.mappings().exists()


def test_a_role_spelled_otherwise_is_asked_for_and_remembered(dashboard):
    content = people(30).replace(b"Students", b"Studentz")
    app = upload(dashboard("manage/upload"), content)
    box = select(app, "Role: Studentz")
    assert box.value is None  # nothing is guessed silently
    box.set_value("Students")
    button(app, "Keep these and check again").click().run()
    assert not any(box.label.startswith("Role: Studentz") for box in app.selectbox)
    assert '"Studentz" = "Students"' in Path(settings.mappings() / "export.toml").read_text() or (
        'Studentz = "Students"' in Path(settings.mappings() / "export.toml").read_text()
    )
    later = upload(dashboard("manage/upload"), content.replace(b"2026 spring", b"2026 autumn"))
    assert "Studentz" not in text(later)


def test_a_role_that_is_kept_as_new_is_remembered_as_new(dashboard):
    content = people(30).replace(b"Students", b"Wizards")
    app = upload(dashboard("manage/upload"), content)
    box = select(app, "Role: Wizards")
    assert len(box.options) > 10  # new, the nearest, and every other name of the list
    button(app, "Keep these and check again").click().run()
    assert not any(box.label.startswith("Role: Wizards") for box in app.selectbox)
    assert "1 new (Wizards)" in text(app)  # its name is confirmed all the same
    later = upload(dashboard("manage/upload"), content.replace(b"2026 spring", b"2026 autumn"))
    assert not any(box.label.startswith("Role: Wizards") for box in later.selectbox)


def test_words_for_dimensions_and_for_levels_are_mapped_on_the_page(dashboard):
    header = "subject_id,organisation,division,team,role,care_setting,wave,dimension,level"
    about = "Trust,Medicine,Ward 1,Students,Acute,2026 spring"
    lines = [
        f"p{place},{about},{word},{level}" for place in range(20) for word, level in (("Spirit", 2), ("LWC", "Often"))
    ]
    app = upload(dashboard("manage/upload"), "\n".join([header, *lines]).encode())
    assert "None of the 40 rows" in app.warning[0].value
    spirit, often = select(app, "“Spirit”"), select(app, "“Often”")
    assert (spirit.options[0], often.options[0]) == ("Not known: its rows are refused",) * 2
    assert not any(box.label == "“LWC”" for box in app.selectbox)
    assert select(app, "“2”").options[0] == "Proficient"
    spirit.set_value("engaging_the_team")
    often.set_value("strong")
    button(app, "Keep this and check again").click().run()
    assert {metric.label: metric.value for metric in app.metric}["Ratings"] == "40"
    app.toggle[0].set_value(True).run()
    select(app, "“Spirit”").set_value("")
    button(app, "Keep this and check again").click().run()
    assert {metric.label: metric.value for metric in app.metric}["Ratings"] == "20"


def test_words_for_rater_groups_are_mapped_on_the_page(dashboard):
    header, about = (
        "subject_id,team,role,care_setting,wave,Relationship,dimension,level",
        "Ward 1,Students,Acute,2026 spring",
    )
    lines = [f"p{place},{about},{who},LWC,2" for place in range(20) for who in ("Boss", "Grandboss")]
    app = upload(dashboard("manage/upload"), "\n".join([header, *lines]).encode())
    app.toggle[0].set_value(True).run() if app.toggle else None
    assert not any(box.label == "“Boss”" for box in app.selectbox)
    select(app, "“Grandboss”").set_value("others")
    button(app, "Keep this and check again").click().run()
    assert {metric.label: metric.value for metric in app.metric}["Ratings"] == "40"


def test_the_survey_tool_can_be_overruled_by_every_name_that_the_door_takes(dashboard):
    assert set(load_options.TOOLS) == {"", *TOOL_NAMES}
    app = upload(dashboard("manage/upload"), people(30))
    assert "Read as a plain table" in text(app)
    select(app, "Survey tool").set_value("qualtrics").run()
    assert not app.exception
    assert "Read as a plain table" not in text(app)


def without(column: str, content: bytes) -> bytes:
    """The export without one of its columns."""
    rows = [line.split(",") for line in content.decode().splitlines()]
    place = rows[0].index(column)
    return "\n".join(",".join(row[:place] + row[place + 1 :]) for row in rows).encode()


def test_the_organisation_is_asked_for_where_the_file_has_none_and_suggested_from_then_on(dashboard):
    app = upload(dashboard("manage/upload"), people(30))
    assert "Without the organisation's name" in "\n".join(caption.value for caption in app.caption)
    field = app.text_input(key="every row's organisation")
    assert (field.label, field.value) == ("Organisation, for all rows", "")
    field.set_value("Made-up Trust").run()
    load(app, "30 assessments")
    assert etl_process.ask(Status, "status").report.organisations == ["Made-up Trust"]

    others = people(30).replace(b"2026 spring", b"2026 autumn").replace(b"\ns", b"\nt")
    later = upload(dashboard("manage/upload"), others, "autumn.csv")
    assert later.text_input(key="every row's organisation").value == "Made-up Trust"
    button(later, "Load 30 assessments").click().run()
    assert etl_process.ask(Status, "status").report.batches == 2
    assert etl_process.ask(Status, "status").report.organisations == ["Made-up Trust"]


def test_what_the_file_says_itself_is_not_asked_for(dashboard):
    content = people(30).replace(b"subject_id", b"organisation,subject_id").replace(b"\ns", b"\nMade-up Trust,s")
    app = upload(dashboard("manage/upload"), content)
    assert not app.text_input
    assert "What the file does not say" not in text(app)


def test_of_two_organisations_none_is_suggested(dashboard):
    for place, name in enumerate(("A", "B")):
        content = people(30).replace(b"\ns", f"\ns{place}".encode())
        words = ("load", "-", "--name", "a.csv", "--set", f"organisation={name}")
        assert etl_process.change(LoadReport, *words, export=content).is_done
    app = upload(dashboard("manage/upload"), people(31))
    assert app.text_input(key="every row's organisation").value == ""


def test_an_organisation_given_for_all_rows_is_remembered_in_the_mapping(dashboard):
    app = upload(dashboard("manage/upload"), odd(20))
    app.text_input(key="every row's organisation").set_value("Made-up Trust").run()
    map_columns(app)
    assert 'organisation = "Made-up Trust"' in (settings.mappings() / "export.toml").read_text()
    fresh = upload(dashboard("manage/upload"), odd(21), "next.csv")
    assert fresh.text_input(key="every row's organisation").value == "Made-up Trust"
    assert fresh.text_input(key="every row's wave").value == ""


def test_a_column_that_is_there_under_another_name_is_not_asked_for_as_lacking(dashboard):
    app = upload(dashboard("manage/upload"), odd(20))
    assert {field.label for field in app.text_input if "for all rows" in field.label} == {
        "Organisation, for all rows",
        "Wave, for all rows, such as 2026 spring",
        "Care setting, for all rows",  # nothing says that “Where” is about it
        "Rater group, for all rows (self, if left empty)",
    }


def in_words(app, known: int, unknown: int, others: int = 0):
    """Uploads rows with levels, rows with the answer Always, and rows that are refused for another reason."""
    lines = [row(f"s{place}", 3) for place in range(known)]
    lines += [row(f"u{place}").replace(",3", ",Always") for place in range(unknown)]
    lines += [row(f"o{place}").replace("2026 spring", "") for place in range(others)]
    return upload(app, export(*lines))


def is_mapped_at_once(app) -> bool:
    return "What do its words mean?" in [heading.value for heading in app.subheader]


def test_answers_that_nobody_knows_are_said_first_and_asked_for_at_once(dashboard):
    app = in_words(dashboard("manage/upload"), known=10, unknown=30)
    assert app.warning[0].value == (
        "30 of 40 rows are refused because the answer “Always” is not known. Say what it means below."
    )
    assert is_mapped_at_once(app)
    select(app, "“Always”").set_value("exemplary")
    button(app, "Keep this and check again").click().run()
    assert not app.warning
    assert not is_mapped_at_once(app)
    assert button(app, "Load 40 assessments")


def test_where_every_answer_is_unknown_they_are_named_in_place_of_the_rows(dashboard):
    app = upload(dashboard("manage/upload"), people(20).replace(b",1", b",Rarely").replace(b",2", b",Often"))
    app = upload(
        app,
        b"\n".join(
            line
            for line in people(20).replace(b",1", b",Rarely").replace(b",2", b",Often").splitlines()
            if b",3" not in line and b",4" not in line
        ),
    )
    assert [warning.value for warning in app.warning] == [
        "10 of 10 rows are refused because the answers “Often” and “Rarely” are not known. Say what each of them means below."
    ]
    assert is_mapped_at_once(app)


def test_a_few_odd_answers_or_other_reasons_leave_the_columns_closed(dashboard):
    app = in_words(dashboard("manage/upload"), known=39, unknown=1)
    assert not app.warning
    assert not is_mapped_at_once(app)
    app = in_words(dashboard("manage/upload"), known=10, unknown=10, others=20)
    assert not app.warning
    assert not is_mapped_at_once(app)


def test_the_reason_that_stops_most_rows_stands_first_once_with_its_number(dashboard):
    app = in_words(dashboard("manage/upload"), known=30, unknown=2, others=5)
    refused = app.dataframe[0].value
    assert refused["Number of rows"].tolist() == [5, 2]
    assert refused["Columns"].tolist() == [
        "wave",
        "inspiring_shared_purpose, leading_with_care, evaluating_information and 6 more",
    ]


def test_a_code_like_a_staff_number_is_explained_and_stated_before_it_loads(dashboard):
    content = export(*(row(str(20_000_000 + place)) for place in range(30)))
    app = upload(dashboard("manage/upload"), content)
    assert "Nothing can be loaded until you have answered what is asked above" in text(app)
    assert "**Before it can be loaded:**" in text(app)
    assert "tells whoever sees this file whose answers these are" in text(app)
    checkbox(app, "The codes in “subject").check().run()
    assert button(app, "Load 30 assessments")


def captions(app) -> str:
    return "\n".join(caption.value for caption in app.caption)


def test_beside_every_button_that_waits_stands_why_and_what_to_do(dashboard):
    app = upload(dashboard("manage/upload"), people(30))
    assert "To load, read the names above, and then tick the box under them." in captions(app)
    load(app, "30 assessments")
    assert button(app, "Publish").disabled
    assert "To publish, say above that all is complete" in captions(app)
    app.radio[0].set_value("Publish now: the wave is complete").run()
    assert "To publish, say" not in captions(app)
    batches = dashboard("manage/batches")
    assert "To take it back, tick the box above" in captions(batches)


def test_the_waves_that_a_publication_would_show_for_the_first_time_are_named(dashboard):
    def load_wave(wave: str, first: int):
        lines = [row(f"s{first + place}").replace("2026 spring", wave) for place in range(30)]
        assert etl_process.change(LoadReport, "load", "-", "--name", "a.csv", export=export(*lines)).is_done

    load_wave("2025 autumn", 0)
    load_wave("2026 spring", 100)
    both = dashboard("manage/upload").radio[0]
    assert both.label == "Are these 2 waves complete: 2025 autumn and 2026 spring?"
    assert both.options[1] == "Publish now: both waves are complete"
    assert etl_process.change(Publication, "publish").is_done
    assert dashboard("manage/upload").radio[0].label.startswith("Nothing was loaded or taken back")
    assert etl_process.change(Undone, "undo", "1").is_done
    assert dashboard("manage/upload").radio[0].label == "Are the changes to the published waves complete?"
    load_wave("2026 autumn", 200)
    assert dashboard("manage/upload").radio[0].label == "Is the wave complete: 2026 autumn?"


def test_k_is_explained_where_it_is_chosen(dashboard):
    assert etl_process.change(LoadReport, "load", "-", "--name", "a.csv", export=people(30)).is_done
    app = dashboard("manage/upload")
    app.radio[0].set_value("Publish now: the wave is complete").run()
    assert "**K is the fewest people that a figure may be about.**" in text(app)


def test_while_another_process_holds_the_record_store_every_step_says_so_and_what_to_do(dashboard, monkeypatch):
    held = etl_process.Answer(errors.Status.WORDS_ARE_OFF, None, said("store_in_use", holder=""))
    monkeypatch.setattr(etl_process, "look", lambda *words: held)
    app = dashboard("manage/upload")
    checkbox(app, "This corrects an export").check().run()
    assert len(app.error) == 2  # what it corrects, and what there is to publish
    assert all("Try again when it is done" in error.value for error in app.error)
    assert "Nothing is loaded yet" not in text(app)
    assert "Try again when it is done" in dashboard("manage/batches").error[0].value


def test_a_sheet_of_a_workbook_can_be_chosen(dashboard):
    from tests.support.door import HEADER, ROWS
    from tests.support.files import as_workbook

    app = upload(
        dashboard("manage/upload"), as_workbook({"Spring": [HEADER, *ROWS], "Autumn": [HEADER, *ROWS[:2]]}), "a.xlsx"
    )
    assert "if it is meant, choose it above" in text(app)
    select(app, "Sheet with the answers").select("Autumn").run()
    assert {metric.label: metric.value for metric in app.metric}["Assessments that would load"] == "2"


def test_a_file_of_an_archive_is_asked_for_and_can_be_chosen(dashboard):
    from tests.support.door import PEOPLE, as_csv
    from tests.support.files import zipped

    archive = zipped(spring_csv=as_csv(PEOPLE), autumn_csv=as_csv(PEOPLE[:2]))
    app = upload(dashboard("manage/upload"), archive, "a.zip")
    said = text(app).replace("\\", "")
    assert "holds 2 tables: “spring.csv” and “autumn.csv”. Choose above which one to load" in said
    assert not any(shown.label.startswith("Load") for shown in app.button)
    select(app, "File of the archive").select("autumn.csv").run()
    assert {metric.label: metric.value for metric in app.metric}["Assessments that would load"] == "2"


def test_the_file_field_takes_any_file_and_a_picture_is_refused_in_words(dashboard):
    app = upload(dashboard("manage/upload"), b"\x89PNG\r\n\x1a\n" + bytes(100), "a.png")
    assert "a.png is a picture (PNG), not a table" in text(app).replace("\\", "")


def test_rows_with_a_long_text_load_once_somebody_says_that_it_is_a_name(dashboard):
    name = "A team that has a good many words in what it calls itself"
    rows = [row(f"s{place}") for place in range(199)]
    app = upload(dashboard("manage/upload"), export(*rows, row("alone").replace("Ward 1", name)))
    assert {metric.label: metric.value for metric in app.metric}["Rows refused"] == "1"
    checkbox(app, "“team” holds names of groups").check().run()
    assert {metric.label: metric.value for metric in app.metric}["Assessments that would load"] == "200"


def test_a_number_off_the_scale_is_asked_about_and_can_be_confirmed(dashboard):
    app = upload(dashboard("manage/upload"), export(row("a"), row("b", level=7), row("c")))
    assert "Among the answers stands the number 7" in text(app)
    assert "say below which number is which level" in text(app)
    assert select(app, "“7”")
    checkbox(app, "The levels go from 1").check().run()
    assert button(app, "Load 2 assessments")


def test_an_order_of_loaded_waves_that_rests_on_doubt_is_asked_before_publishing(dashboard):
    rows = [row(f"s{place}").replace("2026 spring", wave) for wave in ("Alpha", "Beta") for place in range(12)]
    app = upload(dashboard("manage/upload"), export(*rows))
    checkbox(app, "The waves followed each other").check().run()
    load(app, "24 assessments")
    assert "Ninefold shows" not in text(app)
    etl_process.change(WavesSaid, "waves", settings.NOT_STATED)  # forgets the order
    app = dashboard("manage/upload")
    assert "Ninefold shows Alpha before Beta" in text(app)
    assert "python -m" not in text(app)
    for wave, place in (("Alpha", 2), ("Beta", 1)):
        next(box for box in app.number_input if box.label == wave).set_value(place)
    button(app, "Keep this order").click().run()
    assert not app.exception
    assert "Ninefold shows" not in text(app)
    assert etl_process.look(Status, "status").report.waves == ["Beta", "Alpha"]


def test_names_that_are_likely_one_are_offered_and_what_is_said_is_remembered(dashboard):
    rows = [
        row(f"s{place}").replace("Ward 1", ("AMU", "Acute Medical Unit", "ED", "Emergency Department")[place % 4])
        for place in range(24)
    ]
    app = upload(dashboard("manage/upload"), export(*rows))
    amu, ed = (select(app, f"Team: “{name}” and") for name in ("AMU", "ED"))
    assert (amu.value, ed.value) == (None, None)
    assert button(app, "Load 24 assessments")
    amu.set_value("One: Acute Medical Unit")
    ed.set_value("Two different ones")
    next(one for one in app.button if one.key and one.key.startswith("keep pairs")).click().run()
    assert not app.exception
    assert not any(box.label.startswith("Team: “") for box in app.selectbox)
    assert "**Team:** 3 new" in text(app)
    later = upload(dashboard("manage/upload"), export(*rows).replace(b"2026 spring", b"2026 autumn"))
    assert not any(box.label.startswith("Team: “") for box in later.selectbox)


def test_a_role_with_a_near_name_is_neither_new_nor_that_name_until_somebody_says_so(dashboard):
    app = upload(dashboard("manage/upload"), people(30).replace(b"Students", b"Studentz"))
    assert select(app, "Role: Studentz").value is None
    button(app, "Keep these and check again").click().run()
    assert select(app, "Role: Studentz").value is None


def test_organisation_and_wave_of_one_file_are_offered_for_the_next_of_the_visit(dashboard):
    lacking = "\n".join([f"{HEADER.replace('wave,', '')},{DIMENSIONS}", row("a").replace("2026 spring,", "")])
    app = upload(dashboard("manage/upload"), lacking.encode())
    app.text_input(key="every row's wave").set_value("2026 spring").run()
    app.text_input(key="every row's organisation").set_value("Example Trust").run()
    load(app, "1 assessment")
    app = upload(app, lacking.replace("\na,", "\nb,").encode(), "second.csv")
    assert app.text_input(key="every row's wave").value == "2026 spring"
    assert app.text_input(key="every row's organisation").value == "Example Trust"
    assert any("that of the file loaded before" in caption.value for caption in app.caption)

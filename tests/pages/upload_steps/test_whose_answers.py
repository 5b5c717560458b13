"""On Upload columns that stand side by side keep whose answers they hold; words that nobody knows are asked about."""

import tomllib

import settings
from domain.declared.sides import Side
from tests.support import sided
from tests.support.sided import NAMES, crossed, survey
from tests.support.upload_page import button, select, text, upload


def feedback(words: dict[str, str]) -> tuple[sided.Survey, bytes]:
    """A workbook in which each of our rater groups is called so."""
    made = survey(crossed(rater_group=list(words)), people=12)
    header = [
        "Leader ID",
        "Ward",
        "Job role",
        "Setting",
        "Wave name",
        *(f"{name} – {text}" for text in words.values() for name in NAMES),
    ]
    places = [(side, number) for side in range(len(words)) for number in range(len(NAMES))]
    rows = [
        [*made.about(person).values(), "2026", *(made.cell(person, *place) for place in places)]
        for person in made.people
    ]
    return made, sided.as_csv([header, *rows])


def test_what_the_form_keeps_says_whose_answers_each_column_holds(dashboard):
    made, data = feedback({"self": "Self", "peers": "Peers"})
    app = upload(dashboard("manage/upload"), data)
    button(app, "Keep this and check again").click().run()
    assert not app.exception
    kept = tomllib.loads((settings.mappings() / "export.toml").read_text("utf-8"))
    assert kept["dimensions"]["leading_with_care"] == [
        {"header": "Leading with care – Self", "rater_group": "self"},
        {"header": "Leading with care – Peers", "rater_group": "peers"},
    ]
    report = sided.load(data, "export.csv")
    assert (report.refusal, report.mapping) == (None, "export")
    assert sided.loaded() == made.expected("2026")


def test_what_stands_side_by_side_is_said_before_anything_loads(dashboard):
    _, data = feedback({"self": "Self", "peers": "Peers"})
    named = data.replace(b"Leader ID,Ward,Job role,Setting,Wave name", b"subject_id,team,role,care_setting,wave")
    app = upload(dashboard("manage/upload"), named)
    assert "11 leaders × 2 rater groups (self and peers) × 9 dimensions" in text(app).replace("\\", "")


def test_words_that_nobody_knows_are_asked_about_once_for_all_their_columns(dashboard):
    made, data = feedback({"self": "Self", "direct_reports": "Staff"})
    app = upload(dashboard("manage/upload"), data)
    select(app, "“Staff” (9 columns)").set_value("rater_group direct_reports")
    button(app, "Keep this and check again").click().run()
    assert not app.exception
    report = sided.load(data, "export.csv")
    assert (report.refusal, report.mapping) == (None, "export")
    assert sided.loaded() == made.expected("2026")


def test_whose_answers_a_column_holds_can_be_corrected_where_it_was_recognised_wrongly(dashboard):
    made, data = feedback(
        {"self": "Self", "direct_reports": "Peers"}
    )  # what the workbook calls peers are direct reports
    app = upload(dashboard("manage/upload"), data)
    for name in NAMES:
        box = select(app, f"Whose answers: {name} – Peers")
        assert box.options[box.index] == "Peers"
        box.set_value(Side("direct_reports"))
    button(app, "Keep this and check again").click().run()
    assert not app.exception
    report = sided.load(data, "export.csv")
    assert (report.refusal, report.mapping) == (None, "export")
    assert sided.loaded() == made.expected("2026")

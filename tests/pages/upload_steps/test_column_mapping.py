"""On Upload a reader says which column is which: what is sure is chosen already, what is perhaps meant is not."""

import csv
import io
import tomllib

import pytest

import settings
from domain.door.look import ColumnSeen
from pages.upload_steps.mapping_form import column_questions, mapping_content
from tests.support.exports import export, row
from tests.support.upload_page import button, select, text, upload


QUESTIONS = ["I notice how colleagues are", "I help others learn", "I build links with other organisations"]
NAMES = ["Participant code", "Ward/Dept", "Teams", "Job", *QUESTIONS]
OFTEN = ("Rarely", "Sometimes", "Usually", "Not rated")


def survey(above: tuple[list[str], ...] = (), people: int = 24) -> bytes:
    rows = [
        [f"p{place}", ("Ward 3", "Ward 5")[place % 2], ("Red", "Blue")[place % 2], "Nurse"]
        + [OFTEN[(place + number) % 4] for number in range(len(QUESTIONS))]
        for place in range(people)
    ]
    file = io.StringIO()
    csv.writer(file).writerows([*above, NAMES, *rows])
    return file.getvalue().encode()


def captions(app) -> str:
    return "\n".join(caption.value for caption in app.caption)


def keep(app):
    button(app, "Keep this and check again").click().run()
    assert not app.exception
    return app


def mapped(app, **questions: str):
    app.text_input(key="every row's wave").set_value("2026 spring").run()
    for question, dimension in zip(QUESTIONS, ("leading_with_care", "developing_capability", ""), strict=True):
        select(app, question).set_value(dimension)
    return keep(app)


def kept(name: str = "export") -> dict:
    return tomllib.loads((settings.mappings() / f"{name}.toml").read_text("utf-8"))


def test_what_is_sure_is_chosen_and_what_is_only_like_a_name_is_left_to_the_reader(dashboard):
    app = upload(dashboard("manage/upload"), survey())
    chosen = {name: select(app, name).value for name in NAMES}
    assert chosen == {
        "Participant code": "subject_id",
        "Ward/Dept": "team",
        "Teams": "",
        "Job": "role",
        **dict.fromkeys(QUESTIONS, ""),
    }
    assert "Suggested: Team, 100 of 100, because its header is that name" in captions(app)
    app = upload(dashboard("manage/upload"), survey().replace(b"Ward/Dept", b"Colour"))
    assert select(app, "Teams").value == ""
    assert "Perhaps: Team, 89 of 100, because its header is like “team”" in captions(app)


@pytest.mark.parametrize(("distinct", "told"), [(0, "No value"), (1, "One value"), (1200, "1,200 different values")])
def test_how_many_values_a_column_has_is_told(distinct, told):
    column = ColumnSeen(header="Ward", distinct=distinct, values=[])
    assert column_questions.about(column, {}) == f"{told}. Nothing is suggested."


def test_the_reader_can_say_in_which_row_the_names_stand_and_it_is_kept(dashboard):
    codes = [f"Q{number}" for number in range(len(NAMES))]
    app = upload(dashboard("manage/upload"), survey((codes,)))
    assert select(app, "Q0")
    assert app.number_input[0].value == 1
    app.number_input[0].set_value(9).run()
    assert not any(box.label == "Q0" for box in app.selectbox)
    app.number_input[0].set_value(2).run()
    assert select(app, "Ward/Dept").value == "team"
    mapped(app)
    assert kept()["header_row"] == 2
    assert app.number_input[0].value == 2
    assert "row 2, as asked" in text(app)
    keep(app)
    assert kept()["header_row"] == 2


def test_where_nothing_is_known_yet_it_is_said_what_to_do(dashboard):
    app = upload(dashboard("manage/upload"), survey())
    assert "say below which column is which" in app.warning[0].value
    assert "header-row" not in text(app)


def test_a_row_that_is_blank_is_said_and_the_question_stays(dashboard):
    app = upload(dashboard("manage/upload"), survey((["Survey"], [""])))
    assert app.number_input[0].value == 3
    app.number_input[0].set_value(2).run()
    assert "Row 2 can't hold the column names" in "\n".join(box.value for box in app.warning)
    assert app.number_input[0].value == 2


def test_a_row_that_was_found_is_not_kept_so_that_the_next_file_may_have_it_elsewhere(dashboard):
    mapped(upload(dashboard("manage/upload"), survey((["Survey"],))))
    assert "header_row" not in kept()


def test_answers_are_asked_for_first_once_the_columns_are_known_the_unknown_before_the_others(dashboard):
    app = upload(dashboard("manage/upload"), survey())
    assert [heading.value for heading in app.subheader] == ["Which column is which?"]
    mapped(app)
    assert [heading.value for heading in app.subheader] == ["What do its words mean?"]
    assert any(box.label.startswith("Sure already (5 columns") for box in app.expander)
    labels = [box.label for box in app.selectbox]
    asked = [label for label in labels if label.strip("“”") in OFTEN]
    assert asked == ["“Rarely”", "“Sometimes”", "“Usually”", "“Not rated”"]
    assert labels.index("“Rarely”") < labels.index("Participant code")


def test_no_meaning_of_an_answer_stands_twice(dashboard):
    app = mapped(upload(dashboard("manage/upload"), survey()))
    options = select(app, "“Not rated”").options
    assert len(options) == len(set(options)) == 5
    assert options[0] == "Not rated"


@pytest.mark.parametrize(
    ("file_name", "name"),
    [
        ("Leadership survey results 2026-05-14 v2.xlsx", "Leadership survey results"),
        ("RawData--88121.csv", "RawData"),
        ("Our_360_export (1).xlsx", "Our export"),
        ("2026-05-14.csv", "survey"),
        ("export", "export"),
    ],
)
def test_a_mapping_is_named_after_its_file_without_numbers(file_name, name):
    assert mapping_content.name_for(file_name, "f") == name


def test_a_mapping_takes_no_other_mappings_name():
    settings.mappings().mkdir(parents=True)
    for number, fingerprint in ((0, "other"), (2, "third")):
        name = f"our_export_{number}" if number else "our_export"
        (settings.mappings() / f"{name}.toml").write_text(f'fingerprint = "{fingerprint}"')
    assert mapping_content.name_for("Our export.csv", "other") == "Our export"
    assert mapping_content.name_for("Our export.csv", "third") == "Our export 2"
    assert mapping_content.name_for("Our export.csv", "new") == "Our export 3"


def test_codes_of_another_scale_are_chosen_in_order_beforehand_and_load_once_they_are_kept(dashboard):
    rows = [row(f"s{number}", level) for number, level in enumerate((40, 10, 30, 20) * 3)]
    app = upload(dashboard("manage/upload"), export(*rows))
    assert "stand the numbers 10, 20, 30 and 40" in text(app)
    assert "levels =" not in text(app)
    assert not any(element.label.startswith("Load ") for element in app.button)
    chosen = {code: select(app, f"“{code}”").value for code in ("10", "20", "30", "40")}
    assert list(chosen.values()) == ["essential", "proficient", "strong", "exemplary"]
    app = keep(app)
    assert kept()["levels"] == chosen
    assert button(app, "Load 12 assessments")


def folded_away(app) -> list[str]:
    """The labels of fields that stand in an expander."""
    return [box.label for one in app.expander for box in one.selectbox]


def test_what_needs_an_answer_stands_first_and_what_is_sure_or_never_read_is_folded_away(dashboard):
    app = upload(dashboard("manage/upload"), survey())
    folded = folded_away(app)
    assert {"Participant code", "Ward/Dept", "Job"} <= set(folded)
    assert not {"Teams", *QUESTIONS} & set(folded)  # the care setting is lacking, so a column may hold it
    assert not any("\\" in box.label for box in app.selectbox)


def test_the_survey_of_next_year_shows_side_by_side_what_differs_and_is_confirmed_once(dashboard):
    mapped(upload(dashboard("manage/upload"), survey()))
    select(app := upload(dashboard("manage/upload"), survey()), "“Rarely”").set_value("essential")
    keep(app)
    reworded = survey().replace(b"I help others learn", b"I help other people learn").replace(b"Usually", b"Mostly")
    app = upload(dashboard("manage/upload"), reworded, "next year.csv")
    assert "looks like the survey of the mapping “export”" in text(app).replace("\\", "")
    shown = app.dataframe[0].value
    assert shown["Last time"].tolist()[0] == "I help others learn"
    assert shown["This time"].tolist()[0] == "I help other people learn"
    assert select(app, "I help other people learn").value == "developing_capability"
    assert "I help other people learn" not in folded_away(app)
    app.text_input(key="every row's wave").set_value("2027 spring").run()
    keep(app)
    assert kept("next_year")["dimensions"]["developing_capability"] == ["I help other people learn"]
    assert kept("next_year")["levels"] == {"Rarely": "essential"}
    assert not app.dataframe or "Last time" not in app.dataframe[0].value

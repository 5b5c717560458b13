"""A tool's export is recognised in the languages that it ships, and where its ids were taken out."""

import csv
import io

import pytest

from etl.read.files.opening import Reading, open_table
from etl.read.files.source import Source
from tests.support.door import DIMENSIONS, load, records


GROUPS = {"division": "Surgery", "team": "Ward 9", "role": "Allied Health Professionals", "care_setting": "Community"}


def as_text(rows: list[list[str]], delimiter: str = ",") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode()


def lime_survey(*own: str, language: str = "xx") -> bytes:
    """Six responses, of which the second and the fifth were not submitted."""
    answers = [*GROUPS.values(), *["Strong"] * 9]
    rows = [
        [str(10 + place), "" if place in (1, 4) else "2026-04-02 09:08:07", "7", language, *answers]
        for place in range(6)
    ]
    return as_text([[*own, *GROUPS, *DIMENSIONS], *rows], ";")


@pytest.mark.parametrize(
    "own",
    [
        ("ID de la réponse", "Date de soumission", "Dernière page", "Langue de départ"),
        ("ID de respuesta", "Fecha de envío", "Última página", "Idioma inicial"),
        ("Respons-ID", "Datum ingezonden", "Laatste pagina", "Starttaal"),
        ("Svars-ID", "Datum inskickat", "Sista sidan", "Startspråk"),
        ("Aaa", "Bbb", "Ccc", "Ddd"),  # a language that no list has
    ],
)
def test_a_lime_survey_response_that_was_not_submitted_is_left_out_in_every_language(own):
    report = load(lime_survey(*own), columns_set={"wave": "2026 spring"})
    assert (report.tool, report.assessments_loaded, report.rows_refused) == ("lime_survey", 4, 2)


def test_numbers_and_moments_without_pages_and_languages_are_no_lime_survey():
    assert (
        open_table(Source("a.csv", data=lime_survey("No", "When", "How many", "Who", language="Ward 12"))).tool
        == "plain"
    )


def microsoft_forms(*own: str, address: str = "anonymous", fifth: str = "") -> bytes:
    answers = [f"{value};" for value in GROUPS.values()] + ["Strong"] * 9
    rows = [[str(n), "3/1/26 10:00:00", "3/1/26 10:09:00", address, fifth, *answers] for n in range(1, 6)]
    return as_text([[*own, *GROUPS, *DIMENSIONS], *rows])


@pytest.mark.parametrize(
    "own",
    [
        ("ID", "Hora de inicio", "Hora de finalización", "Correo electrónico", "Nombre"),
        ("ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom"),
        ("ID", "Ora di inizio", "Ora di completamento", "Posta elettronica", "Nome"),
        ("Id", "Aaa", "Bbb", "Ccc", "Ddd"),
    ],
)
def test_the_semicolon_after_a_list_of_microsoft_forms_goes_in_every_language(own):
    report = load(microsoft_forms(*own), columns_set={"wave": "2026 spring"})
    assert report.tool == "microsoft_forms"
    assert records("select distinct division, team from assessments") == [("Surgery", "Ward 9")]


def test_a_number_two_moments_and_a_status_are_no_microsoft_forms():
    export = microsoft_forms("ID", "Started", "Ended", "Status", "Score", address="Complete", fifth="12")
    assert open_table(Source("a.csv", data=export)).tool == "plain"


@pytest.mark.parametrize("word", ["Timestamp", "Zeitstempel", "Horodateur", "Marca temporal"])
def test_google_forms_is_known_by_its_first_word_in_many_languages(word):
    export = as_text([[word, *DIMENSIONS], *[["2026/04/02 9:08:07 AM GMT+1", *["Strong"] * 9]] * 3])
    assert open_table(Source("a.csv", data=export)).tool == "google_forms"


def survey_monkey(answer: str, other: str, leads: list[str] = [], grid: bool = True) -> list[list[str]]:  # noqa: B006
    """Two header rows and three responses; `leads` are the tool's own columns, with nothing under them."""
    asked = ["In which ward are you?", "", "Job", "Where?"]
    under = [answer, other, answer, answer]
    asked += ["How do you lead?", *[""] * 8] if grid else [f"{name}: how do you lead?" for name in DIMENSIONS]
    under += DIMENSIONS if grid else [answer] * 9
    people = [[*["1"] * len(leads), ward, said, "Nurse", "Acute", *["Strong"] * 9] for ward, said in
              [("Ward 1", ""), (other, "Bank"), ("Ward 1", "")]]  # fmt: skip
    return [[*leads, *asked], [*[""] * len(leads), *under], *people]


@pytest.mark.parametrize("grid", [True, False])
@pytest.mark.parametrize(
    ("answer", "other"),
    [("Response", "Other (please specify)"), ("Open-Ended Response", "Another ward"), ("Antwort", "Sonstiges (bitte angeben)"),
     ("Réponse", "Autre (veuillez préciser)"), ("Respuesta", "Otro (especifique)"), ("Risposta", "Altro (specificare)")],
)  # fmt: skip
@pytest.mark.parametrize("leads", [[], ["Respondent ID"], ["Collector ID", "Start Date"]])
@pytest.mark.parametrize("tool", [None, "survey_monkey"])
def test_survey_monkey_is_known_by_its_second_row(grid, answer, other, leads, tool):
    rows = survey_monkey(answer, other, leads, grid)
    table = open_table(Source("a.csv", data=as_text(rows)), Reading(tool=tool))
    assert (table.tool, table.header_row) == ("survey_monkey", 2)
    first = len(leads)
    assert table.header[first : first + 2] == ["In which ward are you?", f"In which ward are you? [{other}]"]
    assert table.header[-9] == ("How do you lead? [Inspiring shared purpose]" if grid else rows[0][-9])


def test_a_word_for_an_answer_in_the_second_row_alone_makes_no_survey_monkey():
    people = [["p1", "Leading with care", "Strong"], ["p2", "Leading with care", "Strong"]]
    two_rows = [["Who", "What", "Said"], ["subject_id", "dimension", "Response"]]
    titled = [["Made up", "", ""], ["subject_id", "dimension", "Response"]]
    answered = [["subject_id", "dimension", "level"], ["p0", "Leading with care", "Response"]]
    for rows in ([*two_rows, *people], [*titled, *people], [*answered, *people, *answered[1:]]):
        assert open_table(Source("a.csv", data=as_text(rows))).tool == "plain"


def test_a_survey_monkey_row_with_an_id_is_somebodys():
    header, under, *people = survey_monkey("Response", "Other (please specify)", ["Respondent ID"])
    flat = [text or f"{above} {place}" for place, (text, above) in enumerate(zip(header, under, strict=True))]
    table = open_table(Source("a.csv", data=as_text([flat, *people])), Reading(tool="survey_monkey"))
    assert table.header_row == 1


@pytest.mark.parametrize("word", ["Non", "Nee", "Nej", "false", "0"])
def test_what_qualtrics_says_was_not_finished_is_partial_in_many_languages(word):
    own = ["StartDate", "EndDate", "Status", "Progress", "Finished", "RecordedDate", "ResponseId"]
    rows = [["2026-04-02 09:08:07", "2026-04-02 09:09:07", "0", "100", said, "2026-04-02 09:09:07", f"R_{said}{n}",
             *GROUPS.values(), *["Strong"] * 9] for n, said in enumerate(["1", word, "1"])]  # fmt: skip
    report = load(as_text([[*own, *GROUPS, *DIMENSIONS], *rows]), columns_set={"wave": "2026 spring"}, dry_run=True)
    assert (report.assessments_loaded, report.rows_refused) == (2, 1)


@pytest.mark.parametrize(
    ("status", "loaded"), [("Umfragevorschau", 1), ("Vista previa", 1), ("IP-Adresse", 2), ("Encuesta de prueba", 1)]
)
def test_a_preview_in_qualtrics_is_nobodys_answers_in_many_languages(status, loaded):
    own = ["StartDate", "EndDate", "Status", "Progress", "Finished", "RecordedDate", "ResponseId"]
    rows = [["2026-04-02 09:08:07", "2026-04-02 09:09:07", said, "100", "1", "2026-04-02 09:09:07", f"R_{n}",
             *GROUPS.values(), *["Strong"] * 9] for n, said in enumerate(["IP-Adresse", status])]  # fmt: skip
    report = load(as_text([[*own, *GROUPS, *DIMENSIONS], *rows]), columns_set={"wave": "2026 spring"}, dry_run=True)
    assert report.assessments_loaded == loaded


@pytest.mark.parametrize(
    ("header", "whole", "part"), [("Statut", "Terminé", "En cours"), ("Antwortstatus", "Vollständig", "Unvollständig")]
)
def test_a_response_that_a_plain_table_calls_partial_is_left_out_in_other_languages(header, whole, part):
    own = {"subject_id": "p", **GROUPS, "wave": "2026 spring"}
    rows = [[f"p{n}", *list(own.values())[1:], said, *["Strong"] * 9] for n, said in enumerate([whole, part])]
    report = load(as_text([[*own, header, *DIMENSIONS], *rows]), dry_run=True)
    assert (report.tool, report.assessments_loaded, report.rows_refused) == ("plain", 1, 1)


@pytest.mark.parametrize("label", ["Gesamt", "Moyenne", "Totale:", "Promedio"])
def test_a_total_below_the_rows_is_nobodys_answers_in_other_languages(label):
    own = {"subject_id": "p", **GROUPS, "wave": "2026 spring"}
    rows = [["p1", *list(own.values())[1:], *["3"] * 9], [label, *[""] * 5, *["3"] * 9]]
    report = load(as_text([[*own, *DIMENSIONS], *rows]), dry_run=True)
    assert (report.assessments_loaded, report.rows_refused) == (1, 1)

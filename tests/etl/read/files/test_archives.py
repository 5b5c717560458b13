"""A zip as survey tools deliver it: one table in it is read, of several one is asked for; a hostile one is refused in words."""

import io
import zipfile

import pytest

from etl.refusals import CallRefused
from tests.support.door import HEADER, PEOPLE, ROWS, as_csv, load, records, refused
from tests.support.files import as_workbook


CSV = as_csv(PEOPLE)


def archive(parts: dict[str, bytes], **about) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            part = zipfile.ZipInfo(name)
            part.compress_type = zipfile.ZIP_DEFLATED
            for key, value in about.items():
                setattr(part, key, value)
            zipped.writestr(part, content)
    return file.getvalue()


@pytest.mark.parametrize(
    "parts",
    [
        {"Leadership survey_March 2, 2026_10.15.csv": CSV},  # Qualtrics
        {"Leadership survey.csv/Leadership survey.csv": CSV},  # Google Forms
        {"CSV/Leadership survey.csv": CSV, "__MACOSX/CSV/._Leadership survey.csv": b"\0"},  # SurveyMonkey, packed again
        {"Excel/Leadership survey.xlsx": as_workbook({"Sheet": [HEADER, *ROWS]})},
        {"survey_1_R_data_file.csv": CSV, "survey_1_R_syntax_file.R": b"data <- 1", "read me.txt": b"Made up."},  # LimeSurvey
        {"folder/": b"", "folder/answers.txt": as_csv(PEOPLE, "\t")},
    ],
    ids=list,
)  # fmt: skip
def test_the_one_table_of_an_archive_is_read(parts):
    report = load(archive(parts))
    assert (report.refusal, report.assessments_loaded, len(report.files)) == (None, 6, 1)
    name = next(name for name in parts if name.endswith(("csv", "xlsx", "txt"))).rpartition("/")[2]
    assert f"It is the file {name} in export.csv." in report.tool_why
    assert records("select file_name from records.batches") == [(f"{name} in export.csv",)]


def test_the_same_table_in_a_new_archive_is_the_same_file():
    load(archive({"a.csv": CSV}))
    assert load(archive({"b.csv": CSV}, date_time=(2026, 3, 1, 0, 0, 0))).already_loaded


def test_of_several_tables_one_is_asked_for(home):
    several = archive({"CSV/spring.csv": CSV, "CSV/autumn.csv": as_csv(PEOPLE[:2])})
    report = load(several)
    assert "holds 2 tables: “CSV/spring.csv” and “CSV/autumn.csv”" in report.refusal
    assert report.files == ["CSV/spring.csv", "CSV/autumn.csv"]
    assert not home.exists()
    assert load(several, inside="csv/AUTUMN.csv", dry_run=True).assessments_loaded == 2
    assert load(several, inside="spring.csv").assessments_loaded == 6
    with pytest.raises(CallRefused, match="holds no one table “winter.csv”"):
        load(several, inside="winter.csv")


def test_a_file_of_an_archive_is_not_named_where_there_is_no_archive():
    with pytest.raises(CallRefused, match="is no archive"):
        load(CSV, inside="a.csv")


@pytest.mark.parametrize(
    ("parts", "about", "said"),
    [
        ({"notes.pdf": b"%PDF", "logo.png": b"x"}, {}, "holds no table: “notes.pdf” and “logo.png”"),
        ({"folder/": b""}, {}, "holds no table"),
        ({"inner.zip": archive({"a.csv": CSV})}, {}, "holds another archive (“inner.zip”)"),
        ({"a.csv": archive({"a.csv": CSV})}, {}, "holds another archive (a.csv)"),
        ({"../../a.csv": CSV}, {}, "leads out of the archive"),
        ({"/etc/a.csv": CSV}, {}, "leads out of the archive"),
        ({"C:\\a.csv": CSV}, {}, "leads out of the archive"),
        ({"a.csv": b"/etc/passwd"}, {"external_attr": 0o120777 << 16, "create_system": 3}, "leads out of the archive"),
        ({"a.csv": bytes(60 << 20)}, {}, "unpacks to"),
        ({f"{number}.csv": b"" for number in range(10_001)}, {}, "holds 10,001 files"),
        ({"a.csv": b""}, {}, "a.csv in export.csv is empty"),
    ],
)  # fmt: skip
def test_an_archive_that_can_not_be_read_is_refused_in_words(parts, about, said, home):
    assert refused(archive(parts, **about), said, home)


def test_an_archive_with_a_password_says_so(home):
    locked = bytearray(archive({"a.csv": CSV}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + place] |= 1
    assert refused(bytes(locked), "has a password", home)


def test_an_archive_that_lies_about_its_size_or_is_cut_is_refused(home):
    data = archive({"a.csv": CSV})
    assert refused(data[: len(data) // 2], "damaged", home)
    flipped = bytearray(data)
    flipped[60] ^= 0xFF
    assert refused(bytes(flipped), "damaged", home)

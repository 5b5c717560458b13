"""A framework's file is checked whole: a sentence for each fault, and none for a framework; then it is kept and named like any other."""

import pytest

import settings
from domain.declared.framework_file import checked, ids, keep, known_frameworks, read_framework
from domain.errors import Unreadable
from domain.trail.deeds import PERSON
from tests.support.framework_text import SMALL


def said(text: str) -> list[str]:
    framework, faults = checked(text.encode(), "small.toml")
    assert (framework is None) == bool(faults)
    return [fault.text() for fault in faults]


def test_what_ships_and_what_is_whole_has_no_fault():
    assert said(SMALL) == []
    for file in settings.FRAMEWORKS.glob("*.toml"):
        assert said(file.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("change", "to", "fault"),
    [
        ('id = "small"', "id = ", "is not valid TOML"),
        ('name = "Small"', "", "lacks name."),
        ('id = "small"', "id = 5", "lacks id."),
        ('id = "small"', 'id = "klein größer"', "The id “klein größer”"),
        ('name = "Small"', 'name = "Small"\nattribution = 1', "attribution is no text"),
        ('name = "Small"', 'name = "Small"\nnot_rated = "9"', "not_rated is no list"),
        ('name = "Low"', "", "[[levels]] number 1 lacks name"),
        ('dimension = "care"', "", "[[items]] number 1 lacks dimension"),
        ('name = "Pace"', 'name = "Pace"\naliases = "Speed"', "aliases of [[dimensions]] number 2 is no list"),
        ('name = "Pace"', 'name = "Pace"\naliases = [1]', "one of the aliases of [[dimensions]] number 2 is no text"),
        ('name = "Pace"', 'name = "Pace"\ngloss = 3', "gloss of [[dimensions]] number 2 is no text"),
        ("is_high = true", 'is_high = "yes"', "is_high of [[levels]] number 2 is neither true nor false"),
        ('[[levels]]\nid = "low"\nname = "Low"\n', "", "at least one dimension and two levels"),
        ('dimension = "care"', 'dimension = "cure"', "the item “Listening” belongs to “cure”"),
        ('area = "one"', 'area = "two"', "the dimension “Care” belongs to “two”"),
        ('id = "pace"', 'id = "care"', "two of [[dimensions]] have the id “care”"),
        ('name = "Pace"', 'name = "care"', "“care” stands for two dimensions"),
        (
            '[[levels]]\nid = "low"',
            '[[items]]\nid = "hearing"\nname = "listening"\ndimension = "care"\n[[levels]]\nid = "low"',
            "“listening” stands for two items",
        ),
        ("[[areas]]\n", "[areas]\n", "areas are no list of tables"),
    ],
)  # fmt: skip
def test_each_fault_is_a_sentence(change, to, fault):
    assert change in SMALL
    [sentence] = said(SMALL.replace(change, to, 1))
    assert fault in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ("[languages]\ncy = 1", "languages.cy is no table"),
        ("[languages.Welsh]", "[languages.Welsh] has no code of a language"),
        ("[languages.cy]\nname = 1", "name of [languages.cy] is no text"),
        ("[languages.cy]\ntitle = 'Bach'", "languages.cy has “title”, which means nothing there"),
        ("[languages.cy]\nlevels = ['Uchel']", "languages.cy.levels is no table"),
        ("[languages.cy.levels]\nhigh = 'Uchel'", "languages.cy.levels.high has no name"),
        ("[languages.cy.levels]\nhigh = { gloss = 'Uchel' }", "languages.cy.levels.high has no name"),
        ("[languages.cy.levels]\nhigh = { name = 'Uchel', alias = 'U' }", "languages.cy.levels.high has “alias”"),
        ("[languages.cy.levels]\nhuge = { name = 'Uchel' }", "names the level “huge”, which is none"),
        ("[languages.cy.dimensions]\ncure = { name = 'Gofal' }", "names the dimension “cure”, which is none"),
        ("[languages.cy.areas]\ntwo = { name = 'Dau' }", "names the area “two”, which is none"),
        ("[languages.cy.items]\nseeing = { name = 'Gweld' }", "names the item “seeing”, which is none"),
        (
            "[languages.cy.dimensions]\ncare = { name = 'Gofal' }\npace = { name = 'gofal' }",
            "“gofal” stands for two dimensions",
        ),
    ],
)
def test_each_fault_of_names_in_a_language_is_a_sentence(told, fault):
    [sentence] = said(f"{SMALL}{told}\n")
    assert fault in sentence
    assert sentence.endswith(".")


def test_all_faults_are_told_at_once():
    broken = SMALL.replace('area = "one"', 'area = "two"').replace('dimension = "care"', 'dimension = "cure"')
    assert [sentence.split(", ", 1)[1] for sentence in said(broken)] == [
        "the item “Listening” belongs to “cure”, which is no dimension of it.",
        "the dimension “Care” belongs to “two”, which is no area of it.",
        "the dimension “Pace” belongs to “two”, which is no area of it.",
    ]
    unnamed = SMALL.replace('name = "Low"\n', "").replace('name = "Pace"\n', "")
    assert len(said(unnamed)) == 2
    assert checked(b"\xff\xfe", "small.toml")[1][0].code == "framework_no_utf8"


def test_one_that_is_kept_is_named_by_its_id_and_stands_before_one_that_ships(home):
    framework, _ = checked(SMALL.encode(), "anything.toml")
    assert "small" not in ids()
    assert keep(framework) == settings.frameworks() / "small.toml"
    assert read_framework("small") == framework
    assert "small" in {one.framework_id for one in known_frameworks()}
    ours = read_framework(settings.FRAMEWORK)
    keep(checked(ours.toml_text.replace(f'name = "{ours.name}"', 'name = "Our wording"').encode(), "x.toml")[0])
    assert read_framework(settings.FRAMEWORK).name == "Our wording"
    assert (settings.FRAMEWORKS / f"{settings.FRAMEWORK}.toml").read_text("utf-8") == ours.toml_text


def test_a_file_that_somebody_broke_later_is_passed_over_and_refused_by_name(home):
    keep(checked(SMALL.encode(), "small.toml")[0]).write_text("id = ", "utf-8")
    assert "small" not in {one.framework_id for one in known_frameworks()}
    with pytest.raises(Unreadable, match="small.toml is not valid TOML"):
        read_framework("small")


def test_a_path_names_a_framework_on_the_command_line_alone_and_a_device_none(tmp_path, monkeypatch):
    file = tmp_path / "ours.toml"
    file.write_text(read_framework(settings.FRAMEWORK).toml_text, encoding="utf-8")
    assert read_framework(str(file)).framework_id == settings.FRAMEWORK
    with pytest.raises(Unreadable):
        read_framework("/dev/zero")
    monkeypatch.setenv(PERSON, "somebody")
    assert read_framework(settings.FRAMEWORK).framework_id == settings.FRAMEWORK
    told = []
    for path in (file, tmp_path / "none.toml"):  # both are answered alike
        with pytest.raises(Unreadable) as refused:
            read_framework(str(path))
        told.append(str(refused.value).replace(path.name, ""))
    assert told[0] == told[1]

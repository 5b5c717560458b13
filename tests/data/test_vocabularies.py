"""The data files that ship: every word in them stands for one thing."""

import re
import tomllib

import pytest

import settings
from domain.declared.framework_file import read_framework
from domain.declared.frameworks import NOT_RATED


FRAMEWORKS = sorted(settings.FRAMEWORKS.glob("*.toml"))
WORDS = {  # what exports say, tested where it is read
    "question_words", "sensitive", "side_words", "summary_words", "survey_tools", "tool_attributes",
}  # fmt: skip
REFERENCES = sorted(path for path in settings.REFERENCE.glob("*.toml") if path.stem not in WORDS)
MOST_GLOSS_WORDS = 12
ID = re.compile(r"[a-z][a-z0-9_]*")


def content(path) -> dict:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def folded(text: str) -> str:
    """Written apart from the loader's own folding, so that one checks the other; a minus sign stays one."""
    text = text.lower().replace("&", " and ")
    if re.fullmatch(r"-\d+", text):
        return text
    return " ".join(re.sub(r"[_\-–—\u00a0]", " ", text).split())


def meanings(entries: list[dict]) -> dict[str, set[str]]:
    """What each folded word stands for: the names of the entries that it belongs to."""
    found: dict[str, set[str]] = {}
    for entry in entries:
        for word in (entry["name"], entry.get("id", entry["name"]), *entry.get("aliases", [])):
            found.setdefault(folded(word), set()).add(entry["name"])
    return found


def test_two_frameworks_of_different_sizes_ship():
    sizes = {(len(content(path)["dimensions"]), len(content(path)["levels"])) for path in FRAMEWORKS}
    assert {(9, 4), (7, 3)} <= sizes


@pytest.mark.parametrize("path", FRAMEWORKS, ids=lambda path: path.stem)
def test_a_framework_file_has_every_part_and_is_named_by_its_id(path):
    framework = content(path)
    assert framework["id"] == path.stem
    assert framework["name"].strip()
    assert framework["attribution"].strip()
    parts = {"id", "name", "attribution", "not_rated", "dimensions", "levels"}
    assert parts <= set(framework) <= parts | {"areas", "items", "languages"}
    fields = {"id", "name", "aliases", "gloss", "is_high", "area", "dimension"}
    for entry in (*framework["dimensions"], *framework.get("items", ()), *framework["levels"]):
        assert {"id", "name"} <= set(entry) <= fields
        assert ID.fullmatch(entry["id"])
        assert entry["name"] == entry["name"].strip() != ""
        assert len(entry.get("gloss", "").split()) <= MOST_GLOSS_WORDS


@pytest.mark.parametrize("path", FRAMEWORKS, ids=lambda path: path.stem)
def test_a_framework_is_named_whole_in_every_language_that_it_is_named_in(path):
    framework = content(path)
    assert "cy" in framework["languages"]
    for names in framework["languages"].values():
        assert names["name"].strip()
        assert names["attribution"].strip()
        for part in ("dimensions", "levels", "areas", "items"):
            of_part = {entry["id"]: entry for entry in framework.get(part, ())}
            assert names.get(part, {}).keys() == of_part.keys()
            assert all(
                set(named) == {"name", "gloss"} & set(of_part[one]) for one, named in names.get(part, {}).items()
            )


@pytest.mark.parametrize("path", FRAMEWORKS, ids=lambda path: path.stem)
def test_ids_and_aliases_of_a_framework_stand_for_one_thing_only(path):
    framework = content(path)
    for part in ("dimensions", "levels"):
        ids = [entry["id"] for entry in framework[part]]
        assert len(ids) == len(set(ids))
        assert {word: names for word, names in meanings(framework[part]).items() if len(names) > 1 or not word} == {}


@pytest.mark.parametrize("path", FRAMEWORKS, ids=lambda path: path.stem)
def test_a_not_rated_code_is_no_level_and_no_position_of_one(path):
    framework = content(path)
    words = {folded(code) for code in framework["not_rated"]}
    positions = {str(number) for number in range(1, len(framework["levels"]) + 1)}
    assert len(words - {""}) > 10
    assert not words & (set(meanings(framework["levels"])) | positions)


@pytest.mark.parametrize("path", FRAMEWORKS, ids=lambda path: path.stem)
def test_no_level_has_a_number_as_alias(path):
    assert not [word for word in meanings(content(path)["levels"]) if any(letter.isdigit() for letter in word)]


def test_the_healthcare_leadership_model_has_nine_dimensions_and_four_levels_in_its_own_order():
    framework = content(settings.FRAMEWORKS / "healthcare_leadership_model.toml")
    assert [(entry["id"], entry["name"]) for entry in framework["dimensions"]] == [
        ("inspiring_shared_purpose", "Inspiring shared purpose"),
        ("leading_with_care", "Leading with care"),
        ("evaluating_information", "Evaluating information"),
        ("connecting_our_service", "Connecting our service"),
        ("sharing_the_vision", "Sharing the vision"),
        ("engaging_the_team", "Engaging the team"),
        ("holding_to_account", "Holding to account"),
        ("developing_capability", "Developing capability"),
        ("influencing_for_results", "Influencing for results"),
    ]
    assert [(entry["id"], entry["name"], entry.get("is_high", False)) for entry in framework["levels"]] == [
        ("essential", "Essential", False),
        ("proficient", "Proficient", False),
        ("strong", "Strong", True),
        ("exemplary", "Exemplary", True),
    ]
    assert "© NHS Leadership Academy" in framework["attribution"]
    assert all(entry["gloss"] for entry in (*framework["dimensions"], *framework["levels"]))


def test_settings_names_a_framework_that_ships():
    assert (settings.FRAMEWORKS / f"{settings.FRAMEWORK}.toml").exists()


def test_the_reference_vocabularies_ship():
    assert {path.stem for path in REFERENCES} == {"roles", "care_settings", "bands", "rater_groups", "columns"}


@pytest.mark.parametrize("path", REFERENCES, ids=lambda path: path.stem)
def test_names_and_aliases_of_a_vocabulary_stand_for_one_thing_only(path):
    reference = content(path)
    assert set(reference) == {"source", "values"}
    assert reference["source"].strip()
    names = [value["name"] for value in reference["values"]]
    assert len(names) == len(set(names))
    assert {word: of for word, of in meanings(reference["values"]).items() if len(of) > 1 or not word} == {}


def test_roles_are_the_ten_staff_groups_in_the_order_of_their_codes():
    assert [value["name"] for value in content(settings.REFERENCE / "roles.toml")["values"]] == [
        "Medical and Dental",
        "Students",
        "Nursing and Midwifery Registered",
        "Allied Health Professionals",
        "Additional Professional Scientific and Technical",
        "Healthcare Scientists",
        "Additional Clinical Services",
        "Administrative and Clerical",
        "Estates and Ancillary",
        "Supplementary Roles",
    ]


def test_care_settings_are_named_letter_for_letter():
    assert [value["name"] for value in content(settings.REFERENCE / "care_settings.toml")["values"]] == [
        "Acute",
        "Acute specialist",
        "Mental health & learning disability",
        "Community health",
        "Ambulance",
        "Primary care / general practice",
        "Adult social care – residential",
        "Adult social care – home care / supported living",
        "Hospice / end of life",
        "Integrated care board / system",
        "Public health",
        "Corporate / support services",
        "Other",
        settings.NOT_STATED,
    ]


def test_rater_groups_have_the_five_ids():
    ids = [value["id"] for value in content(settings.REFERENCE / "rater_groups.toml")["values"]]
    assert ids == ["self", "line_manager", "peers", "direct_reports", "others"]


def test_bands_stand_in_order_of_pay_and_not_of_text():
    names = [value["name"] for value in content(settings.REFERENCE / "bands.toml")["values"]]
    agenda_for_change = [f"Band {band}" for band in ("1", "2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9")]
    assert names[: len(agenda_for_change)] == agenda_for_change


@pytest.mark.parametrize(
    ("file", "written", "name"),
    [
        ("roles", "Add Prof Scientific and Technic", "Additional Professional Scientific and Technical"),
        ("roles", "Nursing & Midwifery", "Nursing and Midwifery Registered"),
        ("roles", "medical and dental", "Medical and Dental"),
        ("roles", "AHP", "Allied Health Professionals"),
        ("roles", "ADMIN_AND_CLERICAL", "Administrative and Clerical"),
        ("bands", "8A", "Band 8a"),
        ("bands", "Band 8A", "Band 8a"),
        ("bands", "AfC Band 8 Range A", "Band 8a"),
        ("bands", "Review Body Band 8 - Range A", "Band 8a"),
        ("care_settings", "Adult social care - residential", "Adult social care – residential"),
        ("care_settings", "Mental health and learning disability", "Mental health & learning disability"),
        ("rater_groups", "Line-Manager", "Line manager"),
        ("rater_groups", "direct_reports", "Direct reports"),
    ],
)
def test_spellings_that_people_use_are_known(file, written, name):
    assert meanings(content(settings.REFERENCE / f"{file}.toml")["values"])[folded(written)] == {name}


@pytest.mark.parametrize(
    ("file", "written"),
    [
        ("roles", "Manager"),
        ("roles", "Technician"),
        ("bands", "8"),
        ("care_settings", "Social care"),
        ("rater_groups", "Colleague"),
    ],
)
def test_a_word_that_could_mean_two_things_is_not_guessed(file, written):
    assert folded(written) not in meanings(content(settings.REFERENCE / f"{file}.toml")["values"])


@pytest.mark.parametrize("path", FRAMEWORKS, ids=lambda path: path.stem)
def test_the_loader_tells_positions_from_codes_that_are_no_level(path):
    framework = read_framework(path.stem)
    assert {code: framework.level_of(code) for code in framework.not_rated} == dict.fromkeys(
        framework.not_rated, NOT_RATED
    )
    positions = range(1, len(framework.levels) + 1)
    assert [framework.level_of(str(position)) for position in positions] == list(positions)

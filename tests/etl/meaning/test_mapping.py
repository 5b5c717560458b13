"""A mapping file gets any export in: columns, constants, questions, levels and values."""

import pytest

from domain.declared.mapping_file import read_mapping
from domain.errors import Refused, Unreadable
from tests.support.door import DIMENSIONS, assessment, load, records


MAPPING = """
framework = "three.toml"
combine = "lowest"
[columns]
subject_id = "Participant code"
role = "Which staff group are you in?"
[constants]
organisation = "Example NHS Trust"
wave = "2026 spring"
[dimensions]
first = "Q5_1"
second = ["Q6_1", "Q6_2", "Q6_3"]
[levels]
"Agree completely" = "top"
"Rather not say" = "not_rated"
[values.role]
"Nurse" = "Nursing and Midwifery Registered"
"""
FRAMEWORK = """
id = "three"
name = "Three steps"
attribution = ""
[[dimensions]]
id = "first"
name = "First"
[[dimensions]]
id = "second"
name = "Second"
[[levels]]
id = "low"
name = "Low"
[[levels]]
id = "mid"
name = "Mid"
[[levels]]
id = "top"
name = "Top"
is_high = true
"""
EXPORT = b"""Participant code;Which staff group are you in?;Q5_1;Q6_1;Q6_2;Q6_3;What would you tell the board?
a;Nurse;Agree completely;1;2;Rather not say;a secret
b;Wizard;Rather not say;3;;3;another
"""


@pytest.fixture
def mapping_file(tmp_path):
    (tmp_path / "three.toml").write_text(FRAMEWORK, "utf-8")
    file = tmp_path / "mapping.toml"
    file.write_text(MAPPING, "utf-8")
    return file


def loaded_levels() -> list[tuple]:
    return records(
        "select role, dimension_id, level from records.assessments join records.ratings using (assessment_id) order by all"
    )


def test_an_export_nobody_made_for_us_loads(mapping_file, home):
    report = load(EXPORT, mapping=read_mapping(mapping_file))
    assert loaded_levels() == [
        ("Nursing and Midwifery Registered", "first", 3),
        ("Nursing and Midwifery Registered", "second", 1),
        ("Wizard", "first", None),
        ("Wizard", "second", 3),
    ]
    assert report.columns_dropped == ["What would you tell the board?"]
    assert report.new_values["role"] == ["Wizard"]
    assert records("select distinct organisation, wave, team, care_setting from records.assessments") == [
        ("Example NHS Trust", "2026 spring", "Not stated", "Not stated")
    ]
    stored = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())
    assert b"a secret" not in stored


def test_several_questions_combine_to_their_lower_median_unless_the_mapping_says_lowest(mapping_file):
    mapping_file.write_text(MAPPING.replace('combine = "lowest"', ""), "utf-8")
    export = b"Participant code,Which staff group are you in?,Q5_1,Q6_1,Q6_2,Q6_3\na,Nurse,1,1,2,3\nb,Nurse,1,2,3,\nc,Nurse,1,,,\n"
    load(export, mapping=read_mapping(mapping_file))
    assert sorted(level or 0 for _, dimension, level in loaded_levels() if dimension == "second") == [0, 2, 2]


def test_the_framework_option_wins_over_the_mappings(mapping_file, tmp_path):
    other = tmp_path / "other.toml"
    other.write_text(FRAMEWORK.replace('id = "three"', 'id = "other"'), "utf-8")
    load(EXPORT, mapping=read_mapping(mapping_file), framework=str(other))
    assert records("select framework_id from records.frameworks") == [("other",)]
    other.unlink()
    assert records("select count(*) from records.levels") == [(3,)], "the framework's text stays with the batch"


def test_columns_that_a_mapping_leaves_out_are_found_by_their_own_names(tmp_path):
    file = tmp_path / "mapping.toml"
    file.write_text('[columns]\nteam = "Where do you work?"\n', "utf-8")
    row = {("Where do you work?" if name == "team" else name): value for name, value in assessment().items()}
    assert load([row], mapping=read_mapping(file)).ratings_loaded == len(DIMENSIONS)


def test_columns_for_which_one_value_may_hold_are_told_where_no_column_is_for_them():
    row = {name: value for name, value in assessment().items() if name not in ("organisation", "rater_group")}
    report = load([row], columns_set={"organisation": "Example Trust"})
    assert report.columns_lacking == ["organisation", "rater_group"], "given or not: the file has none"
    refused = load([{name: value for name, value in row.items() if name not in ("team", "wave")}])
    assert refused.refusal
    assert refused.columns_lacking == ["wave", "organisation", "team", "rater_group"]


def test_a_long_export_is_mapped_by_the_words_in_its_columns(tmp_path):
    file = tmp_path / "mapping.toml"
    file.write_text(
        '[columns]\nsubject_id = "Who"\ndimension = "Question"\nlevel = "Answer"\n[constants]\nwave = "2026"\n'
        '[dimensions]\nengaging_the_team = "Q7 Does the team pull together?"\n[levels]\n"Very much" = "exemplary"\n',
        "utf-8",
    )
    export = b"Who,Question,Answer\na,Q7 does the team pull together?,Very much\na,Leading with care,2\nb,Q8 something else,3\n"
    report = load(export, mapping=read_mapping(file))
    assert (report.shape, report.ratings_loaded, [refusal.rows for refusal in report.refusals]) == ("long", 2, [[4]])
    assert [level for _, _, level in loaded_levels()] == [4, 2]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("[columns]", "[colums]", "has a part “colums”"),
        ("combine", "combine = ", "not valid TOML"),
        ('"lowest"', '"highest"', "combine is one of"),
        ('wave = "2026 spring"', 'waves = "2026 spring"', "“waves” is no column of ours"),
        ('first = "Q5_1"', 'fist = "Q5_1"', "dimension “fist”"),
        ('= "top"', '= "tip"', "“tip” is no level"),
        ('framework = "three.toml"', 'framework = "tree.toml"', "no framework “tree.toml”"),
    ],
)
def test_a_mapping_that_is_off_says_where(mapping_file, before, after, said):
    mapping_file.write_text(MAPPING.replace(before, after, 1), "utf-8")
    with pytest.raises(Refused, match=said):
        load(EXPORT, mapping=read_mapping(mapping_file))


def test_a_question_that_the_file_does_not_have_is_named(mapping_file):
    mapping_file.write_text(MAPPING.replace("Q5_1", "Q5_9"), "utf-8")
    assert "The mapping names a column “Q5_9”" in load(EXPORT, mapping=read_mapping(mapping_file)).refusal


@pytest.mark.parametrize("name", ["level", "levels"])
def test_what_answers_mean_in_the_wrong_place_is_refused_and_told_the_right_one(tmp_path, name):
    file = tmp_path / "mapping.toml"
    file.write_text(f'[values.{name}]\n"Usually" = "strong"\n')
    with pytest.raises(Unreadable, match=r"stands in \[levels\]"):
        read_mapping(file)


def test_performance_and_importance_side_by_side_load_as_two_measures_under_two_mappings(tmp_path):
    export = b"Who,I care,I care: how important?\na,2,4\nb,3,\n"
    for measure, question in (("performance", "I care"), ("importance", "I care: how important?")):
        file = tmp_path / f"{measure}.toml"
        file.write_text(
            f'[columns]\nsubject_id = "Who"\n[constants]\nwave = "2026 spring"\nmeasure = "{measure}"\n'
            f'[dimensions]\nleading_with_care = "{question}"\n',
            "utf-8",
        )
        report = load(export, mapping=read_mapping(file))
        assert (report.refusal, report.already_loaded, report.assessments_loaded) == (None, False, 2)
    assert records(
        "select measure, level from records.assessments join records.ratings using (assessment_id) order by all nulls last"
    ) == [("importance", 4), ("importance", None), ("performance", 2), ("performance", 3)]

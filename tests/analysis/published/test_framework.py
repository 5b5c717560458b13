"""A framework is called as its file has it in the language that is spoken: the newest file that a standing batch was loaded with."""

import pytest

import settings
from analysis.published import framework, store
from disclosure.publish.publish import publish
from domain.declared.framework_file import read_framework
from domain.languages import speaking
from tests.support.door import assessment, load
from tests.support.published import Framework, Slice


IN_WELSH = {
    "name": "Model",
    "attribution": "Gwaith rhywun.",
    "dimensions": {"dimension_a": {"name": "Dimensiwn A", "gloss": "Y cyntaf."}},
    "levels": {"strong": {"name": "Cryf"}},
    "areas": {"one": {"name": "Un"}},
    "items": {"listening": {"name": "Gwrando"}},
}


@pytest.mark.parametrize(
    ("code", "names", "dimensions", "high", "area", "items"),
    [
        ("en", ["Healthcare Leadership Model"], ["Dimension A", "Dimension B"], "strong or exemplary", "One", ["Listening", "Telling"]),
        ("cy", ["Model"], ["Dimensiwn A", "Dimension B"], "cryf neu exemplary", "Un", ["Gwrando", "Telling"]),
    ],
)  # fmt: skip
def test_what_its_file_has_is_said_in_the_language_spoken_and_the_rest_in_english(
    published, code, names, dimensions, high, area, items
):
    made_up = Framework(
        areas={"One": 9}, items={"Listening": "Dimension A", "Telling": "Dimension B"}, languages={"cy": IN_WELSH}
    )
    shown, one = published(Slice(framework=made_up)), made_up.framework_id
    with speaking(code):
        assert framework.frameworks(shown)["name"].tolist() == names
        assert list(framework.dimension_names(shown, one).values())[:2] == dimensions
        assert framework.high_levels(shown, one) == high
        assert framework.areas(shown, one)["dimension_a"] == ("one", area)
        assert framework.items(shown, one)["item"].tolist() == items
        assert framework.dimensions(shown, one)["gloss"][0] == (
            "Y cyntaf." if code == "cy" else "What dimension a is about."
        )


def test_names_that_a_file_got_later_are_shown_from_the_next_load_on(tmp_path):
    ours = read_framework(settings.FRAMEWORK)
    before = tmp_path / "before.toml"
    before.write_text(ours.toml_text.partition("[languages")[0], "utf-8")
    waves = {wave: [assessment(f"p{number}", wave=wave) for number in range(12)] for wave in ("2025", "2026")}
    seen = []
    for wave, named in (("2025", str(before)), ("2026", settings.FRAMEWORK)):
        assert load(waves[wave], framework=named).refusal is None
        publish()
        with speaking("cy"):
            seen.append(list(framework.dimension_names(store.current(), ours.framework_id).values()))
    in_welsh = ours.languages["cy"].dimensions
    assert seen[0] == [one.name for one in ours.dimensions]
    assert seen[1] == [in_welsh[one.dimension_id].name for one in ours.dimensions]

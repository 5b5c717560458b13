"""A framework of one's own is loaded on Upload: its faults are told, and once it has none it is kept, chosen and used."""

import settings
from domain.declared.framework_file import read_framework
from tests.support.door import PERSON, as_csv
from tests.support.framework_text import SMALL
from tests.support.upload_page import button, select, text, upload


def give(app, content: str):
    app.file_uploader[2].set_value([("own.toml", content.encode(), "application/toml")]).run()
    assert not app.exception
    return app


def test_every_fault_is_told_and_nothing_is_kept(dashboard):
    broken = SMALL.replace('area = "one"', 'area = "two"').replace('dimension = "care"', 'dimension = "cure"')
    app = give(dashboard("manage/upload"), broken)
    assert text(app).count("\n- ") == 3
    assert not any(one.label == "Keep this framework" for one in app.button)
    assert not settings.frameworks().exists()


def test_one_without_a_fault_is_described_kept_and_chosen_and_an_export_is_read_by_it(dashboard):
    app = give(dashboard("manage/upload"), SMALL)
    assert "Small: 1 area, 2 dimensions and 1 item, with the levels Low and High." in text(app).replace("\\", "")
    button(app, "Keep this framework").click().run()
    assert not app.exception
    assert select(app, "Framework").value == "small"
    assert read_framework("small").name == "Small"
    people = [{**PERSON, "subject_id": f"p{one}", "Listening": "High", "Pace": "Low"} for one in range(12)]
    app = upload(app, as_csv(people))
    assert {metric.label: metric.value for metric in app.metric}["Ratings"] == "24"


def test_one_in_the_place_of_another_says_so(dashboard):
    ours = read_framework(settings.FRAMEWORK)
    app = give(dashboard("manage/upload"), ours.toml_text.replace(f'name = "{ours.name}"', 'name = "Our wording"'))
    assert f"It takes the place of {ours.name} for exports that are loaded from now on." in text(app).replace("\\", "")

"""Before publication, the owner is told whether the figures by K are those that a publication would give."""

import pytest

from pages.upload_steps import etl_process
from pages.upload_steps.etl_process import Answer
from tests.support.exports import export, row
from tests.support.upload_page import select, text


@pytest.fixture
def previewed(dashboard, monkeypatch):
    """The Upload page where the preview has been asked for, of records that are `many` or few; and what was heard of it."""

    def open_page(many: bool = False):
        wards = [row(f"s{place}", place // 4 % 4 + 1).replace("Ward 1", f"Ward {place % 4}") for place in range(60)]
        assert etl_process.change("load", "-", "--name", "a.csv", export=export(*wards)).status == etl_process.DONE
        ask, heard = etl_process.ask, []

        def asked(*words, hear=lambda line: None, **options) -> Answer:
            if "--preview" not in words:
                return ask(*words, hear=hear, **options)
            heard.append(words[-1])
            answer = ask(*words, hear=lambda line: (heard.append(line), hear(line)), **options)
            slices = [one | {"is_audited": not many or str(one["k"]) == words[-1]} for one in answer.report["slices"]]
            return Answer(answer.status, answer.report | {"slices": slices}, answer.sentence)

        monkeypatch.setattr(etl_process, "ask", asked)
        app = dashboard("manage/upload")
        app.radio[0].set_value("Publish now: the wave is complete").run()
        return app, heard

    return open_page


def test_audited_figures_are_said_to_be_those_of_a_publication_and_their_making_is_followed(previewed):
    app, heard = previewed()
    assert "the audit has been run for every K" in text(app)
    assert "before the audit" not in text(app)
    slices = [line for line in heard if "audited" not in line]
    assert slices == ["11", *(f"slice {done} of 8" for done in range(1, 9))]
    assert "slice 1 of 8: audited 1 of 9 dimensions" in heard
    before = len(heard)
    select(app, "K: the fewest").set_value(7).run()
    assert "11" in heard  # nothing was asked again
    assert len(heard) == before


def test_of_many_records_the_k_chosen_is_audited_and_the_others_are_the_most_that_can_be_shown(previewed):
    app, heard = previewed(many=True)
    assert "choose one to have it audited" in text(app)
    most = {name: "at most" in value for name, value in app.dataframe[0].value.loc[0].items() if name.startswith("K")}
    assert most == {"K = 11": False, "K = 10": True, "K = 7": True, "K = 5": True}
    select(app, "K: the fewest").set_value(7).run()
    most = {name: "at most" in value for name, value in app.dataframe[0].value.loc[0].items() if name.startswith("K")}
    assert most == {"K = 11": False, "K = 10": True, "K = 7": False, "K = 5": True}
    assert [line for line in heard if not line.startswith("slice")] == ["11", "7"]

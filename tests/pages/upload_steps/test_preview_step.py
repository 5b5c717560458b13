"""Before publication, the owner is told whether the figures by K are those that a publication would give."""

from dataclasses import replace

import pytest

from domain.door.load import LoadReport
from domain.door.publication import Progress
from pages.upload_steps import etl_process
from pages.upload_steps.etl_process import Answer
from tests.support.exports import export, row
from tests.support.upload_page import select, text


@pytest.fixture
def previewed(dashboard, monkeypatch):
    """The Upload page where the preview has been asked for, of records that are `many` or few; and what was heard of it."""

    def open_page(many: bool = False):
        wards = [row(f"s{place}", place // 4 % 4 + 1).replace("Ward 1", f"Ward {place % 4}") for place in range(60)]
        assert etl_process.change(LoadReport, "load", "-", "--name", "a.csv", export=export(*wards)).is_done
        ask, heard = etl_process.ask, []

        def asked(kind, *words, hear=lambda progress: None, **options) -> Answer:
            if "--preview" not in words:
                return ask(kind, *words, hear=hear, **options)
            heard.append(words[-1])
            answer = ask(kind, *words, hear=lambda progress: (heard.append(progress), hear(progress)), **options)
            slices = tuple(replace(one, is_audited=not many or str(one.k) == words[-1]) for one in answer.report.slices)
            return replace(answer, report=replace(answer.report, slices=slices))

        monkeypatch.setattr(etl_process, "ask", asked)
        app = dashboard("manage/upload")
        app.radio[0].set_value("Publish now: the wave is complete").run()
        return app, heard

    return open_page


def test_audited_figures_are_said_to_be_those_of_a_publication_and_their_making_is_followed(previewed):
    app, heard = previewed()
    assert "the audit has been run for every K" in text(app)
    assert "before the audit" not in text(app)
    slices = [one for one in heard[1:] if not one.dimensions]
    assert (heard[0], slices) == ("11", [Progress(done, 8) for done in range(1, 9)])
    assert Progress(0, 8, 1, 9) in heard
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
    assert [one for one in heard if not isinstance(one, Progress)] == ["11", "7"]

"""Before publication, the owner is told whether the figures by K are those that a publication would give."""

import pytest

from pages.manage import etl_process
from pages.manage.etl_process import Answer
from tests.pages.test_upload import export, row, text


@pytest.fixture
def previewed(dashboard, monkeypatch):
    """The Upload page where the preview has been asked for; `also` changes every row of its report."""

    def open_page(**also):
        wards = [row(f"s{place}", place // 4 % 4 + 1).replace("Ward 1", f"Ward {place % 4}") for place in range(60)]
        assert etl_process.change("load", "-", "--name", "a.csv", export=export(*wards)).status == etl_process.DONE
        ask, heard = etl_process.ask, []

        def asked(*words, hear=lambda line: None, **options) -> Answer:
            if "--preview" not in words:
                return ask(*words, hear=hear, **options)
            answer = ask(*words, hear=lambda line: (heard.append(line), hear(line)), **options)
            report = {"slices": [one | also for one in answer.report["slices"]]}
            return Answer(answer.status, report, answer.sentence)

        monkeypatch.setattr(etl_process, "ask", asked)
        app = dashboard("manage/upload")
        app.radio[0].set_value("Publish now: the wave is complete").run()
        return app, heard

    return open_page


def test_audited_figures_are_said_to_be_those_of_a_publication_and_their_making_is_followed(previewed):
    app, heard = previewed()
    assert "This is what a publication would show" in text(app)
    assert "before the audit" not in text(app)
    assert [line for line in heard if line.startswith("slice")] == [f"slice {done} of 4" for done in range(1, 5)]


def test_figures_before_the_audit_are_said_to_be_the_most_that_can_be_shown(previewed):
    app, _ = previewed(is_audited=False)
    assert "it is the most that can be shown" in text(app)
    assert "This is what a publication would show" not in text(app)

"""Teams that have another name than last time are shown side by side with those that are gone, and confirmed once."""

import pytest

from domain.door.load import LoadReport
from pages.upload_steps import etl_process
from tests.support.exports import export, row
from tests.support.upload_page import button, select, text, upload


pytestmark = pytest.mark.usefixtures("an_owner")
LAST, THIS = ("Ward 1", "Heron Unit", "Recovery Hub"), ("Ward 1", "Osprey Unit", "Kite Unit")


def people(teams: tuple[str, ...], wave: str) -> bytes:
    """Ten people a team; those of the last were not there before."""
    lines = [
        (f"s{number % 30}{'x' if teams[number // 10] == 'Kite Unit' else ''}", teams[number // 10])
        for number in range(30)
    ]
    return export(*(row(person).replace("Ward 1", team).replace("2026 spring", wave) for person, team in lines))


def test_renamed_teams_stand_beside_those_of_last_time_and_one_button_keeps_what_is_said(dashboard):
    last = people(LAST, "2025 spring")
    assert etl_process.change(LoadReport, "load", "-", "--name", "a.csv", export=last).is_done
    app = upload(dashboard("manage/upload"), people(THIS, "2026 spring"))
    osprey, kite = (select(app, f"Team: {name}") for name in ("Osprey Unit", "Kite Unit"))
    assert (osprey.value, kite.value) == ("Heron Unit", "It is new")
    tables = [list(frame.value.itertuples(index=False, name=None)) for frame in app.dataframe]
    expected = [("Heron Unit", "Osprey Unit"), ("Recovery Hub", "Not in this file"), ("Not there", "Kite Unit")]
    assert expected in tables
    button(app, "Keep these names and check again").click().run()
    assert not app.exception
    assert not any(box.label == "Team: Osprey Unit" for box in app.selectbox)
    assert "**Team:** 1 new" in text(app)
    assert button(app, "Load 30 assessments")
    later = upload(dashboard("manage/upload"), people(THIS, "2027 spring"))
    assert not any(box.label.startswith("Team: ") for box in later.selectbox)

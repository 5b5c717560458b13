"""No median is taken across rater groups, measures or waves."""

import pytest

from etl.mapping import read_mapping
from etl.read.side_by_side import refuse_side_by_side
from etl.refusals import FileRefused
from tests.etl.door import assessment, load


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        (("Engaging the team (Self)", "Engaging the team (Manager)"), "rater groups"),
        (("Self: Engaging", "Peers: Engaging"), "rater groups"),
        (("Q1 self", "Q1 peers"), "rater groups"),
        (("Engaging the team", "Engaging the team - Direct reports"), "rater groups"),
        (("Engaging [Performance]", "Engaging [Importance]"), "measures"),
        (("Engaging the team - 2025", "Engaging the team - 2026"), "waves"),
        (("Engaging (Pre)", "Engaging (Post)"), "waves"),
    ],
)
def test_columns_of_different_kinds_are_refused_with_what_to_do(headers, kind):
    with pytest.raises(FileRefused, match=f"of different {kind}.*Load the file once for each"):
        refuse_side_by_side("Engaging the team", list(headers))


@pytest.mark.parametrize(
    "headers",
    [
        ("Q6_1", "Q6_2"),
        ("I listen to what my team says to me", "I ask my peers what they need from me"),
        ("Q1 (Self)", "Q2 (Self)"),
    ],
)
def test_several_questions_of_one_kind_are_combined(headers):
    refuse_side_by_side("Engaging the team", list(headers))


def test_a_mapping_that_would_mix_raters_loads_nothing(tmp_path, home):
    file = tmp_path / "mapping.toml"
    file.write_text('[dimensions]\nengaging_the_team = ["Team (Self)", "Team (Manager)"]', "utf-8")
    row = assessment("p1", **{"Team (Self)": "1", "Team (Manager)": "4"})
    assert "different rater groups" in load([row], mapping=read_mapping(file)).refusal
    assert not home.exists()

"""What each rival's page counts: the share of self-assessments at the two highest levels, by team and dimension."""

import os

import pandas as pd


FACTS = ["subject_id", "organisation", "division", "team", "role", "care_setting", "band", "wave", "wave_date"]
FACTS += ["rater_group", "rater_id", "measure"]
HIGH = ["Strong", "Exemplary"]


def read() -> pd.DataFrame:
    """One row an assessment, as the export that RATINGS names has it."""
    return pd.read_csv(os.environ["RATINGS"], dtype=str)


def by_team(assessments: pd.DataFrame) -> pd.DataFrame:
    """One row a team, one column a dimension, 0 to 1; of self-assessments of performance."""
    own = assessments[(assessments["rater_group"] == "self") & (assessments["measure"] == "performance")]
    levels = own.set_index("team").drop(columns=[name for name in FACTS if name != "team"])
    rated = levels.isin(["Essential", "Proficient", *HIGH])
    return levels.isin(HIGH).groupby(level=0).sum() / rated.groupby(level=0).sum()

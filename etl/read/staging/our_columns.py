"""The names of the columns that a record is made of, whatever an export calls them."""

import re


GROUPS = ("organisation", "division", "team", "role", "care_setting", "band")
OUR_COLUMNS = ("subject_id", *GROUPS, "wave", "wave_date", "rater_group", "rater_id", "n_raters", "measure")
ONE_VALUE = ("wave", "organisation", "division", "team", "role", "care_setting", "rater_group")  # for every row
ANSWER = re.compile(r"(?:q\d+|level)(?:_\d+)?")  # a column that holds levels

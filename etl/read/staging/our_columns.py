"""The names of the columns that a record is made of, whatever an export calls them."""

import re

from domain.columns import NAMED_COLUMNS


GROUPS = tuple(column.name for column in NAMED_COLUMNS)
OUR_COLUMNS = ("subject_id", *GROUPS, "wave", "wave_date", "rater_group", "rater_id", "n_raters", "measure")
CONSTANT = tuple(column.name for column in NAMED_COLUMNS if column.may_be_constant)
ONE_VALUE = ("wave", *CONSTANT, "rater_group")  # for every row
REQUIRED = (*(column.name for column in NAMED_COLUMNS if column.is_required), "wave")  # where no mapping explains it
ANSWER = re.compile(r"(?:q\d+|level)(?:_\d+)?")  # a column that holds levels

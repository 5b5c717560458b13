"""The columns that name groups, each with all that any room needs to know of it, and the fields of a slice: in one place.

A further group column is an entry here; its reference list, where it has one, is a file of data/reference.
"""

from collections.abc import Sequence
from typing import NamedTuple


class GroupColumn(NamedTuple):
    """A column that says where a person works or what they do; `label` is what a reader calls it."""

    name: str
    label: str
    has_reference: bool = False  # a list in data/reference: official names in official order, and other spellings
    is_closed: bool = False  # no name beyond that list is taken
    is_required: bool = False  # of an export that no mapping explains
    may_be_constant: bool = True  # one value may be given for all rows
    is_counted: bool = True  # it tells people apart even where no breakdown uses it


ORGANISATION = GroupColumn("organisation", "Organisation")
GROUP_COLUMNS = (  # from wide to narrow, then what people do
    GroupColumn("division", "Division"),
    GroupColumn("team", "Team", is_required=True),
    GroupColumn("role", "Role", has_reference=True, is_required=True),
    GroupColumn("care_setting", "Care setting", has_reference=True, is_required=True),
    GroupColumn("band", "Pay band", has_reference=True, is_closed=True, may_be_constant=False, is_counted=False),
)
NAMED_COLUMNS = (ORGANISATION, *GROUP_COLUMNS)
GROUPS = tuple(column.name for column in GROUP_COLUMNS)  # within a slice a person is in one of each
PLACES = ("division", "team")  # of these each lies within the one before
AS_EXPORTED = tuple(column.name for column in NAMED_COLUMNS if not column.has_reference)
WITH_REFERENCE = tuple(column.name for column in GROUP_COLUMNS if column.has_reference)
OPEN = tuple(column.name for column in GROUP_COLUMNS if column.has_reference and not column.is_closed)
CLOSED = tuple(column.name for column in GROUP_COLUMNS if column.is_closed)

SLICE = ("organisation", "wave", "rater_group", "measure")
SLICE_OF_FRAMEWORK = ("framework_id", *SLICE)


def in_sql(text: str, groups: Sequence[str] = GROUPS) -> str:
    """A text of SQL with the columns of groups written out: ours, and where there are any the organisation's own."""
    written = {
        "{groups}": ", ".join(groups),
        "{groups_typed}": ", ".join(f"{name} varchar" for name in groups),
        "{groups_of_counted_place}": ", ".join(f"counted_place.{name}" for name in groups),
        "{groups_stated}": ", ".join(f"{name} varchar not null" for name in groups),
        "{member_in_parent}": " and ".join(
            f"(parent.{name} is null or parent.{name} = member.{name})" for name in groups
        ),
    }
    for mark, columns in written.items():
        text = text.replace(mark, columns)
    return text

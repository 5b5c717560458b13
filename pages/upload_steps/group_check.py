"""Shows every group's name for the reader to confirm that it is no person's, and how many people each group has."""

import streamlit as st

import settings
from analysis.wording import plain
from domain.columns import NAMED_COLUMNS
from domain.door.load import LoadReport
from domain.languages import _


LABELS = {column.name: column.label for column in NAMED_COLUMNS}  # in the order shown
NAMES_LISTED = 200  # of one column; the table has them all


def names_are_confirmed(report: LoadReport, key: str) -> bool:
    """Whether the reader has said that the names are those of groups; a file without any needs no word."""
    names = group_names(report)
    if not names:
        return True
    st.subheader(_("Are these the names of groups?"))
    st.markdown(
        _(
            "No rule can tell a person's name from a ward's. Read them through: a person's name or a spelling mistake"
            " shows here. New names come first."
        )
    )
    for column, (new, known) in names.items():
        st.markdown(f"**{_(LABELS[column])}:** {listed(new, known)}")
    sizes(report)
    return st.checkbox(_("These are names of groups, not of people"), key=f"groups confirmed {key}")


def group_names(report: LoadReport) -> dict[str, tuple[list[str], list[str]]]:
    """By column, the names that were in no load before, and the others."""
    new, sizes = report.new_values, report.group_sizes
    return {
        column: (new.get(column, []), sorted(set(sizes.get(column, {})) - set(new.get(column, []))))
        for column in LABELS
        if column in new or column in sizes
    }


def listed(new: list[str], known: list[str]) -> str:
    parts = []
    if new:
        parts.append(_("{number:,} new ({names})", number=len(new), names=some(new)))
    if known:
        parts.append(_("{number:,} known ({names})", number=len(known), names=some(known)))
    return "; ".join(parts)


def some(names: list[str]) -> str:
    shown = ", ".join(map(plain, names[:NAMES_LISTED]))
    more = len(names) - NAMES_LISTED
    return _("{names} and {more:,} more", names=shown, more=more) if more > 0 else shown


def sizes(report: LoadReport) -> None:
    groups = report.group_sizes
    if not groups:
        return
    least = settings.MINIMUM_SUBJECTS
    small = {column: sum(people < least for people in of_column.values()) for column, of_column in groups.items()}
    few = [
        _(
            "{number:,} of {groups:,} ({column})",
            number=number,
            groups=len(groups[column]),
            column=_(LABELS[column]),
        )
        for column, number in small.items()
        if number
    ]
    if few:
        st.markdown(
            _(
                "In this file, fewer than {least} people stand in some groups: {few:and}. Wherever the pages split people by these, such"
                " groups are combined with others to protect confidentiality, unless other exports of the wave bring more.",
                least=least,
                few=few,
            )
        )
    with st.expander(_("How many people each group has")):
        st.dataframe(
            [
                {
                    _("Column"): _(LABELS[column]),
                    _("Group"): group,
                    _("People"): people,
                    _("Note"): _("Fewer than {least} people", least=least) if people < least else "",
                }
                for column, of_column in groups.items()
                for group, people in of_column.items()
            ],
            hide_index=True,
        )

"""What each column of an export is about, asked one by one: what is open first, what is sure and what is not read folded away."""

from collections.abc import Set
from dataclasses import replace

import streamlit as st

from analysis.wording import label, plain
from domain.columns import GROUP_COLUMNS
from domain.door.look import ColumnSeen, Inspection
from domain.languages import N_, _
from domain.message import BROWSER
from domain.words import in_words
from pages.upload_steps.mapping_form import mapping_content, side_by_side, whose_answers
from pages.upload_steps.mapping_form.mapping_content import NOT_READ


COLUMNS_ASKED = 150  # of one export; whoever has more writes a mapping file
NEEDED = {
    column.name for column in GROUP_COLUMNS if column.is_required
}  # of an export whose columns nobody has explained yet


VALUES = (N_("No value."), N_("One value."), N_("{number:,} different values."))
VALUES_ALL = (N_("No value: {values}."), N_("One value: {values}."), N_("{number:,} different values: {values}."))
VALUES_SUCH_AS = (
    N_("No value, such as {values}."),
    N_("One value, such as {values}."),
    N_("{number:,} different values, such as {values}."),
)
SUGGESTED = N_("Suggested: {meaning}, {score} of 100, because {reason}.")
PERHAPS = N_("Perhaps: {meaning}, {score} of 100, because {reason}.")


class ColumnQuestions:
    """What each column of an export is: `open` are the places of those that need an answer, `sure` of those that are taken for
    something already, `rest` of the others; `chosen` is what each is, in the file's order, once all are asked."""

    def __init__(
        self,
        seen: Inspection,
        taken_for: list[str],
        is_mapped: bool,
        given: Set[str],
        again: Set[str],
        own: dict[str, str],
    ) -> None:
        """`given` are columns of ours that hold one value for every row; `again` are headers that are asked about in any case; `own` is
        what else a column may be: attributes of the organisation's own."""
        self._seen, self._taken_for = seen, taken_for
        self.chosen = [NOT_READ] * len(taken_for)
        dimensions = {
            dimension.dimension_id: _("Dimension: {dimension}", dimension=dimension.called)
            for dimension in seen.dimensions
        }
        self._options = {NOT_READ: _("Not read"), **mapping_content.columns(), **dimensions, **own}
        anew = [place for place, column in enumerate(seen.columns) if column.called in again]
        others = [place for place in range(len(taken_for)) if place not in anew]
        sure = [place for place in others if taken_for[place] != NOT_READ]
        rest = [place for place in others if taken_for[place] == NOT_READ]
        may_be = [place for place in rest if seen.columns[place].suggestion or seen.columns[place].is_question]
        if not NEEDED <= {*taken_for, *given}:  # one of those with few values may hold what is lacking
            may_be = [place for place in rest if place in may_be or seen.columns[place].values]
        may_be = [place for place in may_be if not seen.columns[place].beside]  # asked of all such columns at once
        if is_mapped:  # what it leaves out is left out on purpose
            may_be = []
        if not may_be and mapping_content.problem(seen, taken_for):
            may_be = rest
        rest = [place for place in rest if place not in may_be]
        may_be = [*anew, *may_be]
        asked = [*may_be, *sure, *rest][:COLUMNS_ASKED]
        self._more = len(taken_for) - len(asked)
        self._ways = whose_answers.ways(seen)
        self._sides: dict[int, dict[str, str]] = {}
        self.open, self.sure, self.rest = ([place for place in some if place in asked] for some in (may_be, sure, rest))

    def ask(self, places: list[int]) -> None:
        for place, cell in side_by_side.cells(places):
            column, meaning = self._seen.columns[place], self._taken_for[place]
            default = list(self._options).index(meaning) if meaning in self._options else 0
            self.chosen[place] = cell.selectbox(
                label(column.title),
                self._options,
                index=default,
                format_func=self._options.get,
                key=f"column {place} {self._seen.fingerprint} {default}",
            )
            cell.caption(about(column, self._options))
            if column.side:
                self._sides[place] = whose_answers.correct(
                    cell, column, self._ways, f"{place} {self._seen.fingerprint}"
                )

    def corrected(self) -> Inspection:
        """The columns with the sides that the reader gave them in place of those that were recognised."""
        columns = [
            replace(column, side=self._sides.get(place, column.side)) for place, column in enumerate(self._seen.columns)
        ]
        return replace(self._seen, columns=columns)

    def ask_folded(self, heading: str, places: list[int]) -> None:
        if places:
            with st.expander(_(heading, columns=len(places))):
                self.ask(places)

    def tell_of_more(self) -> None:
        if self._more:
            st.markdown(_("{more:#further column} can be mapped only with a mapping file.", more=self._more))


def about(column: ColumnSeen, options: dict[str, str]) -> str:
    """A few values, and what is suggested and why."""
    said = [_values(column)]
    if whose := ", ".join(map(in_words, column.side.values())):
        said.append(_("Answers of: {whose}.", whose=plain(whose)))
    suggestion = column.suggestion
    if not suggestion or suggestion.meaning not in options:
        return " ".join((*said, _("Nothing is suggested.")))
    told = _(
        SUGGESTED if suggestion.is_sure else PERHAPS,
        meaning=options[suggestion.meaning],
        score=suggestion.score,
        reason=plain(suggestion.because.text(BROWSER)),
    )
    return " ".join((*said, told))


def _values(column: ColumnSeen) -> str:
    """How many different values a column has, with some or all of them."""
    such = ", ".join(plain(value) for value in column.values)
    if not such:
        return _(VALUES[min(column.distinct, 2)], number=column.distinct)
    said = VALUES_ALL if len(column.values) == column.distinct else VALUES_SUCH_AS
    return _(said[min(column.distinct, 2)], number=column.distinct, values=such)

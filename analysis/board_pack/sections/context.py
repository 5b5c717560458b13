"""What every section of a pack is made from: the store, the selection, and how a message says where it comes from."""

from dataclasses import dataclass, replace

from analysis.board_pack.description import Message, Table
from analysis.board_pack.house_style import HouseStyle
from analysis.charts.tables import DIMENSION
from analysis.narrative import provenance
from analysis.published import framework, metrics
from analysis.published.selection import Selection
from analysis.published.store import Store
from domain.languages import _


HOME = "overview"  # the page that has the dashboard's own address


@dataclass(frozen=True)
class Context:
    """One pack in the making."""

    store: Store
    selection: Selection
    style: HouseStyle

    @property
    def organisation(self) -> str:
        return self.style.name(self.selection.organisation)

    @property
    def high(self) -> str:
        return metrics.high_levels(self.store, self.selection.framework)

    @property
    def whole_id(self) -> str:
        """The group of everybody; "" where nothing is published of it."""
        groups = metrics.groups(self.store, self.selection)
        return next(iter(groups.loc[groups["is_overall"], "group_id"]), "")

    def message(self, name: str, title: str, page: str, without: str = "", **parts) -> Message:
        """A message with its provenance; `page` is the dashboard's that shows the same, `without` the field set side by side. Its tables
        call the framework's dimensions what they are."""
        if parts.get("table"):
            parts["table"] = self._called(parts["table"])
        parts["sheets"] = tuple(map(self._called, parts.get("sheets", ())))
        said = provenance.of(self.store, self.selection, without)
        who = said.who.replace(self.selection.organisation, self.organisation, 1)
        return Message(
            name=name,
            title=title,
            provenance=(who, *said.lines()[1:]),
            link=provenance.link(self.style.address, "" if page == HOME else page, provenance.query(self.selection)),
            **parts,
        )

    def _called(self, table: Table) -> Table:
        dimension = _(framework.called(self.selection.framework))
        columns = (replace(one, heading=dimension) if one.heading == _(DIMENSION) else one for one in table.columns)
        return replace(table, columns=tuple(columns))

"""What every section of a pack is made from: the store, the selection, and how a message says where it comes from."""

from dataclasses import dataclass

from analysis.board_pack.description import Message
from analysis.board_pack.house_style import HouseStyle
from analysis.narrative import provenance
from analysis.published import metrics
from analysis.published.selection import Selection
from analysis.published.store import Store


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
        """A message with its provenance; `page` is the dashboard's that shows the same, `without` the field set side by side."""
        said = provenance.of(self.store, self.selection, without)
        who = said.who.replace(self.selection.organisation, self.organisation, 1)
        return Message(
            name=name,
            title=title,
            provenance=(who, *said.lines()[1:]),
            link=provenance.link(self.style.address, "" if page == HOME else page, provenance.query(self.selection)),
            **parts,
        )

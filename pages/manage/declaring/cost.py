"""What breakdowns cost one another, by audits of what would be published with them and without."""

from dataclasses import dataclass

import streamlit as st

import settings
from analysis.wording import plain
from domain.declared.breakdowns import Declaration, as_toml
from domain.door.publication import Preview, Standing
from domain.languages import _
from pages.upload_steps import etl_process, progress
from pages.upload_steps.order_step import share_of


FOUND = "cost of breakdowns"
People = dict[str, tuple[int, int]]  # by a breakdown's id: people in a row of their own, and people


@dataclass(frozen=True)
class Cost:
    """Names of breakdowns in the new order, and people as declared and as drafted."""

    names: dict[str, str]
    now: People
    then: People

    @property
    def lost(self) -> dict[str, int]:
        """The breakdowns that would show fewer people = how many fewer."""
        less = {one: self.now[one][0] - self.then.get(one, (0, 0))[0] for one in self.now if one in self.names}
        return {one: people for one, people in less.items() if people > 0}

    @property
    def losses(self) -> list[str]:
        return [
            _(
                "By “{breakdown}”, {people:#person|people} fewer would have a figure of their own group.",
                breakdown=self.names[one],
                people=people,
            )
            for one, people in self.lost.items()
        ]

    @property
    def why_not(self) -> str:
        """Why they can't be kept: one that is new costs one that stands before it; "" where they can."""
        order = list(self.names)
        new = [one for one in order if one not in self.now]
        paying = [self.names[one] for one in self.lost if any(order.index(one) < order.index(other) for other in new)]
        if not paying:
            return ""
        return _(
            "{added:“and} would cost {paying:“and}, which {paying:?comes|come} before it. Take it out, or put it where it is"
            " worth more to you.",
            added=[self.names[one] for one in new],
            paying=paying,
        )


def known(declared: Declaration, chosen: Declaration) -> Cost | None:
    """What was found out of these two in this session."""
    of, found = st.session_state.get(FOUND, (None, None))
    return found if of == _key(declared, chosen) else None


def look(declared: Declaration, chosen: Declaration) -> Cost | None:
    """Asks for the audits of both; None, and the reason on the page, where they could not be run."""
    people = []
    for one in (declared, chosen):
        told = _("Each wave, rater group and measure is audited as it would be for a publication.")
        words = ["publish", "--preview", "--k", str(settings.MINIMUM_SUBJECTS), "--breakdowns", "-"]
        answer = progress.run(_("Counting groups …"), _with(one), Preview, *words, told=told)
        if not answer.is_done:
            st.error(plain(answer.sentence))
            return None
        people.append(_added_up(answer.report.slices))
    names = {one.id: one.name for one in chosen.breakdowns if one.key}
    found = Cost(names, *people)
    st.session_state[FOUND] = (_key(declared, chosen), found)
    return found


def table(found: Cost) -> list[dict[str, str]]:
    """One row per breakdown."""
    return [
        {_("Breakdown"): name, _("As declared"): _told(found.now.get(one)), _("As above"): _told(found.then.get(one))}
        for one, name in found.names.items()
    ]


def _told(people: tuple[int, int] | None) -> str:
    if people is None:
        return _("not a breakdown")
    alone, of = people
    return share_of(alone, of)


def _with(declaration: Declaration):
    """A way to ask a command that gets a declaration on its standard input."""
    return lambda kind, *words, hear: etl_process.ask(kind, *words, export=as_toml(declaration).encode(), hear=hear)


def _added_up(slices: tuple[Standing, ...]) -> People:
    total: People = {}
    for one in slices:
        alone, people = total.get(one.breakdown, (0, 0))
        total[one.breakdown] = alone + one.people_alone, people + one.people
    return total


def _key(declared: Declaration, chosen: Declaration) -> tuple[str, str]:
    return as_toml(declared), as_toml(chosen)

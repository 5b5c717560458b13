"""The one slide that can be read alone: who took part, where leadership is strongest and weakest, and what follows."""

import pandas as pd

from analysis import exhibits, narrative, wording
from analysis.board_pack.description import Message
from analysis.board_pack.sections import charts, words
from analysis.board_pack.sections.context import Context
from analysis.compared import extremes
from analysis.published import metrics
from domain.languages import N_, _


NAME = N_("At a glance")
MOST_DRAWN, ENDS = 16, 7  # dimensions beside the text, and of more than those how many from each end


def messages(context: Context) -> list[Message]:
    store, selection, high = context.store, context.selection, context.high
    shown = exhibits.profile(store, selection)
    if shown is None:
        return []
    cells = metrics.cells(store, selection)
    overall = cells[cells["is_overall"] & cells["high_share"].notna()]
    overall = overall.sort_values("high_share", ascending=False, kind="stable")
    drawn = overall if len(overall) <= MOST_DRAWN else pd.concat([overall.head(ENDS), overall.tail(ENDS)])
    facts = [f"**{fact.label}.** {wording.plain(_whole(fact))}" for fact in narrative.key_facts(store, selection)]
    *cards, _who = [f"**{card.name}.** {wording.plain(card.line)}" for card in narrative.cards(store, selection)]
    return [
        context.message(
            _(NAME),
            extremes.headline(store, selection, overall),
            "overview",
            text=words.points([*facts, *cards]),
            chart=charts.shares(drawn, _("Share of ratings at {high}", high=high), shown.alternative),
            note=" ".join(filter(None, (_left_out(drawn, overall), _(charts.INTERVALS), narrative.chance()))),
        )
    ]


def _left_out(drawn: pd.DataFrame, overall: pd.DataFrame) -> str:
    if len(drawn) == len(overall):
        return ""
    return _("Drawn are the {ends} highest and the {ends} lowest of {dimensions}.", ends=ENDS, dimensions=len(overall))


def _whole(fact) -> str:
    return f"{fact.value}, {fact.detail}." if fact.detail else f"{fact.value}."

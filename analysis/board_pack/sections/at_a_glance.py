"""The one slide that can be read alone: who took part, where leadership is strongest and weakest, and what follows."""

import pandas as pd

from analysis import exhibits, narrative, wording
from analysis.board_pack.description import Message
from analysis.board_pack.sections import charts, words
from analysis.board_pack.sections.context import Context
from analysis.compared import extremes
from analysis.published import metrics


NAME = "At a glance"
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
    left_out = (
        "" if len(drawn) == len(overall) else f"Drawn are the {ENDS} highest and the {ENDS} lowest of {len(overall)}. "
    )
    facts = [f"**{fact.label}.** {wording.plain(_whole(fact))}" for fact in narrative.key_facts(store, selection)]
    *cards, _who = [f"**{card.name}.** {wording.plain(card.line)}" for card in narrative.cards(store, selection)]
    return [
        context.message(
            NAME,
            extremes.headline(store, selection, overall),
            "overview",
            text=words.points([*facts, *cards]),
            chart=charts.shares(drawn, f"Share of ratings at {high}", shown.alternative),
            note=f"{left_out}The line on each bar is its 95% interval. {narrative.chance()}",
        )
    ]


def _whole(fact) -> str:
    return f"{fact.value}, {fact.detail}." if fact.detail else f"{fact.value}."

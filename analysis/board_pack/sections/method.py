"""How the figures of a pack are worked out, how people are protected in them, and whose the framework is."""

from dataclasses import replace

from analysis.board_pack.description import Message
from analysis.board_pack.sections import tables, words
from analysis.board_pack.sections.context import Context
from analysis.narrative import certification, method, privacy
from analysis.published import about


METHOD, FRAMEWORK = "Method and confidentiality", "Framework"
CERTIFICATE = "Certificate"
EXPLAINED = ("Shares", "How sure a share is", "Several raters of one person", "Many comparisons at once")
BOUNDS = "What none of this says"


def protected(context: Context) -> list[Message]:
    store, selection = context.store, context.selection
    parts = method.said()
    missing = set((*EXPLAINED, BOUNDS)) - parts.keys()
    if missing:
        raise LookupError(f"The method has no part called {missing.pop()}.")
    certificate = tables.of_frame(certification.explained(store, selection), CERTIFICATE)
    return [
        context.message(
            METHOD,
            "Nobody's level can be worked out from these figures, and they do not say why",
            "privacy",
            text=(
                words.heading("How people are protected"),
                *words.paragraphs(privacy.protection(store, selection)),
                words.heading(parts[BOUNDS].title),
                *words.paragraphs([parts[BOUNDS].words]),
                words.heading("How the figures are worked out"),
                *words.paragraphs(f"**{parts[name].title}.** {parts[name].words}" for name in EXPLAINED),
            ),
            note="The Method page of Ninefold has every formula, its source and its limits.",
        ),
        context.message(
            METHOD,
            "Everything published for this wave has passed one audit, and this is its certificate",
            "privacy",
            table=certificate,
            sheets=(certificate,),
        ),
    ]


def attributed(context: Context) -> list[Message]:
    framework = about.framework(context.store, context.selection.framework)
    dimensions = tables.of_frame(framework.dimensions, f"The dimensions of the {framework.name}")
    levels = tables.of_frame(framework.levels, f"The levels of the {framework.name}")
    number = len(framework.dimensions)
    return [
        context.message(
            FRAMEWORK,
            f"The {framework.name} describes leadership by {number} dimensions, each at one of {len(framework.levels)} levels",
            "framework",
            text=(
                *words.paragraphs([framework.reading]),
                words.heading("Levels, lowest first"),
                *words.points(
                    f"**{row[0]}**{': ' + row[1] if len(row) > 1 and row[1] else ''}"
                    for row in framework.levels.itertuples(index=False, name=None)
                ),
                words.heading("Whose it is"),
                *words.paragraphs([framework.attribution]),
            ),
            table=dimensions,
            sheets=(replace(dimensions, title="Dimensions in short"), replace(levels, title="Levels in short")),
        )
    ]

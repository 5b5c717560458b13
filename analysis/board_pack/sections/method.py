"""How the figures of a pack are worked out, how people are protected in them, and whose the framework is."""

from dataclasses import replace

from analysis.board_pack.description import Message
from analysis.board_pack.sections import tables, words
from analysis.board_pack.sections.context import Context
from analysis.narrative import certification, method, privacy
from analysis.published import about
from domain.languages import N_, _


METHOD, FRAMEWORK = N_("Method and confidentiality"), N_("Framework")
CERTIFICATE = N_("Certificate")
EXPLAINED = ("Shares", "How sure a share is", "Several raters of one person", "Many comparisons at once")
BOUNDS = "What none of this says"


def protected(context: Context) -> list[Message]:
    store, selection = context.store, context.selection
    parts = method.said()
    missing = set((*EXPLAINED, BOUNDS)) - parts.keys()
    if missing:
        raise LookupError(f"The method has no part called {missing.pop()}.")
    certificate = tables.of_frame(certification.explained(store, selection), _(CERTIFICATE))
    return [
        context.message(
            _(METHOD),
            _("Nobody's level can be worked out from these figures, and they do not say why"),
            "privacy",
            text=(
                words.heading(_("How people are protected")),
                *words.paragraphs(privacy.protection(store, selection)),
                words.heading(parts[BOUNDS].title),
                *words.paragraphs([parts[BOUNDS].words]),
                words.heading(_("How the figures are worked out")),
                *words.paragraphs(f"**{parts[name].title}.** {parts[name].words}" for name in EXPLAINED),
            ),
            note=_("The Method page of Ninefold has every formula, its source and its limits."),
        ),
        context.message(
            _(METHOD),
            _("Everything published for this wave has passed one audit, and this is its certificate"),
            "privacy",
            table=certificate,
            sheets=(certificate,),
        ),
    ]


def attributed(context: Context) -> list[Message]:
    framework = about.framework(context.store, context.selection.framework)
    dimensions = tables.of_frame(framework.dimensions, _("The dimensions of the {framework}", framework=framework.name))
    levels = tables.of_frame(framework.levels, _("The levels of the {framework}", framework=framework.name))
    return [
        context.message(
            _(FRAMEWORK),
            _(
                "The {framework} describes leadership by {dimensions:#dimension}, each at one of {levels:#level}",
                framework=framework.name,
                dimensions=len(framework.dimensions),
                levels=len(framework.levels),
            ),
            "framework",
            text=(
                *words.paragraphs([framework.reading]),
                words.heading(_("Levels, lowest first")),
                *words.points(
                    f"**{row[0]}**{': ' + row[1] if len(row) > 1 and row[1] else ''}"
                    for row in framework.levels.itertuples(index=False, name=None)
                ),
                words.heading(_("Whose it is")),
                *words.paragraphs([framework.attribution]),
            ),
            table=dimensions,
            sheets=(replace(dimensions, title=_("Dimensions in short")), replace(levels, title=_("Levels in short"))),
        )
    ]

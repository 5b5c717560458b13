"""How people are protected in what is shown of a slice, what that cost, and what it can't do: told to a reader."""

import pandas as pd

from analysis import wording
from analysis.frames import moment_of
from analysis.narrative import certification
from analysis.published import metrics
from analysis.published.selection import WHOLE_ORGANISATION, Selection
from analysis.published.store import Store, remembered
from domain.declared.item_framework import SUFFIX
from domain.languages import N_, _


LIMITS = (
    N_(
        "**Guessing.** If most of a group stand at one level, one may guess that of anyone in it, and will often be right."
        " The certificate is about what follows with certainty."
    ),
    N_(
        "**What people tell each other.** Members of a group who put together what they know of themselves may learn more"
        " about the others. The audit allows for what any one person knows of their own answers, and not for what several share."
    ),
    N_(
        "**Who was rated on what.** Each dimension says exactly how many people of a group it counts. Where a team has 30 on"
        " one dimension and 29 on another, one of them was not rated on the second, or by too few; and set beside other"
        " groups, or beside the number of all people assessed, such differences may tell who. The same goes for people left"
        " out. They tell nothing of what anybody's level is: the audit reckons with somebody who knows who was rated."
    ),
    N_(
        "**Items.** Figures of items are audited together with those of their dimension. The audit takes it that who left an item open,"
        " and what level somebody has on the dimension, are known to nobody but themselves: whoever is told that level may see from the"
        " two what was answered on an item."
    ),
    N_(
        "**Zeros.** Where no rating of a group stands at a level, that rules the level out for everyone in it. Such zeros are"
        " shown."
    ),
    N_(
        "**Combined groups.** That a group is combined is a hint in itself: it was too small or too much alike, one person"
        " outweighed it, or others would have given it away. So the wording is the same whatever the reason. And a large group"
        " that is too much alike on one dimension is combined on every dimension that shows its kind of group, which leaves"
        " open on which. That is done while it takes at most a tenth of people out of a row of their own, the smallest groups"
        " first. Where groups mostly answer alike, some are left that are combined on one dimension alone: one may guess that"
        " they agree there. The same goes for a kind of group, or a dimension, that is not shown at all."
    ),
    N_(
        "**Narrow ranges.** The audit makes sure that nobody's level follows, and of fewer people than the number not even how"
        " many of those whom no published row tells apart stand at a level. It may follow that someone's level is one of two, or"
        " that it lies in a narrow range."
    ),
    N_(
        "**Mixed sums.** A sum in which some people count for and others against can follow, and be about fewer people than any"
        " row: the fewest found were four where each answers for themselves, as two of one ward less two of another, and two"
        " where several rate each, as one leader less another. It says how many more ratings of the ones than of the others"
        " stand at each level. The audit of levels reckons with all such sums: nobody's level follows from one for a reader,"
        " for a person who knows an answer that they gave, or for a leader who has seen every rating of themselves."
    ),
    N_(
        "**Earlier copies.** No program reaches a screenshot or a board pack made before a later publication. So a wave is"
        " complete before it is published, and takes changes afterwards only in groups."
    ),
    N_(
        "**A wave under another name.** Answers loaded again under the name of another wave or organisation could be"
        " subtracted from each other. Where most people of two say the same throughout, loading asks, and what is"
        " published of both is audited together. Where fewer do, a new wave counts as asked anew."
    ),
    N_(
        "**Made-up answers.** Whoever brings people who don't exist into a wave before it is first published knows what"
        " they said, and sees the others that much more clearly. Those who come later lift no group over the number."
    ),
    N_(
        "**A changed file.** Each time it is opened, the published file is checked against its seal, which finds damage and"
        " stray changes. Whoever may write into the folder can write a new seal too; the owner's next publication tells of it."
    ),
)
OF_ITEMS = N_(
    "**With their dimensions.** These are figures of items, and those of the dimensions are published too. The two were tested together:"
    " each row of an item is a row of its dimension, or several united, and each breakdown lies in the one before. So whatever else"
    " people could have answered on the dimension, the items would have the same figures, and no item tells what the dimension does not."
)
CERTIFIED = N_(
    "**Certified on {day:date}.** An audit has tested everything published for this wave together: no arithmetic on it isolates"
    " fewer than {k} people, and nobody's level follows with certainty."
)
AT_LEAST = N_("**At least {k} people.** No figure is about fewer than {k} people.")
UNITED = N_(
    "Groups with fewer are united with others of the same kind and named together, as in “Ward 3 + Ward 5”: {combined}. That is the"
    " wording wherever a group has no figure of its own, whatever the reason."
)
NOBODY_OUTWEIGHS = N_(
    "**Nobody outweighs the rest.** Behind every figure, about no person are more than half of the ratings and, where raters are"
    " known, no rater and no line manager gave more than half."
)
LATER = N_(
    "**Who comes later.** After a first publication, a group is shown only if, at each publication so far, it had nobody or {k}"
    " people and more: so many newcomers, made up or not, uncover none who were hidden among few."
)
PUBLISHED = N_(
    "**What is published.** For each dimension, how many people and ratings there are and how many at each level: {rows:#row}, by"
    " {breakdowns:and}. Every chart and table is arithmetic on these counts. The dashboard can open nothing else: no person's"
    " ratings, no names, no codes of people."
)
NONE_PUBLISHED = N_(
    "**What is published.** For each dimension, how many people and ratings there are and how many at each level: here none, for"
    " the whole organisation too is {combined}. Every chart and table is arithmetic on these counts. The dashboard can open nothing"
    " else: no person's ratings, no names, no codes of people."
)
OWN = N_(
    "The share of people whose own group has a figure of its own, and of groups that have one, on an average dimension. The others"
    " are counted in a combined group, in every wider group, and in the organisation."
)


@remembered
def protection(store: Store, selection: Selection) -> list[str]:
    """How people are protected in what is shown of a slice, a paragraph each."""
    certificate = metrics.certificate(store, selection).iloc[0]
    k = int(certificate["k"])
    names = metrics.breakdown_names(store)
    breakdowns = [names[breakdown].lower() for breakdown in certificate["breakdowns"]]
    combined, day = _(wording.COMBINED), moment_of(certificate["created_at"])
    fewest = [_(AT_LEAST, k=k), certification.other_k(store, k), _(UNITED, combined=combined)]
    published = PUBLISHED if breakdowns else NONE_PUBLISHED
    return [
        _(CERTIFIED, day=day, k=k),
        " ".join(filter(None, fewest)),
        _(NOBODY_OUTWEIGHS),
        _(LATER, k=k),
        _(published, rows=int(certificate["blocks"]), breakdowns=breakdowns, combined=combined),
        *([_(OF_ITEMS)] if selection.framework.endswith(SUFFIX) else []),
    ]


@remembered
def own_blocks(store: Store, selection: Selection) -> tuple[str, pd.DataFrame]:
    """How much of a slice stands in blocks of its own, in a sentence, and by breakdown, whose id is the index: one row each."""
    rows = store.frame("own_blocks", slice_id=selection.slice_id)
    shares = pd.DataFrame({
        N_("Breakdown"): rows["name"].map(_),
        N_("People"): [wording.percent(share) for share in rows["people_alone"] / rows["people"]],
        N_("Groups"): [wording.percent(share) for share in rows["groups_alone"] / rows["groups"]],
    }).set_axis(rows["breakdown"])  # fmt: skip
    return _(OWN), shares


def combined_groups(store: Store, selection: Selection) -> list[str]:
    """The names of the selected breakdown's combined groups, in the order shown."""
    if selection.breakdown == WHOLE_ORGANISATION:
        return []
    groups = metrics.groups(store, selection)
    return groups.loc[groups["is_combined"], "group"].tolist()

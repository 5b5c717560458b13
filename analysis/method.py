"""How each figure is worked out: in words first, then as a formula with its source, what it assumes, and where it ends."""

from dataclasses import dataclass

import settings
from analysis import statistics, wording
from analysis.statistics.control import LONG_RUN


RATE = wording.percent(statistics.FALSE_DISCOVERY_RATE)


@dataclass(frozen=True)
class Method:
    """One figure: `words` for everybody, `formula` in TeX ("" for none), and what a statistician asks next."""

    title: str
    words: str
    formula: str
    source: str
    limits: str

    @property
    def formulas(self) -> list[str]:
        """The formula's parts, one a line, so that they fit a phone."""
        return [part for part in self.formula.split(r", \quad ") if part]


METHODS = (
    Method(
        "Shares",
        "Everything starts from counts: how many ratings a group has on a dimension, and how many of them are at each level."
        " A share is one divided by the other. Answers such as “unable to rate” are in neither. The headline is the share at the"
        " levels that count as high.",
        r"p = \frac{\text{ratings at a high level}}{\text{ratings with a level}}",
        "",
        "Levels are steps of a ladder, not marks: the distance from one to the next is not known, so shares come first and a"
        " mean is only ever an indication. Each rating counts once, so a person with more raters counts more.",
    ),
    Method(
        "How sure a share is",
        "Had other people answered, or the same on another day, the share would be a little different. The 95% interval says"
        " how different: worked out again and again for other samples, 19 of 20 such intervals would hold the true share."
        " The fewer people, the wider it is.",
        r"\frac{p + \frac{z^2}{2n} \mp z\sqrt{\frac{p(1-p)}{n} + \frac{z^2}{4n^2}}}{1 + \frac{z^2}{n}}, \quad z = 1.96",
        "Wilson, 1927",
        "Assumes n independent answers from people who are as good as drawn at random. It covers chance only: not who chose to"
        " take part, nor how a question was understood.",
    ),
    Method(
        "Several raters of one person",
        "A team of 3 leaders with 8 raters each is not a team of 24: raters of one person agree with one another. How much they"
        " agree is published as one number for each dimension and rater group of the whole organisation, 0 (no more than"
        " raters of different people) to 1 (fully). With it, ratings count as as many independent answers as they are worth."
        " Where it is not published, each person counts once.",
        r"n = \frac{\text{ratings}}{1 + (m - 1)\,\rho}, \quad m = \frac{\text{ratings}}{\text{people}}, \quad "
        r"\rho = \frac{MS_B - MS_W}{MS_B + (n_0 - 1)\,MS_W}",
        "Design effect: Kish, 1965. Intra-class correlation from an analysis of variance: Fisher, 1925; Donner, 1986",
        "The number is published to one decimal, from 50 people with several raters on, and used 0.05 higher, the cautious"
        " end. It treats levels as 1, 2, 3 … and people as having about as many raters each.",
    ),
    Method(
        "One rater of several people",
        "A line manager who rates a whole team is one opinion, not many; and peers and direct reports may each rate several of"
        " a team. How many people each rated is not published, but it shows: teams then lie further apart than chance would put"
        " them. Ratings by others are therefore worth less by as much as teams scatter more than by chance.",
        r"\phi = \max\left(1, \frac{\operatorname{median}(z^2)}{0.455}\left(1 + \frac{2.333}{\sqrt{k}}\right)\right), \quad "
        r"z = \frac{p - c}{\sqrt{c(1-c)\left(\frac{1}{n} - \frac{1}{N}\right)}}, \quad n' = \frac{n}{\phi}",
        "After Spiegelhalter, 2005; k is the number of teams' figures",
        "The factor is itself told from few teams, so it is taken one standard error higher, the cautious end. One factor for all"
        " dimensions of a rater group and wave. True differences between most teams count as scatter, too, so"
        " ratings by others are read cautiously. Where fewer than 10 figures of teams are published it can't be told, and the"
        " page says so.",
    ),
    Method(
        "When most of those invited answered",
        "If nearly everybody answered, little is left to chance. Where whoever publishes has said how many were invited, the"
        " interval of the whole organisation's own share narrows accordingly. It does so in what people say of themselves only,"
        " and not for a division or a team: how many of each were invited is not known.",
        r"n' = n\,\frac{N - 1}{N - \text{people}}, \quad N = \text{invited}",
        "Cochran, 1977",
        "Holds for a question about exactly those invited, at that time: how they stood then. Not for what they would say another"
        " day, for those who come after them, nor for a comparison of waves, which ask about more than those who answered.",
    ),
    Method(
        "The difference of two groups",
        f"One share minus the other, in percentage points. “{wording.REST}” is the organisation's published row minus the"
        " group's. The interval puts the intervals of the two together.",
        r"d - \sqrt{(p_1 - l_1)^2 + (u_2 - p_2)^2}, \quad d + \sqrt{(u_1 - p_1)^2 + (p_2 - l_2)^2}",
        "Newcombe, 1998, method 10",
        "Assumes that the two share nobody. Waves and rater groups do share people, who answer alike, so there the interval is"
        " too wide rather than too narrow. The heatmap sets a group against the whole that it is in: that is the difference from"
        " the rest, times the part of the whole that the rest is, and so is its interval.",
    ),
    Method(
        "Mean level",
        "Levels counted 1, 2, 3 …, added up and divided by their number. The heatmap offers it because many ask for it; it is"
        " shown as an indication, never as the headline.",
        r"m \mp t\sqrt{\frac{s^2}{n}}, \quad (m_1 - m_2) \mp t\sqrt{\frac{s_1^2}{n_1} + \frac{s_2^2}{n_2}}",
        "Student, 1908; of a difference: Welch, 1947",
        "Takes the step from the first level to the second to be as long as that from the third to the fourth, which nobody has"
        " shown. Whether a difference is clear is tested on the order of the levels alone.",
    ),
    Method(
        "How far ratings spread",
        "Two groups with the same share at a high level can differ in how far their ratings lie apart. The spread is 0 where all"
        " are at one level and 1 where half are at the lowest and half at the highest. The Distribution page can sort by it.",
        r"D = \frac{2 \sum_i \min(F_i, 1 - F_i)}{k - 1}, \quad F_i = \text{share at or below level } i \text{ of } k",
        "Leik, 1966",
        "Uses the order of the levels and no distance. The heatmap's spread is another: how far a group's dimensions lie apart.",
    ),
    Method(
        "Which of two groups is higher",
        "Draw one rating from each group. In how many of 100 draws is the first the higher, in how many the second, and in how"
        " many are both equal? With equal ones counting half, 50 means that neither is higher. This uses all levels and only"
        " their order. Whether a difference could be chance is"
        " tested on it.",
        r"A = P(X > Y) + \tfrac{1}{2} P(X = Y), \quad p = P\left(|A^* - \tfrac{1}{2}| \ge |A - \tfrac{1}{2}|\right)",
        "Probability of superiority: Mann and Whitney, 1947; Vargha and Delaney, 2000. Test: Fisher, 1935, of ranks. Gamma"
        " distribution: Pearson's type III, by Wilson and Hilferty, 1931. Clusters: Skellam, 1948. Interval: Brunner and"
        " Munzel, 2000",
        "A* is A of groups of the same sizes drawn at random from the ratings of both. Where each rating is an answer by itself"
        " and there are few ways to draw them (up to 25 people, or about 100 who mostly answer alike), every way is gone through."
        " Else A* is taken to have a gamma distribution with its own variance and skewness, up to twice as skewed where several"
        " raters rate one person. A normal one would call too much clear where most people answer alike. The test asks whether"
        " both have the same levels; the interval does not assume it, so on a close call the two may disagree.",
    ),
    Method(
        "Many comparisons at once",
        f"Compare enough groups and some will differ by chance. So the more are compared at once, the larger each difference"
        f" must be: a difference is called clear where it is larger than chance explains, and of those called clear on average no"
        f" more than {RATE} are chance after all. What is shown together is"
        " counted together: all groups and dimensions of a breakdown, or the dimensions of two groups.",
        r"p_{(i)}^{*} = \min_{j \ge i} \frac{m\,p_{(j)}}{j} \le 0.05",
        "Benjamini and Hochberg, 1995",
        "Holds for comparisons that are independent or lean the same way. It holds within one view; who looks at"
        " twenty views has looked twenty times. That a difference is clear does not say why, nor that it matters.",
    ),
    Method(
        "Funnel",
        "Small groups lie far from the average, above and below, by chance alone, so a ranking mostly sorts by size."
        " A funnel sets each group against its size, between limits that chance seldom leaves. A group that is a large part of the"
        " organisation can't lie far from it, so there the limits are narrow.",
        r"c \mp z\sqrt{c(1-c)\left(\frac{1}{n} - \frac{1}{N}\right)}, \quad z = 1.96 \;(95\%),\; 3.09 \;(99.8\%)",
        "Spiegelhalter, 2005; the part of a whole: Cochran, 1977",
        "The limits are drawn for one group at a time: of 80 groups about 4 lie outside the inner ones by chance. They are drawn"
        " for a group with as many raters a person as the whole organisation has.",
    ),
    Method(
        "Run of points",
        "With three or more waves, each is set against the middle one of them (the median) and the limits of chance. Unusual are a point"
        f" outside the limits; two of three in a row near the same limit; {LONG_RUN} in a row on one side; {LONG_RUN} in a row"
        " that go the same way. Two waves are no trend.",
        r"c \mp 3\sqrt{\frac{c(1-c)}{n_i}}, \quad c = \operatorname{median}(p_1, p_2, \dots)",
        "Shewhart, 1931; the median as middle line: Perla, Provost and Murray, 2011; rules as in NHS England, Making Data Count",
        "The waves are not the same people, and nobody is followed. A group is compared only where it unites the same teams or"
        " roles; who works in them may have changed. With few waves only sudden changes can show. Of runs in which nothing changes,"
        " about 1.5 in 100 of three waves and 4 in 100 of eight show something unusual.",
    ),
    Method(
        "Hidden strengths and blind spots",
        "People tend to rate themselves higher than others do, on everything. So the usual difference, the mean over the"
        " dimensions, is told first; a blind spot or a hidden strength is a dimension that departs clearly from it, in the"
        " direction of its name.",
        r"g_d - \bar g, \quad \operatorname{Var} = v_d\left(1 - \tfrac{2}{D}\right) + \frac{\sum v}{D^2}",
        "A linear contrast; variances of shares after Agresti and Coull, 1998",
        "Dimensions lean the same way, which makes the test cautious. Those who rated themselves and those who were rated are"
        " not all the same people. Large gaps are partly chance and shrink by themselves (regression to the mean).",
    ),
    Method(
        "Importance and performance",
        "Each dimension is set by how important and how high it is rated, beside the mean of all dimensions. The quarters"
        " are prompts for a conversation.",
        "",
        "",
        "A place is relative to the other dimensions: some must lie below each mean. Dimensions whose intervals cross a line"
        " are in no quarter.",
    ),
    Method(
        "What none of this says",
        "No figure here says why. A model of leadership describes how people lead; no level is a pass or a fail, and a lower"
        " share may be right for a role. Differences between groups can come from who works where: a division with"
        " many of one profession looks like that profession.",
        "",
        "",
        f"Every figure is about {settings.MINIMUM_SUBJECTS} people or more unless the Privacy page says otherwise; groups with"
        f" fewer are {wording.COMBINED}.",
    ),
)

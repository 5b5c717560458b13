"""How groups, waves, rater groups and dimensions are compared, and what is called clear."""

import settings
from analysis import statistics, wording
from analysis.narrative.method.part import Method
from analysis.statistics.control import LONG_RUN
from domain.languages import N_


RATE = round(statistics.FALSE_DISCOVERY_RATE * 100)  # per cent


PARTS = (
    Method(
        N_("The difference of two groups"),
        N_(
            "One share minus the other, in percentage points. “{rest}” is the organisation's published row minus the"
            " group's. The interval puts the intervals of the two together."
        ),
        r"d - \sqrt{(p_1 - l_1)^2 + (u_2 - p_2)^2}, \quad d + \sqrt{(u_1 - p_1)^2 + (p_2 - l_2)^2}, \quad "
        r"n' = \frac{n}{1 - 2r\frac{\sqrt{n_1 n_2}}{n_1 + n_2}}",
        N_("Newcombe, 1998, method 10"),
        N_(
            "Each end is that of an interval of n' answers. r is 0 where the two share nobody; between waves it is what the next part"
            " says. Rater groups share people, too, but it is not known how alike they answer, so there the interval is too wide"
            " rather than too narrow. The heatmap sets a group against the whole that it is in: that is the difference from the rest,"
            " times the part of the whole that the rest is, and so is its interval."
        ),
        {"rest": wording.REST},
    ),
    Method(
        N_("How large a difference would show"),
        N_(
            "Few people show large differences alone. Beside each difference stands how many points above or below the other share"
            " one must lie to be found in four cases of five, from the numbers of people on both sides: before another survey it"
            " says what that one could show at all."
        ),
        r"d = z_{0.975}\sqrt{q(1-q)\left(\frac{1}{n_1'} + \frac{1}{n_2'}\right)} + z_{0.8}\sqrt{\frac{p_1(1-p_1)}{n_1'} +"
        r" \frac{p_2(1-p_2)}{n_2'}}",
        N_("Fleiss, 1981, without a correction for continuity"),
        N_(
            "Power of 80% for one comparison by itself at 5%; q is the share of both together, p2 = p1 ± d, and n' is as above. Of"
            " several compared at once each must be larger. What is called clear is tested on all levels, which sometimes shows less"
            " and mostly more than the share alone."
        ),
    ),
    Method(
        N_("The same people in two waves, and on all dimensions"),
        N_(
            "Those who were high last time mostly are this time, so a change among the same people is surer than one between"
            " different people. How many are in both waves, and how alike they answered, is published for the whole organisation, as is"
            " how alike a person's dimensions are. With it changes are judged, and which"
            " dimensions are higher than others. Raters who rate several people are mild or strict on all dimensions alike, so they widen"
            " the interval of each dimension, and not the difference of two: how far teams scatter is told anew, from each"
            " team's departures from its own mean."
        ),
        r"r = \frac{\text{in both}}{\sqrt{\text{people}_1\,\text{people}_2}}\,\rho_w, \quad n_{among} = \frac{n}{(1 - \rho_d)\,\phi_d}",
        N_("Variance of a difference of correlated figures; of several: a contrast"),
        N_(
            "The correlations are of being at a high level and, between waves, of the level as well, for which of two"
            " is higher; published from 50 people on, to one decimal and at most 0.9, and used"
            " 0.05 lower, the cautious end; people in both are rounded down to fifties. They are means over the dimensions, of which"
            " some may have less in common. Of a group they are not known: three quarters of the organisation's part are taken"
            " to be in both waves. r is less by what raters add to the variance of either wave (u and φ above)."
            " Nor are they known of other levels than the high ones, whose changes are judged without."
        ),
    ),
    Method(
        N_("Which of two groups is higher"),
        N_(
            "Draw one rating from each group. In how many of 100 draws is the first the higher, in how many the second, and in how"
            " many are both equal? With equal ones counting half, 50 means that neither is higher. This uses all levels and only"
            " their order. Whether a difference could be chance is"
            " tested on it."
        ),
        r"A = P(X > Y) + \tfrac{1}{2} P(X = Y), \quad p = P\left(|A^* - \tfrac{1}{2}| \ge |A - \tfrac{1}{2}|\right)",
        N_(
            "Probability of superiority: Mann and Whitney, 1947; Vargha and Delaney, 2000. Test: Fisher, 1935, of ranks. Gamma"
            " distribution: Pearson's type III, by Wilson and Hilferty, 1931. Clusters: Skellam, 1948. Interval: Brunner and"
            " Munzel, 2000"
        ),
        N_(
            "A* is A of groups of the same sizes drawn at random from the ratings of both. Where each rating is an answer by itself"
            " and there are few ways to draw them (up to 25 people, or about 100 who mostly answer alike), every way is gone through."
            " Else A* is taken to have a gamma distribution with its own variance and skewness, up to twice as skewed where several"
            " raters rate one person. A normal one would call too much clear where most people answer alike. The test asks whether"
            " both have the same levels; the interval does not assume it, so on a close call the two may disagree."
        ),
    ),
    Method(
        N_("Many comparisons at once"),
        N_(
            "Compare enough groups and some will differ by chance. So the more are compared at once, the larger each difference"
            " must be: a difference is called clear where it is larger than chance explains, and of those called clear on average no"
            " more than {rate}% are chance after all. What is shown together is"
            " counted together: all groups and dimensions of a breakdown, or the dimensions of two groups."
        ),
        r"p_{(i)}^{*} = \min_{j \ge i} \frac{m\,p_{(j)}}{j} \le 0.05",
        N_("Benjamini and Hochberg, 1995"),
        N_(
            "Holds for comparisons that are independent or lean the same way. It holds within one view; who looks at"
            " twenty views has looked twenty times. That a difference is clear does not say why, nor that it matters."
        ),
        {"rate": RATE},
    ),
    Method(
        N_("Funnel"),
        N_(
            "Small groups lie far from the average, above and below, by chance alone, so a ranking mostly sorts by size."
            " A funnel sets each group against its size, between limits that chance seldom leaves. A group that is a large part of the"
            " organisation can't lie far from it, so there the limits are narrow."
        ),
        r"c \mp z\sqrt{c(1-c)\left(\frac{1}{n} - \frac{1}{N}\right)}, \quad z = 1.96 \;(95\%),\; 3.09 \;(99.8\%)",
        N_("Spiegelhalter, 2005; the part of a whole: Cochran, 1977"),
        N_(
            "The limits are drawn for one group at a time: of 80 groups about 4 lie outside the inner ones by chance. They are drawn"
            " for a group with as many raters a person as the whole organisation has."
        ),
    ),
    Method(
        N_("Run of points"),
        N_(
            "With three or more waves, each is set against the middle one of them (the median) and the limits of chance. Unusual are a"
            " point outside the limits; two of three in a row near the same limit; {run} in a row on one side; {run} in a row"
            " that go the same way. Two waves are no trend."
        ),
        r"c \mp 3\sqrt{\frac{c(1-c)}{n_i}}, \quad c = \operatorname{median}(p_1, p_2, \dots)",
        N_(
            "Shewhart, 1931; the median as middle line: Perla, Provost and Murray, 2011; rules as in NHS England, Making Data Count"
        ),
        N_(
            "The waves are not all the same people, and nobody's own change is shown. A group is compared only where it unites the"
            " same teams or roles; who works in them may have changed. With few waves only sudden changes can show. Of runs in which"
            " nothing changes, about 1.5 in 100 of three waves and 4 in 100 of eight show something unusual."
        ),
        {"run": LONG_RUN},
    ),
    Method(
        N_("Hidden strengths and blind spots"),
        N_(
            "People tend to rate themselves higher than others do, on everything. So the usual difference, the mean over the"
            " dimensions, is told first; a blind spot or a hidden strength is a dimension that departs clearly from it, in the"
            " direction of its name."
        ),
        r"g_d - \bar g, \quad \operatorname{Var} = v_d\left(1 - \tfrac{2}{D}\right) + \frac{\sum v}{D^2}",
        N_("A linear contrast; variances of shares after Agresti and Coull, 1998"),
        N_(
            "What a person, or a rater, gives to all dimensions alike is taken out of the variances, on each side by itself."
            " Those who rated themselves and those who were rated are"
            " not all the same people. Large gaps are partly chance and shrink by themselves (regression to the mean)."
        ),
    ),
    Method(
        N_("Importance and performance"),
        N_(
            "Each dimension is set by how important and how high it is rated, beside the mean of all dimensions. The quarters"
            " are prompts for a conversation."
        ),
        "",
        "",
        N_(
            "A place is relative to the other dimensions: some must lie below each mean. Dimensions whose intervals cross a line"
            " are in no quarter."
        ),
    ),
    Method(
        N_("What none of this says"),
        N_(
            "No figure here says why. A model of leadership describes how people lead; no level is a pass or a fail, and a lower"
            " share may be right for a role. Differences between groups can come from who works where: a division with"
            " many of one profession looks like that profession."
        ),
        "",
        "",
        N_(
            "Every figure is about {k} people or more unless the Privacy page says otherwise; groups with"
            " fewer are {combined}."
        ),
        {"k": settings.MINIMUM_SUBJECTS, "combined": wording.COMBINED},
    ),
)

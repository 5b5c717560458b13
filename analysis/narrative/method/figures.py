"""How a figure of one group is worked out, and how sure it is."""

from analysis import wording
from analysis.narrative.method.part import Method
from domain.languages import N_


PARTS = (
    Method(
        N_("Shares"),
        N_(
            "Everything starts from counts: how many ratings a group has on a dimension, and how many of them are at each level."
            " A share is one divided by the other. {rounded}"
            " Answers such as “unable to rate” are in neither. The headline is the share at the levels that count as high."
        ),
        r"p = \frac{\text{ratings at a high level}}{\text{ratings with a level}}",
        "",
        N_(
            "Levels are steps of a ladder, not marks: the distance from one to the next is not known, so shares come first and a"
            " mean is only ever an indication. Each rating counts once, so a person with more raters counts more."
        ),
        {"rounded": wording.ROUNDED},
    ),
    Method(
        N_("How sure a share is"),
        N_(
            "Had other people answered, or the same on another day, the share would be a little different. The 95% interval says"
            " how different: worked out again and again for other samples, 19 of 20 such intervals would hold the true share."
            " The fewer people, the wider it is."
        ),
        r"\frac{p + \frac{z^2}{2n} \mp z\sqrt{\frac{p(1-p)}{n} + \frac{z^2}{4n^2}}}{1 + \frac{z^2}{n}}, \quad z = 1.96",
        N_("Wilson, 1927"),
        N_(
            "Assumes n independent answers from people who are as good as drawn at random. It covers chance only: not who chose to"
            " take part, nor how a question was understood."
        ),
    ),
    Method(
        N_("Several raters of one person"),
        N_(
            "A team of 3 leaders with 8 raters each is not a team of 24: raters of one person agree with one another. How much they"
            " agree is published as one number for each dimension and rater group of the whole organisation, 0 (no more than"
            " raters of different people) to 1 (fully). With it, ratings count as as many independent answers as they are worth."
            " A second number says how unequally raters are spread over people, for a few people with many raters tell less. Where"
            " they are not published, each person counts once."
        ),
        r"n = \frac{\text{ratings}}{1 + (m\,u - 1)\,\rho}, \quad m = \frac{\text{ratings}}{\text{people}}, \quad "
        r"u = \frac{\overline{m_i^2}}{\overline{m_i}^2}, \quad "
        r"\rho = \frac{MS_B - MS_W}{MS_B + (n_0 - 1)\,MS_W}",
        N_(
            "Design effect: Kish, 1965. Intra-class correlation from an analysis of variance: Fisher, 1925; Donner, 1986"
        ),
        N_(
            "Both numbers are published to one decimal, from 50 people with several raters on, and used 0.05 higher, the cautious"
            " end; a correlation from 0.9 on is published as “0.9 or more” and used as 1."
            " The first treats levels as 1, 2, 3 …; the second (u) is the organisation's, and a group's may be another."
        ),
    ),
    Method(
        N_("One rater of several people"),
        N_(
            "A line manager who rates a whole team is one opinion, not many; and peers and direct reports may each rate several of"
            " a team. How many people each rated is not published, but it shows: teams then lie further apart than chance would put"
            " them. Ratings by others are therefore worth less by as much as teams scatter more than by chance."
        ),
        r"\phi = \max\left(1, \frac{\operatorname{median}(z^2)}{0.455}\left(1 + \frac{2.333}{\sqrt{k}}\right)\right), \quad "
        r"z = \frac{p - c}{\sqrt{c(1-c)\left(\frac{1}{n} - \frac{1}{N}\right)}}, \quad n' = \frac{n}{\phi}",
        N_("After Spiegelhalter, 2005; k is the number of teams' figures"),
        N_(
            "The factor is itself told from few teams, so it is taken one standard error higher, the cautious end. One factor for all"
            " dimensions of a rater group and wave. True differences between most teams count as scatter, too, so"
            " ratings by others are read cautiously. Where fewer than 10 figures of teams are published it can't be told, and the"
            " page says so."
        ),
    ),
    Method(
        N_("When most of those invited answered"),
        N_(
            "If nearly everybody answered, little is left to chance. Where whoever publishes has said how many were invited, the"
            " interval of the whole organisation's own share narrows accordingly. It does so in what people say of themselves only,"
            " and not for a division or a team: how many of each were invited is not known."
        ),
        r"n' = n\,\frac{N - 1}{N - \text{people}}, \quad N = \text{invited}",
        N_("Cochran, 1977"),
        N_(
            "Holds for a question about exactly those invited, at that time: how they stood then. Not for what they would say another"
            " day, for those who come after them, nor for a comparison of waves, which ask about more than those who answered."
        ),
    ),
    Method(
        N_("Mean level"),
        N_(
            "Levels counted 1, 2, 3 …, added up and divided by their number. The heatmap offers it because many ask for it; it is"
            " shown as an indication, never as the headline."
        ),
        r"m \mp t\sqrt{\frac{s^2}{n}}, \quad (m_1 - m_2) \mp t\sqrt{\frac{s_1^2}{n_1} + \frac{s_2^2}{n_2}}",
        N_("Student, 1908; of a difference: Welch, 1947"),
        N_(
            "Takes the step from the first level to the second to be as long as that from the third to the fourth, which nobody has"
            " shown. Whether a difference is clear is tested on the order of the levels alone."
        ),
    ),
    Method(
        N_("How far ratings spread"),
        N_(
            "Two groups with the same share at a high level can differ in how far their ratings lie apart. The spread is 0 where all"
            " are at one level and 1 where half are at the lowest and half at the highest. The Distribution page can sort by it."
        ),
        r"D = \frac{2 \sum_i \min(F_i, 1 - F_i)}{k - 1}, \quad F_i = \text{share at or below level } i, \quad k = \text{number of levels}",
        N_("Leik, 1966"),
        N_(
            "Uses the order of the levels and no distance. The heatmap's spread is another: how far a group's dimensions lie apart."
        ),
    ),
)

"""What is said of two sides compared, beside their chart."""

from analysis.compared.comparison import BAR, DOT, Note


def test_a_note_of_differences_speaks_of_the_mark_that_is_drawn():
    note = Note("more ratings by them", has_usual=True, besides="One is missing.")
    assert note.on(DOT) == (
        "Right of the middle: more ratings by them. The dotted line is the usual difference, the mean over the dimensions. Each other"
        " line is a 95% interval. A filled dot is a clear difference; a hollow grey one may be chance. One is missing."
    )
    assert note.on(BAR) == (
        "Right of the middle: more ratings by them. Each line is a 95% interval. A filled bar is a clear difference; a hollow grey one"
        " may be chance. One is missing."
    )

"""How far two rater groups are apart is said in whole sentences, whoever they are."""

import pandas as pd
import pytest

from analysis.compared import gap_words


@pytest.mark.parametrize(
    ("first", "second", "differences", "said"),
    [
        ("self", "others", (0.05, 0.08), "On 2 of 2 dimensions, people clearly rate themselves 5 to 8 points higher than others do"),
        ("peers", "self", (-0.05,), "On 1 of 1 dimension, peers clearly rate people 5 points lower than people rate themselves"),
        ("peers", "others", (0.01,), "On 1 of 1 dimension, peers clearly rate people 1 point higher than others do"),
        ("self", "peers", (0.001,), "Ratings by people themselves are clearly higher on 1 of 1 dimension than those by their peers"),
    ],
)  # fmt: skip
def test_the_heading_says_who_rates_whom_higher_and_by_how_much(first, second, differences, said):
    found = pd.DataFrame({"stands": True, "difference": differences, "p": 0.01})
    assert gap_words.message(found, first, second, of_people=True) == said

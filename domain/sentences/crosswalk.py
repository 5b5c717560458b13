"""Why a crosswalk places no figures side by side."""

from domain.sentences.sentence import Sentence


SENTENCES: dict[str, str | Sentence] = {
    "crosswalk_unreadable": "crosswalk.toml can't be read: {error}. Correct it, or take it away.",
    "crosswalk_lacks": 'crosswalk.toml has no “{part}”. It needs from = "…" and to = "…", the ids of two frameworks, and [[places]].',
    "crosswalk_place": (
        'The place of “{dimension}” in crosswalk.toml is incomplete: it needs dimension = "…", beside = ["…"] and why = "…".'
    ),
    "crosswalk_twice": "crosswalk.toml places “{dimension}” twice. Name all that stands beside it in one place.",
    "crosswalk_of_one": "crosswalk.toml goes from “{framework}” to the same framework. Name two.",
    "crosswalk_dimension": (
        "crosswalk.toml names “{dimension}”, which is no dimension of {framework}. Its dimensions are {dimensions:and}."
    ),
}

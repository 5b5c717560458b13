"""Why a benchmark from outside is not shown."""

from domain.sentences.sentence import Sentence


SENTENCES: dict[str, str | Sentence] = {
    "benchmarks_unreadable": "benchmarks.toml can't be read: {error}. Correct it, or take it away.",
    "benchmark_lacks": (
        'Number {number} of benchmarks.toml is incomplete: it needs framework = "…" and dimension = "…" by their ids, source = "…" and a'
        " date such as date = 2026-03-31."
    ),
    "benchmark_figures": (
        "Number {number} of benchmarks.toml has no figure: it needs a share from 0 to 1 with n, the number of ratings behind it, or counts,"
        " a whole number for each level, lowest first."
    ),
    "benchmark_counts": (
        "Number {number} of benchmarks.toml says n = {n}, and its counts add up to {total:,}. Correct one of them, or leave n out."
    ),
    "benchmark_dimension": (
        "benchmarks.toml names “{dimension}”, which is no dimension of {framework}. Its dimensions are {dimensions:and}."
    ),
    "benchmark_levels": "benchmarks.toml gives {counts} counts for “{dimension}”; {framework} has {levels} levels.",
}

"""Every sentence about an export, the stores and a publication, by its code."""

from domain.sentences import (
    access,
    benchmarks,
    columns,
    crosswalk,
    files,
    findings,
    frameworks,
    kinds,
    loads,
    phrases,
    publishing,
    rows,
    sharing,
    structure,
    trail,
    vocabulary,
)
from domain.sentences.sentence import Sentence


SENTENCES: dict[str, Sentence] = {
    code: said if isinstance(said, Sentence) else Sentence(said)
    for part in (
        benchmarks,
        access,
        files,
        columns,
        rows,
        findings,
        loads,
        publishing,
        sharing,
        crosswalk,
        frameworks,
        trail,
        structure,
        vocabulary,
        phrases,
        kinds,
    )
    for code, said in part.SENTENCES.items()
}

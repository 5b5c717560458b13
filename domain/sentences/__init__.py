"""Every sentence about an export, the stores and a publication, by its code."""

from domain.sentences import (
    access,
    benchmarks,
    columns,
    crosswalk,
    files,
    findings,
    frameworks,
    loads,
    publishing,
    rows,
    sharing,
    structure,
    trail,
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
    )
    for code, said in part.SENTENCES.items()
}

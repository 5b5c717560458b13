"""Every sentence about an export, the stores and a publication, by its code."""

from domain.sentences import columns, crosswalk, files, findings, loads, publishing, rows
from domain.sentences.sentence import Sentence


SENTENCES: dict[str, Sentence] = {
    code: said if isinstance(said, Sentence) else Sentence(said)
    for part in (files, columns, rows, findings, loads, publishing, crosswalk)
    for code, said in part.SENTENCES.items()
}

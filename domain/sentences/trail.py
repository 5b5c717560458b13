"""What is wrong with the audit trail."""

from domain.sentences.sentence import Sentence


SENTENCES: dict[str, str | Sentence] = {
    "audit_unwritten": (
        "The audit trail {file} can't be written ({error}), and nothing is done that it can't tell of. Make room or give the right to"
        " it, and do it again."
    ),
    "audit_unreadable": "The audit trail {file} can't be read: {error}.",
    "audit_no_event": "Line {place} of the audit trail {file} is no event: somebody changed it.",
    "audit_newer": "A newer version of Ninefold wrote the audit trail {file}. Go on with that version.",
    "audit_changed": "Event {number} of the audit trail is not as it was written.",
    "audit_gap": "The audit trail goes from event {before} to event {number} without a bond between them: lines were taken out or put in.",
    "audit_begins_late": "The audit trail begins with event {number}: what came before was taken away, or put aside elsewhere.",
}

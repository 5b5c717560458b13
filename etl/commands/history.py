"""The commands about what is loaded: list it, take a load back, take a person out, say what is published of it."""

from collections.abc import Iterator
from typing import Annotated

import typer

from domain.door.history import Batch, Batches, Erased, Status, Undone
from domain.trail.deeds import recorded
from domain.words import counted
from etl.commands.words import AsJson
from etl.exit_status import sentences_for_errors, tell


STAYS = (
    "What was published counts them until then, in groups of people. A change of a published wave shows once as many others"
    " as the threshold asks for join it in the same groups: one alone would be given away by the difference."
)


def batches(as_json: AsJson = False) -> None:
    """List the loads, newest first."""
    from etl.history.batches import batches as loads

    with sentences_for_errors(as_json):
        found = loads()
    tell(as_json, Batches(found), _lines(found))


def _lines(found: list[Batch]) -> Iterator[str]:
    if not found:
        yield "Nothing is loaded yet. `python -m etl load EXPORT` loads an export."
    for batch in found:
        undone = f", undone on {batch.undone_at[:10]}" if batch.undone_at else ""
        yield (
            f"{batch.batch_id:>4}  {batch.loaded_at[:16].replace('T', ' ')}  {batch.file_name}: "
            f"{batch.assessments:,} assessments, {batch.rows_refused:,} rows refused{undone}"
        )


def undo(batch: Annotated[int, typer.Argument(metavar="BATCH")], as_json: AsJson = False) -> None:
    """Take one load back."""
    from etl.history.batches import undo as take_back

    with sentences_for_errors(as_json):
        with recorded("undo", batch=batch) as told:
            removed = take_back(batch)
            told["assessments"] = removed.assessments_removed
    done = Undone(batch, removed.assessments_removed, removed.ratings_removed)
    _tell_removed(as_json, done, f"Batch {batch} is undone: {{}} taken out.")


def erase(subject_id: Annotated[str, typer.Argument(metavar="SUBJECT_ID")], as_json: AsJson = False) -> None:
    """Take one person's records out."""
    from etl.history.batches import erase as take_out

    with sentences_for_errors(as_json):
        with recorded("erase") as told:
            removed = take_out(subject_id)
            told["assessments"] = removed.assessments_removed
    _tell_removed(as_json, removed, "{} of that person taken out.")


def _tell_removed(as_json: bool, removed: Undone | Erased, sentence: str) -> None:
    done = sentence.format(counted(removed.assessments_removed, "assessment"))
    tell(as_json, removed, [f"{done} Publish again for the dashboard to follow.", STAYS])


def status(as_json: AsJson = False) -> None:
    """Say what is loaded and what is published."""
    from etl.history.status import status as current_status

    with sentences_for_errors(as_json):
        now = current_status()
    tell(as_json, now, _of_status(now))


def _of_status(now: Status) -> Iterator[str]:
    if not now.batches:
        yield "Nothing is loaded. `python -m etl load EXPORT` loads an export."
    else:
        files = counted(now.batches, "file")
        yield f"Loaded: {counted(now.assessments, 'assessment')} from {files}; waves {', '.join(now.waves)}."
    for finding in now.findings:
        yield finding.message
    if now.version:
        yield f"Published: version {now.version} in {now.published_store}."
    else:
        yield "Nothing is published. `python -m etl publish` publishes what is loaded."
    if now.shared:
        yield f"Shared with other dashboards in {now.shared}."

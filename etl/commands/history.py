"""The commands about what is loaded: list it, take a load back, take a person out, say what is published of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from etl.commands.words import AsJson
from etl.exit_status import sentences_for_errors, tell
from etl.refusals import counted


if TYPE_CHECKING:
    from etl.history.batches import Removed  # with it comes DuckDB, which takes a while


def batches(as_json: AsJson = False) -> None:
    """List the loads, newest first."""
    from etl.history.batches import batches as loads

    with sentences_for_errors(as_json):
        found = loads()
    tell(as_json, {"batches": found}, _lines(found))


def _lines(found: list[dict]) -> Iterator[str]:
    if not found:
        yield "Nothing is loaded yet. `python -m etl load EXPORT` loads an export."
    for batch in found:
        undone = f", undone on {batch['undone_at'][:10]}" if batch["undone_at"] else ""
        yield (
            f"{batch['batch_id']:>4}  {batch['loaded_at'][:16].replace('T', ' ')}  {batch['file_name']}: "
            f"{batch['assessments']:,} assessments, {batch['rows_refused']:,} rows refused{undone}"
        )


def undo(batch: Annotated[int, typer.Argument(metavar="BATCH")], as_json: AsJson = False) -> None:
    """Take one load back."""
    from etl.history.batches import undo as take_back

    with sentences_for_errors(as_json):
        removed = take_back(batch)
    _tell_removed(as_json, removed, {"batch_id": batch}, f"Batch {batch} is undone: {{}} taken out.")


def erase(subject_id: Annotated[str, typer.Argument(metavar="SUBJECT_ID")], as_json: AsJson = False) -> None:
    """Take one person's records out."""
    from etl.history.batches import erase as take_out

    with sentences_for_errors(as_json):
        removed = take_out(subject_id)
    _tell_removed(as_json, removed, {}, "{} of that person taken out.")


def _tell_removed(as_json: bool, removed: "Removed", of: dict, sentence: str) -> None:
    content = {**of, "assessments_removed": removed.assessments, "ratings_removed": removed.ratings}
    done = sentence.format(counted(removed.assessments, "assessment"))
    tell(as_json, content, [f"{done} Publish again for the dashboard to follow."])


def status(as_json: AsJson = False) -> None:
    """Say what is loaded and what is published."""
    from etl.history.status import status as current_status

    with sentences_for_errors(as_json):
        now = current_status()
    tell(as_json, now.as_json(), now.sentences())

"""The command that hands the records to an engine that counts them elsewhere."""

from pathlib import Path
from typing import Annotated

import typer

from domain.trail.deeds import recorded
from domain.words import counted
from etl.commands.words import AsJson
from etl.exit_status import sentences_for_errors, tell


RESTRICTED = (
    "They are people's ratings, restricted like the record store: only whoever may read that may read them. Take the folder away when"
    " nothing is published from it any more; who is erased here is in it until it is exported anew."
)


def export_records(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where to write the records: a folder of their own.")
    ],
    as_json: AsJson = False,
) -> None:
    """Write the records as Parquet, for `publish --engine spark`. They are people's ratings: keep them as you keep the record store."""
    from etl.history.export_records import export

    with sentences_for_errors(as_json), recorded("export_records") as recording:
        rows = export(folder)
        recording |= {"assessments": rows["assessments"]}
    sentences = [
        f"{counted(rows['assessments'], 'assessment')} with {counted(rows['ratings'], 'rating')} are in {folder}.",
        RESTRICTED,
    ]
    tell(as_json, {"folder": str(folder), "rows": rows}, sentences)

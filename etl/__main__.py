"""python -m etl: exports come in, and the published store goes out."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from etl import batches as history
from etl.exit_status import FILE_REFUSED, say, sentences_for_errors
from etl.mapping import Mapping, read_mapping
from etl.pipeline import Options, load_export
from etl.read.recognise import TOOL_NAMES
from etl.read.source import Source, open_source
from etl.refusals import CallRefused, counted


app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Load survey exports into the record store and publish what is safe to show.",
)
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]


class Shape(StrEnum):
    wide = "wide"
    long = "long"


@app.command()
def load(
    export: Annotated[str, typer.Argument(metavar="EXPORT", help="A CSV or XLSX file; - reads standard input.")],
    name: Annotated[str, typer.Option(help="The file's name, when it comes on standard input.")] = "standard input",
    framework: Annotated[str | None, typer.Option(help="A framework's id, or the path of a framework file.")] = None,
    mapping: Annotated[Path | None, typer.Option(help="A mapping file: which column is which.")] = None,
    set_: Annotated[
        list[str], typer.Option("--set", metavar="COLUMN=VALUE", help="One value for a column that the export lacks.")
    ] = [],  # noqa: B006
    tool: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help=f"The survey tool, where the file is taken for another's: {', '.join(TOOL_NAMES)}."
        ),
    ] = None,
    replace: Annotated[
        int | None,
        typer.Option(metavar="BATCH", help="The export corrects this batch and takes its place, in one step."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check everything and write nothing.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Refuse rows with groups that nobody has loaded before.")
    ] = False,
    confirm: Annotated[list[str], typer.Option(metavar="RULE:COLUMN", help="Confirm what a check asked about.")] = [],  # noqa: B006
    refused: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.csv", help="Write the refused rows there, with their reasons; - puts them into the JSON."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Read, check and load one export."""
    report = None
    with sentences_for_errors(as_json):
        source = _source(export, name)
        options = Options(
            framework=framework,
            mapping=read_mapping(mapping) if mapping else Mapping(),
            columns_set=dict(_assignment(words) for words in set_),
            confirmed=frozenset(confirm),
            tool=tool,
            replaces=replace,
            strict=strict,
            dry_run=dry_run,
            refused=refused,
        )
        report = load_export(source, options, say)
    if as_json:
        print(json.dumps(report.as_json()))
    else:
        print(*report.sentences(), sep="\n", file=sys.stderr if report.refusal else sys.stdout)
    if report.refusal:
        if as_json:
            say(report.refusal)
        raise typer.Exit(FILE_REFUSED)


@app.command()
def inspect(
    export: Annotated[str, typer.Argument(metavar="EXPORT", help="A CSV or XLSX file; - reads standard input.")],
    name: Annotated[str, typer.Option(help="The file's name, when it comes on standard input.")] = "standard input",
    framework: Annotated[str | None, typer.Option(help="A framework's id, or the path of a framework file.")] = None,
    tool: Annotated[
        str | None, typer.Option(metavar="NAME", help="The survey tool, where the file is taken for another's.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say how an export would be read and what each column may mean; write nothing."""
    from etl.inspection import inspect_export

    with sentences_for_errors(as_json):
        seen = inspect_export(_source(export, name), Options(framework=framework, tool=tool))
    if as_json:
        print(json.dumps(seen))
    elif not seen["refusal"]:
        print(seen["tool_why"])
        for column in seen["columns"]:
            suggestion = column["suggestion"]
            meaning = (
                f"{suggestion['meaning']} ({suggestion['score']}: {suggestion['because']})"
                if suggestion
                else "not read"
            )
            print(f"  {column['header'] or '(no header)'}: {meaning}")
    if seen["refusal"]:
        say(seen["refusal"])
        raise typer.Exit(FILE_REFUSED)


@app.command()
def remember(name: Annotated[str, typer.Argument(metavar="NAME")], as_json: AsJson = False) -> None:
    """Keep a mapping, given on standard input as JSON, for the next export with the same columns."""
    from etl.remember import remember as keep

    with sentences_for_errors(as_json):
        try:
            content = json.load(sys.stdin)
        except ValueError:
            raise CallRefused("Standard input holds no JSON.") from None
        file = keep(name, content)
    print(json.dumps({"mapping": file.stem, "file": str(file)}) if as_json else f"The mapping is kept in {file}.")


@app.command()
def publish(
    preview: Annotated[
        bool, typer.Option("--preview", help="Write nothing; tell how many groups would stand alone.")
    ] = False,
    k: Annotated[int | None, typer.Option("--k", metavar="N", help="The fewest people behind a published row.")] = None,
    as_json: AsJson = False,
) -> None:
    """Count, protect and publish what is loaded, for the dashboard to show."""
    from disclosure import publish as publication  # numpy and scipy are not needed to load

    with sentences_for_errors(as_json, publication.PublishRefused):
        if preview:
            outlook = publication.preview()
            print(json.dumps(outlook.as_json()) if as_json else "\n".join(outlook.sentences()))
            return
        done = publication.publish(k=k, progress=lambda slices_done, of: say(f"slice {slices_done} of {of}"))
        print(json.dumps(done.as_json()) if as_json else "\n".join(done.sentences()))


@app.command()
def batches(as_json: AsJson = False) -> None:
    """List the loads, newest first."""
    with sentences_for_errors(as_json):
        found = history.batches()
    if as_json:
        print(json.dumps({"batches": found}))
    elif not found:
        print("Nothing is loaded yet. `python -m etl load EXPORT` loads an export.")
    for batch in [] if as_json else found:
        undone = f", undone on {batch['undone_at'][:10]}" if batch["undone_at"] else ""
        print(
            f"{batch['batch_id']:>4}  {batch['loaded_at'][:16].replace('T', ' ')}  {batch['file_name']}: "
            f"{batch['assessments']:,} assessments, {batch['rows_refused']:,} rows refused{undone}"
        )


@app.command()
def undo(batch: Annotated[int, typer.Argument(metavar="BATCH")], as_json: AsJson = False) -> None:
    """Take one load back."""
    with sentences_for_errors(as_json):
        removed = history.undo(batch)
    if as_json:
        print(
            json.dumps(
                {"batch_id": batch, "assessments_removed": removed.assessments, "ratings_removed": removed.ratings}
            )
        )
    else:
        print(
            f"Batch {batch} is undone: {counted(removed.assessments, 'assessment')} taken out. Publish again for the dashboard to follow."
        )


@app.command()
def erase(subject_id: Annotated[str, typer.Argument(metavar="SUBJECT_ID")], as_json: AsJson = False) -> None:
    """Take one person's records out."""
    with sentences_for_errors(as_json):
        removed = history.erase(subject_id)
    if as_json:
        print(json.dumps({"assessments_removed": removed.assessments, "ratings_removed": removed.ratings}))
    else:
        print(
            f"{counted(removed.assessments, 'assessment')} of that person taken out. Publish again for the dashboard to follow."
        )


@app.command()
def status(as_json: AsJson = False) -> None:
    """Say what is loaded and what is published."""
    from etl.status import status as current_status

    with sentences_for_errors(as_json):
        now = current_status()
    print(json.dumps(now.as_json()) if as_json else "\n".join(now.sentences()))


@app.command()
def sample(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Where to write the made-up export.")],
    people: Annotated[int, typer.Option(min=1)] = 6000,
    seed: Annotated[int, typer.Option(min=0)] = 1,
    waves: Annotated[int, typer.Option(min=1)] = 3,
    shape: Annotated[Shape, typer.Option()] = Shape.wide,
    organisations: Annotated[int, typer.Option(min=1)] = 1,
    divisions: Annotated[int, typer.Option(min=1)] = 9,
    teams: Annotated[int, typer.Option(min=1)] = 80,
    as_json: AsJson = False,
) -> None:
    """Write a made-up export, whose shape and sizes are a trust's."""
    from etl.sample import write_sample

    with sentences_for_errors(as_json):
        try:
            made = write_sample(
                out,
                people=people,
                seed=seed,
                waves=waves,
                shape=shape.value,
                organisations=organisations,
                divisions=divisions,
                teams=teams,
            )
        except OSError:
            raise CallRefused(
                f"{out} can't be written. Check that the folder is there and that you may write to it."
            ) from None
        except ValueError as error:
            raise CallRefused(str(error)) from None
    if as_json:
        print(json.dumps({"file": str(out), "rows": made.rows, "people": made.people}))
    else:
        print(f"{made.rows:,} made-up assessments of {made.people:,} made-up people are in {out}.")


def _source(export: str, name: str) -> Source:
    return Source(name, data=sys.stdin.buffer.read()) if export == "-" else open_source(Path(export))


def _assignment(words: str) -> tuple[str, str]:
    column, equals, value = words.partition("=")
    if not equals or not column.strip() or not value.strip():
        raise CallRefused(f'--set takes COLUMN=VALUE, as in --set wave="2026 spring"; “{words}” is not that.')
    return column.strip(), value.strip()


if __name__ == "__main__":
    app(prog_name="python -m etl")

"""The command that publishes: the one place where loading and publishing meet."""

from functools import partial
from typing import Annotated

import typer

from domain.declared import shared
from domain.door.publication import Progress
from domain.errors import Status
from domain.trail.deeds import recorded
from etl.commands.words import AsJson, declaration_of
from etl.exit_status import say, sentences_for_errors, tell
from etl.refusals import CallRefused


ENGINES = ("duckdb", "spark")


def publish(
    preview: Annotated[
        bool, typer.Option("--preview", help="Write nothing; tell how many groups would stand alone.")
    ] = False,
    k: Annotated[int | None, typer.Option("--k", metavar="N", help="The fewest people behind a published row.")] = None,
    first: Annotated[
        str | None,
        typer.Option(
            "--first",
            metavar="BREAKDOWN",
            help="Put a breakdown first, now and from now on; organisation: as declared.",
        ),
    ] = None,
    breakdowns: Annotated[
        str | None,
        typer.Option(
            metavar="FILE.toml",
            help="With --preview: these breakdowns in place of those declared; - reads standard input.",
        ),
    ] = None,
    engine: Annotated[
        str,
        typer.Option(
            metavar="ENGINE", help="What counts and protects: duckdb, on this machine, or spark, where records are."
        ),
    ] = "duckdb",
    records: Annotated[
        str | None,
        typer.Option(
            metavar="FOLDER", help="With --engine spark: a path or address of records that `export-records` wrote."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Count, protect and publish what is loaded, for the dashboard to show."""
    from disclosure.publish import publish as publication  # numpy and scipy are not needed to load
    from disclosure.publish import told
    from etl import faults, store
    from etl.history.waves import doubts

    def progress(done: int, of: int) -> None:
        say(Progress(done, of).line() if as_json else f"slice {done} of {of}")

    def within(slice_: int, of: int, audited: int, dimensions: int) -> None:
        line = f"slice {slice_} of {of}: audited {audited} of {dimensions} dimensions"
        say(Progress(slice_ - 1, of, audited, dimensions).line() if as_json else line)

    failed: list[str] = []
    with sentences_for_errors(as_json):
        if breakdowns and not preview:
            raise CallRefused("breakdowns_without_preview")
        if engine not in ENGINES:
            raise CallRefused("no_such_engine", engine=engine, engines=ENGINES)
        if (engine == "spark") != (records is not None):
            raise CallRefused("records_with_spark")
        if preview and records:
            raise CallRefused("spark_preview")
        with store.connect() as con:
            store.upgrade(con)
        if preview:
            looked_at = declaration_of(breakdowns) if breakdowns else None
            done = publication.preview(k=k, first=first, looked_at=looked_at, progress=progress, within=within)
            sentences = told.of_preview(done)
        else:
            if records:
                from disclosure.publish.spark.publish import publish as with_spark

                published = partial(with_spark, records)
            else:
                published = partial(publication.publish, within=within)
            with recorded("publish", k=k, first=first, **({"engine": engine} if records else {})) as recording:
                done = published(k=k, first=first, progress=progress, heard=lambda _, error: faults.kept(error))
                recording |= {"version": done.version, "slices": done.slices, "certified": done.certified}
                recording |= {"failed": len(done.failed)} if done.failed else {}
            failed = told.of_failures(done)
            sentences = told.of_publication(done)
            if place := shared.said():
                sentences = [*sentences, f"Shared with other dashboards in {place}."]
        about_waves = [finding.message for finding in doubts()]
    tell(as_json, done, [*sentences, *about_waves])
    for sentence in failed:
        say(sentence)
    if failed:
        raise typer.Exit(Status.FAULT_OF_OURS)

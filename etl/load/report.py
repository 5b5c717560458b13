"""What a load did, for programs as JSON and for people as sentences."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field

from domain.side_by_side import SideBySide
from etl.checks.likely_same import Pair
from etl.history.waves import told as waves_told
from etl.load.replacement import Replaced
from etl.refusals import Finding, Refusal, counted, told


@dataclass
class LoadReport:
    """What a load did, or under `dry_run` would do; the fields are the keys of `load --json`."""

    batch_id: int | None = None
    tool: str = ""  # that wrote the file: a name that --tool takes
    tool_why: str = ""  # a sentence: how the file is read, and by what it was recognised
    file: str = ""  # that was read, of an archive
    files: list[str] = field(default_factory=list)  # of an archive, those that may be tables
    sheet: str = ""  # that was read, of a workbook with several
    sheets: list[str] = field(default_factory=list)  # of a workbook, those with anything on them
    shape: str = ""
    side_by_side: SideBySide | None = None  # what stands side by side in each row; None: nothing
    rows_read: int = 0
    assessments_loaded: int = 0
    ratings_loaded: int = 0
    ratings_not_rated: int = 0
    rows_refused: int = 0
    refusals: list[Refusal] = field(default_factory=list)
    columns_dropped: list[str] = field(default_factory=list)
    columns_lacking: list[str] = field(default_factory=list)  # of ours, for which one value may hold for every row
    new_values: dict[str, list[str]] = field(default_factory=dict)
    # New role or care setting to the nearest that is known, None where none is near.
    nearest_values: dict[str, dict[str, str | None]] = field(default_factory=dict)
    likely_same: dict[str, list[Pair]] = field(
        default_factory=dict
    )  # by column, names that are likely one in two spellings
    group_sizes: dict[str, dict[str, int]] = field(default_factory=dict)  # people in each group; of a dry run only
    wave_order: dict[str, list[str]] = field(default_factory=dict)  # organisation -> its waves as they will be shown
    mapping: str | None = None  # name of the mapping that was used, given or remembered
    replaced: Replaced | None = None  # what changed against the batch that this export corrects
    findings: list[Finding] = field(default_factory=list)
    already_loaded: bool = False
    refused_csv: str | None = None  # the refused rows to correct, where they were asked for
    refusal: str | None = None  # why the file is refused as a whole; None: it is not

    def as_json(self) -> dict:
        return asdict(self)

    def sentences(self) -> Iterator[str]:
        """The same for a person, most important first."""
        if self.refusal:
            yield f"Refused: {self.refusal} Nothing was loaded."
        elif self.already_loaded:
            yield f"This file was already loaded, as batch {self.batch_id}. Nothing was loaded again."
        else:
            loaded = "would load" if self.batch_id is None else f"loaded as batch {self.batch_id}"
            yield (
                f"{counted(self.assessments_loaded, 'assessment')} {loaded}: {counted(self.ratings_loaded, 'rating')}, and "
                f"{counted(self.ratings_not_rated, 'answer')} that {'is' if self.ratings_not_rated == 1 else 'are'} not rated."
            )
        if self.tool_why:
            yield self.tool_why
        if self.side_by_side:
            yield self.side_by_side.sentence()
        if self.replaced:
            yield (
                f"Against batch {self.replaced.batch_id}, which it replaces: {counted(self.replaced.assessments_changed, 'assessment')} "
                f"changed, {self.replaced.assessments_added:,} added, {self.replaced.assessments_removed:,} removed."
            )
        if self.mapping:
            yield f"Read with the mapping “{self.mapping}”."
        if self.rows_refused:
            part = ", some of them in part" if self.side_by_side else ""
            yield f"{self.rows_refused:,} of {counted(self.rows_read, 'row')} {'is' if self.rows_refused == 1 else 'are'} refused{part}:"
            for reason in told(self.refusals):
                yield f"  {reason}"
        if self.columns_dropped:
            yield f"Columns that were not read: {', '.join(self.columns_dropped)}."
        yield from waves_told(self.wave_order)
        for finding in self.findings:
            if not finding.needs_confirmation:
                yield finding.asked() if finding.confirmation else finding.message
        for column, values in self.new_values.items():
            yield f"New in {column}: {_some(values)}. Is each of them meant?"


def _some(values: list[str], most: int = 12) -> str:
    shown = ", ".join(values[:most])
    return shown if len(values) <= most else f"{shown} and {len(values) - most:,} more"

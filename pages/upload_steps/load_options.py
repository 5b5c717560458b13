"""Asks how an export is to be read: its survey tool, its framework and its mapping."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

import settings
from analysis.wording import plain
from domain.door.history import Batches
from domain.languages import N_, _
from pages.upload_steps import etl_process, own_framework


MAPPING_MEGABYTES = 1
AS_RECOGNISED = ""
TOOLS = {  # as `python -m etl load --tool` takes them = as people write them
    AS_RECOGNISED: N_("As recognised from the file"),
    "qualtrics": "Qualtrics",
    "survey_monkey": "SurveyMonkey",
    "microsoft_forms": "Microsoft Forms",
    "lime_survey": "LimeSurvey",
    "jisc": "Jisc Online Surveys",
    "smart_survey": "SmartSurvey",
    "redcap": "REDCap",
    "academy": N_("NHS Leadership Academy's assessment tool"),
    "kobo_toolbox": "KoboToolbox",
    "odk": "ODK",
    "typeform": "Typeform",
    "alchemer": "Alchemer (SurveyGizmo)",
    "formr": "formr",
    "zoho_survey": "Zoho Survey",
    "survey_js": "SurveyJS",
    "jspsych": "jsPsych",
    "google_forms": "Google Forms",
    "plain": N_("None of them: a plain table"),
}


@dataclass(frozen=True)
class Options:
    """How an export is to be read, in the words of `python -m etl load`."""

    framework: str
    tool: str
    mapping: bytes
    columns_set: tuple[tuple[str, str], ...] = ()  # one value for every row, for columns that the file lacks
    replaces: int | None = None  # a batch that the export corrects
    confirmed: frozenset[str] = frozenset()
    header_row: int | None = None  # of the column names, where the reader knows better than the file
    sheet: str = ""  # of a workbook, likewise
    inside: str = ""  # the file of an archive with several tables

    def with_columns(self, values: tuple[tuple[str, str], ...]) -> "Options":
        return replace(self, columns_set=values)

    def with_confirmed(self, confirmed: frozenset[str]) -> "Options":
        return replace(self, confirmed=confirmed)

    def reading(self) -> list[str]:
        """What `inspect` takes too. The default framework is not named, for that would overrule a mapping's own."""
        framework = ["--framework", self.framework] if self.framework != settings.FRAMEWORK else []
        header_row = ["--header-row", str(self.header_row)] if self.header_row else []
        sheet = ["--sheet", self.sheet] if self.sheet else []
        inside = ["--inside", self.inside] if self.inside else []
        return [*framework, *(["--tool", self.tool] if self.tool else []), *header_row, *sheet, *inside]

    @contextmanager
    def words(self) -> Generator[list[str]]:
        """The options as words of the command, for as long as the mapping lies in a file for it to read."""
        words = [word for column, value in self.columns_set for word in ("--set", f"{column}={value}")]
        words += [word for rule in sorted(self.confirmed) for word in ("--confirm", rule)]
        words += ["--replace", str(self.replaces)] if self.replaces else []
        words += self.reading()
        if not self.mapping:
            yield words
            return
        with TemporaryDirectory() as folder:
            path = Path(folder) / "mapping.toml"
            path.write_bytes(self.mapping)
            yield [*words, "--mapping", str(path)]


def ask() -> Options:
    replaces = ask_replaced()
    with st.expander(_("Survey tool, framework, mapping")):
        tool = st.selectbox(_("Survey tool that wrote the file"), TOOLS, format_func=lambda one: _(TOOLS[one]))
        framework = own_framework.choose()
        mapping = st.file_uploader(
            _("Mapping file, for an export with column names or answers of its own"),
            max_upload_size=MAPPING_MEGABYTES,
            key=f"mapping {st.session_state.get('mappings_kept', 0)}",
        )
        own_framework.offer()
    return Options(framework, tool, mapping.getvalue() if mapping else b"", replaces=replaces)


def ask_replaced() -> int | None:
    """The batch that the export corrects, if it does."""
    if not st.checkbox(_("This corrects an export that is already loaded")):
        return None
    answer = etl_process.look(Batches, "batches")
    if not answer.is_done:
        st.error(plain(answer.sentence))
        return None
    files = {batch.batch_id: batch.file_name for batch in answer.report.batches if not batch.undone_at}
    if not files:
        st.markdown(
            _("Nothing is loaded yet that it could correct. Take the tick away, and the file is loaded as a new one.")
        )
        return None
    return st.selectbox(
        _("The batch whose place it takes"),
        files,
        format_func=lambda batch: f"{batch}: {files[batch]}",
        help=_("That batch is taken out and this export is loaded in one step."),
    )

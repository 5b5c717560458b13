"""Asks how an export is to be read: its framework, its mapping, and values for columns that it lacks."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

import settings
from pages.manage import etl_process


MAPPING_MEGABYTES = 1
COLUMNS = {  # what one value may be given for: the column = how it is asked for
    "wave": "Wave, such as 2026 spring",
    "organisation": "Organisation",
    "division": "Division",
    "team": "Team",
    "role": "Role",
    "care_setting": "Care setting",
    "rater_group": "Rater group (self, if left empty)",
}


@dataclass(frozen=True)
class Options:
    """How an export is to be read, in the words of `python -m etl load`."""

    framework: str
    mapping: bytes
    columns_set: tuple[tuple[str, str], ...]
    confirmed: frozenset[str] = frozenset()

    def with_confirmed(self, confirmed: frozenset[str]) -> "Options":
        return replace(self, confirmed=confirmed)

    @contextmanager
    def words(self) -> Iterator[list[str]]:
        """The options as words of the command, for as long as the mapping lies in a file for it to read."""
        words = [word for column, value in self.columns_set for word in ("--set", f"{column}={value}")]
        words += [word for rule in sorted(self.confirmed) for word in ("--confirm", rule)]
        if not self.mapping:
            yield [*words, "--framework", self.framework]
            return
        with TemporaryDirectory() as folder:
            path = Path(folder) / "mapping.toml"
            path.write_bytes(self.mapping)
            yield [*words, "--mapping", str(path)]


def ask() -> Options:
    with st.expander("Columns that the file lacks, framework, mapping"):
        st.markdown("If the file has no column for one of these, give the value that holds for every row.")
        left, right = st.columns(2)
        values = {
            column: (right if place % 2 else left).text_input(label, key=f"every row's {column}", max_chars=60).strip()
            for place, (column, label) in enumerate(COLUMNS.items())
        }
        frameworks = {
            framework["framework_id"]: framework["name"]
            for framework in etl_process.look("status").report.get("frameworks", [])
        }
        names = list(frameworks) or [settings.FRAMEWORK]
        default = names.index(settings.FRAMEWORK) if settings.FRAMEWORK in names else 0
        framework = st.selectbox("Framework", names, index=default, format_func=lambda name: frameworks.get(name, name))
        mapping = st.file_uploader(
            "Mapping file, for an export with column names or answers of its own (it names the framework)",
            type="toml",
            max_upload_size=MAPPING_MEGABYTES,
        )
    return Options(
        framework,
        mapping.getvalue() if mapping else b"",
        tuple((column, value) for column, value in values.items() if value),
    )

"""Asks of each role and care setting that is in no reference list whether it is a known one, spelled otherwise."""

import streamlit as st

from analysis.wording import plain
from domain.door.load import LoadReport
from domain.words import counted, heading
from pages.upload_steps import checks, column_mapping, mapping_content, side_by_side
from pages.upload_steps.load_options import Options


NEW = ""
VALUES_ASKED = 60  # so many at once; the rest after these


def ask(file, options: Options, report: LoadReport) -> None:
    unknown = [
        (column, value, known) for column, values in report.nearest_values.items() for value, known in values.items()
    ]
    if not unknown:
        return
    with st.expander(f"Roles and care settings that are in no reference list ({len(unknown):,})", expanded=True):
        st.markdown(
            "Is each of them new, or one of the list spelled otherwise? What you keep is remembered for the next export with"
            " these columns."
        )
        with st.form(f"spellings in {file.file_id}"):
            said = {}
            for (column, value, nearest), cell in side_by_side.cells(unknown[:VALUES_ASKED]):
                names = mapping_content.reference(column)
                offered = [nearest] if nearest else []
                said[column, value] = cell.selectbox(
                    f"{heading(column)}: {plain(value)}",
                    (NEW, *offered, *(name for name in names if name != nearest)),
                    format_func=lambda choice: f"It is {choice or 'new'}",
                    key=f"spelling {column} {value}",
                )
                cell.caption(f"Nearest in the list: {plain(nearest)}." if nearest else "None in the list is like it.")
            is_said = st.form_submit_button("Keep these and check again")
        if len(unknown) > VALUES_ASKED:
            st.markdown(f"{counted(len(unknown) - VALUES_ASKED, 'further name')} will be asked about after these.")
    if is_said:
        keep(file, options, report, said)


def keep(file, options: Options, report: LoadReport, said: dict[tuple[str, str], str]) -> None:
    """Keeps for each value the name that it stands for: its own, where it is new."""
    values = {}
    for (column, value), name in said.items():
        values.setdefault(column, {})[value] = name or value
    before = mapping_content.kept(report.mapping, options.mapping)
    seen = checks.seen(file, options)
    content = mapping_content.with_values(before, values, seen)
    column_mapping.keep(report.mapping or mapping_content.name_for(file.name, seen.fingerprint), content)

"""Asks of names that may be others, spelled otherwise: roles and care settings of no list, teams and divisions that are likely one."""

import streamlit as st

from analysis.wording import label, plain
from domain.declared.references import vocabulary
from domain.door.load import LoadReport
from domain.languages import N_, _
from domain.words import heading
from pages.upload_steps import checks
from pages.upload_steps.load_options import Options
from pages.upload_steps.mapping_form import column_mapping, mapping_content, side_by_side


NEW = ""
VALUES_ASKED = 60  # so many at once; the rest after these
CHOOSE = N_("Choose")  # where a likely answer is named, none is chosen beforehand
MORE_NAMES = N_("{number:#further name} will be asked about after these.")
MORE_PAIRS = N_("{number:#further pair} will be asked about after these.")
KEEP = N_("Keep these and check again")
REMEMBERED = N_("What you keep is remembered for the next export with these columns.")


def ask(file, options: Options, report: LoadReport) -> None:
    ask_unknown(file, options, report)
    ask_pairs(file, options, report)


def ask_unknown(file, options: Options, report: LoadReport) -> None:
    unknown = [
        (column, value, known) for column, values in report.nearest_values.items() for value, known in values.items()
    ]
    if not unknown:
        return
    with st.expander(
        _("Roles and care settings that are in no reference list ({unknown:,})", unknown=len(unknown)), expanded=True
    ):
        st.markdown(f"{_('Is each of them new, or one of the list spelled otherwise?')} {_(REMEMBERED)}")
        with st.form(f"spellings in {file.file_id}"):
            said = {}
            for (column, value, nearest), cell in side_by_side.cells(unknown[:VALUES_ASKED]):
                names = vocabulary(column).named
                offered = [nearest] if nearest else []
                said[column, value] = cell.selectbox(
                    label(f"{_(heading(column))}: {value}"),
                    (*offered, NEW, *(name for name in names if name != nearest)),
                    index=None if nearest else 0,
                    format_func=lambda choice: _("It is {name}", name=choice) if choice else _("It is new"),
                    placeholder=_(CHOOSE),
                    key=f"spelling {column} {value}",
                )
                cell.caption(
                    _("Nearest in the list: {nearest}.", nearest=plain(nearest))
                    if nearest
                    else _("None in the list is like it.")
                )
            is_said = st.form_submit_button(_(KEEP))
        tell_of_more(unknown, MORE_NAMES)
    if is_said:
        keep(file, options, report, {of: name for of, name in said.items() if name is not None})


def ask_pairs(file, options: Options, report: LoadReport) -> None:
    """Pairs of names that are likely one are made one only where the reader says so."""
    pairs = [(column, pair) for column, of_column in report.likely_same.items() for pair in of_column]
    if not pairs:
        return
    with st.expander(_("Names that are likely one, spelled in two ways ({pairs:,})", pairs=len(pairs)), expanded=True):
        st.markdown(
            _(
                "As they are, each pair is two groups. You can also load without saying anything here. What you keep is"
                " remembered for the next export with these columns."
            )
        )
        with st.form(f"pairs in {file.file_id}"):
            said = {}
            for (column, pair), cell in side_by_side.cells(pairs[:VALUES_ASKED]):
                name, kept = pair.name, pair.kept
                one, two = _("One: {name}", name=kept), _("Two different ones")
                chosen = cell.selectbox(
                    label(_("{column}: “{name}” and “{kept}”", column=_(heading(column)), name=name, kept=kept)),
                    (one, two),
                    index=None,
                    placeholder=_(CHOOSE),
                    key=f"pair {column} {name} {kept}",
                )
                if chosen:
                    said |= {(column, name): kept if chosen == one else name, (column, kept): kept}
            is_said = st.form_submit_button(_(KEEP), key=f"keep pairs in {file.file_id}")
        tell_of_more(pairs, MORE_PAIRS)
    if is_said:
        keep(file, options, report, said)


def tell_of_more(asked: list, sentence: str) -> None:
    if len(asked) > VALUES_ASKED:
        st.markdown(_(sentence, number=len(asked) - VALUES_ASKED))


def keep(file, options: Options, report: LoadReport, said: dict[tuple[str, str], str]) -> None:
    """Keeps for each value the name that it stands for: its own, where it is new."""
    values = {}
    for (column, value), name in said.items():
        values.setdefault(column, {})[value] = name or value
    before = mapping_content.kept(report.mapping, options.mapping)
    seen = checks.seen(file, options)
    name = report.mapping or mapping_content.name_for(file.name, seen.fingerprint)
    column_mapping.keep(name, mapping_content.with_values(before, values, seen))

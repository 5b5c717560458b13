"""Shows side by side what differs from the last export like this one, and takes over what was said of that."""

from dataclasses import replace

import streamlit as st

from analysis.wording import plain
from domain.declared.mapping_file import Mapping
from domain.door.look import Inspection, LastTime
from domain.languages import N_, _
from pages.upload_steps.mapping_form import mapping_content


GONE = N_("No column is like it")


def show(last: LastTime, seen: Inspection) -> None:
    st.subheader(_("What differs from last time"))
    st.markdown(
        _(
            "This looks like the survey of the mapping “{mapping}”, with other columns. What that says is chosen below"
            " already. Look at what is named here, correct it below, and keep it once.",
            mapping=plain(last.mapping),
        )
    )
    st.dataframe(table(last, seen), hide_index=True)


def table(last: LastTime, seen: Inspection) -> list[dict[str, str]]:
    """One row per column that differs: what it was called, what it may be called now, and what it is about."""
    names = mapping_content.columns() | {dimension.dimension_id: dimension.called for dimension in seen.dimensions}
    return [
        {_("Last time"): one.then, _("This time"): one.now or _(GONE), _("About"): names.get(one.meaning, one.meaning)}
        for one in last.differs
    ]


def taken_over(last: LastTime) -> Mapping:
    """The mapping of last time, under the headers of this time; what is gone is left out."""
    mapping = mapping_content.kept(last.mapping)
    now = {one.then: one.now for one in last.differs}

    def here(headers: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(found for header in headers if (found := now.get(header, header)))

    columns = {ours: here((header,)) for ours, header in mapping.columns.items()}
    dimensions = {dimension: here(headers) for dimension, headers in mapping.dimensions.items()}
    return replace(
        mapping,
        columns={ours: headers[0] for ours, headers in columns.items() if headers},
        dimensions={dimension: headers for dimension, headers in dimensions.items() if headers},
    )


def asked_again(last: LastTime) -> set[str]:
    """What a mapping calls the columns that somebody has to look at."""
    return {one.now for one in last.differs if one.now}

"""Which of the published figures can other tools read, as what, and what do their columns mean?"""

import streamlit as st

from analysis.data_package import content, dictionary, kinds
from analysis.wording import plain
from domain.errors import Refused
from domain.languages import N_, _
from pages.access import provider, taking
from pages.frame import given
from pages.interface import tables, token_form


ABOUT = N_(
    "All figures that are published, whatever is chosen on other pages, for Power BI, Excel, R or Python: counts of"
    " groups, never of a person, with a dictionary of their columns. What is safe to see here is safe to take along."
)
ANEW = N_(
    "Power BI, Excel, R, Python and DuckDB can fetch these tables anew after each publication, as JSON, CSV or Parquet,"
    " and only the rows that they ask for."
)
ASKED = N_(
    "Any table and column below can be asked for like this. `{place}/openapi.json` describes them for programs, and"
    " docs/http.md in Ninefold's folder has examples."
)


def main() -> None:
    st.markdown(_(ABOUT))
    try:
        held = content.content(published)
    except content.Refused as refused:
        st.error(str(refused))
        return
    ending = st.radio(_("Format"), kinds.KINDS, format_func=lambda ending: _(kinds.KINDS[ending].name), horizontal=True)
    kind = kinds.KINDS[ending]
    st.download_button(
        _("Save all figures ({ending})", ending=ending),
        taking.away("data", lambda: kind.write(published), format=ending, version=held.version),
        f"ninefold_{held.version}{ending}",
        kind.mime,
        on_click="ignore",
    )
    with st.expander(_("Read it from other tools")):
        from_elsewhere()
    st.header(_("What is in it"))
    st.markdown(_("Start with `release`, which holds every figure; the other tables explain its columns."))
    st.table(dictionary.tables(held), hide_index=True, border="horizontal")
    st.header(_("What its columns mean"))
    chosen = st.selectbox(_("Table"), held.tables, format_func=lambda one: one.table.name)
    st.table(dictionary.columns(chosen), hide_index=True, border="horizontal")
    st.caption(_("On the command line: `python -m analysis data --out FOLDER`, or a file that ends as above."))


def from_elsewhere() -> None:
    st.markdown(_(ANEW))
    place = tables.address()
    st.code(f"{place}/release.csv?breakdown=division", language=None)
    st.caption(_(ASKED, place=place))
    if provider.named():
        try:
            token_form.show()
        except Refused as problem:
            st.error(plain(str(problem)))


published = given.store()
main()

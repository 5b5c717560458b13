"""Which of the published figures can other tools read, as what, and what do their columns mean?"""

import streamlit as st

from analysis.data_package import content, dictionary, kinds
from pages.access import taking
from pages.frame import given


def main() -> None:
    st.markdown(
        "All figures that are published, whatever is chosen on other pages, for Power BI, Excel, R or Python: counts of"
        " groups, never of a person, with a dictionary of their columns. What is safe to see here is safe to take along."
    )
    try:
        held = content.content(published)
    except content.Refused as refused:
        st.error(str(refused))
        return
    ending = st.radio("Format", kinds.KINDS, format_func=lambda ending: kinds.KINDS[ending].name, horizontal=True)
    kind = kinds.KINDS[ending]
    st.download_button(
        f"Save all figures ({ending})",
        taking.away("data", lambda: kind.write(published), format=ending, version=held.version),
        f"ninefold_{held.version}{ending}",
        kind.mime,
        on_click="ignore",
    )
    st.header("What is in it")
    st.markdown("Start with `release`, which holds every figure; the other tables explain its columns.")
    st.table(dictionary.tables(held), hide_index=True, border="horizontal")
    st.header("What its columns mean")
    chosen = st.selectbox("Table", held.tables, format_func=lambda one: one.table.name)
    st.table(dictionary.columns(chosen), hide_index=True, border="horizontal")
    st.caption("On the command line: `python -m analysis data --out FOLDER`, or a file that ends as above.")


published = given.store()
main()

"""Shown in place of any page while nothing is published: how to load an export and publish it."""

import streamlit as st


def show() -> None:
    st.header("Nothing is published yet")
    st.markdown(
        "Ninefold shows figures once an export of your survey tool has been loaded and published."
        " Both take a minute and can be done here:"
    )
    st.page_link("pages/manage/upload.py", label="Go to Upload: load an export, then publish it")
    st.markdown("or on the command line, in Ninefold's folder:")
    st.code("python -m etl load EXPORT\npython -m etl publish", language=None)
    st.markdown("To look around first, let Ninefold make up an export of a trust that doesn't exist, and load that:")
    st.code("python -m etl sample made_up.csv", language=None)

"""Who may look: where the installation names an identity provider, nobody sees a page before signing in with it."""

from pathlib import Path

import streamlit as st
from streamlit.errors import StreamlitAuthError

from analysis.wording import plain


def is_done() -> bool:
    """Whether the page may go on; until then it asks the reader to sign in. Without a provider everyone may look."""
    if not st.secrets.load_if_toml_exists():
        return not _is_unreadable()
    if "auth" not in st.secrets:
        return True
    if st.user.get("is_logged_in"):
        _offer_the_way_out()
        return True
    st.title("Ninefold")
    st.markdown("Sign in with the account that you use at work. Until then nothing is shown.")
    if st.button("Sign in", type="primary"):
        _begin()
    return False


def _is_unreadable() -> bool:
    """Whether there is a file of secrets after all; whether it asks for signing in can't be known, so nobody gets in."""
    files = [file for file in st.get_option("secrets.files") if Path(file).exists()]
    for file in files:
        st.error(f"{plain(file)} can't be read, so nothing is shown. Mend it, or take it away, and start again.")
    return bool(files)


def _begin() -> None:
    try:
        st.login()
    except StreamlitAuthError as problem:
        missing = " ".join(str(problem).split())
        st.error(f"Signing in is not set up yet. Whoever runs this installation can use this: {plain(missing)}")


def _offer_the_way_out() -> None:
    with st.sidebar:
        st.caption(f"Signed in as {plain(str(st.user.get('name') or st.user.get('email') or 'a reader'))}.")
        st.button("Sign out", on_click=st.logout)

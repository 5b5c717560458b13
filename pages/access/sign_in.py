"""Who may look: where the installation names an identity provider, nobody sees a page before signing in with it."""

import streamlit as st
from streamlit.errors import StreamlitAuthError

from analysis.wording import plain
from domain.declared import access
from domain.declared.access import Role
from domain.errors import Refused
from domain.languages import N_, _
from pages.access import events, provider, reader
from pages.access.claims import NoAccess, end, reader_of


ROLES = {Role.VIEWER: N_("viewer"), Role.ANALYST: N_("analyst"), Role.OWNER: N_("owner")}


def is_done() -> bool:
    """Whether the page may go on, and `reader.current()` says for whom; until then it asks the reader to sign in."""
    reader.keep(None)
    try:
        named = provider.named()
        if named is None:
            reader.keep(reader.OF_THIS_MACHINE)
            return True
        claims = st.user.to_dict()
        if not claims.get("is_logged_in"):
            _ask()
            return False
        events.tell_of_access(access.text())
        found = reader_of(claims, named, access.declared())
        events.tell_of_sign_in(found)
    except NoAccess as problem:
        events.tell_of_refusal(problem)
        st.title("Ninefold")
        st.error(plain(str(problem)))
        _sign_out()
        return False
    except reader.NotAllowed as problem:
        _ask(str(problem))
        return False
    except Refused as problem:
        st.error(plain(str(problem)))
        return False
    reader.keep(found)
    _offer_the_way_out(found)
    return True


def _ask(why: str = "") -> None:
    st.title("Ninefold")
    if why:
        st.info(plain(why))
    st.markdown(_("Sign in with the account that you use at work. Until then nothing is shown."))
    if st.button(_("Sign in"), type="primary"):
        try:
            st.login()
        except StreamlitAuthError as problem:
            missing = " ".join(str(problem).split())
            st.error(
                _(
                    "Signing in is not set up yet. Whoever runs this installation can use this: {missing}",
                    missing=plain(missing),
                )
            )


def _offer_the_way_out(found: reader.Reader) -> None:
    with st.sidebar:
        st.caption(_("Signed in as {person}, {role}.", person=plain(found.name), role=_(ROLES[found.role])))
        _sign_out()


def _sign_out() -> None:
    if st.button(_("Sign out")):
        events.tell_of_sign_out(end(st.user.to_dict()))
        st.logout()

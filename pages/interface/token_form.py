"""Makes a token for a program that can't sign in, shows it once, and withdraws those that are no longer wanted."""

from datetime import UTC, datetime

import streamlit as st

from analysis.wording import plain
from domain.declared import access
from domain.declared.access import Role
from domain.languages import N_, _
from pages.access import reader, taking, tokens
from pages.access.tokens import Token


DAYS = tokens.LASTS // 86400
VIEWING = N_("You are viewing the pages as somebody else. A token is made as yourself.")


def show() -> None:
    found = reader.need(Role.ANALYST)
    if found.may_view_as and found.role < Role.OWNER:
        st.info(_(VIEWING))
        return
    st.markdown(
        _(
            "A program sends a **token** in place of a sign-in: as the password, under any user name. It opens what you may see, for"
            " {days:#day}. Who has it fetches in your name, so keep it as you keep a password.",
            days=DAYS,
        )
    )
    if st.button(_("Make a token")):
        with taking.done_by(Role.ANALYST, "token"):
            st.code(tokens.make(st.user.to_dict(), access.declared(), found.scope), language=None)
        st.caption(_("Copy it now: it is not kept, and not shown again."))
    every = [one for one in tokens.known() if found.role is Role.OWNER or one.person == found.name]
    for one in every:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(_described(one))
            if st.button(
                _("Withdraw"),
                key=f"withdraw {one.id}",
                help=_("Token {token} opens nothing from then on", token=one.id),
            ):
                with taking.done_by(Role.ANALYST, "token withdrawn", token=one.id):
                    tokens.withdraw(one.id)
                st.rerun()


def _described(one: Token) -> str:
    made, until = (datetime.fromtimestamp(moment, UTC) for moment in (one.made, one.until))
    return _(
        "Token {token} of {person}, made on {made:date}, until {until:date}",
        token=one.id,
        person=plain(one.person),
        made=made,
        until=until,
    )

"""Who is signed in, and the way out, where the server lets in only whom it knows."""

from __future__ import annotations

import streamlit as st

from timeline.app.markdown import safe

__all__ = ["offer"]


def offer() -> None:
    """Say who is signed in, with a button to sign out; nothing on a server without sign-in."""
    who = st.user.get("email")
    if not st.user.get("is_logged_in") or not isinstance(who, str):
        return
    st.caption(f"Signed in as {safe(who)}")
    st.button("Sign out", key="sign-out", icon=":material/logout:", on_click=st.logout)

"""Shows what stands: a verdict, and a sentence for each difference, the long list folded away."""

import streamlit as st


SHOWN_AT_ONCE = 8


def show(verdict: str, sentences: list[str]) -> None:
    st.markdown(verdict)
    if sentences:
        st.markdown("\n".join(f"- {sentence}" for sentence in sentences[:SHOWN_AT_ONCE]))
    if len(sentences) > SHOWN_AT_ONCE:
        with st.expander(f"{len(sentences) - SHOWN_AT_ONCE} more"):
            st.markdown("\n".join(f"- {sentence}" for sentence in sentences[SHOWN_AT_ONCE:]))

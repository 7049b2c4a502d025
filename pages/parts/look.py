"""The look that `.streamlit/config.toml` cannot say: the language of the page, the sheet of a project, and printing."""

from pathlib import Path

import streamlit as st

from pages.parts.words import language

FOLDER = Path(__file__).parent
STYLE = (FOLDER / "look.css").read_text(encoding="utf-8")
SCRIPT = (FOLDER / "look.js").read_text(encoding="utf-8")
PAGE_LANGUAGE = {"zh": "zh-CN", "en": "en"}


def apply() -> None:
    script = SCRIPT.replace("{language}", PAGE_LANGUAGE[language()])
    st.html(f"<style>{STYLE}</style><script>{script}</script>", unsafe_allow_javascript=True)

"""The few things about the look that `.streamlit/config.toml` cannot say: the page's language, and printing."""

import streamlit as st

from pages.parts.words import language

PRINTING = """
<style>
@media print {
  [data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stExpander"], p:has(> a[href^="export/"]) {
    display: none !important;
  }
  [data-testid="stPlotlyChart"], [data-testid="stDataFrame"], [data-testid="stMetric"] { break-inside: avoid; }
}
</style>
"""
PAGE_LANGUAGE = {"zh": "zh-CN", "en": "en"}


def apply() -> None:
    speak = f"<script>document.documentElement.lang = '{PAGE_LANGUAGE[language()]}'</script>"
    st.html(PRINTING + speak, unsafe_allow_javascript=True)

"""The launcher: `streamlit run app.py`. What every page shares is in `pages/frame.py`."""

import streamlit as st

from pages.parts import downloads, originals

app = st.App("pages/frame.py", routes=[downloads.ROUTE, originals.ROUTE])

"""The launcher: `streamlit run app.py`. What every page shares is in `pages/frame.py`."""

import streamlit as st

from pages.parts import downloads, originals
from pages.parts.report import file

app = st.App("pages/frame.py", routes=[file.ROUTE, downloads.ROUTE, originals.ROUTE])

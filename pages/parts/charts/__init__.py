"""Rows in, figure out: no query, no filter, no Streamlit. One module for each page, of the same name."""

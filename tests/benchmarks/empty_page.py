"""An empty page: what Streamlit itself costs."""

"""What a page of the same rows costs when nothing is thought of: asked and drawn anew at every run."""

import os
from pathlib import Path

import duckdb
import plotly.express as px
import streamlit as st

folder = Path(os.environ["WAREHOUSE"])
warehouse = duckdb.connect(folder / (folder / "CURRENT").read_text(encoding="utf-8").strip(), read_only=True)
units = warehouse.sql("SELECT unit_id, unit_name FROM units ORDER BY unit_id").pl()
chosen = st.query_params.get("unit", "").split(",")
known = [unit for unit in chosen if unit in units["unit_id"]] or units["unit_id"].to_list()
st.sidebar.multiselect("单位", units["unit_id"].to_list(), default=known)
projects = warehouse.sql(
    "SELECT * FROM projects JOIN units USING (unit_id) WHERE list_contains($units, unit_id) ORDER BY total_yuan DESC",
    params={"units": known},
).pl()
st.title("单位预算")
for column in ("fiscal_yuan", "special_yuan", "total_yuan"):
    st.plotly_chart(px.bar(projects.to_pandas(), x=column, y="unit_name", orientation="h"), key=column)
    st.dataframe(projects)

"""The least that Streamlit and plotly can do: one choice, one scatter of as many points as ours."""

from __future__ import annotations

import os

import plotly.graph_objects as go
import streamlit as st

chosen = st.sidebar.multiselect("Country", ["India", "Japan"])
points = int(os.environ["BENCH_CHOSEN" if chosen else "BENCH_ALL"])
figure = go.Figure(
    go.Scatter(x=list(range(points)), y=[i % 9 for i in range(points)], mode="markers")
)
st.plotly_chart(figure)

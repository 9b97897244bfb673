"""Entry of the dashboard: ``timeline serve`` and ``streamlit run dashboard.py`` start here."""

from __future__ import annotations

from timeline.app.shell import run

run()

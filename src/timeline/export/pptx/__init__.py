"""The parts of a deck: its master, charts as shapes, tables, notes and sources."""

"""Timelines and stance matrices with their evidence, from a folder of CSV files."""

__version__ = "0.1.0"

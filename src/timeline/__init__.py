"""Timelines and stance matrices with their evidence, from a folder of CSV files."""

"""The parts of the page that is mailed around: figures, evidence, rows, fonts, style and script."""

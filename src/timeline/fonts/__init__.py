"""The fonts that texts are measured and drawn in: which one has a letter, and how letters stand."""

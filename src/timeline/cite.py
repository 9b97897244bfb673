"""How a source is named: places, footnotes, citations, CSL-JSON and BibTeX."""

from __future__ import annotations

from timeline.dataset import Dataset

__all__ = ["source_names"]


def source_names(ds: Dataset) -> dict[str, str]:
    """Return the short name of every source by its id: publisher, else author, else the id."""
    table = ds.sources
    return {
        i: publisher or author or i.replace("-", " ").capitalize()
        for i, publisher, author in zip(
            table["id"], table["publisher"], table["author"], strict=True
        )
    }

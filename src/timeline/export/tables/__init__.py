"""The rows of a view, and its sources, as files: CSV, XLSX, JSON, BibTeX, CSL-JSON, footnotes."""

from __future__ import annotations

from timeline import arguments
from timeline.dataset import Dataset
from timeline.export.export_request import ExportRequest
from timeline.export.tables import as_csv, as_json, as_xlsx, listing
from timeline.export.tables.as_citations import as_bibtex, as_csl_json, as_footnotes
from timeline.views.caption import Edition
from timeline.views.view import View

__all__ = ["CITATIONS", "ROWS", "citations", "rows"]

ROWS: tuple[str, ...] = ("csv", "xlsx", "json")
"""What `rows` writes."""

CITATIONS: tuple[str, ...] = ("bib", "csl.json", "txt")
"""What `citations` writes."""


def rows(ds: Dataset, view: View, suffix: str, made: Edition | None = None) -> bytes:
    """Return what a view shows as rows, with their sources.

    Of ``timeline`` and ``events`` these are the events in view, of ``compare`` those in the months
    that it shows; of ``stances`` the statements in view, of ``matrix`` those that count by its day,
    of ``actor`` those of that actor, or of that country's voices; of ``sources`` the sources that
    anything in view cites, all where no filter is set. Events are in the order of their numbers on
    the chart, statements in order of time, sources in that of their table.

    Parameters
    ----------
    ds : Dataset
        What is shown.
    view : View
        Which part of it.
    suffix : str
        One of `ROWS`, with or without a dot. For a view of ``sources``, ``json`` gives CSL-JSON, as
        `citations` does.
    made : Edition, optional
        When it is made and where its links lead, see `timeline.views.caption.edition`.

    Notes
    -----
    Every column of the data is there under its own name and as it was read; to it come columns for
    readers: names for ids, dates in words, the first and last day that a date may mean, the number
    on the chart, sources in full, a link to the row in the dashboard, and the version of the data.
    In CSV and JSON the columns of the data come first: a CSV without those to the right of them is
    a table that `timeline.load` reads, except that an apostrophe then stands before the few cells
    that would run as formulas. In a workbook the columns are in the order in which people read.

    Raises
    ------
    ValueError
        For another suffix, or where something else cannot be.

    Examples
    --------
    >>> import timeline
    >>> from timeline import brief
    >>> ds = timeline.example()
    >>> view = brief.View("matrix", timeline.Filters(frameworks="asian-nato"))
    >>> brief.rows(ds, view, "csv").decode("utf-8-sig")[:27]
    '"id","actor","framework","s'
    """
    asked = ExportRequest.checked(ds, [view], suffix, made=made)
    suffix, made = asked.suffix, asked.made
    arguments.one_of("suffix", suffix, ROWS)
    if view.kind == "sources" and suffix == "json":
        return citations(ds, view, "csl.json", made)
    found = listing.view_listing(ds, view, made)
    if suffix == "csv":
        return as_csv.as_csv(found)
    if suffix == "json":
        return as_json.as_json(ds, found, made)
    lists = [found] if view.kind == "sources" else [found, listing.source_listing(ds, view, made)]
    return as_xlsx.as_xlsx(lists, made)


def citations(ds: Dataset, view: View, suffix: str, made: Edition | None = None) -> bytes:
    """Return the sources on which a view rests.

    Parameters
    ----------
    ds, view, made
        As in `rows`.
    suffix : str
        One of `CITATIONS`, with or without a dot: ``bib`` for BibTeX, BibLaTeX and Zotero,
        ``csl.json`` for CSL-JSON (Zotero, Pandoc), ``txt`` for footnotes: of events under their
        numbers on the chart.

    Raises
    ------
    ValueError
        For another suffix, or where something else cannot be.

    Examples
    --------
    >>> import timeline
    >>> from timeline import brief
    >>> ds = timeline.example()
    >>> view = brief.View("matrix", timeline.Filters(frameworks="asian-nato"))
    >>> b"@online" in brief.citations(ds, view, "bib")
    True
    """
    asked = ExportRequest.checked(ds, [view], suffix, made=made)
    arguments.one_of("suffix", asked.suffix, CITATIONS)
    found = listing.view_listing(ds, view, asked.made)
    if asked.suffix == "bib":
        return as_bibtex(ds, found)
    return as_csl_json(ds, found) if asked.suffix == "csl.json" else as_footnotes(ds, view, found)

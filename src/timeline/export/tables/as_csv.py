"""A list as CSV: for spreadsheets, whose formulas it cannot start, and for `timeline.load`."""

from __future__ import annotations

import csv
import io
from datetime import date

from timeline.dates import Day
from timeline.export.tables.listing import Listing, joined
from timeline.schema.formulas import defused
from timeline.views.fields import Value

__all__ = ["as_csv"]


def as_csv(listing: Listing) -> bytes:
    r"""Return a list as CSV (RFC 4180): a header, ``\r\n`` after each record, commas.

    It is UTF-8 with a byte-order mark, without which Excel reads it in the system's old encoding,
    in which Kōmeitō is lost. All text stands in quotation marks and is `defused`. Numbers stand
    bare, also -2: a number cannot run, and an apostrophe would make a text of it. Days are ISO 8601
    (2024-10-01). What the list is stands in no cell, since every line of a CSV is a record; the
    workbook and JSON say it.
    """
    order = listing.in_data_order()
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow([defused(listing.fields[k].name) for k in order])
    for record in listing.records:
        writer.writerow([_cell(record[k]) for k in order])
    return file.getvalue().encode("utf-8-sig", "replace")


def _cell(value: Value) -> str | int:
    plain = joined(value)
    if isinstance(plain, (date, Day)):
        return plain.isoformat()
    return plain if isinstance(plain, int) else defused(plain or "")

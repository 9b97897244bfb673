"""The letters that stand for sources at what a chart names, and which source each stands for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import count

import pandas as pd

from timeline import cite, dates
from timeline.dataset import Dataset
from timeline.layout.timeline_model import EventTimeline
from timeline.schema import entries, place

__all__ = ["letter_key", "lettered", "named_sources", "source_ids", "source_letters"]

_MOST_LETTERS = 3


def source_ids(ds: Dataset, view: pd.DataFrame) -> dict[str, str]:
    """Return for each event or statement the ids of the sources named at it, a few at most.

    Articles report events; references, which settle a day, are named where no article is.
    """
    order = {str(i): n for n, i in enumerate(ds.sources["id"])}
    articles = {
        str(i)
        for i, kind in zip(ds.sources["id"], ds.sources["kind"], strict=True)
        if kind != "reference"
    }
    found = {}
    for event, cell in zip(view["id"], view["sources"], strict=True):
        ids = dict.fromkeys(place(entry).source for entry in entries(cell))
        told = [i for i in ids if i in articles] or list(ids)
        told.sort(key=lambda i: order.get(i, len(order)))
        found[str(event)] = ";".join(told[:_MOST_LETTERS])
    return found


def named_sources(laid_out: EventTimeline, cited: Mapping[str, str]) -> set[str]:
    """Return the ids of the sources of the events that are named; ``cited`` as `source_ids`."""
    return {i for label in laid_out.labels for i in cited[label.id].split(";") if i}


def source_letters(ds: Dataset, ids: Collection[str]) -> dict[str, str]:
    """Return a letter for each source, in the order of the data and without gaps."""
    order = [str(i) for i in ds.sources["id"]]
    ranked = [i for i in order if i in ids] + sorted(set(ids).difference(order))
    return {key: _letter(n) for n, key in zip(count(), ranked)}


def lettered(
    laid_out: EventTimeline, cited: Mapping[str, str], letters: Mapping[str, str]
) -> EventTimeline:
    """Write the letters of their sources at the events that are named."""
    labels = []
    for label in laid_out.labels:
        told = ", ".join(letters[i] for i in cited[label.id].split(";") if i)
        lines = tuple(replace(ln, letters=told if ln.letters else "") for ln in label.lines)
        labels.append(replace(label, lines=lines))
    return replace(laid_out, labels=tuple(labels))


def letter_key(ds: Dataset, letters: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return letters, each with the name and the date of its source."""
    known = cite.source_names(ds)
    when = dict(zip(ds.sources["id"], ds.sources["date"], strict=True))
    return tuple(
        (
            letters[key],
            " ".join(filter(None, (f"{known.get(key, key)},", dates.short(when[key]))))
            if when.get(key)
            else known.get(key, key),
        )
        for key in letters
    )


def _letter(number: int) -> str:
    """Return a, b, ..., z, aa, ab, ... by number from 0."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    head = _letter(number // 26 - 1) if number >= 26 else ""  # noqa: PLR2004 -- letters
    return head + letters[number % 26]

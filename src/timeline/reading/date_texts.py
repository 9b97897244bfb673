"""What the dates of a data set mean, each different text read once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from timeline.dates import InvalidDate, Span, parse
from timeline.dates.days import stamps

__all__ = ["DateTexts"]

_DAY = r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"
"""A day that every year has, which most dates are: of these whole columns are read at once."""
_SIDES = ("earliest", "latest", "begun_from", "begun_by")


class DateTexts:
    """Reads dates as `timeline.dates.parse` does, and remembers what it has read."""

    def __init__(self) -> None:
        self._found: dict[str, Span | InvalidDate] = {}

    def parse(self, text: str) -> Span:
        """Return what a date means; raises InvalidDate for another text."""
        found = self._found.get(text)
        if found is None:
            try:
                found = parse(text)
            except InvalidDate as error:
                found = error
            self._found[text] = found
        if isinstance(found, InvalidDate):
            raise found
        return found

    def get(self, text: str) -> Span | None:
        """Return what a date means; None for another text."""
        try:
            return self.parse(text) if text else None
        except InvalidDate:
            return None

    def are_days(self, texts: pd.Series) -> NDArray[np.bool_]:
        """Mark texts that are each a day which every year has, and so surely dates."""
        found: NDArray[np.bool_] = (
            texts.str.fullmatch(_DAY) & ~texts.str.startswith("0000")
        ).to_numpy(dtype=bool)
        return found

    def earliest(self, texts: pd.Series) -> NDArray[np.datetime64]:
        """Return the first day of each of different texts, NaT where there is none."""
        is_day = self.are_days(texts)
        return self._side("earliest", is_day, *self._read(texts, is_day))

    def table(self, texts: pd.Series) -> pd.DataFrame:
        """Return what different texts mean.

        Parameters
        ----------
        texts : pandas.Series
            Different texts, with the index 0..n-1.

        Returns
        -------
        pandas.DataFrame
            A row for each: ``earliest``, ``latest``, ``begun_from`` and ``begun_by`` (datetime64,
            NaT for none), ``minute``, ``precision``, which is blank of what is no date, and
            ``approximate``, as `timeline.dates.Span` has them.
        """
        is_day = self.are_days(texts)
        days, spans = self._read(texts, is_day)
        found: dict[str, Any] = {side: self._side(side, is_day, days, spans) for side in _SIDES}
        minute = np.full(len(texts), -1, dtype="int64")
        minute[~is_day] = [span.minute if span else -1 for span in spans]
        approximate = np.zeros(len(texts), dtype=bool)
        approximate[~is_day] = [span is not None and span.approximate for span in spans]
        precision = np.full(len(texts), "day", dtype=object)
        precision[~is_day] = [span.precision if span else "" for span in spans]
        found |= {"minute": minute, "precision": pd.Series(precision, dtype="str")}
        return pd.DataFrame(found | {"approximate": approximate})

    def _read(
        self, texts: pd.Series, is_day: NDArray[np.bool_]
    ) -> tuple[NDArray[np.datetime64], list[Span | None]]:
        """Return the days, and what the other texts mean."""
        others = texts[~is_day].tolist()
        return np.array(texts[is_day].tolist(), dtype="M8[D]"), [self.get(text) for text in others]

    @staticmethod
    def _side(
        name: str,
        is_day: NDArray[np.bool_],
        days: NDArray[np.datetime64],
        spans: Iterable[Span | None],
    ) -> NDArray[np.datetime64]:
        found = np.empty(len(is_day), dtype="M8[us]")
        found[is_day] = days
        found[~is_day] = stamps(getattr(span, name) if span else None for span in spans)
        return found

"""Whom the page of actors is about, and what of it is in view."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from timeline.app import url
from timeline.app.state import View
from timeline.queries import speakers
from timeline.queries.speakers import Speaker, StanceTrack
from timeline.scenes.stance_history import in_groups

__all__ = ["Subject"]

_AT_ONCE = 14
"""How many lanes a country may have before its frameworks are shown one at a time."""


@dataclass(frozen=True)
class Subject:
    """Whom the page is about, with what of it is in view, and the framework chosen for it."""

    view: View
    who: Speaker

    @property
    def heading(self) -> str:
        """What the page is headed: a country is told from a state of the same name."""
        return f"{self.who.name} and its voices" if self.who.is_country else self.who.name

    @cached_property
    def said(self) -> pd.DataFrame:
        """Its statements in view, in order of time."""
        return speakers.statements(self.view.ds, self.view.filters, self.who)

    @cached_property
    def happened(self) -> pd.DataFrame:
        """Its events in view, in order of time."""
        return speakers.events(self.view.ds, self.view.filters, self.who)

    @property
    def drawn(self) -> pd.DataFrame:
        """Those of its events that stand beside what is shown."""
        return speakers.events(self.view.ds, self.view.filters, self.who, self.framework)

    @cached_property
    def tracks(self) -> list[StanceTrack]:
        """What each of its voices said on each framework, in the order of lanes."""
        found = speakers.tracks(self.view.ds, self.said)
        return in_groups(found, is_country=self.who.is_country)

    @cached_property
    def framework(self) -> str:
        """The framework that is shown alone; blank where all are shown."""
        if not self.who.is_country or len(self.tracks) <= _AT_ONCE:
            return ""
        offered = {track.framework for track in self.tracks}
        wanted = url.chosen(self.view.ds, url.ON)
        return wanted if wanted in offered else self.tracks[0].framework

    @property
    def shown(self) -> list[StanceTrack]:
        """What has a lane."""
        return [t for t in self.tracks if self.framework in {"", t.framework}]

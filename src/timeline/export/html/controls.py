"""The filters of a page: lists of choices, years and text, and what is said of what they leave."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from timeline.drawing.markup import el
from timeline.export.html.rows import Choices

__all__ = ["controls"]


def controls(
    found: tuple[Choices, ...], bounds: tuple[int, int] | None, events: int, statements: int
) -> ET.Element:
    """Return the form of filters, which only a script makes work: without one it is not seen.

    Parameters
    ----------
    found : tuple of Choices
        The lists of choices; those with nothing to choose are left out.
    bounds : tuple of (int, int), optional
        First and last year of anything on the page.
    events, statements : int
        How many there are.
    """
    return el(
        "form",
        el("h2", "Filters", id="filters-title"),
        el(
            "div",
            *(_facet(one, place) for place, one in enumerate(found) if len(one.names) > 1),
            *_years(bounds),
            _text(),
            el("button", "Reset", type="button", class_="reset", hidden=""),
            class_="facets",
        ),
        el(
            "p",
            class_="status",
            role="status",
            aria_live="polite",
            data_events=str(events),
            data_statements=str(statements),
        ),
        id="filters",
        class_="filters",
        aria_labelledby="filters-title",
        autocomplete="off",
    )


def _facet(one: Choices, place: int) -> ET.Element:
    choices = [
        el(
            "label",
            el("input", type="checkbox", name=one.facet.param, value=str(k)),
            el("span", name),
            el("small", class_="left"),
        )
        for k, name in enumerate(one.names.values())
    ]
    return el(
        "details",
        el("summary", one.facet.label, el("span", class_="chosen")),
        el(
            "div",
            *choices,
            class_="choices",
            role="group",
            aria_label=f"{one.facet.label}: any of these",
        ),
        class_="facet",
        name="facet",
        data_facet=str(place),
    )


def _years(bounds: tuple[int, int] | None) -> list[ET.Element]:
    if bounds is None:
        return []
    low, high = map(str, bounds)
    given = {"type": "number", "min": low, "max": high, "step": "1", "inputmode": "numeric"}
    return [
        el("label", "From ", el("input", name="from", placeholder=low, **given), class_="field"),
        el("label", "to ", el("input", name="to", placeholder=high, **given), class_="field"),
    ]


def _text() -> ET.Element:
    words = el("input", type="search", name="q", placeholder="Any words", spellcheck="false")
    return el("label", "Text ", words, class_="field words")

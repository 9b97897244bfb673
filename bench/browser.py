"""Time the dashboard's first chart and a filter change in Chromium, against a bare page."""

from __future__ import annotations

import os
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import launch
from tests.browser.page import PATIENCE, Tab
from tests.browser.server import serving, streaming
from timeline.queries import events
from timeline.queries.filters import Filters
from timeline.reading import load

FLOOR = Path(__file__).with_name("floor.py")
DATA = Path("data")
COUNTRY = ("JPN", "Japan")

CLOCK = """
// A chart of plotly's, or one of our own, which is in the shadow of its component.
const plotly = ".js-plotly-plot:has(.cartesianlayer .trace)";
const frame = () => {
  for (const host of document.querySelectorAll('[data-testid="stBidiComponentIsolated"]')) {
    const svg = host.shadowRoot?.querySelector(".frame > svg > g");
    if (svg) return svg.closest(".frame");
  }
};
const first = () => {
  const chart = document.querySelector(plotly) ?? frame();
  if (chart?.checkVisibility({visibilityProperty: true})) {
    bench.first = performance.now();
    if (chart.matches(".frame")) changes.observe(chart, looked);
  } else requestAnimationFrame(first);
};
window.bench = {first: null, acted: null, redrawn: null, idle: null};
const looked = {subtree: true, childList: true, attributes: true};
const changes = new MutationObserver(found => {
  for (const {target} of found) {
    if (target.closest?.(".js-plotly-plot, .frame")) bench.redrawn = performance.now();
  }
});
changes.observe(document, looked);
requestAnimationFrame(first);
addEventListener("keydown", event => {
  if (event.key === "Enter") Object.assign(
    bench, {acted: performance.now(), redrawn: null, idle: null});
}, true);
window.WebSocket = class extends WebSocket {
  constructor(...given) {
    super(...given);
    // The end of a run is the last message of it.
    this.addEventListener("message", () => { bench.idle = performance.now(); });
  }
};
"""

QUIET = """() => bench.acted !== null && bench.redrawn !== null && bench.idle !== null
  && performance.now() - Math.max(bench.redrawn, bench.idle) > 500"""
"""The last change that nothing followed for half a second was the end."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Medians in seconds of one thing done on both pages, and how many times ours may take."""

    name: str
    ours: float
    floor: float
    goal: float

    @property
    def ratio(self) -> float:
        """How many times the floor's time ours takes."""
        return self.ours / self.floor


PAGES: tuple[tuple[str, str, float, float], ...] = (
    ("Timeline", "/", 0.9, 1.2),
    ("Stances", "/stances", 1.3, 1.7),
)
"""Each page with its path, and the goals for its first chart and for a filter change."""


def compare(repetitions: int) -> list[Comparison]:
    """Open our pages and the bare one in turn, each time in a new profile, and choose a country.

    On ours a run reads the filters, computes what is in view and lays it out, and the browser
    draws it; on the bare page a run makes one scatter of as many points as the timeline has events.
    """
    with _servers() as (ours, floor), sync_playwright() as playwright:
        browser = launch(playwright)
        places = [*((ours, path) for _, path, *_ in PAGES), (floor, "/")]
        for place in places:  # what a server does once only is not what a reader waits for
            _measure(browser, *place)
        visits = [[_measure(browser, *place) for place in places] for _ in range(repetitions)]
        browser.close()
    medians = [
        [statistics.median(visit[place][which] for visit in visits) for which in (0, 1)]
        for place in range(len(places))
    ]
    named = ("first chart drawn", "filter changed, redrawn, idle")
    return [
        Comparison(f"{page}: {named[which]}", medians[place][which], medians[-1][which], goal)
        for place, (page, _, *goals) in enumerate(PAGES)
        for which, goal in enumerate(goals)
    ]


@contextmanager
def _servers() -> Iterator[tuple[str, str]]:
    ds = load(DATA)
    os.environ["BENCH_ALL"] = str(len(events(ds, Filters())))
    os.environ["BENCH_CHOSEN"] = str(len(events(ds, Filters(countries=(COUNTRY[0],)))))
    with serving(DATA) as ours, streaming(FLOOR) as floor:
        yield ours, floor


def _measure(browser: Browser, url: str, path: str) -> tuple[float, float]:
    """Return the seconds to the first chart, and those from a choice to the end of its effects."""
    tab = Tab(browser, url, init_script=CLOCK)
    page = tab.go(path)
    first = page.evaluate("bench.first")
    page.get_by_role("combobox", name="Country").fill(COUNTRY[1])
    page.get_by_role("option", name=COUNTRY[1]).first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_function(QUIET, timeout=PATIENCE)
    change = page.evaluate("Math.max(bench.redrawn, bench.idle) - bench.acted")
    tab.close()
    return first / 1000, change / 1000

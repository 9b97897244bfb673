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
const first = () => {
  const chart = document.querySelector(".js-plotly-plot:has(.cartesianlayer .trace)");
  if (chart?.checkVisibility({visibilityProperty: true})) bench.first = performance.now();
  else requestAnimationFrame(first);
};
window.bench = {first: null, acted: null, redrawn: null, idle: null};
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
new MutationObserver(changes => {
  for (const {target} of changes) {
    if (target.closest?.(".js-plotly-plot")) bench.redrawn = performance.now();
  }
}).observe(document, {subtree: true, childList: true, attributes: true});
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


def compare(repetitions: int) -> list[Comparison]:
    """Open both pages in turn, each time in a new profile, and choose a country on each."""
    with _servers() as (ours, floor), sync_playwright() as playwright:
        browser = launch(playwright)
        for url in (ours, floor):  # what a server does once only is not what a reader waits for
            _measure(browser, url)
        pairs = [(_measure(browser, ours), _measure(browser, floor)) for _ in range(repetitions)]
        browser.close()
    names = (("First chart drawn", 1.3), ("Filter changed, chart redrawn, idle", 1.5))
    return [
        Comparison(
            name,
            ours=statistics.median(ours[i] for ours, _ in pairs),
            floor=statistics.median(floor[i] for _, floor in pairs),
            goal=goal,
        )
        for i, (name, goal) in enumerate(names)
    ]


@contextmanager
def _servers() -> Iterator[tuple[str, str]]:
    ds = load(DATA)
    os.environ["BENCH_ALL"] = str(len(events(ds, Filters())))
    os.environ["BENCH_CHOSEN"] = str(len(events(ds, Filters(countries=(COUNTRY[0],)))))
    with serving(DATA) as ours, streaming(FLOOR) as floor:
        yield ours, floor


def _measure(browser: Browser, url: str) -> tuple[float, float]:
    """Return the seconds to the first chart, and those from a choice to the end of its effects."""
    tab = Tab(browser, url, init_script=CLOCK)
    page = tab.go("/")
    first = page.evaluate("bench.first")
    page.get_by_role("combobox", name="Country").fill(COUNTRY[1])
    page.get_by_role("option", name=COUNTRY[1]).first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_function(QUIET, timeout=PATIENCE)
    change = page.evaluate("Math.max(bench.redrawn, bench.idle) - bench.acted")
    tab.close()
    return first / 1000, change / 1000

"""Many readers at once: each opens a page, and clicks a filter every few seconds.

They speak Streamlit's own protocol, without browsers, so that the time measured is the server's;
what the readers themselves cost is told apart.
"""

from __future__ import annotations

import asyncio
import random
import resource
import statistics
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection

PAGES = ("", "stances", "compare", "actors")
FACETS = ("country", "framework", "actor", "kind", "source")
PATIENCE = 120
OFTEN = 0.9
"""How often something is chosen; else all filters are emptied."""


@dataclass
class Figures:
    """What the readers met."""

    opened: list[float] = field(default_factory=list)
    changed: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    since: float = 0
    sent: int = 0
    errors: list[str] = field(default_factory=list)


class Reader:
    """Somebody with the page open."""

    def __init__(self, base: str, number: int, found: Figures) -> None:
        self._base = base
        self._chance = random.Random(number)  # noqa: S311 -- the same clicks every time
        self._page = PAGES[number % len(PAGES)]
        self._found = found
        self._options: dict[str, tuple[str, list[str]]] = {}
        self._states: dict[str, WidgetState] = {}
        self._query: dict[str, str] = {}
        self._hash = ""

    async def read(self, seconds: float, pause: float) -> None:
        """Open the page, and click until the time is over."""
        end = time.monotonic() + seconds
        try:
            async with self.connected() as (_, socket):
                await self.ask(socket)
                await asyncio.sleep(self._chance.uniform(0, pause))
                while time.monotonic() < end:
                    self._choose()
                    took = await self._run(socket)
                    self._found.changed.append(took)
                    if time.monotonic() > self._found.since:
                        self._found.late.append(took)
                    wait = pause * self._chance.uniform(0.8, 1.2) - took
                    await asyncio.sleep(max(0.0, wait))
        except Exception as error:  # noqa: BLE001 -- every one counts, whatever it is
            self._found.errors.append(f"{type(error).__name__}: {error}")

    @asynccontextmanager
    async def connected(self) -> AsyncIterator[tuple[Reader, ClientConnection]]:
        """Connect as the browser does that has the page."""
        async with websockets.connect(
            self._base.replace("http", "ws", 1) + "/_stcore/stream",
            origin=self._base,  # type: ignore[arg-type] -- a plain text is one
            subprotocols=["streamlit"],  # type: ignore[list-item] -- as above
            additional_headers={"Cookie": await _cookie(self._base)},
            max_size=None,
            ping_interval=None,
        ) as socket:
            yield self, socket

    async def ask(self, socket: ClientConnection) -> None:
        """Ask for the page, for the first time."""
        self._found.opened.append(await self._run(socket))

    def _choose(self) -> None:
        """Choose something in one filter, and nothing in the others, or nothing at all."""
        usable = [name for name in FACETS if name in self._options]
        facet = self._chance.choice(usable)
        self._query = {}
        for name in usable:
            key, options = self._options[name]
            state = WidgetState(id=key)
            state.string_array_value.SetInParent()
            if name == facet and self._chance.random() < OFTEN:
                choice = self._chance.choice(options[:12])
                state.string_array_value.data.append(choice)
                self._query[name] = choice
            self._states[key] = state

    async def _run(self, socket: ClientConnection) -> float:
        """Ask for a run, and return how long it took until its last message, in seconds."""
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string = urlencode(self._query)
        asked.widget_states.widgets.extend(self._states.values())
        asked.page_script_hash = self._hash
        if not self._hash:
            asked.page_name = self._page
        asked.context_info.url = f"{self._base}/{self._page}"
        asked.context_info.timezone = "UTC"
        asked.context_info.locale = "en-US"
        asked.context_info.color_scheme = "light"
        began = time.perf_counter()
        await socket.send(message.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            while True:
                raw = await socket.recv()
                assert isinstance(raw, bytes)
                self._found.sent += len(raw)
                answer = ForwardMsg.FromString(raw)
                self._hear(answer)
                if answer.WhichOneof("type") == "script_finished":
                    return time.perf_counter() - began

    def _hear(self, answer: ForwardMsg) -> None:
        kind = answer.WhichOneof("type")
        if kind == "navigation":
            self._hash = answer.navigation.page_script_hash
        elif kind == "delta" and answer.delta.WhichOneof("type") == "new_element":
            element = answer.delta.new_element
            which = element.WhichOneof("type")
            if which == "multiselect":
                found = element.multiselect
                name = found.id.rpartition("-")[2]
                self._options[name] = found.id, list(found.options)
            elif which == "exception":
                self._found.errors.append(element.exception.message)


async def _cookie(base: str) -> str:
    """Ask for the page, as a browser does first; return what it is to be known by."""
    parts = urlsplit(base)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    writer.write(f"GET / HTTP/1.1\r\nHost: {parts.netloc}\r\nConnection: close\r\n\r\n".encode())
    head = (await reader.read()).partition(b"\r\n\r\n")[0].decode()
    writer.close()
    lines = [line.partition(": ") for line in head.split("\r\n")]
    return "; ".join(v.partition(";")[0] for k, _, v in lines if k.lower() == "set-cookie")


def measure(base: str, readers: int, seconds: float, pause: float) -> Figures:
    """Let readers in within the first pause; return what they met."""
    found = Figures(since=time.monotonic() + seconds / 2)

    async def all_of_them() -> None:
        async with asyncio.TaskGroup() as tasks:
            for number in range(readers):
                tasks.create_task(Reader(base, number, found).read(seconds, pause))
                await asyncio.sleep(pause / readers)

    asyncio.run(all_of_them())
    return found


def row(name: str, seconds: list[float]) -> str:
    if not seconds:
        return f"{name:20} none"
    cuts = statistics.quantiles(seconds, n=20) if len(seconds) > 1 else [seconds[0]] * 19
    return (
        f"{name:20}{len(seconds):6} times   p50 {statistics.median(seconds):6.2f} s   "
        f"p95 {cuts[-1]:6.2f} s   most {max(seconds):6.2f} s"
    )


def spent() -> tuple[float, float]:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime, time.monotonic()

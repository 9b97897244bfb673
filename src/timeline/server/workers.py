"""Several processes behind one port, where a browser always meets the same one."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import re
import secrets
import signal
import socket
import sys
from asyncio import StreamReader, StreamWriter
from asyncio.subprocess import PIPE, Process, create_subprocess_exec
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from timeline.server.settings import Settings

__all__ = ["COOKIE", "Sticky", "balance"]

COOKIE = "timeline_worker"
"""Names the process that a browser meets."""

_LOG = logging.getLogger(__name__)
_COOKIE = re.compile(rf"^cookie:.*\b{COOKIE}=(\d{{1,3}})".encode(), re.IGNORECASE | re.MULTILINE)
_HEAD_END = b"\r\n\r\n"
_HEAD_MOST = 65_536
"""Bytes that the head of a request may have."""
_HEAD_SECONDS = 30
"""Within which it must be here."""
_START_SECONDS = 120
"""Within which a process must listen that has just been started."""
_END_SECONDS = 5
"""For how long connections are waited for at the end."""
_CHUNK = 262_144
_UNAVAILABLE = (
    b"HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n"
    b"The server is starting; try again in a moment\n"
)


class Sticky:
    """ASGI middleware of one of several processes: names it to browsers.

    Every answer ends its connection. A proxy in front of us would else send requests of one reader
    down the connection of another, and so to a process that does not know them.
    """

    def __init__(self, app: ASGIApp, place: int, *, is_embedded: bool) -> None:
        self._app = app
        self._place = str(place)
        rules = "SameSite=None; Secure; Partitioned" if is_embedded else "SameSite=Lax"
        self._cookie = f"{COOKIE}={place}; Path=/; HttpOnly; {rules}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        known = f"{COOKIE}={self._place}" in Headers(scope=scope).get("cookie", "")

        async def send_named(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Connection"] = "close"
                if not known:
                    headers.append("Set-Cookie", self._cookie)
            await send(message)

        await self._app(scope, receive, send_named if scope["type"] == "http" else send)


def balance(settings: Settings) -> None:
    """Start the processes and lead browsers to them, until told to end."""
    os.environ.setdefault("STREAMLIT_SERVER_COOKIE_SECRET", secrets.token_hex(32))
    with contextlib.suppress(asyncio.CancelledError):
        asyncio.run(_balance(settings))


async def _balance(settings: Settings) -> None:
    workers = [_Worker(settings, place) for place in range(settings.workers)]
    task = asyncio.current_task()
    assert task is not None  # noqa: S101 -- for the type checker: a coroutine runs in one
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, task.cancel)
    lead = _Balancer(workers)
    server = await asyncio.start_server(
        lead.meet, settings.host, settings.port, limit=_HEAD_MOST, backlog=512
    )
    try:
        async with asyncio.TaskGroup() as tasks:
            for worker in workers:
                tasks.create_task(worker.keep_running())
    finally:
        server.close()
        await asyncio.gather(*(worker.end() for worker in workers))
        await lead.finish()


class _Worker:
    """A process that answers, started anew where it ends."""

    def __init__(self, settings: Settings, place: int) -> None:
        self._settings = settings
        self._place = place
        self._process: Process | None = None
        self._port = 0
        self._is_over = False
        self.met = 0

    async def keep_running(self) -> None:
        """Start the process, and another one whenever it has ended."""
        while True:
            self._port = _free_port()
            told = self._settings.as_worker(self._port, self._place).as_json()
            command = (sys.executable, "-P", "-m", "timeline.app.server", told)
            # It ends with its standard input, so also where this process is killed.
            self._process = await create_subprocess_exec(*command, stdin=PIPE)
            code = await self._process.wait()
            _LOG.warning("Process %d of the server ended with %d", self._place, code)
            await asyncio.sleep(1)

    async def end(self) -> None:
        """Have the process end, for good."""
        self._is_over = True
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()
            await self._process.wait()

    async def connected(self) -> tuple[StreamReader, StreamWriter] | None:
        """Connect with the process, once it listens; None if it does not."""
        for _ in range(_START_SECONDS * 5):
            if self._is_over:
                return None
            with contextlib.suppress(OSError):
                return await asyncio.open_connection("127.0.0.1", self._port)
            await asyncio.sleep(0.2)
        return None


@dataclass(slots=True)
class _Balancer:
    """Leads each connection to the process that its browser has met before.

    A browser that is new comes to the process that has the fewest connections.
    """

    workers: list[_Worker]
    _open: set[asyncio.Task[Any]] = field(default_factory=set)

    async def finish(self) -> None:
        """Wait for the connections, which end when the processes have ended."""
        if self._open:
            await asyncio.wait(self._open, timeout=_END_SECONDS)

    async def meet(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Answer a connection."""
        if task := asyncio.current_task():
            self._open.add(task)
            task.add_done_callback(self._open.discard)
        try:
            async with asyncio.timeout(_HEAD_SECONDS):
                head = await reader.readuntil(_HEAD_END)
            await self._lead(head, reader, writer)
        except (OSError, EOFError, TimeoutError, asyncio.LimitOverrunError):
            pass  # gone, or no request: nobody to tell
        finally:
            await _close(writer)

    async def _lead(self, head: bytes, reader: StreamReader, writer: StreamWriter) -> None:
        worker = self._of(head)
        worker.met += 1
        try:
            if (found := await worker.connected()) is None:
                writer.write(_UNAVAILABLE)
                await writer.drain()
                return
            back, forth = found
            forth.write(head)
            asking = asyncio.create_task(_pour(reader, forth))
            try:
                await _pour(back, writer)  # an answer ends its connection, whoever asks on
            finally:
                asking.cancel()
                await _close(forth)
        finally:
            worker.met -= 1

    def _of(self, head: bytes) -> _Worker:
        named = _COOKIE.search(head)
        place = int(named[1]) if named else len(self.workers)
        if place < len(self.workers):
            return self.workers[place]
        return min(self.workers, key=lambda worker: worker.met)


async def _pour(source: StreamReader, target: StreamWriter) -> None:
    """Hand on what comes until it ends."""
    with contextlib.suppress(OSError):
        while chunk := await source.read(_CHUNK):
            target.write(chunk)
            await target.drain()
    with contextlib.suppress(OSError, RuntimeError):
        target.write_eof() if target.can_write_eof() else target.close()


async def _close(writer: StreamWriter) -> None:
    writer.close()
    with contextlib.suppress(OSError):
        await writer.wait_closed()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])

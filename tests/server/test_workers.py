"""A browser meets the same process each time; a new one meets that which has least to do."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from timeline.server.workers import COOKIE, Sticky, _Balancer


class Worker:
    """A process that says who it is, and whether it listens at all."""

    def __init__(self, name: str, *, listens: bool = True) -> None:
        self.name = name
        self.met = 0
        self.heads: list[bytes] = []
        self._listens = listens

    async def connected(self):
        return await asyncio.open_connection("127.0.0.1", self.port) if self._listens else None

    async def answer(self, reader, writer):
        head = await reader.readuntil(b"\r\n\r\n")
        self.heads.append(head)
        body = await reader.read(65_536) if b"Content-Length" in head else b""
        text = f"{self.name} {len(body)}".encode()
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + text)
        await writer.drain()
        writer.close()
        await writer.wait_closed()


@asynccontextmanager
async def balanced(*workers: Worker) -> AsyncIterator[Callable]:
    """Yield what asks the balancer before these workers: given a cookie or a whole request."""
    servers = []
    for worker in workers:
        server = await asyncio.start_server(worker.answer, "127.0.0.1", 0)
        worker.port = server.sockets[0].getsockname()[1]
        servers.append(server)
    front = await asyncio.start_server(_Balancer(list(workers)).meet, "127.0.0.1", 0, limit=65_536)
    port = front.sockets[0].getsockname()[1]

    async def ask(cookie: str = "", raw: bytes = b"") -> str:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        line = f"Cookie: {cookie}\r\n" if cookie else ""
        writer.write(raw or f"GET / HTTP/1.1\r\nHost: localhost\r\n{line}\r\n".encode())
        if raw:
            writer.write_eof()
        try:
            answer = await reader.read()
        finally:
            writer.close()
        return answer.decode().partition("\r\n\r\n")[2]

    try:
        yield ask
    finally:
        for server in (front, *servers):
            server.close()
        await asyncio.sleep(0)


def run(coroutine: Coroutine[None, None, None]) -> None:
    """Run it in a thread: that of the tests may have a loop of a browser's."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, coroutine).result()


def test_a_browser_meets_the_process_that_its_cookie_names():
    async def look():
        async with balanced(Worker("a"), Worker("b")) as ask:
            named = [await ask(f"x=1; {COOKIE}={place}; y=2") for place in (1, 1, 0, 1)]
            assert named == ["b 0", "b 0", "a 0", "b 0"]

    run(look())


@pytest.mark.parametrize("cookie", ["", f"{COOKIE}=7", f"{COOKIE}=x", f"{COOKIE}=-1"])
def test_one_that_names_none_meets_that_which_has_least_to_do(cookie):
    async def look():
        busy = Worker("busy")
        busy.met = 3
        async with balanced(busy, Worker("idle")) as ask:
            assert await ask(cookie) == "idle 0"

    run(look())


def test_a_request_comes_whole():
    async def look():
        worker = Worker("a")
        async with balanced(worker) as ask:
            head = b"POST /upload HTTP/1.1\r\nContent-Length: 40000\r\n\r\n"
            assert await ask(raw=head + b"x" * 40_000) == "a 40000"
            assert worker.heads == [head]
            assert worker.met == 0, "it is no longer met"

    run(look())


def test_a_process_that_does_not_come_up_is_told():
    async def look():
        async with balanced(Worker("a", listens=False)) as ask:
            assert await ask() == "The server is starting; try again in a moment\n"

    run(look())


@pytest.mark.parametrize("raw", [b"GET / HTTP/1.1\r\n", b"\x16\x03\x01", b"x" * 200_000])
def test_what_is_no_request_is_dropped(raw):
    async def look():
        worker = Worker("a")
        async with balanced(worker) as ask:
            with contextlib.suppress(ConnectionError):  # as good an answer
                assert await ask(raw=raw) == ""
            assert worker.heads == []
            assert await ask() == "a 0", "others are still answered"

    run(look())


def test_a_process_names_itself_and_ends_each_connection():
    app = Starlette(middleware=[Middleware(Sticky, place=1, is_embedded=False)])
    client = TestClient(app)
    first = client.get("/")
    assert first.headers["connection"] == "close"
    assert first.headers["set-cookie"] == f"{COOKIE}=1; Path=/; HttpOnly; SameSite=Lax"
    assert "set-cookie" not in client.get("/").headers, "the browser knows it by now"


def test_in_the_frame_of_another_site_the_cookie_comes_along():
    app = Starlette(middleware=[Middleware(Sticky, place=0, is_embedded=True)])
    cookie = TestClient(app).get("/").headers["set-cookie"]
    assert cookie.endswith("SameSite=None; Secure; Partitioned")

"""Who asks by another name, from another page, or for what is no part of a page, gets nothing."""

from __future__ import annotations

import socket

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit import config

from timeline.app.server.guard import Guard


async def _answer(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"secret at {request.url.path}")


async def _greet(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("secret")
    await socket.close()


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> TestClient:
    options = {"server.allowedHosts": ["localhost", "127.0.0.1", "::1", "times.example.org"]}
    real = config.get_option
    monkeypatch.setattr(config, "get_option", lambda name: options.get(name) or real(name))
    routes = [WebSocketRoute("/_stcore/stream", _greet), Route("/{path:path}", _answer)]
    app = Starlette(routes=routes, middleware=[Middleware(Guard)])
    return TestClient(app, base_url="http://localhost:8501")


@pytest.mark.parametrize(
    "host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501", "LOCALHOST", "times.example.org"]
)
def test_our_own_names_are_let_in(client, host):
    assert client.get("/", headers={"Host": host}).text == "secret at /"


@pytest.mark.parametrize(
    "host",
    [
        *("evil.test", "evil.test:8501", "localhost.evil.test", "evil.test@localhost", ""),
        *(
            "localhost:8501/evil",
            "127.0.0.1.evil.test",
            "localhost:99999999",
            "sub.times.example.org",
        ),
    ],
)
def test_another_name_gets_nothing(client, host):
    answer = client.get("/data.csv", headers={"Host": host})
    assert answer.status_code == 421
    assert answer.text == "This server is not known by that host name\n"
    with pytest.raises(WebSocketDisconnect):
        client.websocket_connect("/_stcore/stream", headers={"Host": host}).__enter__()


def test_whoever_looks_after_it_needs_no_name(client):
    assert client.get("/healthz", headers={"Host": "10.0.0.7:8501"}).status_code == 200
    assert client.get("/healthz/../data.csv", headers={"Host": "10.0.0.7"}).status_code == 421


def test_the_page_of_another_site_gets_nothing(client, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", _fail)
    monkeypatch.setattr(socket, "create_connection", _fail)
    for origin in ("http://evil.test", "null", "http://localhost:9999", "file://localhost:8501"):
        answer = client.get("/_stcore/health", headers={"Origin": origin})
        assert answer.status_code == 403
        assert "secret" not in answer.text
        with pytest.raises(WebSocketDisconnect):
            client.websocket_connect("/_stcore/stream", headers={"Origin": origin}).__enter__()


def test_our_own_page_is_let_in_behind_tls_too(client):
    for origin in ("http://localhost:8501", "https://localhost:8501"):
        headers = {"Origin": origin, "Host": "localhost:8501"}
        assert client.get("/_stcore/health", headers=headers).status_code == 200
        with client.websocket_connect("/_stcore/stream", headers=headers) as found:
            assert found.receive_text() == "secret"


@pytest.mark.parametrize(
    "path", ["metrics", "agent/openapi.json", "script-health-check", "unknown", ""]
)
def test_what_is_no_part_of_a_page_is_closed(client, path):
    assert client.get(f"/_stcore/{path}").status_code == 404


def test_what_pages_ask_for_is_open(client):
    for path in ("health", "host-config", "upload_file/a/b", "bidi-components/a/b.js"):
        assert client.get(f"/_stcore/{path}").status_code == 200


def _fail(*_: object, **__: object) -> None:
    raise AssertionError("an address was looked up")

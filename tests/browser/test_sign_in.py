"""Behind a sign-in nothing is seen by whom a real provider has not vouched for."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from subprocess import DEVNULL
from typing import ClassVar
from urllib.parse import urlsplit

import httpx2
import pytest
from itsdangerous import URLSafeTimedSerializer
from playwright.sync_api import Browser
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from tests.browser.page import Tab
from tests.browser.server import await_answer, free_port, serving

SECRET = "a secret of this test that nobody else knows"  # noqa: S105 -- guards nothing
NAME = "_streamlit_user"
PAGE = {"Accept": "text/html"}
CLOSED = (
    *("/_stcore/health", "/_stcore/host-config", "/_stcore/upload_file/a/b"),
    *("/app/static/fonts/IBMPlexSans-Regular.woff2", "/media/a.csv", "/static/js/a.js", "/data"),
)


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """Address of an OpenID Connect provider that knows one of ours and a stranger."""
    port = free_port()
    people = {"ann": "ann@example.org", "eve": "eve@evil.test"}
    claims = [
        f"--user-claims={json.dumps({'sub': sub, 'email': address})}"
        for sub, address in people.items()
    ]
    command = [sys.executable, "-m", "oidc_provider_mock", f"--port={port}", *claims]
    with subprocess.Popen(command, stdout=DEVNULL, stderr=DEVNULL) as process:
        try:
            await_answer(process, f"http://127.0.0.1:{port}/")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.kill()


@pytest.fixture(scope="module")
def guarded(provider: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a dashboard that asks that provider."""
    port = free_port()
    path = tmp_path_factory.mktemp("sign-in") / "who.toml"
    path.write_text(
        f"""
        allow = ["@example.org"]
        hours = 1
        [auth]
        redirect_uri = "http://localhost:{port}/oauth2callback"
        cookie_secret = "{SECRET}"
        client_id = "timeline"
        client_secret = "secret"
        server_metadata_url = "{provider}/.well-known/openid-configuration"
        """,
        encoding="utf-8",
    )
    with serving(port=port, options=[f"--sign-in={path}"]):
        yield f"http://localhost:{port}"


@pytest.fixture
def client() -> Iterator[httpx2.Client]:
    with httpx2.Client(follow_redirects=True, headers=PAGE) as found:
        yield found


def sign_in(client: httpx2.Client, guarded: str, who: str, view: str = "/") -> httpx2.Response:
    form = client.get(guarded + view)
    return client.post(str(form.url), data={"sub": who})


def answer_to(guarded: str, cookie: str) -> int:
    headers = {**PAGE, "Cookie": f"{NAME}={cookie}"}
    return httpx2.get(f"{guarded}/", headers=headers).status_code


@pytest.mark.parametrize("path", CLOSED)
def test_nothing_is_there_before_the_sign_in(guarded, path):
    found = httpx2.get(guarded + path)
    assert (found.status_code, found.text) == (401, "Sign in first\n")


def test_only_that_it_runs_is_said(guarded):
    assert httpx2.get(f"{guarded}/healthz").text == "ok"
    assert httpx2.get(f"{guarded}/_stcore/metrics").status_code == 404


def test_a_page_leads_to_the_provider_and_back_to_the_view(guarded, client):
    view = "/stances?framework=Asian+NATO&asof=2024-10-01"
    first = httpx2.get(guarded + view, headers=PAGE)
    assert first.status_code == 303
    assert urlsplit(first.headers["location"]).path == "/auth/login"
    back = sign_in(client, guarded, "ann", view)
    assert str(back.url) == guarded + view
    assert back.history[-1].request.url.host == urlsplit(guarded).hostname
    assert client.get(f"{guarded}/_stcore/health").text == "ok"


def test_somebody_who_is_not_on_the_list_is_told_so_and_sees_nothing(guarded, client):
    back = sign_in(client, guarded, "eve")
    assert back.status_code == 403
    assert "eve@evil.test" in back.text
    assert "Asian NATO" not in back.text
    assert client.get(f"{guarded}/_stcore/health").status_code == 403


def test_a_view_elsewhere_is_never_led_to(guarded, client):
    sign_in(client, guarded, "ann")
    for elsewhere in ("//evil.test", "/\\evil.test", "https://evil.test", "%2F%2Fevil.test"):
        client.cookies.set("timeline_wanted", elsewhere)
        found = client.get(f"{guarded}/", follow_redirects=False)
        assert found.status_code == 200, elsewhere


class TestForged:
    CLAIMS: ClassVar = {"email": "ann@example.org", "is_logged_in": True}

    def seal(self, guarded: str, secret: str = SECRET, **other: object) -> str:
        claims = {**self.CLAIMS, "origin": guarded, **other}
        return create_signed_value(secret, NAME, json.dumps(claims)).decode()

    def test_the_test_knows_how_a_good_one_is_made(self, guarded):
        assert answer_to(guarded, self.seal(guarded)) == 200

    def test_one_made_with_another_secret(self, guarded):
        assert answer_to(guarded, self.seal(guarded, "another secret of the same length")) == 303

    def test_one_that_was_changed(self, guarded):
        good = self.seal(guarded)
        head, _, seal = good.rpartition(".")
        other = "A" if seal[0] != "A" else "B"
        assert answer_to(guarded, f"{head}.{other}{seal[1:]}") == 303
        assert answer_to(guarded, "x" + good) == 303

    def test_one_for_another_server(self, guarded):
        assert answer_to(guarded, self.seal("http://localhost:1")) == 303

    def test_one_of_another_cookie(self, guarded):
        claims = json.dumps({**self.CLAIMS, "origin": guarded})
        other = create_signed_value(SECRET, "_streamlit_user_tokens", claims).decode()
        assert answer_to(guarded, other) == 303

    def test_one_that_says_nobody_is_signed_in(self, guarded):
        assert answer_to(guarded, self.seal(guarded, is_logged_in=False)) == 303
        assert answer_to(guarded, self.seal(guarded, is_logged_in="yes")) == 303

    def test_one_that_is_too_old(self, guarded, monkeypatch):
        good = self.seal(guarded)
        monkeypatch.setattr(
            "itsdangerous.timed.TimestampSigner.get_timestamp", lambda _: int(time.time()) - 3700
        )
        old = self.seal(guarded)
        assert URLSafeTimedSerializer(SECRET, salt=NAME).loads(old)
        assert (answer_to(guarded, good), answer_to(guarded, old)) == (200, 303)


def test_a_reader_signs_in_sees_the_page_and_signs_out(browser: Browser, guarded, provider):
    tab = Tab(browser, guarded)
    page = tab.page
    page.goto(f"{guarded}/stances?framework=Asian+NATO")
    assert page.url.startswith(provider)
    page.locator("input[name=sub]").fill("ann")
    tab.errors.clear()  # the provider's page looks for its looks elsewhere
    page.get_by_role("button", name="Authorize").click()
    page.get_by_text(re.compile("Signed in as ann@.?example.org")).wait_for()
    assert urlsplit(page.url).path == "/stances"
    assert tab.errors == []
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(lambda url: not url.startswith(guarded))
    names = {cookie["name"] for cookie in page.context.cookies(guarded)}
    assert NAME not in names
    tab.close()

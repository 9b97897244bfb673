"""What browsers are told lets nothing in from elsewhere, and evaluates no text."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from timeline.app.server.response_headers import ResponseHeaders, content_policy


def _rules(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (rule.split() for rule in policy.split(";"))}


def _headers(*embedders: str) -> dict[str, str]:
    app = Starlette(middleware=[Middleware(ResponseHeaders, embedders=embedders)])
    return dict(TestClient(app).get("/nothing").headers)


def test_nothing_comes_from_elsewhere():
    rules = _rules(content_policy())
    sources = {source for name, values in rules.items() for source in values}
    assert not {
        source for source in sources if "//" in source or source in {"*", "http:", "https:"}
    }
    assert rules["default-src"] == ["'self'"]
    assert rules["object-src"] == ["'none'"]


def test_no_text_of_the_data_can_run():
    scripts = _rules(content_policy())["script-src"]
    assert not {"'unsafe-eval'", "'unsafe-inline'", "data:"} & set(scripts)
    assert any(source.startswith("'sha256-") for source in scripts), "Streamlit's own may"


def test_an_answer_of_any_kind_has_them():
    found = _headers()
    assert found["content-security-policy"] == content_policy()
    assert found["x-content-type-options"] == "nosniff"
    assert found["referrer-policy"] == "same-origin"
    assert found["x-frame-options"] == "DENY"


@pytest.mark.parametrize("embedders", [(), ("https://a.example.org", "https://b.example.org")])
def test_who_may_frame_it_is_named(embedders):
    found = _headers(*embedders)
    ancestors = _rules(found["content-security-policy"])["frame-ancestors"]
    assert ancestors == (list(embedders) or ["'none'"])
    assert ("x-frame-options" in found) == (not embedders)

"""An address is a link everywhere or nowhere, whatever the data have."""

from __future__ import annotations

import pytest

from timeline.web_address import is_public, is_web_address, web_address


@pytest.mark.parametrize(
    ("url", "plain", "escaped"),
    [
        ("https://a.example/x?b=c#d", "https://a.example/x?b=c#d", "https://a.example/x?b=c#d"),
        (" http://a.example ", "http://a.example", "http://a.example"),
        ("HTTPS://A.example/%20", "HTTPS://A.example/%20", "HTTPS://A.example/%20"),
        ("https://a.example/ō", "https://a.example/ō", "https://a.example/%C5%8D"),
        ("https://a.example/{<'\"", "https://a.example/{<'\"", "https://a.example/%7B%3C'%22"),
    ],
)
def test_an_address_of_the_web_is_a_link(url, plain, escaped):
    assert (web_address(url), web_address(url, escaped=True)) == (plain, escaped)


@pytest.mark.parametrize(
    "url",
    [
        *("", "nope", "x:y", "https://", "https://[", "http://[a", "https://:80/", "//a.example"),
        *("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://a.example"),
        *("mailto:a@a.example", "java\nscript:alert(1)", " javascript://a.example/%0aalert(1)"),
        *("https://a.example/a b", "https://a.example/a\nb", "https://a.example/\u202ea"),
        *("https://a.example/\ud800", "https://a.example/\x00"),
    ],
)
def test_anything_else_is_none(url):
    assert web_address(url) == web_address(url, escaped=True) == ""
    assert not is_web_address(url)


@pytest.mark.parametrize(
    ("url", "leads"),
    [
        ("https://a.example/timeline", True),
        ("http://192.168.1.4:8501", True),
        ("http://localhost:8501", False),
        ("http://127.0.0.1", False),
        ("http://[::1]:8501", False),
        ("http://0.0.0.0:8501", False),
        ("nope", False),
    ],
)
def test_an_address_of_this_machine_leads_nobody_else_there(url, leads):
    assert is_public(url) is leads


@pytest.mark.parametrize("path", ["a" * 2000, "ō" * 400])
def test_what_office_programs_refuse_is_valid_but_no_link(path):
    assert is_web_address(f"https://a.example/{path}")
    assert web_address(f"https://a.example/{path}") == ""

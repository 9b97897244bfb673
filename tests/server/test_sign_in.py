"""A file about sign-in says everything, or what it lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.server.sign_in import SignIn, SignInError, read_sign_in

GOOD = """
allow = ["@Example.org", "ann@example.com"]
hours = 2
[auth]
redirect_uri = "https://times.example.org/oauth2callback"
cookie_secret = "cccccccccccccccccccccccccccccccccccccccc"
client_id = "timeline"
client_secret = "secret"
server_metadata_url = "https://login.example.org/.well-known/openid-configuration"
"""


@pytest.fixture
def read(tmp_path):
    def make(text: str) -> SignIn:
        path = tmp_path / "who.toml"
        path.write_text(text, encoding="utf-8")
        return read_sign_in(path)

    return make


def test_a_whole_file(read):
    found = read(GOOD)
    assert found.origin == "https://times.example.org"
    assert found.host == "times.example.org"
    assert found.allowed == {"@example.org", "ann@example.com"}
    assert found.hours == 2


@pytest.mark.parametrize(
    ("address", "is_allowed"),
    [
        ("bob@example.org", True),
        ("BOB@EXAMPLE.ORG", True),
        ("ann@example.com", True),
        ("bob@example.com", False),
        ("bob@sub.example.org", False),
        ("bob@example.org.evil.test", False),
        ("bob@evil.test@example.org.evil.test", False),
        ("example.org", False),
        ("@", False),
        ("", False),
        (None, False),
        (["bob@example.org"], False),
    ],
)
def test_who_is_on_the_list(read, address, is_allowed):
    assert read(GOOD).is_allowed({"email": address}) is is_allowed


def test_an_address_that_nobody_checked_does_not_count(read):
    found = read(GOOD)
    assert not found.is_allowed({"email": "bob@example.org", "email_verified": False})
    assert found.is_allowed({"email": "bob@example.org", "email_verified": True})


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ('client_id = "timeline"', "", "lacks client_id; write them below [auth]"),
        ("[auth]", "[else]", "lacks redirect_uri, cookie_secret, client_id, client_secret and"),
        ("/oauth2callback", "/", "redirect_uri must end in /oauth2callback; mend it"),
        ("c" * 40, "short", "cookie_secret is short; write one of 32 or more letters"),
        ("hours = 2", "hours = 0", "hours must be a number up to 720; write hours = 12"),
        ("hours = 2", "hours = true", "hours must be a number up to 720; write hours = 12"),
        ('"@Example.org", ', '"example.org", ', "does not say who may come in; write allow = "),
        ("allow", "allowed", "does not say who may come in; write allow = "),
        ("hours = 2", "hours: 2", "is not TOML"),
    ],
)
def test_what_it_lacks_is_told(read, before, after, message):
    assert before in GOOD
    with pytest.raises(SignInError) as told:
        read(GOOD.replace(before, after))
    assert message in str(told.value)
    assert "cccc" not in str(told.value), "secrets are not for logs"


def test_a_file_that_is_not_there():
    with pytest.raises(SignInError, match=r"cannot be read \(No such file or directory\)"):
        read_sign_in(Path("nowhere.toml"))

"""Who may come in: the file that says so, and the door that lets in only whom it names."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from timeline.words import joined

__all__ = ["CALLBACK", "SignIn", "SignInError", "read_sign_in"]

CALLBACK = "/oauth2callback"
"""Where a provider sends people back to."""

_NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
_SHORTEST_SECRET = 32
_HOURS = 12


class SignInError(ValueError):
    """A file about sign-in that cannot be used; the message says what to write."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """Who may sign in, and with whom.

    Parameters
    ----------
    auth : mapping of str to str
        What Streamlit's ``[auth]`` takes.
    allowed : frozenset of str
        Addresses (``ann@example.org``) and domains (``@example.org``), in lower case.
    hours : float
        How long a sign-in lasts.
    """

    auth: Mapping[str, str]
    allowed: frozenset[str]
    hours: float = _HOURS

    @property
    def origin(self) -> str:
        """The address of the dashboard, as the provider knows it."""
        found = urlsplit(self.auth["redirect_uri"])
        return f"{found.scheme}://{found.netloc}"

    @property
    def host(self) -> str:
        """The host name in it."""
        return urlsplit(self.auth["redirect_uri"]).hostname or ""

    def is_allowed(self, who: Mapping[str, object]) -> bool:
        """Whether somebody of whom a provider says this may come in.

        An address counts only where the provider does not say that it never checked it.
        """
        address = who.get("email")
        if not isinstance(address, str) or who.get("email_verified") is False:
            return False
        name, at, domain = address.casefold().partition("@")
        if not name or not domain or "@" in domain:
            return False
        return f"{name}@{domain}" in self.allowed or at + domain in self.allowed


def read_sign_in(path: Path) -> SignIn:
    """Return what a TOML file says of sign-in.

    Raises
    ------
    SignInError
        If it cannot be read, or lacks something.
    """
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SignInError(f"{path} cannot be read ({error.strerror}); name another file") from error
    except ValueError as error:
        raise SignInError(f"{path} is not TOML ({error}); mend it") from error
    auth = said.get("auth")
    auth = dict(auth) if isinstance(auth, dict) else {}
    if lacking := [name for name in _NEEDED if not isinstance(auth.get(name), str)]:
        raise SignInError(f"{path} lacks {joined(lacking)}; write them below [auth]")
    if urlsplit(auth["redirect_uri"]).path != CALLBACK:
        raise SignInError(f"{path}: redirect_uri must end in {CALLBACK}; mend it")
    if len(auth["cookie_secret"]) < _SHORTEST_SECRET:
        remedy = "write one of 32 or more letters, made by chance"
        raise SignInError(f"{path}: cookie_secret is short; {remedy}")
    return SignIn(auth, _allowed(path, said.get("allow")), _hours(path, said.get("hours", _HOURS)))


def _allowed(path: Path, said: object) -> frozenset[str]:
    listed = said if isinstance(said, list) else []
    wrong = [one for one in listed if not isinstance(one, str) or "@" not in one]
    if wrong or not listed:
        remedy = 'write allow = ["@example.org", "ann@example.com"] above [auth]'
        raise SignInError(f"{path} does not say who may come in; {remedy}")
    return frozenset(one.strip().casefold() for one in listed)


def _hours(path: Path, said: object) -> float:
    if isinstance(said, bool) or not isinstance(said, int | float) or not 0 < said <= 24 * 30:
        raise SignInError(f"{path}: hours must be a number up to 720; write hours = {_HOURS}")
    return float(said)

"""Which addresses may be links: one answer for pages, files, slides and the check of the data."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import quote, urlsplit

__all__ = ["is_public", "is_web_address", "short_address", "web_address"]

_LONGEST = 2000
"""Excel and PowerPoint refuse hyperlinks that are longer than about 2,080 characters."""

_SHORT = 40
"""Characters of an address by which it is told from others where there is little room."""

_PLAIN = "%:/?#[]@!$&'()*+,;=~-._"
"""What an address may have besides letters and digits: RFC 3986, section 2."""


def is_web_address(text: str) -> bool:
    """Return whether a text is an address of http or https with a host, printable, of one piece."""
    if ":" not in text:
        return False
    try:
        parts = urlsplit(text)
        is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:  # "Invalid IPv6 URL" and the like
        return False
    return is_web and text.isprintable() and " " not in text


def is_public(url: str) -> bool:
    """Return whether an address of the web can lead anybody there but whoever sits at this machine.

    Examples
    --------
    >>> from timeline.web_address import is_public
    >>> is_public("https://example.org/timeline"), is_public("http://localhost:8501")
    (True, False)
    """
    if not is_web_address(url):
        return False
    host = urlsplit(url).hostname or ""
    try:
        there = ip_address(host)
    except ValueError:  # a name
        return host != "localhost" and not host.endswith(".localhost")
    return not (there.is_loopback or there.is_unspecified)


def short_address(url: str) -> str:
    """Return what an address is called for short: its host, and its path or the end of that.

    Examples
    --------
    >>> from timeline.web_address import short_address
    >>> short_address("https://www.example.org/in/depth/2024/11/a-rather-long-title.html?a=1#top")
    'example.org/…/a-rather-long-title.html'
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    more = "".join(f"{sign}{text}" for sign, text in zip("?#", parts[3:], strict=True) if text)
    whole = f"{host}{parts.path.rstrip('/')}{more}"
    if len(whole) <= _SHORT:
        return whole
    last = parts.path.rstrip("/").rpartition("/")[2]
    cut = f"{host}/…/{last}" if parts.path.count("/") > 1 else f"{host}/{last}"
    return cut if len(cut) <= _SHORT else f"{cut[: _SHORT - 1]}…"


def web_address(url: str, *, escaped: bool = False) -> str:
    """Return an address to which a link may lead; blank where there may be no link.

    Parameters
    ----------
    url : str
        What stands in the data.
    escaped : bool
        Whether all but the letters, digits and marks of an address are percent-encoded, for formats
        in which a brace or a quotation mark ends it; else it is returned as it stands.
    """
    address = url.strip()
    plain = quote(address, safe=_PLAIN) if is_web_address(address) else ""
    if not plain or len(plain) > _LONGEST:
        return ""
    return plain if escaped else address

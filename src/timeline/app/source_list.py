"""Every source with what is known of it, how much rests on it, and what on it alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from timeline import dates
from timeline.app import url
from timeline.app.markdown import link, safe
from timeline.app.state import State
from timeline.cite.sources import sources
from timeline.queries import Of
from timeline.queries.kinds import kinds
from timeline.queries.sources import MOST, Resting, alone, resting
from timeline.views.evidence import whose
from timeline.words import counted, joined

__all__ = ["show"]

_HEADS: Mapping[str, str] = {
    "article": "Articles coded",
    "reference": "References that settle facts",
    "": "Other sources",
}
"""What stands over sources of the known kinds, and over those without one."""

_NONE = Resting(0, 0)
_NOUNS: Mapping[Of, str] = {"events": "event", "stances": "statement"}


def show(state: State) -> None:
    """Draw the sources by their kinds."""
    table = state.ds.sources
    found = {of: resting(state.ds, state.filters, of) for of in _NOUNS}
    heads = {kind: safe(name) for kind, name in kinds(state.ds, "sources").items()}
    for kind, head in {**heads, **_HEADS}.items():
        rows = table[table["kind"] == kind]
        if not rows.empty:
            st.subheader(head)
        for row in rows.to_dict("records"):
            _source(state, row, {of: found[of].get(str(row["id"]), _NONE) for of in _NOUNS})


def _source(state: State, row: Mapping[Any, Any], rest: Mapping[Of, Resting]) -> None:
    """Say what a source is and how much in view rests on it; offer what does so alone."""
    key, note = str(row["id"]), str(row["note"])
    source = sources(state.ds)[key]
    name = source.own_title or source.name
    when = dates.short(row["date"]) if row["date"] else "no date"
    by = [safe(known) for known in (row["author"], row["publisher"], when) if known]
    if source.is_unsigned:
        by.insert(0, "**Unsigned: no author or publisher named**")
    with st.container(gap="xsmall"):
        st.markdown(
            f"**{link(name, str(row['url']))}**  \n"
            f"{', '.join(by)} · {_amounts(state, key, rest)} in view"
            + (f"  \n{safe(note)}" if note else "")
        )
        if only := _alone(rest):
            fold = st.expander(only, key=f"alone-{key}", on_change="rerun")
            if fold.open:
                with fold:
                    st.markdown("\n".join(_listed(state, key)))


def _amounts(state: State, key: str, rest: Mapping[Of, Resting]) -> str:
    """Say how many events and statements cite a source, linked to the pages that show them."""
    filters = replace(state.filters, sources=(key,))
    hrefs = {
        "events": url.href_timeline(state.ds, filters),
        "stances": url.href_stances(state.ds, filters),
    }
    said = {of: counted(rest[of].every, noun) for of, noun in _NOUNS.items()}
    return " · ".join(
        f"[{words}]({hrefs[of]})" if rest[of].every else words for of, words in said.items()
    )


def _alone(rest: Mapping[Of, Resting]) -> str:
    """Say how many events and statements cite nothing else; blank where none does."""
    said = [counted(rest[of].alone, noun) for of, noun in _NOUNS.items() if rest[of].alone]
    is_one = sum(rest[of].alone for of in _NOUNS) == 1
    return f"{joined(said)} {'rests' if is_one else 'rest'} on it alone" if said else ""


def _listed(state: State, source: str) -> Iterator[str]:
    """Yield a line for each event and statement that cites nothing else, linked to its evidence."""
    for of in _NOUNS:
        rows = alone(state.ds, state.filters, of, source)
        yield from (f"- {_line(state, of, row)}" for row in rows.to_dict("records"))
        if len(rows) == MOST:
            yield f"- the first {MOST} {_NOUNS[of]}s; filter for more"


def _line(state: State, of: Of, row: Mapping[Any, Any]) -> str:
    when = safe(dates.short(row["date"]))
    if of == "events":
        return f"{when} [{safe(row['title'])}]({url.href_event(row['id'])})"
    cell = url.href_cell(row["actor"], row["framework"])
    return f"{when} [{safe(whose(state.ds, row))}]({cell}): {safe(row['summary'])}"

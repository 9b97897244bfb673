"""What is wrong between the records of a table: ids given twice, actors who speak in circles."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.problems import Problem
from timeline.reading.sheet import Sheet

__all__ = ["circles", "repeated_ids"]


def repeated_ids(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem for every id that an earlier line has already."""
    first: dict[str, int] = {}
    for record in sheet.records:
        text = record.cells.get("id", "").strip()
        if text and first.setdefault(text, record.line) != record.line:
            yield Problem(
                sheet.path,
                record.line,
                "id",
                text,
                f"is already the id on line {first[text]}",
                f"give each {sheet.table.noun} an id of its own",
            )


def circles(actors: Sheet) -> Iterator[Problem]:
    """Yield a problem for every circle of actors who speak for each other, at its first line."""
    parents = {
        r.cells.get("id", "").strip(): r.cells.get("parent", "").strip() for r in actors.records
    }
    done: set[str] = set()
    for record in actors.records:
        path: list[str] = []
        actor = record.cells.get("id", "").strip()
        while actor in parents and actor not in done:
            done.add(actor)
            path.append(actor)
            actor = parents[actor]
        if actor in path:
            yield _circle(actors, path[path.index(actor) :])


def _circle(actors: Sheet, members: list[str]) -> Problem:
    lines = {r.cells.get("id", "").strip(): r.line for r in reversed(actors.records)}
    start = min(members, key=lines.__getitem__)
    turned = [*members[members.index(start) :], *members[: members.index(start)]]
    round_trip = " > ".join([*turned, start])
    return Problem(
        actors.path,
        lines[start],
        "parent",
        turned[1] if len(turned) > 1 else start,
        f"makes {start} speak for itself ({round_trip})",
        "break the circle",
    )

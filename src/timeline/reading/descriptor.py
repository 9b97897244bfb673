"""From datapackage.json to what it says of a data set, or to what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from timeline.problems import Problem
from timeline.schema import Kind

__all__ = ["DESCRIPTOR", "SUBJECT", "read_descriptor"]

DESCRIPTOR = "datapackage.json"
"""The Frictionless descriptor, of which a data set takes title, description and subject."""

SUBJECT: Mapping[str, Kind] = MappingProxyType({"framework": Kind.REF, "country": Kind.COUNTRY})
"""What a descriptor can say that its data set is about."""


def read_descriptor(raw: bytes, path: str) -> tuple[dict[str, Any], list[Problem]]:
    """Return what a descriptor says, nothing where it is wrong, and what is wrong with it."""
    try:
        content = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):  # not JSON, not UTF-8, or nested without end
        remedy = "mend it, or delete it to have it written anew"
        return {}, [Problem.of_file(path, "is not JSON", remedy)]
    fault = next(_faults(content), None)
    return ({}, [Problem.of_file(path, *fault)]) if fault else (content, [])


def _faults(content: Any) -> Iterator[tuple[str, str]]:
    """Yield reason and remedy for what no descriptor may hold."""
    if not isinstance(content, dict):
        yield "is no JSON object", "put braces around it, or delete it"
        return
    for key in ("title", "description"):
        if not isinstance(content.get(key, ""), str):
            yield f"has a {key} that is not text", f'write "{key}": "…"'
    subject = content.get("subject", {})
    if (
        not isinstance(subject, dict)
        or not subject.keys() <= SUBJECT.keys()
        or not all(isinstance(value, str) for value in subject.values())
    ):
        yield (
            "has a subject that is not a framework and a country",
            'write "subject": {"framework": "asian-nato", "country": "JPN"}',
        )
    resources = content.get("resources", [])
    if not isinstance(resources, list) or not all(isinstance(r, dict) for r in resources):
        yield "has resources that are no list of objects", "mend them, or delete them"
    try:
        json.dumps(content, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        half = f"\\u{ord(error.object[error.start]):04x}"
        yield f"has half a character ({half})", "write the whole one, or delete it"

"""A source, how it is called, and which of its paragraphs are cited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from types import MappingProxyType

from timeline import schema
from timeline.dataset import Dataset
from timeline.dates import noun
from timeline.kept import kept
from timeline.web_address import is_web_address, short_address

__all__ = ["Source", "by_source", "sources"]

_WHOLE = 0, 1
"""What stands for the paragraph where a reference has none."""


@dataclass(frozen=True, slots=True)
class Source:
    """One source, as in the schema; and whether it is one of several unsigned ones of its kind."""

    id: str
    kind: str
    title: str
    author: str
    publisher: str
    date: str
    url: str
    language: str
    note: str
    is_one_of_several: bool = False

    @property
    def authors(self) -> list[str]:
        """Each author by themselves."""
        return schema.entries(self.author)

    @property
    def own_title(self) -> str:
        """The title, unless it is only the id that stands in for a blank one."""
        return self.title if self.title != self.id else ""

    @property
    def is_unsigned(self) -> bool:
        """Whether nobody answers for it: it names no author and no publisher.

        A document that settles a fact, say a treaty, needs none; of what no file tells anything
        that cannot be said.
        """
        named = self.author or self.publisher or not self.own_title
        return self.kind != "reference" and not named

    @property
    def name(self) -> str:
        """What it is called for short; what nobody signed is called so, lest it pass for a name."""
        # An id from sources.csv is a slug; without that file it is a name as somebody typed it.
        if is_web_address(self.id):
            spoken = short_address(self.id)
        else:
            spoken = self.id.replace("-", " ").capitalize() if self.id.islower() else self.id
        if self.kind and self.is_unsigned:
            more = f" ({spoken})" if self.is_one_of_several else ""
            return f"Unsigned {self.kind}{more}"
        return self.publisher or ", ".join(self.authors) or spoken

    def where(self, paragraphs: Sequence[int]) -> str:
        """Say where in it: ``¶16`` of an article; ``§5`` of a reference; nothing for the whole."""
        if self.kind == "reference":
            return ", ".join(f"§{number}" for number in paragraphs if number not in _WHOLE)
        return ", ".join(f"¶{number}" for number in paragraphs if number)

    def in_full(self, paragraphs: Sequence[int]) -> str:
        """Name it in full: ``Author, “Title”, Publisher, October 2024, ¶16``."""
        title = self.own_title
        if title and not title.startswith("["):
            title = f"“{title.replace('“', '‘').replace('”', '’')}”"
        known = [", ".join(self.authors), title, self.publisher]
        named = known if any(known) else [self.name]
        return ", ".join(filter(None, (*named, noun(self.date), self.where(paragraphs))))


@kept(most=8)
def sources(ds: Dataset) -> Mapping[str, Source]:
    """Return every source by its id; kept, as each citation looks some up."""
    columns = (ds.sources[f.name] for f in fields(Source) if f.name in ds.sources)
    found = [Source(*row) for row in zip(*columns, strict=True)]
    unsigned = Counter(source.kind for source in found if source.is_unsigned)
    return MappingProxyType(
        {one.id: replace(one, is_one_of_several=unsigned[one.kind] > 1) for one in found}
    )


def by_source(known: Mapping[str, Source], places: Iterable[str]) -> dict[Source, list[int]]:
    """Return the sources of places in order of first use, each with its paragraphs, each once."""
    cited: dict[Source, list[int]] = {}
    for name in dict.fromkeys(places):
        source, paragraph = schema.place(name)
        cited.setdefault(known[source], []).append(paragraph)
    return cited

"""A change of one row as new bytes for some of a file's old ones, all others staying."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from timeline.editing.errors import EditError
from timeline.editing.rows import Cell, Row, Written, written
from timeline.reading.decoding import UnreadableError, decode
from timeline.reading.delimited import plain_ends

__all__ = ["Splice", "add", "change", "remove"]

_QUOTED = frozenset('"\r\n\x1a')
"""What a cell has in quotation marks alone; the last ends a file where it stands at its end."""


@dataclass(frozen=True, slots=True)
class Splice:
    """Bytes that take the place of others, from one place in a file on."""

    start: int
    old: bytes
    new: bytes

    @classmethod
    def between(cls, before: bytes, after: bytes) -> Splice:
        """Return what made one content of a file into the other."""
        most = min(len(before), len(after))
        start = _common(most, lambda n: before[:n] == after[:n])
        tail = _common(most - start, lambda n: before[len(before) - n :] == after[len(after) - n :])
        return cls(start, before[start : len(before) - tail], after[start : len(after) - tail])

    def apply(self, raw: bytes) -> bytes:
        """Return the content of the file afterwards."""
        return raw[: self.start] + self.new + raw[self.start + len(self.old) :]

    def inverse(self) -> Splice:
        """Return what undoes it."""
        return Splice(self.start, self.new, self.old)


def change(raw: bytes, line: int, cells: Mapping[str, str]) -> bytes:
    r"""Return a CSV file with some cells of one row changed, and every other byte kept.

    Parameters
    ----------
    raw : bytes
        The file: with commas, semicolons, tabs or bars, and in whatever encoding.
    line : int
        Where the row begins, as a text editor counts, the header being 1.
    cells : mapping of str to str
        The new text of each cell, by the name of its column. One that says what it said keeps its
        very bytes; another is quoted if it was, or if it has to be.

    Raises
    ------
    EditError
        If there is no such row or column, the file's encoding has no such letter, or would no more
        be told from others afterwards.

    Examples
    --------
    >>> from timeline import editing
    >>> editing.change(b'id;date;title\r\na;1994;"A"\r\n', 2, {"date": "1995"})
    b'id;date;title\r\na;1995;"A"\r\n'
    """
    file = written(raw)
    row = file.row(line)
    old = file.cells(row)
    new = {_column(file, name): text for name, text in cells.items()}
    last = max((at for at, text in new.items() if text), default=0)
    row_text = file.separator.join(
        _changed(file, old[at] if at < len(old) else None, new.get(at))
        for at in range(max(len(old), last + 1))
    )
    return _put(file, raw, row.start, row.end, row_text)


def add(raw: bytes, cells: Mapping[str, str], *, after: int = 0) -> bytes:
    r"""Return a CSV file with one more row, in the manner of the row above it.

    Parameters
    ----------
    cells : mapping of str to str
        The text of each cell, by the name of its column; others stay blank.
    after : int
        The line of the row under which it goes; the last one unless given.

    Examples
    --------
    >>> from timeline import editing
    >>> editing.add(b"id,date,title\n", {"id": "a", "date": "1994", "title": "Talks, at last"})
    b'id,date,title\na,1994,"Talks, at last"\n'
    """
    file = written(raw)
    above = file.row(after) if after else file.rows[-1]
    style = file.cells(above) if above is not file.rows[0] else ()
    texts = dict.fromkeys(range(len(file.names)), "")
    texts |= {_column(file, name): text for name, text in cells.items()}
    typed = file.separator.join(
        _typed(text, file.separator, is_quoted=at < len(style) and _is_at_will(file, style[at]))
        for at, text in sorted(texts.items())
    )
    end = _line_end(file, above)
    if above.after > above.end:
        return _put(file, raw, above.after, above.after, typed + end)
    return _put(file, raw, above.end, above.end, end + typed)


def remove(raw: bytes, line: int) -> bytes:
    r"""Return a CSV file without one of its rows.

    Examples
    --------
    >>> from timeline import editing
    >>> editing.remove(b"id,date\na,1994\nb,1995\n", 2)
    b'id,date\nb,1995\n'
    """
    file = written(raw)
    row = file.row(line)
    if row.after > row.end:
        return _put(file, raw, row.start, row.after, "")
    # The last line has no end, and neither has the one that is the last now.
    return _put(file, raw, row.start - len(_line_end(file, row)), row.end, "")


def _column(file: Written, name: str) -> int:
    """Return which column has a name; raises EditError for none."""
    if name in file.names:
        return file.names.index(name)
    folded = [known.casefold() for known in file.names]
    if name.casefold() in folded:
        return folded.index(name.casefold())
    raise EditError(f'the file has no column "{name}"', "add it to the header first")


def _changed(file: Written, cell: Cell | None, text: str | None) -> str:
    """Return a cell as it is to stand in the file; what does not change stays as it is written."""
    if cell is None:
        return _typed(text or "", file.separator, is_quoted=False)
    if text is None or plain_ends(cell.text) == plain_ends(text):
        return file.text[cell.start : cell.end]
    return _typed(text, file.separator, is_quoted=cell.is_quoted)


def _typed(text: str, separator: str, *, is_quoted: bool) -> str:
    """Return a text as a cell, in quotation marks where they are wanted or needed."""
    if is_quoted or not {separator, *_QUOTED}.isdisjoint(text):
        return '"' + text.replace('"', '""') + '"'
    return text


def _is_at_will(file: Written, cell: Cell) -> bool:
    """Whether a cell has quotation marks that it does not need."""
    needs = not {file.separator, *_QUOTED}.isdisjoint(cell.text)
    return cell.is_quoted and not needs


def _line_end(file: Written, row: Row) -> str:
    """Return how the line of a row ends, or where it has no end the one before it."""
    if row.after > row.end:
        return file.text[row.end : row.after]
    before = file.text[: row.start]
    return next((end for end in ("\r\n", "\n", "\r") if before.endswith(end)), "\n")


def _put(file: Written, raw: bytes, start: int, end: int, text: str) -> bytes:
    """Return the file with text in the place of what stands from one position to another."""
    try:
        new = text.encode(file.encoding)
    except UnicodeEncodeError as error:
        letter = error.object[error.start]
        remedy = f'save the file as "CSV UTF-8", or write it without "{letter}"'
        raise EditError(f'{file.encoding} has no letter "{letter}"', remedy) from error
    after = raw[: file.offset(start)] + new + raw[file.offset(end) :]
    if not _is_read_as(after, file.text[:start] + text + file.text[end:]):
        reason = f"then nothing would tell any more that the file is in {file.encoding}"
        raise EditError(reason, 'save it as "CSV UTF-8" first')
    return after


def _is_read_as(raw: bytes, text: str) -> bool:
    try:
        return decode(raw).text == text
    except UnreadableError:
        return False


def _common(most: int, is_same: Callable[[int], bool]) -> int:
    """Return the greatest number up to ``most`` for which something is the same."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if is_same(middle) else (low, middle - 1)
    return low

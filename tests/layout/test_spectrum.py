from __future__ import annotations

from itertools import combinations

import pytest

from timeline.layout.spectrum import SpectrumStyle, lay_out_spectrum
from timeline.layout.spectrum_model import (
    STANCES,
    Ghost,
    LetteredSource,
    SpectrumEntry,
    SpectrumModel,
    SpectrumRow,
)
from timeline.layout.styled_text import set_runs
from timeline.layout.text_metrics import LINE_HEIGHT, text_width

WIDTHS = (320, 358, 480, 560, 760, 900, 1080, 1240, 1400, 1880)
WORDS = "clarified that their country was not currently pursuing the call of its prime minister"


def entry(name, stance, words=WORDS, **more):
    return SpectrumEntry(
        name, name, words, is_own=True, date="10 Sep 2024", letters="a, b", stance=stance, **more
    )


def model(*rows):
    heads = {s: (f"{s:+}  12 lean in favour", f"{s:+}  12") for s in STANCES}
    source = LetteredSource("a", "A newspaper of a long name, Oct 2024", "post")
    return SpectrumModel("pact", rows, dict.fromkeys(STANCES, 12), heads=heads, sources=(source,))


MOVERS = model(
    SpectrumRow(
        "JPN",
        "Japan",
        (
            entry("One", -1),
            entry("Two", 1, ghost=Ghost(2, "++", "1994")),
            entry("Three", -2, "no", ghost=Ghost(2, "++", "Sep 2024")),
            entry("Four", 2, ghost=Ghost(-2, "−−", "1994")),
            entry("Five", 0, is_perhaps=True),
        ),
        "split: not counted",
    ),
    SpectrumRow("USA", "United States of America", (entry("Subrahmanyam Jaishankar", -1),)),
    SpectrumRow(
        "", "Not counted", (entry("Six", 1), entry("Seven", 1)), "groups", is_counted=False
    ),
)
CASES = {
    "movers": MOVERS,
    "one": model(SpectrumRow("JPN", "Japan", (entry("Only", -2, "no"),))),
    "none": model(),
    "full": model(
        *(
            SpectrumRow(f"C{k}", f"Country {k}", tuple(entry(f"Voice {k}.{s}", s) for s in STANCES))
            for k in range(4)
        )
    ),
    "long words": model(SpectrumRow("JPN", "J" * 80, (entry("N" * 200, 0, "w" * 300),))),
    "japanese": model(SpectrumRow("JPN", "日本", (entry("石破茂", 1, "アジア版" * 20),))),
}


def lines(placed):
    """Yield what each line of an entry covers, its mark the first."""
    tall = placed.text.size * LINE_HEIGHT
    for k, end in enumerate(placed.text.ends):
        top = placed.y + k * tall
        yield (placed.x if k else placed.box[0]), top, placed.x + end, top + tall


@pytest.mark.parametrize("size", [10.0, 13.0])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("case", CASES)
def test_nothing_lies_on_another_or_is_cut_off(case, width, size):
    laid = lay_out_spectrum(CASES[case], width, SpectrumStyle(size))
    boxes = [box for placed in laid.entries for box in lines(placed)]
    boxes += [(head.x0, head.y0, head.x1, head.y1) for head in laid.heads]
    for label in laid.labels:
        wide = max(text_width(line, label.size, bold=True) for line in label.lines)
        top = label.y - label.size * 0.65
        boxes.append((0, top, label.x + wide, top + label.height))
    boxes += [
        (min(a.x0, a.x1), a.y - size * 0.3, max(a.x0, a.x1), a.y + size * 0.3) for a in laid.arrows
    ]
    for x0, y0, x1, y1 in boxes:
        assert x0 >= 0
        assert x1 <= width + 0.5
        assert -0.5 <= y0 <= y1 <= laid.foot_top
    for (ax0, ay0, ax1, ay1), (bx0, by0, bx1, by1) in combinations(boxes, 2):
        apart = ax1 <= bx0 + 1 or bx1 <= ax0 + 1 or ay1 <= by0 + 1 or by1 <= ay0 + 1
        assert apart
    for line in laid.foot:
        assert text_width(line, laid.foot_size) <= width
    for head in laid.heads:
        assert text_width(head.text, size, bold=True) <= head.x1 - head.x0


@pytest.mark.parametrize("width", WIDTHS)
def test_every_entry_stands_in_the_column_of_its_stance(width):
    laid = lay_out_spectrum(MOVERS, width)
    heads = {head.stance: head for head in laid.heads}
    assert len([p for p in laid.entries if not p.is_ghost]) == len(MOVERS.entries)
    for placed in laid.entries:
        ghost = placed.entry.ghost
        stance = ghost.stance if placed.is_ghost and ghost else placed.entry.stance
        head = heads[stance]
        assert head.x0 <= placed.box[0]
        assert placed.box[2] <= head.x1 + 0.5
        assert placed.y >= head.y1


def test_an_arrow_leads_from_where_it_was_to_where_it_is():
    laid = lay_out_spectrum(MOVERS, 1240)
    ways = {arrow.entry.name: arrow.x1 - arrow.x0 for arrow in laid.arrows}
    assert ways["Two"] < 0
    assert ways["Three"] < 0
    assert ways["Four"] > 0


def test_in_a_narrow_room_stances_stand_under_each_other_and_moves_are_told():
    laid = lay_out_spectrum(MOVERS, 358)
    assert [head.x1 - head.x0 for head in laid.heads] == [358] * 5
    assert laid.arrows == ()
    (two,) = (p for p in laid.entries if p.entry.name == "Two")
    said = " ".join(run.text for run in two.text.runs)
    assert "(from ++ 1994)" in said


def test_words_are_cut_between_words_where_they_are_too_many():
    laid = lay_out_spectrum(MOVERS, 1240, SpectrumStyle(letters=40))
    said = " ".join(run.text for run in laid.entries[-1].text.runs)
    assert "“clarified that their country was not…”" in said


def test_a_wide_room_is_lower_than_a_narrow_one():
    heights = [lay_out_spectrum(MOVERS, width).height for width in (900, 1240, 1880)]
    assert heights == sorted(heights, reverse=True)


def test_what_is_raised_stays_with_its_word():
    found = set_runs([("one two", "plain"), ("a", "raised")], 12, text_width("one two", 12) + 2)
    assert [(run.text, run.look) for run in found.runs] == [
        ("one", "plain"),
        ("two", "plain"),
        ("a", "raised"),
    ]
    assert found.runs[1].y == found.runs[2].y > found.runs[0].y


def test_a_word_that_is_too_wide_is_broken():
    found = set_runs([("w" * 60, "strong")], 12, 100)
    assert "".join(run.text for run in found.runs) == "w" * 60
    assert found.width <= 100

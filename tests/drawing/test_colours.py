"""The colours of stances as people see them who see no red, no green, no blue, or no colour."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from coloraide.everything import ColorAll as Color

from timeline.drawing.theme import DARK, LIGHT
from timeline.schema import STANCE_GLYPHS, STANCE_WORDS

BOTH = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])

VISIONS = {
    "full": lambda colour: colour,
    "protanopia, Brettel": lambda colour: colour.filter("protan", method="brettel"),
    "protanopia, Machado": lambda colour: colour.filter("protan", method="machado"),
    "deuteranopia, Brettel": lambda colour: colour.filter("deutan", method="brettel"),
    "deuteranopia, Machado": lambda colour: colour.filter("deutan", method="machado"),
    "tritanopia, Brettel": lambda colour: colour.filter("tritan", method="brettel"),
}
"""Simulations by Brettel, Viénot and Mollon (1997), and by Machado, Oliveira and Fernandes (2009)
at full severity, whose model does not hold for tritanopia."""

LEAST = 20
"""The distance in CAM02-UCS that any two of six colours keep under every simulation in Petroff,
"Accessible Color Sequences for Data Visualization" (arXiv:2107.02270). One is about the least
difference that is noticed at all."""

LEAST_IN_GREY = 10
"""Between the lightness (J' of CAM02-UCS, 0 to 100) of two degrees; Petroff asks for 2."""


@BOTH
@pytest.mark.parametrize("vision", VISIONS)
def test_any_two_stances_are_told_apart_by_their_fills(palette, vision):
    seen = {s: VISIONS[vision](Color(tone.fill)).clip() for s, tone in palette.stances.items()}
    distances = {
        (STANCE_WORDS[a], STANCE_WORDS[b]): round(seen[a].delta_e(seen[b], method="cam02"), 1)
        for a, b in combinations(sorted(seen), 2)
    }
    assert len(distances) == 10
    assert {pair: d for pair, d in distances.items() if d < LEAST} == {}


@BOTH
def test_grey_tells_degrees_and_leaves_the_side_to_the_sign(palette):
    lightness = {
        stance: Color(tone.fill).convert("cam02-ucs")["j"]
        for stance, tone in palette.stances.items()
    }
    away = {stance: abs(j - lightness[0]) for stance, j in lightness.items()}
    for strong, weak in product((-2, 2), (-1, 1)):
        assert away[strong] >= away[weak] + LEAST_IN_GREY
        assert away[weak] >= LEAST_IN_GREY
    for stance in (1, 2):
        assert STANCE_GLYPHS[stance] == "+" * stance
        assert STANCE_GLYPHS[-stance] == "−" * stance


@BOTH
def test_the_stronger_a_stance_the_more_vivid_it_is_and_the_more_it_stands_out(palette):
    page = Color(palette.page)
    for part in ("fill", "line"):
        seen = {stance: Color(getattr(tone, part)) for stance, tone in palette.stances.items()}
        contrast = {stance: c.contrast(page, method="wcag21") for stance, c in seen.items()}
        for strong, weak in ((-2, -1), (2, 1)):
            assert contrast[strong] > contrast[weak] > contrast[0] * (part == "fill")
            vivid = [seen[stance].convert("oklch")["c"] for stance in (strong, weak)]
            assert vivid[0] > vivid[1] - 0.01


@BOTH
def test_every_cell_stands_out_from_the_page_in_grey(palette):
    page = Color(palette.page)
    for tone in palette.stances.values():
        assert max(Color(c).contrast(page, method="wcag21") for c in (tone.fill, tone.line)) >= 3


@BOTH
def test_a_side_keeps_its_hue_in_both_degrees(palette):
    for degrees in ((-2, -1), (1, 2)):
        hues = [Color(palette.stances[stance].fill).convert("oklch")["h"] for stance in degrees]
        assert abs(hues[0] - hues[1]) < 30

"""Many texts are folded as each of them is."""

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from timeline.dataset import fold
from timeline.reading.folded import Folding

LETTERS = st.one_of(st.sampled_from("aÉéß’“–\u0301ﬁİΣς日 \n"), st.characters(codec="utf-8"))


@given(st.lists(st.text(LETTERS, max_size=8), min_size=1, max_size=8), st.integers(0, 3))
def test_texts_are_folded_as_each_of_them_is(texts, at):
    piece = pa.array(texts, pa.large_string()).slice(at)
    assert Folding()(piece).to_pylist() == [*map(fold, texts[at:])]


def test_a_word_is_folded_in_each_piece_of_a_column():
    fold_piece = Folding()
    pieces = (["Éa", "éÉ"], ["É", ""], ["Kōmeitō", "ASCII", "’"])
    found = [fold_piece(pa.array(piece, pa.large_string())).to_pylist() for piece in pieces]
    assert found == [["ea", "ee"], ["e", ""], ["komeito", "ascii", "'"]]

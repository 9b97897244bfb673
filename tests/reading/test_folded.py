"""Whole columns are folded as each of their texts is."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from timeline.dataset import fold
from timeline.reading import folded
from timeline.reading.folded import fold_column

LETTERS = st.one_of(st.sampled_from("aÉéß’“–\u0301ﬁİΣς日 \n"), st.characters(codec="utf-8"))


@given(st.lists(st.text(LETTERS, max_size=8), max_size=8))
def test_a_column_is_folded_as_each_of_its_texts_is(texts):
    assert fold_column(pd.Series(texts, dtype="str")).tolist() == [*map(fold, texts)]


def test_many_texts_are_folded_piece_by_piece(monkeypatch):
    monkeypatch.setattr(folded, "_AT_ONCE", 2)
    texts = ["Éa", "éÉ", "É", "", "Kōmeitō", "ASCII", "’"]
    found = fold_column(pd.Series(texts, dtype="str"))
    assert found.tolist() == ["ea", "ee", "e", "", "komeito", "ascii", "'"]

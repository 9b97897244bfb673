"""The paragraph itself stands beside a card where it is at hand: as text, and within bounds."""

from __future__ import annotations

import pytest

EVENT = {
    "id": "talks",
    "title": "They talk",
    "quote": "at last",
    "sources": "news#2; paper#1; news#3",
    "quote_from": "news#3",
}
STANCE = {"quote": "at last", "basis": "quote", "sources": "news#3"}
SOURCES = [
    {"id": "news", "kind": "article", "publisher": "Daily News"},
    {"id": "paper", "kind": "article", "publisher": "Weekly Paper"},
]
TABLES = {"events": [EVENT], "stances": [STANCE], "sources": SOURCES}
NEWS = "A title\n\nThey met.\nThey spoke,  at\tlast, in private.\n"


@pytest.fixture
def folds(open_page, monkeypatch, tmp_path):
    """Return what stands in each fold of paragraphs that a page opens, by its label."""

    def start(page="timeline", tables=TABLES, *, named="articles", query=None, **texts):
        folder = tmp_path / "articles"
        folder.mkdir(exist_ok=True)
        for source, text in texts.items():
            (folder / f"{source}.txt").write_bytes(text.encode() if isinstance(text, str) else text)
        if named:
            monkeypatch.setenv("TIMELINE_ARTICLES", str(tmp_path / named))
        else:
            monkeypatch.delenv("TIMELINE_ARTICLES", raising=False)
        app = open_page(page, tables, query or {"event": "talks"})
        found = (e for e in app.expander if "paragraph" in e.label)
        return {e.label: [m.value.replace("\\", "") for m in e.markdown] for e in found}

    return start


def test_that_of_the_quote_comes_first_and_the_quote_is_marked(folds):
    assert folds(news=NEWS) == {
        "The paragraph itself": [
            ":small[**Daily News, ¶3**]  \nThey spoke, :yellow-background[**at last**], in private."
        ],
        "1 more paragraph": [":small[**Daily News, ¶2**]  \nThey met."],
    }


def test_statements_have_theirs_folded_away(folds):
    said = folds("stances", query={"cell": "ishiba~asian-nato"}, news=NEWS)
    assert list(said) == ["The paragraph itself"]


@pytest.mark.parametrize(
    ("named", "texts"),
    [
        ("", {"news": NEWS}),  # no folder is named
        ("nowhere", {}),  # it is not there
        ("articles", {}),  # it has no text of it
        ("articles", {"news": "Only a title"}),
        ("articles", {"news": b"caf\xe9 au lait\n\xe9\n\xe9"}),  # no UTF-8
    ],
)
def test_what_is_not_at_hand_is_no_error(folds, named, texts):
    assert folds(named=named, **texts) == {}


def test_a_text_that_is_not_a_file_is_no_error(folds, tmp_path):
    (tmp_path / "articles" / "news.txt").mkdir(parents=True)
    assert folds() == {}


def test_markup_in_a_text_is_text(folds):
    hostile = "A\nB\n<script>x</script> **at last** [l](javascript:x) $$x$$ :red[a]"
    (shown,) = folds(news=hostile)["The paragraph itself"]
    expected = (
        "<script>x</script> **:yellow-background[**at last**]** [l](javascript:x) $$x$$ :red[a]"
    )
    assert shown.partition("  \n")[2] == expected


def test_of_an_endless_paragraph_there_is_what_lies_around_the_quote(folds):
    endless = f"A\nB\n{'on and on ' * 9000}at last {'so forth ' * 9000}"
    (shown,) = folds(news=endless)["The paragraph itself"]
    text = shown.partition("  \n")[2]
    assert len(text) < 3100
    assert text.startswith("… ")
    assert text.endswith(" …")
    assert "on :yellow-background[**at last**] so forth" in text


def test_no_source_leads_out_of_the_folder(folds, tmp_path):
    (tmp_path / "news.txt").write_text(NEWS)
    event = {**EVENT, "sources": "../news#3", "quote_from": ""}
    assert folds(tables={"events": [event]}) == {}


def test_a_text_that_changes_is_read_anew(folds):
    folds(news=NEWS)
    (shown,) = folds(news=NEWS.replace("private", "public and at length"))["The paragraph itself"]
    assert shown.endswith("in public and at length.")

"""Sources are named in one style, whatever of them is not known."""

from __future__ import annotations

import json

import pytest
from bibtexparser import parse_string
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import dataset
from timeline import schema
from timeline.cite import (
    Footnote,
    bibtex,
    citation,
    csl_json,
    footnotes,
    in_full,
    place,
    source_names,
    source_notes,
)
from timeline.queries.filter_query import from_query

TITLE = "“Thinking about ‘Asian NATO’ & more”"
SOURCES = [
    {
        "id": "nippon",
        "kind": "article",
        "title": "Thinking about “Asian NATO” & more",
        "author": "Kanehara Nobukatsu; Tim Kelly",
        "publisher": "Nippon.com",
        "date": "2024-11-20",
        "url": "https://example.org/in_depth/d01070?a=1&b=50%25#top",
        "language": "en",
        "note": "100% translated",
    },
    {"id": "untitled", "kind": "article", "title": "[Untitled commentary]", "date": "2024-10"},
    {"id": "kelly", "title": "Tests", "author": "Tim Kelly", "date": "2024-09-27/2024-09-30"},
    {"id": "the-treaty", "kind": "reference", "publisher": "United Nations", "date": "1951"},
    {"id": "blank-one"},
]


@pytest.fixture(scope="module")
def ds(tmp_path_factory):
    return dataset(
        tmp_path_factory.mktemp("cite"),
        events=[
            {
                "id": "report",
                "title": "Advisers urge Japan on",
                "date": "1994",
                "sources": "nippon#15; the-treaty#9; nippon#16",
            },
            {"id": "bare", "title": "It happens", "date": "197X"},
        ],
        stances=[
            *({"id": f"says-{n + 3}", "stance": str(n)} for n in range(-2, 3)),
            {"id": "cited", "sources": "kelly#3", "date": "2024-10-06/2024-10-11"},
        ],
        actors=[{"id": "ishiba", "name": "Ishiba Shigeru"}],
        frameworks=[{"id": "asian-nato", "name": "Asian NATO"}],
        sources=SOURCES,
    )


def test_source_names(ds):
    assert source_names(ds) == {
        "nippon": "Nippon.com",
        "untitled": "Unsigned article",
        "kelly": "Tim Kelly",
        "the-treaty": "United Nations",
        "blank-one": "Blank one",
    }


def test_several_unsigned_sources_are_told_apart(tmp_path):
    unsigned = [
        {"id": key, "kind": "article", "title": "On pacts"} for key in ("pacts", "more-pacts")
    ]
    ds = dataset(tmp_path, events=[{"date": "2024"}], sources=unsigned)
    assert source_names(ds) == {
        "pacts": "Unsigned article (Pacts)",
        "more-pacts": "Unsigned article (More pacts)",
    }
    assert place(ds, "pacts#2", "more-pacts#3") == (
        "Unsigned article (Pacts), ¶2; Unsigned article (More pacts), ¶3"
    )


@pytest.mark.parametrize("value", ["obstacles", "Obstacles", "Unsigned article"])
def test_a_link_by_id_opens_an_unsigned_source(tmp_path, value):
    ds = dataset(
        tmp_path,
        events=[{"date": "2024", "sources": "obstacles#1"}],
        sources=[{"id": "obstacles", "kind": "article", "title": "[Commentary]"}],
    )
    filters, left_out = from_query(ds, {"source": [value]})
    assert (filters.sources, left_out) == (("obstacles",), ())


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("nippon#16", "Nippon.com, ¶16"),
        ("kelly#1", "Tim Kelly, ¶1"),
        ("blank-one#2", "Blank one, ¶2"),
        ("the-treaty#9", "United Nations, §9"),
        ("the-treaty#1", "United Nations"),
    ],
)
def test_place(ds, name, label):
    assert place(ds, name) == label


def test_footnotes_are_numbered_in_order_of_first_use(ds):
    places = ["kelly#3", "nippon#16", "kelly#3", "nippon#2"]
    assert [(n.number, n.place) for n in footnotes(ds, places)] == [
        (1, "kelly#3"),
        (2, "nippon#16"),
        (3, "nippon#2"),
    ]
    assert footnotes(ds, []) == []


def test_source_notes_name_each_source_once(ds):
    places = ["kelly#3", "nippon#16", "kelly#5", "kelly#3"]
    assert [(n.number, n.place, n.text) for n in source_notes(ds, places)] == [
        (1, "kelly#3", "Tim Kelly, “Tests”, between 27 and 30 September 2024, ¶3, ¶5."),
        (
            2,
            "nippon#16",
            f"Kanehara Nobukatsu, Tim Kelly, {TITLE}, Nippon.com, 20 November 2024, ¶16.",
        ),
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "nippon#16",
            f"Kanehara Nobukatsu, Tim Kelly, {TITLE}, Nippon.com, 20 November 2024, ¶16.",
        ),
        ("untitled#2", "[Untitled commentary], October 2024, ¶2."),
        ("kelly#3", "Tim Kelly, “Tests”, between 27 and 30 September 2024, ¶3."),
        ("the-treaty#9", "United Nations, 1951, §9."),
        ("the-treaty#1", "United Nations, 1951."),
        ("blank-one#4", "Blank one, ¶4."),
    ],
)
def test_the_text_of_a_footnote(ds, name, text):
    assert footnotes(ds, [name])[0].text == text


def test_a_footnote_as_a_line():
    note = Footnote(2, "Tim Kelly, “Tests”, ¶3.", "https://example.org", "kelly#3")
    assert str(note) == "2. Tim Kelly, “Tests”, ¶3. https://example.org"
    assert str(Footnote(2, "Tim Kelly, ¶3.", "", "kelly#3")) == "2. Tim Kelly, ¶3."


def test_citation_of_an_event(ds):
    assert citation(ds, "events", "report") == (
        "Advisers urge Japan on (1994). "
        f"Kanehara Nobukatsu, Tim Kelly, {TITLE}, Nippon.com, "
        "20 November 2024, ¶15, ¶16 <https://example.org/in_depth/d01070?a=1&b=50%25#top>; "
        f"United Nations, 1951, §9. data, version {ds.version}, event report."
    )
    assert citation(ds, "events", "bare") == (
        f"It happens (the 1970s). data, version {ds.version}, event bare."
    )


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("says-1", "Ishiba Shigeru opposes Asian NATO"),
        ("says-2", "Ishiba Shigeru is sceptical of Asian NATO"),
        ("says-3", "Ishiba Shigeru is neutral on Asian NATO"),
        ("says-4", "Ishiba Shigeru leans in favour of Asian NATO"),
        ("says-5", "Ishiba Shigeru supports Asian NATO"),
    ],
)
def test_citation_of_a_stance(ds, key, said):
    tail = f"data, version {ds.version}, stance {key}."
    assert citation(ds, "stances", key) == f"{said} (1 October 2024). {tail}"


def test_citation_of_a_stance_with_its_source(ds):
    assert citation(ds, "stances", "cited") == (
        "Ishiba Shigeru supports Asian NATO (between 6 and 11 October 2024). "
        "Tim Kelly, “Tests”, between 27 and 30 September 2024, ¶3. "
        f"data, version {ds.version}, stance cited."
    )


def test_citation_of_what_is_not_there(ds):
    with pytest.raises(KeyError, match="nothing"):
        citation(ds, "events", "nothing")


def test_csl_json(ds):
    items = csl_json(ds)
    assert json.loads(json.dumps(items)) == items
    assert items == [
        {
            "id": "nippon",
            "type": "webpage",
            "title": "Thinking about “Asian NATO” & more",
            "author": [{"literal": "Kanehara Nobukatsu"}, {"literal": "Tim Kelly"}],
            "container-title": "Nippon.com",
            "issued": {"date-parts": [[2024, 11, 20]]},
            "URL": "https://example.org/in_depth/d01070?a=1&b=50%25#top",
            "language": "en",
            "note": "100% translated",
        },
        {
            "id": "untitled",
            "type": "document",
            "title": "[Untitled commentary]",
            "issued": {"date-parts": [[2024, 10]]},
        },
        {
            "id": "kelly",
            "type": "document",
            "title": "Tests",
            "author": [{"literal": "Tim Kelly"}],
            "issued": {"date-parts": [[2024, 9, 27], [2024, 9, 30]]},
        },
        {
            "id": "the-treaty",
            "type": "document",
            "publisher": "United Nations",
            "issued": {"date-parts": [[1951]]},
        },
        {"id": "blank-one", "type": "document", "title": "Blank one"},
    ]


@pytest.mark.parametrize(
    ("when", "issued", "year"),
    [
        ("1990~", {"date-parts": [[1990]], "circa": True}, "1990"),
        ("197X", {"date-parts": [[1970], [1979]]}, "1970"),
        ("2009/..", {"literal": "since 2009"}, "2009"),
        ("../2016", {"literal": "until 2016"}, "2016"),
        ("1994/1996", {"date-parts": [[1994], [1996]]}, "1994"),
        ("1970/1989", {"date-parts": [[1970], [1989]]}, "1970"),
        ("2024-11/2024-12-05", {"date-parts": [[2024, 11], [2024, 12, 5]]}, "2024"),
        ("2024-02/2024-03~", {"date-parts": [[2024, 2], [2024, 3]], "circa": True}, "2024"),
    ],
)
def test_dates_of_sources_stay_as_exact_as_they_are(tmp_path, when, issued, year):
    ds = dataset(tmp_path, events=[{}], sources=[{"id": "a", "date": when}])
    assert csl_json(ds)[0]["issued"] == issued
    fields = parse_string(bibtex(ds)).entries[0].fields_dict
    assert (fields["year"].value, fields["date"].value) == (year, when)


def test_bibtex(ds):
    first, second, third, _, last = bibtex(ds).strip().split("\n\n\n")
    assert first.splitlines() == [
        "@online{nippon,",
        "\tauthor = {{Kanehara Nobukatsu} and {Tim Kelly}},",
        "\ttitle = {{Thinking about “Asian NATO” \\& more}},",
        "\torganization = {{Nippon.com}},",
        "\tyear = {2024},",
        "\tdate = {2024-11-20},",
        "\turl = {https://example.org/in_depth/d01070?a=1&b=50%25#top},",
        "\tlangid = {english},",
        "\tannotation = {100\\% translated}",
        "}",
    ]
    assert second.splitlines()[1] == "\ttitle = {{[Untitled commentary]}},"
    assert third.startswith("@misc{kelly,")
    assert last == "@misc{blank-one,\n\ttitle = {{Blank one}}\n}"


def test_only_some_sources_in_the_order_of_their_table(ds):
    ids = {"kelly", "nippon"}
    assert [item["id"] for item in csl_json(ds, ids)] == ["nippon", "kelly"]
    assert [entry.key for entry in parse_string(bibtex(ds, ids)).entries] == ["nippon", "kelly"]
    assert (csl_json(ds, []), bibtex(ds, [])) == ([], "")


def test_places_in_full(ds):
    assert in_full(ds, "nippon#16", "kelly#3", "nippon#2") == (
        f"Kanehara Nobukatsu, Tim Kelly, {TITLE}, Nippon.com, 20 November 2024, ¶16, ¶2 "
        "<https://example.org/in_depth/d01070?a=1&b=50%25#top>; "
        "Tim Kelly, “Tests”, between 27 and 30 September 2024, ¶3"
    )
    assert in_full(ds) == ""


@pytest.mark.parametrize(
    ("tag", "name"),
    [("ja", "japanese"), ("en-GB", "english"), ("zh-Hant-TW", "chinese"), ("nb", ""), ("?!", "")],
)
def test_languages_are_named_as_babel_names_them(tmp_path, tag, name):
    ds = dataset(tmp_path, events=[{}], sources=[{"id": "a", "title": "A", "language": tag}])
    fields = parse_string(bibtex(ds)).entries[0].fields_dict
    assert (fields["langid"].value if "langid" in fields else "") == name


def test_keys_that_differ_only_in_case_are_one_to_bibtex(tmp_path):
    ds = dataset(tmp_path, events=[{"sources": "NHK#1; nhk#1; Kōdansha#2; 日本#1"}])
    keys = [entry.key for entry in parse_string(bibtex(ds)).entries]
    assert keys == ["NHK", "nhk-2", "Kodansha", "source"]


def test_bibtex_survives_what_means_something_to_it(tmp_path):
    odd = r'A {brace, a \macro, a "quote", $5 #1 ~ ^ _ @misc{x,'
    ds = dataset(tmp_path, events=[{}], sources=[{"id": "odd", "title": odd}, {"id": "next"}])
    library = parse_string(bibtex(ds))
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == ["odd", "next"]


def test_a_source_without_a_table_is_called_as_it_was_typed(tmp_path):
    ds = dataset(tmp_path, events=[{"sources": "Tim Kelly#2; NHK#1; the-times#3"}])
    assert list(source_names(ds).values()) == ["Tim Kelly", "NHK", "The times"]


def test_where_a_source_has_a_hash_in_its_name_the_last_one_counts(tmp_path):
    ds = dataset(tmp_path, events=[{"title": "A", "date": "1994", "sources": "B#C#3; B#C#5"}])
    assert ds.links["event_source"]["source"].unique().tolist() == ["B#C"]
    assert place(ds, "B#C#3", "B#C#5") == "B#C, ¶3, ¶5"
    assert citation(ds, "events", "event-1").startswith("A (1994). B#C, ¶3, ¶5. ")


@pytest.mark.slow
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1), min_size=1)
    .map(lambda names: [name.replace(";", "#").replace("\ufffd", "?").strip() for name in names])
    .filter(all)
    .map(lambda names: list(dict.fromkeys(names)))
)
@settings(max_examples=40)
def test_whatever_a_source_is_called_it_can_be_cited(tmp_path_factory, names):
    cell = "; ".join(f"{name}#{n}" for n, name in enumerate(names, start=1))
    ds = dataset(tmp_path_factory.mktemp("named"), events=[{"sources": cell}])
    assert list(source_names(ds)) == names
    assert citation(ds, "events", "event-1")
    notes = source_notes(ds, schema.entries(cell))
    assert [note.place for note in notes] == schema.entries(cell)
    library = parse_string(bibtex(ds))
    assert not library.failed_blocks
    assert len({entry.key for entry in library.entries}) == len(names)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Return data whose sources are addresses and books with pages, and no file tells of them."""
    long = "https://www.example.org/in/depth/2024/11/a-rather-long-title-of-a-page.html?a=1#top"
    cited = (
        "https://example.org/page",
        f"{long}; Smith 2001, p. 4",
        "smith#12; javascript:alert(1)",
    )
    events = [{"id": f"e{n}", "title": "T", "sources": cell} for n, cell in enumerate(cited)]
    return dataset(tmp_path_factory.mktemp("whole"), events=events)


def test_a_source_that_is_an_address_is_named_by_its_host_and_the_end_of_its_path(whole):
    assert [*source_names(whole).values()] == [
        "example.org/page",
        "example.org/…/a-rather-long-title-of-a-…",
        "Smith 2001, p. 4",
        "Smith",
        "Javascript:alert(1)",
    ]


def test_a_source_cited_as_a_whole_has_no_paragraph(whole):
    cells = ";".join(whole.events["sources"]).split(";")
    places = [cell.strip() for cell in cells]
    assert place(whole, *places) == (
        "example.org/page; example.org/…/a-rather-long-title-of-a-…; Smith 2001, p. 4; "
        "Smith, ¶12; Javascript:alert(1)"
    )
    notes = footnotes(whole, places)
    assert [str(note) for note in notes] == [
        "1. example.org/page. https://example.org/page",
        f"2. example.org/…/a-rather-long-title-of-a-…. {places[1]}",
        "3. Smith 2001, p. 4.",
        "4. Smith, ¶12.",
        "5. Javascript:alert(1).",
    ]
    assert [note.place for note in notes] == places
    assert citation(whole, "events", "e0").startswith(
        "T (1 October 2024). example.org/page <https://example.org/page>."
    )
    assert [item.get("URL", "") for item in csl_json(whole)] == [places[0], places[1], "", "", ""]


def test_a_source_cited_as_a_whole_and_by_a_paragraph_is_named_once(ds):
    assert place(ds, "nippon", "nippon#5") == "Nippon.com, ¶5"
    assert place(ds, "the-treaty", "the-treaty#5") == "United Nations, §5"

"""A workbook is a folder of tables: a sheet each, dates as dates, whatever else is in it."""

from __future__ import annotations

import datetime as dt
import io
import time
import zipfile

import openpyxl
import pytest

from tests.factories import files, lines
from timeline.limits import Limits
from timeline.reading import load
from timeline.reading.decoding import UnreadableError
from timeline.reading.folder import open_folder
from timeline.reading.grid import GridRow
from timeline.reading.workbook import OLD_MOST_BYTES, Room, sheets

HEAD = ["id", "date", "title"]
moment = dt.datetime
OPEN_DOCUMENT = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def xlsx(tables, formats=()):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for cell, code in dict(formats).items():
            sheet[cell].number_format = code
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def ods(rows: str) -> bytes:
    body = f'<office:body><office:spreadsheet><table:table table:name="Events">{rows}'
    end = "</table:table></office:spreadsheet></office:body></office:document-content>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        content = f"<office:document-content {OPEN_DOCUMENT}>{body}{end}"
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return file.getvalue()


def cell(attributes: str, text: str) -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def test_what_cells_of_several_rows_are_merged_into_stands_in_each(tmp_path):
    raw = xlsx({"events": [HEAD, ["a", "1994", "A"], ["b", None, "B"], ["c", "1995", "C"]]})
    book = openpyxl.load_workbook(io.BytesIO(raw))
    book["events"].merge_cells("B2:B3")
    book.save(tmp_path / "events.xlsx")
    assert load(tmp_path).events["date"].tolist() == ["1994", "1994", "1995"]


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1994, "General", "1994"),
        (1994.0, "0.00", "1994"),
        (-1.5, "General", "-1.5"),
        ("1,0", "General", "1,0"),
        (dt.date(2024, 10, 1), "dd.mm.yyyy", "2024-10-01"),
        (moment(2024, 10, 1), "yyyy-mm-dd hh:mm", "2024-10-01"),
        (moment(2024, 10, 1, 14, 30), "yyyy-mm-dd hh:mm", "2024-10-01T14:30"),
        (moment(2024, 10, 1, 14, 30, 5), "yyyy-mm-dd hh:mm", "2024-10-01T14:30:05"),
        (dt.date(2024, 10, 1), "mmm-yy", "2024-10"),
        (dt.date(2024, 10, 1), '[$-407]mmmm" "yyyy', "2024-10"),
        (dt.date(2024, 1, 1), "yyyy", "2024"),
        (dt.date(2024, 10, 1), 'yyyy"年"m"月"d"日"', "2024-10-01"),
        (dt.time(14, 30), "hh:mm", "14:30"),
        (True, "General", "TRUE"),
        ("#N/A", "General", "#N/A"),
        ("#REF!", "General", "#REF!"),
        ("two\nlines", "General", "two\nlines"),
    ],
)
def test_a_cell_as_text(value, code, text):
    raw = xlsx({"Events": [HEAD, ["a", value, "A"]]}, {"B2": code})
    assert sheets(raw)["Events"][1] == GridRow(2, ("a", text, "A"))


def test_rows_have_their_numbers_and_blank_ones_are_left_out():
    raw = xlsx({"Events": [[], [None, "id"], [], [None, "a"]]})
    assert sheets(raw) == {"Events": [GridRow(2, ("", "id")), GridRow(4, ("", "a"))]}


def test_an_open_document():
    names = "".join(cell("office:value-type='string'", name) for name in HEAD)
    raw = ods(
        f"<table:table-row>{names}"
        "</table:table-row><table:table-row table:number-rows-repeated='2'><table:table-cell "
        "table:number-columns-repeated='16384'/></table:table-row><table:table-row>"
        + cell(
            'office:value-type="string" office:string-value="" calcext:value-type="error"', "#N/A"
        )
        + cell('office:value-type="date" office:date-value="1894-10-01"', "1.10.94")
        + cell('office:value-type="string"', "A</text:p><text:p>B")
        + "</table:table-row><table:table-row table:number-rows-repeated='1048570'>"
        "<table:table-cell table:number-columns-repeated='16384'/></table:table-row>"
    )
    assert sheets(raw) == {
        "Events": [GridRow(1, tuple(HEAD)), GridRow(4, ("#N/A", "1894-10-01", "A\nB"))]
    }


def test_sheets_are_tables_by_name(tmp_path):
    stances = [["id", "actor", "framework", "stance", "date"], ["s", "union", "treaty", 1, 2001]]
    events = [["Talks"], [], HEAD, ["a", 1994, "A"], ["b", None, "B"]]
    raw = xlsx({"Notes": [["x"]], "events (2)": events, "STANCES": stances})
    path = files(tmp_path, {"book.xlsx": raw}) / "book.xlsx"
    assert lines(path) == [
        (
            "book.xlsx[Notes]: warning: has a row that is not read; name it events, stances, "
            "actors or as another table if that is what it holds"
        ),
        (
            "book.xlsx[events (2)]:1: warning: is above the header and is left out "
            '("Talks"); delete the line to be sure'
        ),
        "book.xlsx[events (2)]:5: date is blank; fill it in, every event needs it",
    ]
    folder = open_folder(path)
    assert folder.file("stances") == f"{path}[STANCES]"
    assert folder.file("actors") == f"{path}[actors]"
    stance = b"id,actor,framework,stance,date\ns,union,treaty,1,2001\n"
    assert folder.tables["stances"].read() == stance


@pytest.mark.parametrize("name", ["book.xlsx", "events.xlsx", "events.csv", "Sheet.xlsm"])
def test_one_sheet_is_told_by_its_header(tmp_path, name):
    raw = xlsx({"Tabelle1": [HEAD, ["a", 1994, "A"]], "Tabelle2": []})
    data = files(tmp_path, {name: raw})
    assert load(data / name).events["id"].tolist() == ["a"]
    assert load(data).events["id"].tolist() == ["a"]


def test_a_workbook_beside_tables(tmp_path):
    events = "id,date,title,actors\na,1994,A,union\n"
    actors = xlsx({"Sheet1": [["id", "name"], ["union", "The Union"]]})
    unread = {"notes.xlsx": b"PK", "~$events.xlsx": b"x"}
    data = files(tmp_path, {"events.csv": events, "actors.xlsx": actors, **unread})
    assert load(data).actors["name"].tolist() == ["The Union"]


def test_a_workbook_without_a_sheet_of_its_name(tmp_path):
    raw = xlsx({"A": [["x"]], "B": [["y"]]})
    assert lines(
        files(tmp_path, {"events.csv": "id,date,title\na,1994,A\n", "actors.xlsx": raw})
    ) == [
        ('data/actors.xlsx: has no sheet named actors (its sheets: "A", "B"); rename one'),
    ]


def test_two_sheets_that_may_be_a_table(tmp_path):
    raw = xlsx({"events (2)": [HEAD], "events (3)": [HEAD]})
    path = files(tmp_path, {"book.xlsx": raw}) / "book.xlsx"
    assert lines(path) == [
        (
            "book.xlsx[events (2)]: may be the table of events, and so may "
            "book.xlsx[events (3)]; name the right one events"
        ),
    ]


SUEZ = [["When", "What happened"], [moment(1956, 10, 29), "Landing"]]
VIEWS = [["Who", "On what", "Opinion", "When"], ["Eden", "landing", "supports", 1956]]
NOTES = [["To do", "Notes"], ["check", "the date of the landing"]]


@pytest.mark.parametrize("name", ["book.xlsx", "events.xlsx"])
def test_the_sheet_whose_header_fits_is_the_table_whatever_it_is_called(tmp_path, name):
    raw = xlsx({"Notes": NOTES, "Suez 1956": SUEZ, "Names": [["name"], ["Eden"]]})
    data = files(tmp_path, {name: raw})
    assert load(data / name).events[["date", "title"]].values.tolist() == [
        ["1956-10-29", "Landing"]
    ]
    assert load(data).events["title"].tolist() == ["Landing"]


def test_sheets_of_events_and_of_stances_under_other_names(tmp_path):
    raw = xlsx({"Suez 1956": SUEZ, "Notes": NOTES, "Who said what": VIEWS})
    ds = load(files(tmp_path, {"book.xlsx": raw}) / "book.xlsx")
    assert ds.events["title"].tolist() == ["Landing"]
    assert ds.stances[["actor", "framework", "stance"]].values.tolist() == [["Eden", "landing", 2]]


def test_sheets_of_the_same_columns_are_read_one_below_the_other(tmp_path):
    raw = xlsx({"Suez": SUEZ, "Notes": NOTES, "Budapest": SUEZ})
    path = files(tmp_path, {"book.xlsx": raw}) / "book.xlsx"
    told = lines(path)
    assert told[0] == (
        "book.xlsx[Budapest]: warning: has the columns of book.xlsx[Suez] and is read below it, "
        "its lines counted on; put both into one sheet to be sure"
    )
    assert told[1].startswith("book.xlsx[Notes]: warning: has ")
    assert told[2].startswith("book.xlsx[Suez + Budapest]:")
    assert len(load(path).events) == 2 * (len(SUEZ) - 1)


def test_two_sheets_whose_headers_fit_as_well(tmp_path):
    other = [[*row, "x"] for row in SUEZ]
    raw = xlsx({"Suez": SUEZ, "Notes": NOTES, "Budapest": other})
    assert lines(files(tmp_path, {"book.xlsx": raw}) / "book.xlsx")[0] == (
        "book.xlsx[Suez]: may be the table of events, and so may book.xlsx[Budapest]; "
        "name the right one events"
    )


GERMAN = {
    "Ereignisse": [
        ["Suezkrise"],
        [],
        ["Nr.", "Datum", "Ereignis", "Beteiligte", "Land", "Art", "Fundstelle"],
        [1, "1956-07-26", "Verstaatlichung", "Nasser", "EGY", "military", "Kyle 1991"],
    ],
    "Positionen": [
        ["Wer steht wo?"],
        ["Akteur", "Frage", "Haltung", "Datum", "zu Ereignis"],
        ["Eden", "Intervention", 2, "1956-07-27", None],
        ["Nasser", "Intervention", -2, None, "Verstaatlichung"],
    ],
}


@pytest.mark.parametrize(
    "names",
    [
        ("Ereignisse", "Positionen"),
        ("Ereignisse", "Stances"),
        ("Events", "Positionen"),
        ("Tabelle1", "Tabelle2"),
        ("Was war", "Stances"),
        ("Événements", "Prises de position"),
        ("Eventos", "Posturas"),
        ("Gebeurtenissen", "Wer will was"),
    ],
)
def test_sheets_in_other_languages_are_all_read(tmp_path, names):
    raw = xlsx(dict(zip(names, GERMAN.values(), strict=True)) | {"countries": [["id", "name"]]})
    ds = load(files(tmp_path, {"book.xlsx": raw}) / "book.xlsx")
    assert (len(ds.events), len(ds.stances)) == (1, 2)
    assert list(ds.actors["id"]) == ["Nasser", "Eden"]
    assert list(ds.frameworks["id"]) == ["Intervention"]
    assert ds.events["kind"].tolist() == ["military"]


def test_a_formula_that_was_saved_without_its_value(tmp_path):
    raw = xlsx({"events": [HEAD, ["a", 1994, "A"], ["b", 1995, '=C2&" again"']]})
    assert lines(files(tmp_path, {"book.xlsx": raw}) / "book.xlsx") == [
        (
            'book.xlsx[events]:3: title "#FORMULA!" is a formula that was saved without its '
            "value; open the workbook in its program and save it, or write the value"
        ),
    ]


def test_a_sheet_that_is_not_read_is_told(tmp_path):
    chart = [["lat", "lon"], [1, 2], [3, 4]]
    raw = xlsx({"events": [HEAD, ["a", 1994, "A"]], "Positionen": chart, "1957": [HEAD]})
    assert lines(files(tmp_path, {"book.xlsx": raw}) / "book.xlsx") == [
        (
            "book.xlsx[Positionen]: warning: has 3 rows that are not read; name it events, "
            "stances, actors or as another table if that is what it holds"
        ),
        (
            "book.xlsx[1957]: warning: has a row that is not read; put its rows into "
            "book.xlsx[events] if they belong there"
        ),
    ]


def test_other_sheets_of_a_workbook_that_is_named_as_a_table_are_told(tmp_path):
    raw = xlsx({"events": [HEAD, ["a", 1994, "A"]], "Positionen": GERMAN["Positionen"]})
    assert lines(files(tmp_path, {"events.xlsx": raw})) == [
        (
            "data/events.xlsx[Positionen]: warning: has 4 rows that are not read; "
            "put it into a file of its own if it is a table, as stances.csv"
        ),
    ]


@pytest.mark.parametrize("raw", [b"PK\x03\x04" + bytes(50), b"\xd0\xcf\x11\xe0" + bytes(600)])
def test_a_workbook_that_is_damaged(raw):
    with pytest.raises(UnreadableError):
        sheets(raw)


def plain(sheet: str, path: str = "worksheets/sheet1.xml", names=("Events",)) -> bytes:
    """Return a workbook with one sheet written by hand, under a path and names of one's own."""
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="r1"/>' for n, name in enumerate(names, start=1)
    )
    members = {
        "_rels/.rels": (
            f'<Relationships xmlns="{package}"><Relationship Id="r0" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook {space} xmlns:r="{office}"><sheets>{listed}</sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{package}"><Relationship Id="r1" '
            f'Type="{office}/worksheet" Target="{path}"/></Relationships>'
        ),
        f"xl/{path}": f"<worksheet {space}><sheetData>{sheet}</sheetData></worksheet>",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
TOO_LARGE = "has a sheet of 1,048,576 rows and 16,384 columns, and 2,000,000 cells are read in all"
ODD = "has a sheet whose rows or cells are not written as spreadsheet programs write them"


def test_cells_without_a_place_stand_one_after_the_other():
    raw = plain("<row><c><v>1</v></c><c/><c><v>2</v></c></row><row r='4'><c><v>3</v></c></row>")
    assert sheets(raw) == {"Events": [GridRow(1, ("1", "", "2")), GridRow(4, ("3", "", ""))]}


@pytest.mark.parametrize(
    ("sheet", "path", "reason"),
    [
        (FAR, "worksheets/sheet1.xml", TOO_LARGE),
        (FAR, "sheets/a.xml", TOO_LARGE),
        (FAR, "a.txt", TOO_LARGE),
        (FAR.replace("<c r=", "<c s='1' r="), "a.xml", TOO_LARGE),
        (
            f"<row>{'<c><v>1</v></c>' * 16_384}</row><row r='1048576'><c><v>1</v></c></row>",
            "worksheets/sheet1.xml",
            TOO_LARGE,
        ),
        (FAR.replace("<c r=", "<c s='/>' r="), "a.xml", ODD),
        (FAR.replace("<c r=", "<c s='<' r="), "a.xml", ODD),
        (FAR.replace("<c r=", "<c s=\" r='A1'\" r="), "a.xml", ODD),
        (FAR.replace("XFD1048576", "AAAAAAAA1"), "a.xml", ODD),
    ],
    ids=lambda text: text[:30],
)
def test_sheets_without_end_are_refused_before_they_are_read(monkeypatch, sheet, path, reason):
    monkeypatch.setattr("timeline.reading.workbook.CalamineWorkbook", None)
    with pytest.raises(UnreadableError) as refused:
        sheets(plain(sheet, path))
    assert refused.value.reason == reason


def test_an_open_document_without_end_is_refused():
    many = cell("table:number-columns-repeated='16384' office:value-type='string'", "x")
    with pytest.raises(UnreadableError, match=TOO_LARGE):
        sheets(
            ods(f"<table:table-row table:number-rows-repeated='1048576'>{many}</table:table-row>")
        )


def test_sheets_and_workbooks_take_of_one_room():
    raw = xlsx({"Events": [HEAD, ["a", 1994, "A"]], "Notes": [["x"]]})
    room = Room(Limits(cells=13))
    assert len(sheets(raw, room)) == 2
    with pytest.raises(UnreadableError, match="and 13 cells are read in all"):
        sheets(raw, room)
    twice = plain('<row><c r="C1"><v>1</v></c></row>', names=("A", "B"))
    with pytest.raises(UnreadableError, match="a sheet of 1 rows and 3 columns, and 5 cells"):
        sheets(twice, Room(Limits(cells=5)))


def test_binary_and_large_old_workbooks_are_refused():
    file = io.BytesIO(plain(""))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/workbook.bin", b"")
    with pytest.raises(UnreadableError, match=r"is a binary workbook \(.xlsb\); save it as .xlsx"):
        sheets(file.getvalue())
    with pytest.raises(UnreadableError, match=r"is an .xls of more than 5 MB; save it as .xlsx"):
        sheets(b"\xd0\xcf\x11\xe0" + bytes(OLD_MOST_BYTES))


def test_a_text_repeated_in_a_tag_without_end_takes_no_time():
    raw = ods("<table:table-cell " + 'office:string-value="" ' * 100_000)
    begun = time.process_time()
    with pytest.raises(UnreadableError):
        sheets(raw)
    assert time.process_time() - begun < 2


ROW = "<table:table-row>" + cell("office:value-type='string'", "id") + "</table:table-row>"
ENTITIES = {
    "that grow without end": "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 13)
    ),
    "of a file": '<!ENTITY a12 SYSTEM "file:///etc/passwd">',
}


@pytest.mark.parametrize("of", ENTITIES)
@pytest.mark.parametrize("kind", ["ods", "xlsx"])
def test_entities_are_not_followed(kind, of):
    head = f'<!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">{ENTITIES[of]}]>'.encode()
    raw = xlsx({"Events": [HEAD]}) if kind == "xlsx" else ods(ROW)
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(b"<t>", b"<t>&a12;").replace(b"p>id", b"p>&a12;")
            at = content.find(b"?>") + 2 if content.startswith(b"<?xml") else 0
            is_text = name in {"content.xml", "xl/sharedStrings.xml"}
            new.writestr(name, content[:at] + head + content[at:] if is_text else content)
    with pytest.raises(UnreadableError, match=r"is a workbook that (?:is damaged|cannot be read)"):
        sheets(changed.getvalue())

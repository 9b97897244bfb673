"""Rows changed in the page: what the form offers, writes, refuses and undoes."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from tests.factories import folder
from timeline.app import edit_session, edit_undo
from timeline.editing import EditError

DASHBOARD = str(Path(__file__).parents[2] / "dashboard.py")

DATA = {
    "events": [
        {"id": "report", "date": "1994", "title": "A report", "kind": "", "countries": "JPN; USA"},
        {"id": "vote", "date": "2024-10-27", "title": "A vote", "kind": "election"},
    ],
    "stances": [
        {"id": "one", "actor": "ann", "framework": "pact", "stance": "2", "date": "2024-09-01"},
    ],
    "actors": [{"id": "ann", "name": "Ann *of* <b>Z</b>"}],
    "frameworks": [{"id": "pact", "name": "Pact"}],
}

CHANGED = "has been changed by somebody else meanwhile; close this and edit it as it is now."


@pytest.fixture
def data(tmp_path, monkeypatch):
    path = folder(tmp_path, **DATA)
    monkeypatch.setenv("TIMELINE_DATA", str(path))
    monkeypatch.setenv("TIMELINE_EDIT", "1")
    return path


@pytest.fixture
def page(data):  # noqa: ARG001 -- the folder must be there
    app = AppTest.from_file(DASHBOARD, default_timeout=30)
    app.query_params["event"] = "report"
    return app.run()


def press(app, key):
    app.button(key=key).click().run()
    assert not app.exception


def keys(app):
    return {button.key or "" for button in app.button}


def edit_the_report(app):
    press(app, "pencil:events:report:page")


def plain(element):
    return element.value.replace("\\", "")


@pytest.mark.usefixtures("data")
def test_without_the_word_nothing_can_be_changed(monkeypatch):
    monkeypatch.setenv("TIMELINE_EDIT", "0")
    app = AppTest.from_file(DASHBOARD, default_timeout=30)
    app.query_params["event"] = "report"
    app.run()
    assert not [key for key in keys(app) if key.startswith(("pencil", "add", "edit"))]


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize("address", ["0.0.0.0", "192.168.1.7", ""])  # noqa: S104 -- refused
def test_a_server_that_others_reach_changes_nothing(address):
    kept = config.get_option("server.address")
    try:
        config.set_option("server.address", address)
        app = AppTest.from_file(DASHBOARD, default_timeout=30).run()
    finally:
        config.set_option("server.address", kept)
    assert "add:events" not in keys(app)


def test_one_cell_is_one_line_of_the_file_and_can_be_undone(page, data):
    file = data / "events.csv"
    before = file.read_bytes()
    edit_the_report(page)
    page.text_input(key="edit:1:title").set_value("Another, longer report")
    press(page, "edit-save")
    assert file.read_bytes() == before.replace(b"A report", b'"Another, longer report"')
    assert page.toast[0].value == "Saved the event"
    assert "edit-save" not in keys(page)
    assert page.subheader[0].value == "Another\\, longer report"
    press(page, "edit-undo-page")
    assert file.read_bytes() == before
    assert page.toast[0].value == "Undone\\: saved the event"
    assert "edit-undo-sidebar" not in keys(page)


def test_nothing_changed_writes_nothing(page, data):
    file = data / "events.csv"
    before = file.stat()
    edit_the_report(page)
    press(page, "edit-save")
    assert file.stat().st_mtime_ns == before.st_mtime_ns
    assert page.toast[0].value == "Nothing was changed\\."


def test_what_is_wrong_is_said_at_its_field_and_not_written(page, data):
    before = (data / "events.csv").read_bytes()
    edit_the_report(page)
    page.text_input(key="edit:1:date").set_value("Oct-24")
    press(page, "edit-save")
    assert (data / "events.csv").read_bytes() == before
    assert plain(page.error[0]).startswith('"Oct-24" is not a date; ')
    assert plain(page.error[1]).strip() == "**Not written.** See above: Date."
    page.text_input(key="edit:1:date").set_value("2024-10").run()
    assert "Read as: in October 2024" in [plain(caption) for caption in page.caption]
    press(page, "edit-save")
    assert (data / "events.csv").read_bytes() == before.replace(b"1994", b"2024-10")


def test_lists_and_codes_are_chosen(page, data):
    edit_the_report(page)
    page.multiselect(key="edit:1:countries").set_value(["JPN", "KOR"])
    page.selectbox(key="edit:1:kind").set_value("summit")
    press(page, "edit-save")
    assert "report,1994,A report,summit,JPN; KOR" in (data / "events.csv").read_text()


def test_a_file_that_changed_meanwhile_is_refused_with_what_changed(page, data):
    file = data / "events.csv"
    edit_the_report(page)
    page.text_input(key="edit:1:title").set_value("Mine")
    theirs = file.read_text().replace("A vote", "Their vote")
    file.write_text(theirs)
    press(page, "edit-save")
    assert file.read_text() == theirs
    assert plain(page.error[0]).splitlines() == [
        f"**Not written.** events.csv {CHANGED}",
        "",
        "- line 3 was: vote,2024-10-27,A vote,election,",
        "- line 3 is: vote,2024-10-27,Their vote,election,",
    ]
    assert page.text_input(key="edit:1:title").value == "Mine"


def test_a_change_after_which_another_came_stays(page, data):
    file = data / "events.csv"
    edit_the_report(page)
    page.text_input(key="edit:1:title").set_value("Mine")
    press(page, "edit-save")
    file.write_text(file.read_text() + "third,2025,Theirs,,\n")
    page.run()
    press(page, "edit-undo-sidebar")
    assert "Mine" in file.read_text()
    assert page.toast[0].value.replace("\\", "") == (
        "Not undone: events.csv has been changed by somebody else since; edit it anew."
    )


def test_a_change_that_can_no_more_be_undone_hides_no_other(page, data):
    statements = (data / "stances.csv").read_text()
    press(page, "add:stances")
    page.selectbox(key="edit:1:actor").set_value("ann")
    page.selectbox(key="edit:1:framework").set_value("pact")
    page.selectbox(key="edit:1:stance").set_value("1")
    page.text_input(key="edit:1:date").set_value("2025")
    press(page, "edit-save")
    press(page, "pencil:events:report:page")
    page.text_input(key="edit:2:title").set_value("Mine")
    press(page, "edit-save")
    file = data / "events.csv"
    file.write_text(file.read_text() + "third,2025,Theirs,,\n")
    page.run()
    press(page, "edit-undo-sidebar")
    press(page, "edit-undo-sidebar")
    assert plain(page.toast[0]) == "Undone: added the statement"
    assert (data / "stances.csv").read_text() == statements
    assert "Mine" in file.read_text()


def fail(*_):
    raise OSError(5, "Input/output error")


def test_data_that_cannot_be_read_are_left_alone(page, data, monkeypatch):
    before = (data / "events.csv").read_bytes()
    edit_the_report(page)
    page.text_input(key="edit:1:title").set_value("Mine")
    with monkeypatch.context() as broken:
        broken.setattr(edit_session, "load_with", fail)
        press(page, "edit-save")
    said = "The data cannot be read (Input/output error); see to their folder."
    assert plain(page.error[0]).strip() == f"**Not written.** {said}"
    assert (data / "events.csv").read_bytes() == before
    press(page, "edit-save")
    after = (data / "events.csv").read_bytes()
    with monkeypatch.context() as broken:
        broken.setattr(edit_undo, "load_with", fail)
        press(page, "edit-undo-page")
    assert plain(page.toast[0]) == f"Not undone: the data{said[8:]}"
    assert (data / "events.csv").read_bytes() == after
    press(page, "edit-undo-sidebar")
    assert (data / "events.csv").read_bytes() == before


def test_nothing_to_undo_is_no_fault(monkeypatch):
    monkeypatch.setattr(edit_undo.st, "session_state", {})
    assert edit_undo.undo() == ""


def test_warnings_that_a_change_brings_are_told(page):
    edit_the_report(page)
    page.text_input(key="edit:1:date").set_value("1918-23")
    press(page, "edit-save")
    said = [plain(caption) for caption in page.caption]
    (line,) = [line for line in said if line.startswith("Saved the event")]
    assert line == (
        'Saved the event. 1 warning: events.csv, line 2: date "1918-23" is read as autumn 1918; '
        "write 1918/1923 if a later year is meant."
    )


def test_a_date_is_written_as_what_it_is_read_as(page, data):
    edit_the_report(page)
    page.text_input(key="edit:1:date").set_value("20.5.1875").run()
    said = [plain(caption) for caption in page.caption]
    assert "Read as: on 20 May 1875; written as 1875-05-20" in said
    press(page, "edit-save")
    assert "report,1875-05-20,A report" in (data / "events.csv").read_text()


def test_what_was_wrong_is_said_no_more_once_it_is_changed(page):
    press(page, "add:stances")
    press(page, "edit-save")
    assert len(page.error) == 5
    page.selectbox(key="edit:1:actor").set_value("ann").run()
    page.text_input(key="edit:1:date").set_value("1994").run()
    assert plain(page.error[-1]).strip() == "**Not written.** See above: Framework and Stance."
    assert len(page.error) == 3


def test_what_is_typed_is_there_again_after_the_form_was_closed(page, data):
    before = (data / "events.csv").read_text()
    edit_the_report(page)
    page.text_input(key="edit:1:title").set_value("Half a title").run()
    page.multiselect(key="edit:1:countries").set_value(["JPN"]).run()
    dismiss(page)
    edit_the_report(page)
    assert page.text_input(key="edit:2:title").value == "Half a title"
    press(page, "edit-save")
    assert (data / "events.csv").read_text() == before.replace(
        "A report,,JPN; USA", "Half a title,,JPN"
    )
    edit_the_report(page)
    assert not [c for c in page.caption if "had typed" in c.value]


def test_what_was_typed_can_be_forgotten(page):
    edit_the_report(page)
    page.text_input(key="edit:1:title").set_value("Half a title").run()
    dismiss(page)
    edit_the_report(page)
    press(page, "edit-anew")
    assert page.text_input(key="edit:3:title").value == "A report"


def dismiss(page):
    """Close the form as the cross in its corner does, which cannot be pressed in a test."""
    form = page.session_state["edit-form"]
    typed = {"title": page.session_state["edit:1:title"]}
    if list(page.session_state["edit:1:countries"]) != ["JPN", "USA"]:
        typed["countries"] = "JPN"
    del page.session_state["edit-form"]
    page.session_state["edit-drafts"] = {(form.table, form.key): typed}
    page.run()
    assert "edit-save" not in keys(page)


def test_a_statement_is_added_with_its_actor_and_both_are_undone(page, data):
    statements, actors = ((data / f"{name}.csv").read_text() for name in ("stances", "actors"))
    press(page, "add:stances")
    press(page, "edit-new:1:actor")
    page.text_input(key="edit-added:1:actor:name").set_value("Gamal Abdel Nasser")
    page.selectbox(key="edit:1:framework").set_value("pact")
    page.selectbox(key="edit:1:stance").set_value("-2")
    page.text_input(key="edit:1:date").set_value("1956-07-26")
    press(page, "edit-save")
    assert (data / "actors.csv").read_text() == actors + "gamal-abdel-nasser,Gamal Abdel Nasser\n"
    assert (data / "stances.csv").read_text() == (
        statements + "gamal-abdel-nasser-pact,gamal-abdel-nasser,pact,-2,1956-07-26\n"
    )
    press(page, "edit-undo-page")
    assert (data / "stances.csv").read_text() == statements
    assert (data / "actors.csv").read_text() == actors


def test_a_new_actor_that_is_known_is_that_one(page, data):
    actors = (data / "actors.csv").read_text()
    press(page, "add:stances")
    press(page, "edit-new:1:actor")
    press(page, "edit-new:1:framework")
    page.text_input(key="edit-added:1:actor:name").set_value("ann *of* <b>z</b>")
    page.selectbox(key="edit:1:stance").set_value("0")
    page.text_input(key="edit:1:date").set_value("1957")
    press(page, "edit-save")
    assert plain(page.error[0]) == "Say what the new framework is called, or add no new framework."
    page.text_input(key="edit-added:1:framework:name").set_value("Metre Convention")
    press(page, "edit-save")
    assert (data / "actors.csv").read_text() == actors
    assert "metre-convention,Metre Convention" in (data / "frameworks.csv").read_text()
    assert ",ann,metre-convention,0,1957" in (data / "stances.csv").read_text()


def test_nothing_new_is_offered_to_be_typed_where_it_would_be_refused(page):
    press(page, "add:stances")
    assert page.selectbox(key="edit:1:actor").proto.placeholder == "Choose"
    assert not page.selectbox(key="edit:1:actor").proto.accept_new_options


def test_a_row_that_is_read_otherwise_than_it_is_written_is_not_opened(data):
    row = 'report, 1994, "Talks, at last", "x"'
    (data / "events.csv").write_text(f"id,date,title,note\n{row}\n", encoding="utf-8")
    app = AppTest.from_file(DASHBOARD, default_timeout=30)
    app.query_params["event"] = "report"
    edit_the_report(app.run())
    assert plain(app.toast[0]) == (
        "Line 2 of the file is read otherwise than it is written; "
        'open it in a spreadsheet program and save it as "CSV UTF-8".'
    )
    assert "edit-save" not in keys(app)


def test_an_id_that_is_mended_as_it_is_read_is_that_of_its_row(data):
    file = data / "events.csv"
    file.write_text(file.read_text().replace("report,", "Report,"), encoding="utf-8")
    app = AppTest.from_file(DASHBOARD, default_timeout=30)
    app.query_params["event"] = "report"
    edit_the_report(app.run())
    press(app, "edit-delete")
    assert "Report" not in file.read_text()


def test_a_row_of_another_id_is_refused():
    with pytest.raises(EditError) as caught:
        edit_session._require_id({"id": "vote"}, "report", 2)
    assert str(caught.value) == (
        'line 2 of the file has the id "vote", not "report"; load the page again'
    )


def test_an_event_is_added_with_an_id_of_its_own(page, data):
    before = (data / "events.csv").read_text()
    press(page, "add:events")
    page.text_input(key="edit:1:date").set_value("2025-01")
    page.text_input(key="edit:1:title").set_value("A vote")
    press(page, "edit-save")
    assert (data / "events.csv").read_text() == before + "a-vote,2025-01,A vote,,\n"
    press(page, "add:events")
    page.text_input(key="edit:2:date").set_value("2025-01")
    page.text_input(key="edit:2:title").set_value("A vote")
    press(page, "edit-save")
    assert (data / "events.csv").read_text().endswith("\na-vote-2025-01,2025-01,A vote,,\n")


def test_a_new_row_that_lacks_what_it_needs(page, data):
    before = (data / "stances.csv").read_text()
    press(page, "add:stances")
    page.selectbox(key="edit:1:actor").set_value("ann")
    page.selectbox(key="edit:1:stance").set_value("-1")
    press(page, "edit-save")
    assert (data / "stances.csv").read_text() == before
    assert plain(page.error[-1]).strip() == "**Not written.** See above: Framework and Date."
    page.selectbox(key="edit:1:framework").set_value("pact")
    page.text_input(key="edit:1:date").set_value("2025")
    press(page, "edit-save")
    assert (data / "stances.csv").read_text() == before + "ann-pact,ann,pact,-1,2025\n"


def test_names_are_offered_as_they_are(page):
    press(page, "add:stances")
    assert list(page.selectbox(key="edit:1:actor").options) == ["Ann *of* <b>Z</b> (ann)"]


def test_a_row_is_deleted_and_comes_back(page, data):
    before = (data / "events.csv").read_text()
    edit_the_report(page)
    press(page, "edit-delete")
    assert "report" not in (data / "events.csv").read_text()
    press(page, "edit-undo-sidebar")
    assert (data / "events.csv").read_text() == before


def test_what_others_refer_to_stays(page, data):
    file = data / "stances.csv"
    file.write_text(file.read_text().replace("date", "date,event").replace("-01", "-01,report"))
    page.run()
    edit_the_report(page)
    press(page, "edit-delete")
    assert "report" in (data / "events.csv").read_text()
    assert 'stances.csv:2: event "report"' in plain(page.error[0])


def test_why_there_is_nothing_to_add_to(page, data):
    (data / "stances.csv").unlink()
    page.run()
    button = page.button(key="add:stances")
    assert button.disabled
    reason = "There is no file stances.csv; write its header first."
    assert button.help.replace("\\", "") == reason
    assert reason in [plain(caption) for caption in page.sidebar.caption]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "subject.xlsx",
            "Only CSV files can be changed here; edit subject.xlsx in its own program.",
        ),
        ("subject.csv", "Only the tables of a folder can be changed here; serve {} instead."),
        (
            "data/events.xlsx",
            "Only CSV files can be changed here; edit events.xlsx in its own program.",
        ),
        ("data/notes.txt", "There is no file events.csv; write its header first."),
    ],
)
def test_where_data_come_from_something_else(tmp_path, monkeypatch, name, said):
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"")
    monkeypatch.setenv("TIMELINE_DATA", str(file if file.parent == tmp_path else file.parent))
    assert edit_session.why_not("events") == said.format(tmp_path)


@pytest.mark.parametrize(
    ("host", "is_on"),
    [
        ("localhost:8501", True),
        ("127.0.0.1:8501", True),
        ("[::1]:8501", True),
        ("elsewhere.example:8501", False),
        ("192.168.1.7", False),
        ("[x", False),
        ("", False),
        (None, False),
    ],
)
def test_a_page_that_is_known_by_another_name_changes_nothing(monkeypatch, host, is_on):
    monkeypatch.setenv("TIMELINE_EDIT", "1")
    streamlit = SimpleNamespace(
        context=SimpleNamespace(headers={"Host": host}), get_option=lambda _: "127.0.0.1"
    )
    monkeypatch.setattr(edit_session, "st", streamlit)
    monkeypatch.setattr(edit_session, "is_served", lambda: True)
    assert edit_session.is_on() is is_on


SHOW = """
from timeline.app import edit_dialog

edit_dialog.show(state.ds)
"""


def test_a_statement_is_changed_where_it_is_read(data, open_page):
    app = open_page("actors", DATA, {"who": "ann"}, SHOW)
    press(app, "pencil:stances:one:page")
    app.selectbox(key="edit:1:stance").set_value("1")
    press(app, "edit-save")
    assert "one,ann,pact,1,2024-09-01" in (data / "stances.csv").read_text()

"""Files are made in a process of their own: shared, cancelled, in time, gone with its parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from threading import Event

import pytest

from tests.factories import dataset, folder
from timeline.export import formats
from timeline.export.background.byte_store import ByteStore
from timeline.export.background.exporter import Exporter
from timeline.export.export_request import ExportRequest
from timeline.export.limits import EXPORT_LIMITS
from timeline.views.caption import Edition
from timeline.views.view import View

pytestmark = pytest.mark.slow

MADE = Edition(date(2026, 11, 22))
PATIENCE = 60
EVENTS = [{"date": f"{1990 + n % 30}-{n % 12 + 1:02}"} for n in range(300)]


@pytest.fixture(scope="module")
def ds(tmp_path_factory):
    return dataset(tmp_path_factory.mktemp("data"), events=EVENTS, stances=[{}])


@pytest.fixture
def start():
    """Make an exporter; its processes are gone after the test."""
    made = []

    def make(**how):
        made.append(Exporter(**{"at_once": 1, **how}))
        return made[-1]

    yield make
    for one in made:
        one.close()


def request(ds, *views, suffix="csv", **how):
    return ExportRequest(ds, views or (View("events"),), suffix, made=MADE, **how)


def slow(ds, title=""):
    """Return what takes much longer than a test waits for anything else."""
    views = [View("timeline", note=f"{title} {n}") for n in range(40)]
    return request(ds, *views, suffix="zip", scale=4.0, title=title)


def done(job):
    assert job.is_over.wait(PATIENCE)
    return job


def begun(job):
    """Wait until a process is at work on a file; return it."""
    pause = Event()
    for _ in range(PATIENCE * 100):
        if process := job.process:
            return process
        assert not job.is_over.is_set(), job.reason
        pause.wait(0.01)
    raise AssertionError("it is not begun")


def is_running(number):
    """Tell whether there is a process of that number that is no mere entry in a table."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def ends(number):
    pause = Event()
    for _ in range(PATIENCE * 100):
        if not is_running(number):
            return True
        pause.wait(0.01)
    return False


def test_the_file_is_the_same_as_any_other_and_is_made_once_for_all(ds, start):
    exporter = start()
    wanted = request(ds, View("timeline"), View("matrix"), suffix="pdf", is_deck=True)
    first, second = exporter.ask(wanted), exporter.ask(wanted)
    assert first is second
    content = exporter.written(done(first)).content
    assert content == formats.written(wanted).content
    assert first.step.done == first.step.total
    again = exporter.ask(wanted)
    assert again.is_over.is_set()
    assert exporter.written(again).content is content


def test_what_cannot_be_had_is_said_as_ever(ds, start):
    exporter = start()
    none = done(exporter.ask(request(ds, View("compare"))))
    assert none.reason.startswith("no two events are linked") or "then" in none.reason
    template = request(ds, View("matrix"), suffix="pptx", template=b"none")
    assert done(exporter.ask(template)).reason == (
        "the template is not a PowerPoint file; save it in PowerPoint as .pptx or .potx, without "
        "a password"
    )


def test_others_wait_and_are_told_for_how_many(ds, start):
    exporter = start()
    first = exporter.ask(slow(ds))
    begun(first)
    second, third = exporter.ask(request(ds)), exporter.ask(request(ds, title="other"))
    assert (second.ahead, third.ahead) == (1, 2)
    exporter.leave(first)
    assert not done(second).reason
    assert not done(third).reason
    assert first.is_over.is_set()


def test_who_cancels_ends_it_for_nobody_else(ds, start):
    exporter = start()
    first = exporter.ask(slow(ds))
    second = exporter.ask(slow(ds))
    process = begun(first)
    exporter.leave(first)
    assert not second.is_over.is_set()
    exporter.leave(second)
    assert second.is_over.is_set()
    assert second.reason == ""
    assert ends(process.number)
    assert exporter.written(done(exporter.ask(request(ds))))


def test_after_what_nobody_asks_any_more_is_given_up(ds, start):
    exporter = start(patience=1.0)
    job = exporter.ask(slow(ds))
    assert done(job).reason == ""
    assert exporter.written(job) is None


def test_what_takes_too_long_is_ended(ds, start, monkeypatch):
    monkeypatch.setenv(EXPORT_LIMITS, "seconds=3")
    exporter = start()
    job = exporter.ask(slow(ds))
    assert done(job).reason == (
        "the file was not ready after 3 seconds; narrow it by filters, or set "
        "TIMELINE_EXPORT_LIMITS=seconds=6"
    )


def test_a_process_that_is_killed_is_said_and_the_next_file_is_made(ds, start):
    exporter = start()
    job = exporter.ask(slow(ds))
    os.kill(begun(job).number, signal.SIGKILL)
    assert done(job).reason == (
        "the process that made the file was ended by the system, perhaps for want of memory; "
        "try again, narrow it by filters, or leave views out"
    )
    assert exporter.written(done(exporter.ask(request(ds))))


def test_one_that_wants_too_much_memory_is_refused_it(ds, start, monkeypatch):
    monkeypatch.setenv(EXPORT_LIMITS, "memory=1M")
    exporter = start()
    assert done(exporter.ask(slow(ds))).reason == (
        "the file takes more than 1 MB of memory; narrow it by filters, or set "
        "TIMELINE_EXPORT_LIMITS=memory=2000000"
    )
    monkeypatch.delenv(EXPORT_LIMITS)
    assert exporter.written(done(exporter.ask(request(ds))))


def test_a_mistake_of_the_program_is_logged_without_data(ds, start, caplog):
    exporter = start()
    job = exporter.ask(request(ds, View("events"), suffix="pdf", size="secret words"))
    assert done(job).reason == (
        "the file could not be made, by a mistake of the program, which its log names; "
        "try another form, or leave views out"
    )
    (line,) = caplog.messages
    assert line.startswith("A file could not be made: KeyError in ")
    assert "secret" not in line
    assert exporter.written(done(exporter.ask(request(ds))))


PARENT = """
import sys, time
from datetime import date
from timeline import load
from timeline.export.background.exporter import Exporter
from timeline.export.export_request import ExportRequest
from timeline.views.caption import Edition
from timeline.views.view import View

views = [View("timeline", note=str(n)) for n in range(40)]
ds = load(sys.argv[1])
job = Exporter().ask(ExportRequest(ds, views, "zip", scale=4.0, made=Edition(date(2026, 1, 1))))
while job.process is None:
    time.sleep(0.01)
print(job.process.number, flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL, None])
def test_a_process_ends_with_its_parent_also_in_the_middle_of_a_file(tmp_path, how):
    data = folder(tmp_path, events=EVENTS)
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, str(data)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as parent:
        number = int(parent.stdout.readline())
        assert is_running(number)
        if how is None:
            parent.stdin.close()
        else:
            parent.send_signal(how)
        parent.wait(PATIENCE)
        assert ends(number)


def test_a_store_gives_up_what_was_asked_for_longest_ago():
    store = ByteStore(10)
    store.put("a", "first", 4)
    store.put("b", "second", 4)
    assert store.get("a") == "first"
    store.put("c", "third", 4)
    assert [store.get(key) for key in "abc"] == ["first", None, "third"]
    store.put("d", "large", 20)
    assert [store.get(key) for key in "acd"] == [None, None, "large"]

"""The thread that looks at the data goes on whatever it meets."""

from __future__ import annotations

from timeline.app import watch
from timeline.app.editions import Edition


def test_what_goes_wrong_once_does_not_end_the_watch(monkeypatch, tmp_path, caplog):
    edition = Edition((), is_whole=True)
    answers = [edition, None, None, edition, edition]
    told = []

    def look(_):
        if (answer := answers.pop(0)) is None:
            raise RuntimeError("no server")
        return answer

    watcher = watch._Watcher(tmp_path)
    monkeypatch.setattr(watch, "look", look)
    monkeypatch.setattr(watch.time, "sleep", lambda _: None)
    monkeypatch.setattr(watcher, "_has_pages", lambda: bool(answers))
    monkeypatch.setattr(watcher, "_tell", told.append)
    watcher._look_on()
    assert told == [edition]
    assert caplog.messages == ["The data could not be watched: no server"]

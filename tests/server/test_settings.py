"""Settings are the same on the other side."""

from __future__ import annotations

from timeline.server.settings import Settings


def test_they_come_back_from_json():
    told = Settings("0.0.0.0", 80, ("a.example.org",), ("https://b.example.org",), "who.toml", 2)  # noqa: S104 -- a text
    assert Settings.from_json(told.as_json()) == told
    assert not told.is_worker


def test_a_worker_listens_to_its_own_machine():
    worker = Settings("0.0.0.0", 80, ("a.example.org",), workers=2).as_worker(8000, 1)  # noqa: S104 -- a text
    assert (worker.host, worker.port, worker.place) == ("127.0.0.1", 8000, 1)
    assert worker.is_worker
    assert "a.example.org" in worker.hosts

"""What is installed is locked to its files, named with its licence, and built the same twice."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = sorted(ROOT.glob("requirements*.txt"))
PINNED = re.compile(r"^([a-z0-9._-]+)==([^ ;]+)", re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_package_is_locked_to_its_files(lock):
    text = lock.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z])", text)
    assert len(entries) > 20
    for entry in entries:
        assert PINNED.match(entry), entry[:80]
        assert "--hash=sha256:" in entry, entry[:80]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_no_lock_says_where_packages_come_from(lock):
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links", lock.read_text())


def test_the_licence_of_all_that_runs_is_listed():
    listed = {
        (name.strip().lower().replace("_", "-"), number.strip())
        for name, number in re.findall(
            r"^\| ([^|]+)\| ([^|]+)\|", (ROOT / "docs" / "licences.md").read_text(), re.MULTILINE
        )
    }
    wanted = set()
    for name, number in PINNED.findall((ROOT / "requirements.txt").read_text()):
        try:
            is_installed = version(name) == number
        except PackageNotFoundError:  # of another system
            continue
        if is_installed:
            wanted.add((name, number))
    assert len(wanted) > 40
    assert wanted <= listed


@pytest.mark.slow
def test_the_wheel_is_the_same_when_it_is_built_again(tmp_path):
    digests = set()
    for name in ("one", "two"):
        options = ["--quiet", "--no-deps", "--no-build-isolation", f"--wheel-dir={tmp_path / name}"]
        subprocess.run([sys.executable, "-m", "pip", "wheel", *options, str(ROOT)], check=True)
        (wheel,) = (tmp_path / name).glob("*.whl")
        digests.add(hashlib.sha256(wheel.read_bytes()).hexdigest())
    assert len(digests) == 1

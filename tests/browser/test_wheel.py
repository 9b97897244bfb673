"""The wheel alone, without a checkout, serves the whole dashboard from any folder."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.browser.page import Tab
from tests.browser.server import serving

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the program as the wheel installs it."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, str(ROOT)], check=True)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "installed")
    return folder / "installed"


def test_it_has_what_the_checkout_has(package):
    bundle = package / "timeline" / "_bundle"
    for name in ("dashboard.py", ".streamlit", "static", "data", "docs/codebook.md"):
        ours = ROOT / name
        files = [ours] if ours.is_file() else [f for f in ours.rglob("*") if f.is_file()]
        assert files
        assert all((bundle / file.relative_to(ROOT)).is_file() for file in files)
    assert (package / "timeline" / "py.typed").is_file()


def test_it_serves_its_own_page_theme_and_data_from_anywhere(package, tmp_path, new_tab):
    with serving(cwd=tmp_path, package=package) as url:
        tab: Tab = new_tab(url)
        page = tab.go("/")
        assert page.locator(".frame > svg").first.is_visible()
        font = page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
        assert "IBM Plex Sans" in font
        assert page.evaluate("document.fonts.check('16px \"IBM Plex Sans\"')")
        tab.close()

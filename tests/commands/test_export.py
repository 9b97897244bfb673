"""``timeline export`` where a disk, a template or the time runs out: a line, and no half file."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from io import BytesIO

import pytest

from tests.factories import folder

PROGRAM = """
import sys
if sys.argv[1] == "full":
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
from timeline.cli import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.fixture
def export(tmp_path):
    """Run the command in a process of its own, on two events and a statement."""
    data = folder(tmp_path, events=[{}, {}], stances=[{}])

    def run(*asked, disk="free", **variables):
        return subprocess.run(
            [sys.executable, "-c", PROGRAM, disk, "export", str(data), *map(str, asked)],
            check=False,
            capture_output=True,
            text=True,
            env={**os.environ, **variables},
            timeout=120,
        )

    return run


def test_a_full_disk_leaves_the_old_file_and_nothing_beside(export, tmp_path):
    file = tmp_path / "out" / "view.svg"
    file.parent.mkdir()
    file.write_bytes(b"old")
    done = export("-o", file, disk="full")
    assert done.stderr == (f"Error: {file} cannot be written (File too large); name another file\n")
    assert done.returncode == 2
    assert [(path.name, path.read_bytes()) for path in file.parent.iterdir()] == [
        ("view.svg", b"old")
    ]


def test_a_bomb_as_template_is_refused_at_once(export, tmp_path):
    packed = BytesIO()
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
        target.open("ppt/media/a.png", "w") as member,
    ):
        for _ in range(21):
            member.write(bytes(10_000_000))
    (tmp_path / "house.pptx").write_bytes(packed.getvalue())
    done = export("-o", tmp_path / "a.pptx", "--template", tmp_path / "house.pptx")
    assert done.stderr == (
        "Error: the template would have more than 200 MB unpacked; open it in PowerPoint and save "
        "it anew as .pptx, without videos and a password\n"
    )
    assert not (tmp_path / "a.pptx").exists()


def test_what_takes_too_long_ends(export, tmp_path):
    views = "&".join(f"view=timeline%3Fnote%3D{n}" for n in range(40))
    limits = "seconds=1"
    done = export(
        *("-o", tmp_path / "a.zip", "--scale", 4, "--query", views), TIMELINE_EXPORT_LIMITS=limits
    )
    assert done.stderr == (
        "Error: the file was not ready after 1 second; narrow it by filters, or set "
        "TIMELINE_EXPORT_LIMITS=seconds=2\n"
    )
    assert not list(tmp_path.glob("*a.zip*"))

"""What a wheel holds: Muster must find its data there as it does in the checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FIND = """
import sys, desktop, desktop.resources
for part in sys.argv[1:]:
    print(desktop.resources.resource(*part.split("/")))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(next(folder.glob("muster-*.whl"))) as file:
        file.extractall(folder / "installed")
    return folder / "installed"


def _files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_a_wheel_puts_two_packages_at_the_top_and_nothing_else(wheel: Path) -> None:
    tops = {path.name for path in wheel.iterdir() if not path.name.endswith(".dist-info")}
    assert tops == {"desktop", "ui"}


def test_a_wheel_holds_every_file_of_the_packages(wheel: Path) -> None:
    for package in ("desktop", "ui"):
        assert _files(ROOT / package) <= _files(wheel / package)


def test_a_wheel_holds_every_resource_where_muster_looks_for_it(
    wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = sorted(_files(ROOT / "resources"))
    monkeypatch.setenv("PYTHONPATH", str(wheel))
    done = subprocess.run(
        [sys.executable, "-c", FIND, *parts], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        str(wheel / "desktop" / "resources" / part) for part in parts
    ]

"""The frozen program hands nothing of its own libraries to the programs that it starts."""

import os
import subprocess
import sys

import pytest

from desktop import __version__
from installer.settings import HERE, ROOT

START = """
import os, runpy, sys
sys.frozen, sys.argv = True, ["muster", "--version"]
if os.environ.get("NO_CONSOLE"):
    sys.stdout = sys.stderr = None
try:
    runpy.run_path(os.environ["START"], run_name="__main__")
except SystemExit as ended:
    left = sorted(k for k in os.environ if "LIBRARY_PATH" in k or "_PYI" in k or "QT_PLUGIN" in k)
    os.write(1, f"{ended.code} {left} {os.environ.get('LD_LIBRARY_PATH')}".encode())
"""


def _started(**more: str) -> str:
    around = {
        **{name: value for name, value in os.environ.items() if name != "LD_LIBRARY_PATH"},
        "PYTHONPATH": str(ROOT),
        "START": str(HERE / "start.py"),
        "LD_LIBRARY_PATH": "/of/the/bundle",
        "QT_PLUGIN_PATH": "/of/the/bundle/plugins",
        "_PYI_PARENT_PROCESS_LEVEL": "1",
        **more,
    }
    command = [sys.executable, "-c", START]
    return subprocess.run(command, env=around, check=True, capture_output=True, text=True).stdout


@pytest.mark.skipif(sys.platform != "linux", reason="told by the bootloader of Linux")
def test_nothing_that_freezing_put_into_the_surroundings_is_left() -> None:
    assert _started().endswith("0 [] None")
    assert _started(LD_LIBRARY_PATH_ORIG="/mine").endswith("0 ['LD_LIBRARY_PATH'] /mine")


def test_without_a_console_it_starts_too() -> None:
    assert f"Muster {__version__}" in _started()
    said = _started(NO_CONSOLE="yes")
    assert said.startswith("0 ")

"""The same file and the same day give the same documents, byte for byte, in every process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import demonstration
from tests.builders.terminal import ROOT

DAY = "2026-11-16"


def said(verb: str, file: Path, seed: str) -> bytes:
    """Return what `muster` says in a process of its own, whose sets have an order of their own."""
    words = [sys.executable, "-m", "desktop.launch", verb, str(file), "--as-of", DAY, "--json"]
    around = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(words, capture_output=True, check=False, env=around, timeout=120)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


@pytest.mark.parametrize("verb", ["score", "check"])
def test_in_processes_of_another_order(verb: str, tmp_path: Path) -> None:
    file = demonstration.copied(tmp_path / "demo.muster")
    told = {said(verb, file, seed) for seed in ("0", "1", "4711")}
    assert len(told) == 1
    assert len(told.pop()) > 1000

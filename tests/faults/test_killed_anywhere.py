"""Killed at any instant of any work: what was acknowledged is there, no action is half."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders.files import ROOT


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills processes in the way of POSIX")
@pytest.mark.parametrize(
    ("kills", "seed"),
    [(25, 1), pytest.param(10_000, 2, marks=[pytest.mark.campaign, pytest.mark.timeout(36000)])],
)
def test_nothing_acknowledged_is_lost(tmp_path: Path, kills: int, seed: int) -> None:
    command = [sys.executable, "-m", "tests.faults.killer", str(tmp_path / "k")]
    done = subprocess.run(
        [*command, str(kills), str(seed)], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["kills"] == kills
    assert told["acknowledged"] > kills / 2

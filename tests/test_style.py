"""What a contributor would otherwise have to remember to run: one command tells everything."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    "check",
    [
        ["ruff", "check", "--no-cache", "--output-format=concise"],
        ["ruff", "format", "--no-cache", "--check", "--output-format=concise"],
        ["mypy"],
    ],
    ids=["ruff", "ruff format", "mypy"],
)
def test_the_code_passes(check: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *check], cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr

"""The power goes at any moment: what was acknowledged is there, and nothing of it is half."""

import random
from pathlib import Path

import pytest

from tests.faults import shim
from tests.faults.power import Disk, Write
from tests.faults.recovering import Recovery
from tests.faults.session import SESSIONS

pytestmark = pytest.mark.skipif(bool(shim.missing()), reason=shim.missing())


@pytest.mark.parametrize("session", SESSIONS)
@pytest.mark.parametrize(
    ("states", "seed"),
    [(10, 1), pytest.param(500, 2, marks=[pytest.mark.campaign, pytest.mark.timeout(7200)])],
)
def test_nothing_acknowledged_is_lost(tmp_path: Path, session: str, states: int, seed: int) -> None:
    recovery = Recovery(tmp_path / session, session)
    assert len(recovery.marks) == len(SESSIONS[session]) + 1
    assert recovery.faults(recovery.cuts(states, random.Random(seed))) == []


# --- the disk that is played back is as forgetful as it should be ---------------------------------


def left(tmp_path: Path, writes: list[Write]) -> set[bytes | None]:
    """All that may be left of the file `a`, by a hundred losses of power."""
    (tmp_path / "begin").mkdir()
    (tmp_path / "begin" / "a").write_bytes(b"old")
    found: set[bytes | None] = set()
    for seed in range(100):
        disk = Disk(tmp_path / "begin")
        for write in writes:
            disk.see(write)
        disk.leave(tmp_path / "left", random.Random(seed))
        a = tmp_path / "left" / "a"
        found.add(a.read_bytes() if a.exists() else None)
    return found


def test_what_was_not_synced_may_be_there_or_not(tmp_path: Path) -> None:
    writes = [Write("w", "/a", "", 0, b"n"), Write("w", "/a", "", 1, b"ew")]
    assert left(tmp_path, writes) == {b"old", b"nld", b"oew", b"new"}


def test_what_was_synced_is_there(tmp_path: Path) -> None:
    writes = [Write("w", "/a", "", 0, b"new"), Write("s", "/a", "", 0, b"")]
    assert left(tmp_path, writes) == {b"new"}


def test_a_file_moved_before_it_was_synced_may_be_empty(tmp_path: Path) -> None:
    writes = [
        Write("c", "/b", "", 0, b""),
        Write("w", "/b", "", 0, b"new"),
        Write("r", "/b", "/a", 0, b""),
    ]
    assert left(tmp_path, writes) == {b"old", b"", b"new"}


def test_a_name_is_there_once_its_folder_was_synced(tmp_path: Path) -> None:
    writes = [
        Write("c", "/b", "", 0, b""),
        Write("w", "/b", "", 0, b"new"),
        Write("s", "/b", "", 0, b""),
        Write("r", "/b", "/a", 0, b""),
        Write("s", "/", "", 0, b""),
    ]
    assert left(tmp_path, writes) == {b"new"}

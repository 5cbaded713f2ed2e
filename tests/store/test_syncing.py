"""Files are put on the disk while something else is done, and no fault of the disk is lost."""

import os
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from desktop.store.syncing import synced_meanwhile


def files(folder: Path, count: int) -> list[Path]:
    made = [folder / f"{n}.pdf" for n in range(count)]
    for path in made:
        path.write_bytes(b"a page")
    return made


def test_files_are_synced_while_something_else_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = threading.Semaphore(0)
    monkeypatch.setattr(os, "fsync", lambda _file: synced.release())
    with synced_meanwhile(files(tmp_path, 3)):
        assert all(synced.acquire(timeout=10) for _file in range(3))


def test_none_is_begun_once_the_work_is_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, is_over, synced = threading.Event(), threading.Event(), list[int]()

    def fsync(file: int) -> None:
        synced.append(file)
        begun.set()
        is_over.wait(0.05)  # the work is over before this one is

    monkeypatch.setattr(os, "fsync", fsync)
    with suppress(ValueError), synced_meanwhile(files(tmp_path, 9)):
        begun.wait(10)
        raise ValueError("stopped")
    assert len(synced) <= 4  # those that were begun


def test_what_the_disk_says_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = threading.Event()

    def fsync(_file: int) -> None:
        told.set()
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(OSError, match="Input/output"), synced_meanwhile(files(tmp_path, 1)):
        assert told.wait(10)

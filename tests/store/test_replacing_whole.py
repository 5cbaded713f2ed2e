"""A folder's worth of files takes the place of another, all of it or nothing, wherever it stops."""

import errno
import json
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from desktop.store import replacing_whole
from desktop.store.replacing_whole import NEW, is_pending, put_back, replace_whole

OLD = {"a.pdf": "old a", "S1/1.1/b.pdf": "old b", "S9/gone.pdf": "old gone", "mine.txt": "mine"}
FRESH = {"a.pdf": "new a", "S1/1.1/b.pdf": "new b", "S2/2.1/c.pdf": "new c"}
AFTER = FRESH | {"mine.txt": "mine"}
GONE = ["S9/gone.pdf"]


def fill(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def lying(out: Path) -> dict[str, str]:
    return {
        path.relative_to(out).as_posix(): path.read_text(encoding="utf-8")
        for path in out.rglob("*")
        if path.is_file() and ".work" not in path.parts
    }


@pytest.fixture
def out(tmp_path: Path) -> Path:
    fill(tmp_path, OLD)
    fill(tmp_path / ".work" / NEW, FRESH)
    return tmp_path


def run(out: Path) -> None:
    replace_whole(out, out / ".work", [*FRESH], GONE)


class Cut(BaseException):
    """The program is killed: nothing that it would still do is done."""


class Disk:
    """Counts every change of a name or a file, and lets the n-th go wrong."""

    CHANGES = ("replace", "link", "fsync")

    def __init__(
        self, patch: pytest.MonkeyPatch, nth: int, fault: Callable[[], BaseException]
    ) -> None:
        self.count, self.nth, self.fault, self.dead = 0, nth, fault, False
        for name in self.CHANGES:
            patch.setattr(os, name, self._watched(getattr(os, name)))
        for name in ("unlink", "mkdir", "rmdir"):
            patch.setattr(Path, name, self._watched(getattr(Path, name)))

    def _watched(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def called(*given: Any, **named: Any) -> Any:
            self.count += 1
            if self.dead:
                raise Cut
            if self.count == self.nth:
                fault = self.fault()
                self.dead = isinstance(fault, Cut)
                raise fault
            return real(*given, **named)

        return called


def changes(out: Path) -> int:
    with pytest.MonkeyPatch.context() as patch:
        disk = Disk(patch, 0, Cut)
        run(out)
    return disk.count


def test_the_new_takes_the_place_of_the_old(out: Path) -> None:
    run(out)
    assert lying(out) == AFTER
    assert not (out / "S9").exists()
    assert not is_pending(out / ".work")


def test_wherever_it_is_cut_off_the_old_or_the_new_is_there_after_putting_back(
    tmp_path: Path,
) -> None:
    fill(tmp_path / "count", OLD)
    fill(tmp_path / "count" / ".work" / NEW, FRESH)
    of = changes(tmp_path / "count")
    assert of > 15
    seen = set()
    for nth in range(1, of + 1):
        out = tmp_path / str(nth)
        fill(out, OLD)
        fill(out / ".work" / NEW, FRESH)
        with pytest.MonkeyPatch.context() as patch:
            Disk(patch, nth, Cut)
            with pytest.raises(Cut):
                run(out)
        # and whoever puts it back may be cut off as well
        for again in range(1, 30):
            with pytest.MonkeyPatch.context() as patch:
                disk = Disk(patch, again, Cut)
                try:
                    put_back(out / ".work")
                except Cut:
                    assert disk.dead
                else:
                    break
        assert not is_pending(out / ".work"), nth
        assert lying(out) in (OLD, AFTER), nth
        seen.add(lying(out) == OLD)
    assert seen == {True, False}


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_whichever_change_fails_all_is_as_it_was(tmp_path: Path, number: int) -> None:
    fill(tmp_path / "count", OLD)
    fill(tmp_path / "count" / ".work" / NEW, FRESH)
    for nth in range(1, changes(tmp_path / "count") + 1):
        out = tmp_path / str(nth)
        fill(out, OLD)
        fill(out / ".work" / NEW, FRESH)
        with pytest.MonkeyPatch.context() as patch:
            Disk(patch, nth, lambda: OSError(number, os.strerror(number)))
            with suppress(OSError):
                run(out)
        put_back(out / ".work")
        assert lying(out) in (OLD, AFTER), nth


def test_a_disk_without_second_names_is_served_as_well(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_given: Any, **_named: Any) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", unknown)
    replace = os.replace

    def failing(source: Path, to: Path) -> None:
        if Path(to) == out / "S2/2.1/c.pdf":
            raise OSError(errno.EIO, "gone")
        replace(source, to)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(OSError, match="gone"):
        run(out)
    assert lying(out) == OLD
    monkeypatch.setattr(os, "replace", replace)
    shutil.rmtree(out / ".work")
    fill(out / ".work" / NEW, FRESH)
    run(out)
    assert lying(out) == AFTER


def test_what_is_replaced_is_never_gone_from_its_place(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, seen = os.replace, set()

    def watched(source: Path, to: Path) -> None:
        replace(source, to)
        seen.add((out / "a.pdf").read_text(encoding="utf-8"))

    monkeypatch.setattr(os, "replace", watched)
    run(out)
    assert seen == {"old a", "new a"}


def test_folders_of_others_stay_when_it_is_put_back(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = replacing_whole._carry_out

    def and_somebody_else_too(*given: Any) -> None:
        made(*given)
        fill(out, {"S2/theirs.txt": "theirs"})
        raise Cut

    monkeypatch.setattr(replacing_whole, "_carry_out", and_somebody_else_too)
    with pytest.raises(Cut):
        run(out)
    assert lying(out) == OLD | {"S2/theirs.txt": "theirs"}


def test_a_plan_that_leads_elsewhere_is_not_followed(out: Path) -> None:
    plan = {"new": [], "gone": ["../elsewhere"], "fresh": [], "made": []}
    (out / ".work" / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    with pytest.raises(PermissionError):
        put_back(out / ".work")

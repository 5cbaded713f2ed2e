"""Work goes ahead on several files; answers come in their order, and stopping leaves nothing."""

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from desktop.errors import Unavailable
from desktop.intake import Limits, Wish
from desktop.intake.crew import made_ahead
from desktop.intake.reader import Reader
from desktop.intake.slots import Slots

READERS = [Reader(Limits()), Reader(Limits())]  # nobody asks them, so no child begins


def wishes(folder: Path, count: int) -> list[Wish]:
    return [
        Wish(name=str(n), family="pdf", to=folder / f"{n}.pdf", content=lambda n=n: b"%d" % n)  # type: ignore[misc]
        for n in range(count)
    ]


def never() -> bool:
    return False


def nothing(_wish: Wish) -> str | None:
    return None


def gone(wish: Wish) -> str:
    return f"{wish.name} is gone"


def test_answers_come_in_the_order_of_the_wishes_from_both(tmp_path: Path) -> None:
    both = threading.Barrier(2, timeout=10)
    used = set()

    def ask(reader: Reader, wish: Wish, source: Path, _stopped: Callable[[], bool]) -> str:
        used.add(id(reader))
        if wish.name in "01":
            both.wait()  # one child alone would wait here for ever
        return source.read_text()

    found = list(made_ahead(READERS, wishes(tmp_path, 20), ask, nothing, gone, never))
    assert found == [str(n) for n in range(20)]
    assert len(used) == 2
    assert list(tmp_path.iterdir()) == []


def test_what_is_known_or_gone_is_no_work_for_a_child(tmp_path: Path) -> None:
    some = wishes(tmp_path, 4)
    some[2] = Wish(name="2", family="pdf", to=tmp_path / "2.pdf", content=lambda: None)

    def ask(_reader: Reader, wish: Wish, _source: Path, _stopped: Callable[[], bool]) -> str:
        return f"{wish.name} was made"

    def known(wish: Wish) -> str | None:
        return "1 was known" if wish.name == "1" else None

    found = list(made_ahead(READERS, some, ask, known, gone, never))
    assert found == ["0 was made", "1 was known", "2 is gone", "3 was made"]


def test_only_a_few_contents_wait_at_a_time(tmp_path: Path) -> None:
    most = 0

    def ask(_reader: Reader, wish: Wish, _source: Path, _stopped: Callable[[], bool]) -> str:
        nonlocal most
        most = max(most, len(list(tmp_path.iterdir())))
        return wish.name

    assert len(list(made_ahead(READERS, wishes(tmp_path, 60), ask, nothing, gone, never))) == 60
    assert 0 < most <= 7


def test_stopped_it_ends_what_is_under_way_and_leaves_no_content(tmp_path: Path) -> None:
    stop = threading.Event()

    def ask(_reader: Reader, wish: Wish, _source: Path, stopped: Callable[[], bool]) -> str:
        if wish.name == "3":
            stop.set()
        waiting = threading.Event()
        while wish.name >= "3":
            if stopped():
                raise CancelledError
            waiting.wait(0.01)
        return wish.name

    made = made_ahead(READERS, wishes(tmp_path, 10), ask, nothing, gone, stop.is_set)
    with pytest.raises(CancelledError):
        for _one in made:
            pass
    assert list(tmp_path.iterdir()) == []


def test_what_the_machine_says_ends_it(tmp_path: Path) -> None:
    def ask(_reader: Reader, wish: Wish, _source: Path, _stopped: Callable[[], bool]) -> str:
        if wish.name == "2":
            raise Unavailable("The disk is full.")
        return wish.name

    with pytest.raises(Unavailable, match="full"):
        list(made_ahead(READERS, wishes(tmp_path, 10), ask, nothing, gone, never))
    assert list(tmp_path.iterdir()) == []


def test_a_content_is_whole_where_a_longer_one_lay_before(tmp_path: Path) -> None:
    slots = Slots(tmp_path)
    first = slots.filled(b"a longer content")
    other = slots.filled(b"another")
    slots.free(first)
    assert slots.filled(b"short") == first
    assert (first.read_bytes(), other.read_bytes()) == (b"short", b"another")
    slots.clear()
    assert list(tmp_path.iterdir()) == []

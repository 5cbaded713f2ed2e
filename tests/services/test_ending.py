"""`kill`, `timeout` and a terminal that closes are the same wish as Ctrl+C, and end as tidily."""

import signal
from collections.abc import Iterator
from concurrent.futures import CancelledError

import pytest

from desktop import cli
from desktop.cli.ctrl_c import heard_as_a_wish
from desktop.cli.ending import WISHES, Ended, ended_as_stopped
from desktop.errors import Unavailable

EACH = pytest.mark.parametrize("number", WISHES)


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Once heard, a wish is heard to the end of the program, which here goes on."""
    before = {number: signal.signal(number, signal.SIG_DFL) for number in WISHES}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@EACH
def test_a_command_breaks_off_and_says_by_what(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.cli.verbs import VERBS

    monkeypatch.setitem(VERBS, "duties", lambda *_: signal.raise_signal(number))
    as_a_shell = {"SIGTERM": 143, "SIGHUP": 129, "SIGBREAK": 130}
    assert cli.run(["duties", "a.muster"]) == as_a_shell[signal.Signals(number).name]


@EACH
@pytest.mark.parametrize("fault", [CancelledError(), Unavailable("The child has gone.")])
def test_long_work_is_asked_to_stop_once(number: int, fault: Exception) -> None:
    def work() -> None:
        with ended_as_stopped(), heard_as_a_wish() as is_stopped:
            assert not is_stopped()
            signal.raise_signal(number)
            signal.raise_signal(number)  # `timeout` says it to the program, and then to its group
            assert is_stopped()
            raise fault

    with pytest.raises(Ended) as ended:
        work()
    assert ended.value.number == number
    signal.raise_signal(number)  # whatever tidies up goes on


@EACH
def test_what_was_not_meant_to_be_heard_is_not(number: int) -> None:
    signal.signal(number, signal.SIG_IGN)  # as `nohup` begins a program
    with ended_as_stopped(), heard_as_a_wish() as is_stopped:
        signal.raise_signal(number)
        assert not is_stopped()
    signal.signal(number, signal.SIG_DFL)
    with ended_as_stopped():
        assert signal.getsignal(number) is not signal.SIG_DFL
    assert signal.getsignal(number) is signal.SIG_DFL


def test_without_a_wish_a_fault_stays_what_it_is() -> None:
    with pytest.raises(Unavailable), heard_as_a_wish():
        raise Unavailable("The disk is full.")

"""Who guesses a password waits longer each time; and which passwords are easy to guess."""

from collections.abc import Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from desktop.errors import WrongPassword
from desktop.services.locking import (
    faults_of,
    set_password,
    strength,
    unlock,
)
from desktop.services.locking.patience import Patience
from tests.builders.company import NOON, company_in

PASSWORD = "grader wolf coffee"
BY = {"by": "Test", "clock": lambda: NOON}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A company file with one worker in it, that nobody has open."""
    with company_in(tmp_path) as company:
        company.worker("Rick Desjarlais")
        return company.file.path


class _Time:
    """A time that goes on only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0

    def tick(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def time() -> Iterator[_Time]:
    return _Time()


def test_each_wrong_password_makes_the_next_try_wait_longer(path: Path, time: _Time) -> None:
    set_password(path, PASSWORD, **BY)
    patience = Patience(time.tick, time.sleep)
    waited = []
    for _try in range(8):
        before = time.now
        with pytest.raises(WrongPassword):
            unlock(path, "not the one", patience=patience)
        waited.append(round(time.now - before))
    assert waited == [0, 0, 1, 2, 4, 8, 16, 30]
    unlock(path, PASSWORD, patience=patience)
    assert patience.seconds(path) == 0


def test_a_wait_can_be_left(path: Path, time: _Time) -> None:
    patience = Patience(time.tick, time.sleep)
    for _try in range(3):
        patience.was_wrong(path)
    with pytest.raises(CancelledError):
        patience.wait(path, lambda: True)


def test_another_file_does_not_wait(path: Path, time: _Time) -> None:
    patience = Patience(time.tick, time.sleep)
    for _try in range(5):
        patience.was_wrong(path)
    assert patience.seconds(path.with_name("other.muster")) == 0


@pytest.mark.parametrize(
    ("password", "again", "field"),
    [
        ("short", "short", "password"),
        (" " * 12, " " * 12, "password"),
        ("pasted with\nits line", "pasted with\nits line", "password"),
        (PASSWORD, PASSWORD + "s", "again"),
    ],
)
def test_what_cannot_be_a_password_is_said_at_its_field(
    password: str, again: str, field: str
) -> None:
    assert list(faults_of(password, again)) == [field]


def test_a_password_that_is_good_enough_is_taken() -> None:
    assert faults_of(PASSWORD, PASSWORD) == {}


def test_what_is_easy_to_guess_is_called_so() -> None:
    assert "Easy" in strength("11111111111111")
    assert strength(PASSWORD) == "Good."
    assert strength("") == ""

"""What a disk spoilt is seen without a backup or a check that somebody asks for, once a day."""

from concurrent.futures import CancelledError
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.services import backups
from desktop.services.safe_keeping.looking_through import look_through
from desktop.services.safe_keeping.shown import Glance
from tests.builders.company import NOON
from tests.builders.files import opened, tampering
from tests.builders.five_records import file_of_five

SPOILT = (
    "Something in bow.muster is not as it was saved. Look closer to see what is affected and can "
    "be mended."
)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    return file_of_five(tmp_path / "bow.muster")


def spoil(path: Path, statement: str = "UPDATE worker SET last_name = 'Desjarlaia'") -> None:
    with tampering(path) as plain:
        plain.execute(statement)


def look(path: Path, hours: float | None = None, *, is_stopped: bool = False) -> Glance | None:
    last = None if hours is None else NOON - timedelta(hours=hours)
    with opened(path) as company:
        return look_through(company, last, lambda: is_stopped)


def test_of_a_whole_file_nothing_is_said_and_nothing_is_left(path: Path) -> None:
    beside = {one.name for one in path.parent.iterdir()}
    assert look(path) == Glance()
    assert {one.name for one in path.parent.iterdir()} == beside


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE worker SET last_name = 'Desjarlaia'",
        "UPDATE certificate SET expires_on = '2037-03-01'",
        "UPDATE worker_employment SET position = 5 WHERE position = 1",
        "UPDATE action SET by = 'Mallory' WHERE number = 1",
        "UPDATE particular SET value = 'x' WHERE name = 'file_id'",
    ],
)
def test_a_value_that_the_quick_look_does_not_see_is_told(path: Path, statement: str) -> None:
    spoil(path, statement)
    assert look(path) == Glance(SPOILT)


def test_what_was_found_whole_today_is_not_read_again(path: Path) -> None:
    spoil(path)
    assert look(path, hours=23) is None
    assert look(path, hours=25) == Glance(SPOILT)
    assert look(path, hours=-1) == Glance(SPOILT)  # the clock was wrong then, or is now


def test_what_was_backed_up_whole_today_is_not_read_again(path: Path) -> None:
    with opened(path) as company:
        backups.back_up(company, backups.of_this_pc(), backups.Why.BY_HAND, now=NOON)
    assert look(path) is None
    spoil(path)
    with opened(path) as company:  # which says what it saw itself
        backups.back_up(company, backups.of_this_pc(), backups.Why.BY_HAND, now=NOON)
    assert look(path) is None


def test_a_backup_of_yesterday_or_of_a_damaged_file_proves_nothing(path: Path) -> None:
    with opened(path) as company:
        before = NOON - timedelta(hours=30)
        backups.back_up(company, backups.of_this_pc(), backups.Why.BY_HAND, now=before)
    spoil(path)
    assert look(path) == Glance(SPOILT)


def test_it_stops_when_the_file_is_left(path: Path) -> None:
    with pytest.raises(CancelledError):
        look(path, is_stopped=True)

"""A password on a company file: set, changed, taken off, asked for; and what is left behind."""

import os
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from pathlib import Path

import pytest

from desktop.errors import HeldElsewhere, Locked, Refused, Unavailable, WrongPassword
from desktop.services.history_check import check_history
from desktop.services.locking import (
    change_password,
    is_locked,
    remember,
    remembered,
    remove_password,
    set_password,
    unlock,
    unlock_with_code,
)
from desktop.store.file import CompanyFile
from desktop.store.keys import Key
from tests.builders.company import NOON, company_in

PASSWORD = "grader wolf coffee"
BY = {"by": "Test", "clock": lambda: NOON}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A company file with one worker in it, that nobody has open."""
    with company_in(tmp_path) as company:
        company.worker("Rick Desjarlais")
        return company.file.path


def _names(path: Path, key: Key | None = None) -> list[str]:
    with CompanyFile.open(path, **BY, key=key) as company, company.reading() as connection:
        return list(connection.exec_driver_sql("SELECT last_name FROM worker").scalars())


def _beside(path: Path) -> set[str]:
    return {one.name for one in path.parent.iterdir()}


def test_a_file_with_a_password_opens_with_it_and_nothing_of_it_lies_open(path: Path) -> None:
    made = set_password(path, PASSWORD, **BY)
    assert is_locked(path)
    assert _beside(path) == {path.name}
    assert b"Desjarlais" not in path.read_bytes()
    with pytest.raises(Locked):
        CompanyFile.open(path, **BY)
    assert unlock(path, PASSWORD) == made.key
    assert _names(path, made.key) == ["Desjarlais"]


def test_the_history_goes_on_where_it_was(path: Path) -> None:
    with CompanyFile.open(path, **BY) as company, company.reading() as connection:
        before = connection.exec_driver_sql("SELECT hash FROM change ORDER BY number").all()
    key = set_password(path, PASSWORD, **BY).key
    with CompanyFile.open(path, **BY, key=key) as company, company.reading() as connection:
        assert connection.exec_driver_sql("SELECT hash FROM change ORDER BY number").all() == before


def test_the_code_opens_what_the_password_opens(path: Path) -> None:
    key = set_password(path, PASSWORD, **BY).key
    assert key is not None
    code = key.recovery_code()
    assert unlock_with_code(path, code.lower().replace("\n", " - ")) == key
    assert unlock(path, code) == key


def test_a_line_of_the_code_that_was_mistyped_is_named(path: Path) -> None:
    key = set_password(path, PASSWORD, **BY).key
    assert key is not None
    lines = key.recovery_code().splitlines()
    lines[2] = ("A" if lines[2][0] != "A" else "B") + lines[2][1:]
    with pytest.raises(Refused, match="Line 3"):
        unlock_with_code(path, "\n".join(lines))


def test_the_code_of_another_file_is_told_apart_from_a_slip(path: Path) -> None:
    set_password(path, PASSWORD, **BY)
    with pytest.raises(WrongPassword, match="another file"):
        unlock_with_code(path, Key.made("some other one").recovery_code())


def test_a_password_is_the_same_however_its_accents_are_typed(path: Path) -> None:
    key = set_password(path, "cafe\u0301 a\u0300 la page", **BY).key
    assert unlock(path, "caf\u00e9 \u00e0 la page") == key


def test_a_changed_password_leaves_the_old_one_useless(path: Path) -> None:
    old = set_password(path, PASSWORD, **BY).key
    assert old is not None
    new = change_password(path, old, "another long one", **BY).key
    assert _beside(path) == {path.name}
    with pytest.raises(WrongPassword):
        unlock(path, PASSWORD)
    with pytest.raises(WrongPassword):
        unlock_with_code(path, old.recovery_code())
    assert unlock(path, "another long one") == new


def test_a_password_that_is_taken_off_is_gone(path: Path) -> None:
    key = set_password(path, PASSWORD, **BY).key
    assert key is not None
    assert remove_password(path, key, **BY).key is None
    assert _beside(path) == {path.name}
    assert _names(path) == ["Desjarlais"]


def test_the_wrong_key_changes_nothing(path: Path) -> None:
    set_password(path, PASSWORD, **BY)
    before = path.read_bytes()
    wrong = Key.of("wrong password", before[:16])
    with pytest.raises(WrongPassword):
        change_password(path, wrong, "another long one", **BY)
    with pytest.raises(WrongPassword):
        remove_password(path, wrong, **BY)
    assert path.read_bytes() == before


def test_a_password_is_neither_set_twice_nor_taken_off_what_has_none(path: Path) -> None:
    with pytest.raises(Refused, match="no password"):
        remove_password(path, Key.made(PASSWORD), **BY)
    set_password(path, PASSWORD, **BY)
    with pytest.raises(Refused, match="Change it"):
        set_password(path, PASSWORD, **BY)


def test_a_file_that_a_window_has_open_is_left_as_it_is(path: Path) -> None:
    with CompanyFile.open(path, **BY, hold=True), pytest.raises(HeldElsewhere):
        set_password(path, PASSWORD, **BY)
    assert not is_locked(path)


def test_what_is_written_meanwhile_is_either_in_the_file_or_refused(path: Path) -> None:
    """Somebody writes from the command line at the moment at which the locked file is ready."""
    writes: list[Future[str]] = []
    key = None
    with CompanyFile.open(path, **BY) as other:

        def write(done: int, of: int, _about: str) -> None:
            if done == of and not writes:
                writes.append(
                    other.submit("Add", lambda t: t.save("worker", {"last_name": "Cardinal"}))
                )

        with suppress(Unavailable):  # the write was quicker than the swap
            key = set_password(path, PASSWORD, **BY, tell=write).key
        is_saved = writes[0].exception() is None
    assert ("Cardinal" in _names(path, key)) == is_saved
    assert is_saved == (key is None)


def test_stopping_leaves_the_file_as_it_was(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(CancelledError):
        set_password(path, PASSWORD, **BY, is_stopped=lambda: True)
    assert path.read_bytes() == before
    assert _beside(path) == {path.name}


def test_what_a_killed_change_left_is_taken_away_when_the_file_is_opened(path: Path) -> None:
    clear = path.read_bytes()
    set_password(path, PASSWORD, **BY)
    half = path.with_name(f".{path.name}.0123.relocked.new")
    aside = path.with_name(f"{path.stem}.before-password{path.suffix}")
    for left in (half, aside):
        left.write_bytes(clear)
    unlock(path, PASSWORD)
    assert _beside(path) == {path.name}


def test_an_old_file_with_something_of_its_own_is_never_taken_away(path: Path) -> None:
    clear = path.read_bytes()
    set_password(path, PASSWORD, **BY)
    aside = path.with_name(f"{path.stem}.before-password{path.suffix}")
    aside.write_bytes(clear)
    with CompanyFile.open(aside, **BY) as company:
        company.write("Add", lambda t: t.save("worker", {"last_name": "Cardinal"}))
    unlock(path, PASSWORD)
    assert aside.exists()


@pytest.mark.skipif(os.name != "posix", reason="the rights of POSIX")
def test_who_might_read_the_file_before_may_read_it_after(path: Path) -> None:
    path.chmod(0o640)
    set_password(path, PASSWORD, **BY)
    assert path.stat().st_mode & 0o777 == 0o640


def test_the_history_of_a_locked_file_is_checked_on_a_locked_copy(path: Path) -> None:
    key = set_password(path, PASSWORD, **BY).key
    with CompanyFile.open(path, **BY, key=key) as company:
        assert check_history(company, lambda _done, _of: None).is_whole


class _Keyring:
    """A keyring that keeps what it is told, for as long as the test."""

    priority = 5.0

    def __init__(self) -> None:
        self.held: dict[str, str] = {}

    def get_password(self, _service: str, name: str) -> str | None:
        return self.held.get(name)

    def set_password(self, _service: str, name: str, password: str) -> None:
        self.held[name] = password

    def delete_password(self, _service: str, name: str) -> None:
        del self.held[name]


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> _Keyring:
    """A keyring in the place of this PC's."""
    one = _Keyring()
    monkeypatch.setattr("keyring.get_keyring", lambda: one)
    return one


def test_a_remembered_password_follows_its_changes_and_goes_with_it(
    path: Path, keyring: _Keyring
) -> None:
    old = set_password(path, PASSWORD, **BY).key
    assert old is not None
    assert remembered(path) is None
    assert remember(old)
    assert remembered(path) == old
    new = change_password(path, old, "another long one", **BY).key
    assert new is not None
    assert remembered(path) == new
    assert len(keyring.held) == 1
    remove_password(path, new, **BY)
    assert keyring.held == {}


def test_a_password_nobody_wanted_remembered_is_not(path: Path, keyring: _Keyring) -> None:
    old = set_password(path, PASSWORD, **BY).key
    assert old is not None
    change_password(path, old, "another long one", **BY)
    assert keyring.held == {}


def test_a_copy_in_the_keyring_that_does_not_fit_is_none(path: Path, keyring: _Keyring) -> None:
    key = set_password(path, PASSWORD, **BY).key
    assert key is not None
    keyring.held[key.salt.hex()] = "00" * 32
    assert remembered(path) is None

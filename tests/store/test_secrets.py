"""The keyring of this PC: a convenience that may be missing, broken or unsafe, never a fault."""

import os
import threading
from collections.abc import Callable

import pytest
from keyring.errors import KeyringError

from desktop.store import secrets
from desktop.store.keys import Key

KEY = Key(os.urandom(32), os.urandom(16))


class Kept:
    """A keyring that keeps what it is told, for as long as the test."""

    priority = 5.0

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.held[service, username]


class Broken(Kept):
    """A keyring of which the service has gone away."""

    def get_password(self, *_asked: str) -> str | None:
        raise KeyringError("locked")

    def set_password(self, *_asked: str) -> None:
        raise OSError("no bus")


class Clear(Kept):
    """A keyring that writes what it keeps into a file for everybody."""

    priority = 0.5


class Silent(Kept):
    """A keyring that waits for an answer that nobody gives."""

    def __init__(self) -> None:
        super().__init__()
        self.answer = threading.Event()

    def get_password(self, *_asked: str) -> str | None:
        self.answer.wait()
        return None


Use = Callable[[Kept], Kept]


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Use:
    """Put another keyring in the place of this PC's."""

    def use(one: Kept) -> Kept:
        monkeypatch.setattr("keyring.get_keyring", lambda: one)
        return one

    return use


def test_a_key_is_kept_and_forgotten(use: Use) -> None:
    use(Kept())
    assert secrets.is_there()
    assert secrets.recall(KEY.salt) is None
    assert secrets.remember(KEY)
    assert secrets.recall(KEY.salt) == KEY
    secrets.forget(KEY.salt)
    assert secrets.recall(KEY.salt) is None


def test_what_is_no_key_is_none(use: Use) -> None:
    kept = use(Kept())
    kept.set_password(secrets.SERVICE, KEY.salt.hex(), "edited by hand")
    assert secrets.recall(KEY.salt) is None


@pytest.mark.parametrize("kind", [Broken, Clear])
def test_a_keyring_that_cannot_be_used_keeps_nothing(use: Use, kind: type[Kept]) -> None:
    one = use(kind())
    assert not secrets.remember(KEY)
    assert secrets.recall(KEY.salt) is None
    secrets.forget(KEY.salt)
    assert one.held == {}


def test_an_unsafe_keyring_is_not_offered(use: Use) -> None:
    use(Clear())
    assert not secrets.is_there()


def test_a_keyring_that_never_answers_is_not_waited_for(
    use: Use, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(secrets, "PATIENCE", 0.05)
    silent = use(Silent())
    assert isinstance(silent, Silent)
    assert secrets.recall(KEY.salt) is None
    silent.answer.set()

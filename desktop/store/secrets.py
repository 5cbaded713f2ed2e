"""The keyring of this PC: holds a copy of a key for whoever does not want to type the password.

A convenience and never the only way in: what the keyring loses, forgets or will not give, the
password and the recovery code still open. So nothing here ever fails; it only has no answer.
"""

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from desktop.store.keys import RAW, Key

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE: Final = "Muster"
# as keyring counts them: below are those that keep nothing, or keep it for everybody to read
SAFE: Final = 1
PATIENCE: Final = 60.0  # seconds: the keyring may be asking its owner for a password of its own

T = TypeVar("T")
log = logging.getLogger(__name__)


def is_there() -> bool:
    """Whether this PC has a keyring that keeps secrets; may take a moment to find out."""
    return bool(_asked(lambda _keyring: True))


def remember(key: Key) -> bool:
    """Keep a copy of a key; whether it was kept."""
    name, raw = key.salt.hex(), key.raw.hex()

    def work(keyring: "KeyringBackend") -> bool:
        keyring.set_password(SERVICE, name, raw)
        return keyring.get_password(SERVICE, name) == raw

    return bool(_asked(work))


def recall(salt: bytes) -> Key | None:
    """Return the key that was kept for the file, or a copy of it, that begins with this salt."""
    found = _asked(lambda keyring: keyring.get_password(SERVICE, salt.hex()))
    try:
        raw = bytes.fromhex(found or "")
    except ValueError:  # somebody else's, or edited
        return None
    return Key(raw, salt) if len(raw) == RAW else None


def forget(salt: bytes) -> None:
    """Keep no copy any more."""
    _asked(lambda keyring: keyring.delete_password(SERVICE, salt.hex()))


def _asked(question: Callable[["KeyringBackend"], T]) -> T | None:
    """Return what the keyring answers; None for every trouble, and where it does not answer."""
    answers: list[T] = []

    def ask() -> None:
        try:
            # here, because it looks for all that there are, which takes a moment
            from keyring import get_keyring

            keyring = get_keyring()
            if keyring.priority >= SAFE:
                answers.append(question(keyring))
        except Exception as fault:  # backends raise whatever their system has for them
            # its name alone, because what it says may be what was to be kept
            log.info("the keyring did not answer: %s", type(fault).__name__)

    # on a thread that nobody waits for at the end: some wait for ever for a question to be answered
    asking = threading.Thread(target=ask, name="muster-keyring", daemon=True)
    asking.start()
    asking.join(PATIENCE)
    return answers[0] if answers else None

"""Keeps the key of a file in the keyring of this PC, for whoever wants that."""

from pathlib import Path

from desktop.store import header, secrets
from desktop.store.keys import Key


def can_remember() -> bool:
    """Whether this PC has a place that keeps secrets; may take a moment to find out."""
    return secrets.is_there()


def remember(key: Key) -> bool:
    """Keep a copy of a key, so that the password need not be typed here; whether it was kept."""
    return secrets.remember(key)


def forget(of: Key | Path) -> None:
    """Keep no copy any more, so that the password is asked each time.

    Raises `Unavailable` when the file that is named cannot be read.
    """
    secrets.forget(of.salt if isinstance(of, Key) else header.salt_of(of))

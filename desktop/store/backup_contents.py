"""Keeps each content of a company file once in a folder, however many backups name it.

Of a file with a password, the contents are locked with a key that is derived from the file's, and
named so that nobody who lacks it can tell which files are in there.
"""

import hashlib
import hmac
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.store.keys import Key
from desktop.store.regular import Irregular, read_regular
from desktop.store.syncing import make_folders

FOLDER: Final = "contents"
_NAME: Final = re.compile("[0-9a-f]{64}")
_PURPOSE: Final = b"muster backup contents"
_NONCE: Final = 12
_TAG: Final = 16


def is_name(name: str) -> bool:
    """Whether a content may be called so: by the digits of a hash, and nothing that leads away."""
    return _NAME.fullmatch(name) is not None


class Spoilt(Exception):
    """A content in the folder is not what its name says it is."""


@dataclass(frozen=True)
class Contents:
    """The contents beside the backups of one company file, as one key sees them."""

    beside: Path  # the folder of the company file in a place for backups
    key: Key | None = None

    @property
    def folder(self) -> Path:
        """Where they lie: those of another password lie in another folder."""
        return self.beside / (FOLDER if self.key is None else f"{FOLDER}-{self.key.id}")

    def name_of(self, sha256: str) -> str:
        """Return how the content of a hash is called there."""
        if self.key is None:
            return sha256
        return hmac.new(self._derived(b"names"), sha256.encode(), "sha256").hexdigest()

    def size_of(self, size: int) -> int:
        """Return how large a content of `size` bytes is there."""
        return size if self.key is None else size + _NONCE + _TAG

    def path_of(self, name: str) -> Path:
        """Return where the content of a name lies.

        Raises `Spoilt` for a name that none has: what a backup says may come from anywhere.
        """
        if not is_name(name):
            raise Spoilt(name)
        return self.folder / name[:2] / name

    def store(self, sha256: str, data: bytes, half: Path) -> int:
        """Write one content to `half`, and when it is on the disk move it to its place.

        Returns the bytes written. What is there under its name already is replaced: whoever calls
        this found that it is not whole.
        """
        name = self.name_of(sha256)
        place = self.path_of(name)
        written = self._locked(name, data)
        with half.open("wb") as file:
            file.write(written)
            file.flush()
            os.fsync(file.fileno())
        make_folders(place.parent)
        half.replace(place)
        return len(written)

    def read(self, sha256: str) -> bytes:
        """Return one content, proved by its hash.

        Raises `Spoilt` when it is not what it was, `FileNotFoundError` when there is none.
        """
        name = self.name_of(sha256)
        try:
            raw = read_regular(self.path_of(name))
        except Irregular as fault:
            raise Spoilt(sha256) from fault
        data = self._unlocked(name, raw)
        if hashlib.sha256(data).hexdigest() != sha256:
            raise Spoilt(sha256)
        return data

    def _locked(self, name: str, data: bytes) -> bytes:
        if self.key is None:
            return data
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = os.urandom(_NONCE)
        return nonce + AESGCM(self._derived(b"data")).encrypt(nonce, data, name.encode())

    def _unlocked(self, name: str, raw: bytes) -> bytes:
        if self.key is None:
            return raw
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce, locked = raw[:_NONCE], raw[_NONCE:]
        try:
            return AESGCM(self._derived(b"data")).decrypt(nonce, locked, name.encode())
        except (InvalidTag, ValueError) as fault:
            raise Spoilt(name) from fault

    def _derived(self, what_for: bytes) -> bytes:
        """HKDF of one block (RFC 5869): the file's own key is used for nothing but the file."""
        assert self.key is not None
        secret = hmac.new(self.key.salt, self.key.raw, "sha256").digest()
        return hmac.new(secret, _PURPOSE + b" " + what_for + b"\x01", "sha256").digest()


def stored_in(folder: Path) -> Iterator[Path]:
    """Return the file of every content that lies in a folder of contents."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as parts:
        for part in parts:
            if part.is_dir(follow_symlinks=False):
                with os.scandir(part.path) as files:
                    yield from (Path(file.path) for file in files)

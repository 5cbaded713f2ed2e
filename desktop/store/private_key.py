"""The key that seals private facts: kept in the file, but only under a password and a code.

The facts are sealed with random bytes that never change while they are sealed. Those bytes lie in
the company file twice, once under the private password and once under the code that is printed, so
that another password means no new sealing, and whoever has neither has nothing.
"""

import hashlib
import hmac
import json
import os
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.store.keys import Key

if TYPE_CHECKING:
    from desktop.store.private_cipher import Sealer

RAW: Final = 32  # bytes
# a sixth of a second and 64 megabytes for every password that is tried
COST: Final = 2**16
BLOCKS: Final = 8
MOST_COST: Final = 2**18  # a file from elsewhere must not make this PC stand still

WRONG_PASSWORD: Final = N_(
    "That is not the password of the private facts. Check capital letters and the language of "
    "the keyboard. The code on the printed sheet opens them too."
)
WRONG_CODE: Final = N_(
    "This code is written as it should be, and does not open these private facts. It may be of "
    "another company, or an older one: a new password comes with a new code."
)
DAMAGED: Final = N_(
    "What locks the private facts is damaged in this file. Restore it from a backup; all other "
    "facts are as they were."
)


@dataclass(frozen=True)
class PrivateKey:
    """What seals and opens private facts."""

    raw: bytes = field(repr=False)

    @classmethod
    def made(cls) -> "PrivateKey":
        """Return a new one."""
        return cls(os.urandom(RAW))

    @property
    def id(self) -> str:
        """Tell two keys apart without telling anything of them."""
        return hmac.new(self.raw, b"muster private key id", "sha256").hexdigest()[:16]

    @cached_property
    def sealer(self) -> "Sealer":
        """What seals and opens with this key."""
        from desktop.store.private_cipher import Sealer

        return Sealer(self.raw)


@dataclass(frozen=True)
class Lock:
    """How the key lies in the file: under a password and under a code. `text` is what is kept."""

    key_id: str
    salt: str
    cost: int
    by_password: str
    by_code: str

    @classmethod
    def made(cls, key: PrivateKey, password: str) -> "tuple[Lock, str]":
        """Lock the key anew; returns the lock and the code to be printed, of which none is kept."""
        salt, code = os.urandom(16), Key(os.urandom(RAW), b"")
        lock = cls(
            key.id,
            salt.hex(),
            COST,
            _wrapped(key, _from_password(password, salt, COST)),
            _wrapped(key, _from_code(code)),
        )
        return lock, code.recovery_code()

    @classmethod
    def read(cls, text: str) -> "Lock":
        """Read what the file keeps. Raises `Refused` when it is damaged."""
        try:
            said: dict[str, Any] = json.loads(text)
            lock = cls(**said)
            fits = 1 < lock.cost <= MOST_COST and len(bytes.fromhex(lock.salt)) == 16
        except (TypeError, ValueError) as fault:
            raise Refused(_(DAMAGED)) from fault
        if not fits:
            raise Refused(_(DAMAGED))
        return lock

    @property
    def text(self) -> str:
        """What the file keeps."""
        return json.dumps(vars(self), sort_keys=True)

    def opened(self, password: str) -> PrivateKey:
        """Return the key. Raises `Refused` when that is not the password."""
        under = _from_password(password, bytes.fromhex(self.salt), self.cost)
        key = self._unwrapped(self.by_password, under)
        if key is None:
            raise Refused({"password": _(WRONG_PASSWORD)})
        return key

    def opened_by_code(self, code: str) -> PrivateKey:
        """Return the key. Raises `Refused` when that is not the code."""
        key = self._unwrapped(self.by_code, _from_code(Key.from_code(code, b"")))
        if key is None:
            raise Refused({"code": _(WRONG_CODE)})
        return key

    def _unwrapped(self, wrapped: str, under: bytes) -> PrivateKey | None:
        from desktop.store import private_cipher

        raw = private_cipher.unwrapped(wrapped, under, self.key_id)
        key = PrivateKey(raw or b"")
        return key if key.id == self.key_id else None


def _wrapped(key: PrivateKey, under: bytes) -> str:
    from desktop.store import private_cipher

    return private_cipher.wrapped(key.raw, under, key.id)


def _from_password(password: str, salt: bytes, cost: int) -> bytes:
    typed = unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
    room = 2 * 128 * BLOCKS * cost
    return hashlib.scrypt(typed, salt=salt, n=cost, r=BLOCKS, p=1, maxmem=room, dklen=RAW)


def _from_code(code: Key) -> bytes:
    from desktop.store import private_cipher

    return private_cipher.derived(code.raw, b"muster private code", RAW)

"""The ciphers that private facts are sealed with; apart, because few who open a file need them."""

import base64
import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

BLOCK: Final = 64  # bytes, to which facts are filled up: their length tells less
NONCE: Final = 12  # bytes, as AES-GCM takes them
SIV: Final = 64  # bytes of key: AES-256 twice


class Sealer:
    """Seals texts so that the same one looks the same: what was not changed is no change."""

    def __init__(self, raw: bytes) -> None:
        self._cipher = AESSIV(derived(raw, b"muster private facts", SIV))

    def seal(self, text: str, place: tuple[str, ...]) -> str:
        """Seal a text, bound to its place."""
        raw = text.encode()
        raw += b" " * (-len(raw) % BLOCK)
        sealed = self._cipher.encrypt(raw, [part.encode() for part in place])
        return base64.urlsafe_b64encode(sealed).decode()

    def open(self, sealed: str, place: tuple[str, ...]) -> str | None:
        """Return the text, None where it was not sealed there or with another key."""
        try:
            raw = base64.urlsafe_b64decode(sealed)
            return self._cipher.decrypt(raw, [part.encode() for part in place]).decode().rstrip(" ")
        except (InvalidTag, ValueError):
            return None


def wrapped(raw: bytes, under: bytes, about: str) -> str:
    """Return a key under another."""
    nonce = os.urandom(NONCE)
    sealed = AESGCM(under).encrypt(nonce, raw, about.encode())
    return base64.urlsafe_b64encode(nonce + sealed).decode()


def unwrapped(text: str, under: bytes, about: str) -> bytes | None:
    """Return the key, None where `under` is not what it was put under."""
    try:
        raw = base64.urlsafe_b64decode(text)
        return AESGCM(under).decrypt(raw[:NONCE], raw[NONCE:], about.encode())
    except (InvalidTag, ValueError):
        return None


def derived(raw: bytes, what_for: bytes, length: int) -> bytes:
    """Return a key for one purpose."""
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=what_for).derive(raw)

"""What opens a company file that is locked with a password, and how it is written on paper.

The key is derived from the password in the very way SQLCipher does it, so that the password alone
opens the file with any program that knows SQLCipher. There is no second copy of it anywhere: the
code of the recovery sheet is the key itself in letters, and whoever has neither has nothing.
"""

import hashlib
import hmac
import os
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from desktop.errors import Refused
from desktop.language import _

ROUNDS: Final = 256_000  # of PBKDF2 with HMAC-SHA512: what SQLCipher 4 does unless told otherwise
RAW: Final = 32  # bytes
SALT: Final = 16  # bytes: the first of the file

LINES: Final = 4  # of the recovery code
LETTERS: Final = 13  # in a line, and one more that proves it
# without I, L, O and U, which people take for 1, 1, 0 and V
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_TAKEN_FOR: Final = str.maketrans("ILOU", "110V")


@dataclass(frozen=True)
class Key:
    """The key of one file: `raw` (32 bytes) and the `salt` of its password (16 bytes)."""

    raw: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @classmethod
    def made(cls, password: str) -> "Key":
        """Return the key of a file that is about to be locked with a password."""
        salt = os.urandom(SALT)
        while salt.isascii():  # so that a text, an archive or a PDF is never taken for locked
            salt = os.urandom(SALT)
        return cls.of(password, salt)

    @classmethod
    def of(cls, password: str, salt: bytes) -> "Key":
        """Derive the key; takes a tenth of a second or two, which is its purpose."""
        typed = unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
        return cls(hashlib.pbkdf2_hmac("sha512", typed, salt, ROUNDS, RAW), salt)

    @classmethod
    def from_code(cls, code: str, salt: bytes) -> "Key":
        """Read the code of a recovery sheet. Raises `Refused` with the line that is not right."""
        return cls(_raw_of(code), salt)

    @property
    def id(self) -> str:
        """Tell two keys apart without telling anything of them (16 hexadecimal digits)."""
        return hmac.new(self.raw, b"muster key id", "sha256").hexdigest()[:16]

    def recovery_code(self) -> str:
        """Return the key for a sheet of paper: four lines of fourteen letters and digits."""
        return "\n".join(line + _proof(number, line) for number, line in enumerate(self._lines()))

    def _lines(self) -> list[str]:
        number = int.from_bytes(self.raw, "big")
        letters = [ALPHABET[number >> 5 * place & 31] for place in reversed(range(LINES * LETTERS))]
        return ["".join(letters[at : at + LETTERS]) for at in range(0, LINES * LETTERS, LETTERS)]

    def pragma(self) -> str:
        """Return the statement that makes a connection read and write with this key."""
        return f"PRAGMA key=\"x'{self.raw.hex()}{self.salt.hex()}'\""


def line_is_right(number: int, typed: str) -> bool:
    """Whether one line of a recovery code, counted from 0, was typed as it is printed."""
    line = _plain(typed)
    return len(line) == LETTERS + 1 and _proof(number, line[:LETTERS]) == line[LETTERS]


def _raw_of(code: str) -> bytes:
    letters = _plain(code)
    whole = LETTERS + 1
    lines = [letters[at : at + whole] for at in range(0, len(letters), whole)]
    wrong = [number for number in range(len(lines)) if not line_is_right(number, lines[number])]
    if wrong and wrong[0] < LINES:
        raise Refused(
            _("Line {number} of the code is not as it is printed. Look at it once more.").format(
                number=wrong[0] + 1
            )
        )
    if len(lines) != LINES:
        raise Refused(_("The code has four lines of 14 letters and digits. Type all of them."))
    number = 0
    for letter in "".join(line[:LETTERS] for line in lines):
        number = number << 5 | ALPHABET.index(letter)
    if number >> RAW * 8:
        raise Refused(_("Line 1 of the code is not as it is printed. Look at it once more."))
    return number.to_bytes(RAW, "big")


def _plain(typed: str) -> str:
    """Return letters and digits alone, those that are easily mistaken put right."""
    letters = unicodedata.normalize("NFKC", typed).upper().translate(_TAKEN_FOR)
    return "".join(letter for letter in letters if letter.isalnum())


def _proof(number: int, line: str) -> str:
    """Return the letter that stands behind a line: another for every slip of one letter."""
    total = 0
    for place, letter in enumerate(f"{number}{line}", start=1):
        if letter not in ALPHABET:
            return ""
        # odd factors, so that one letter that is mistaken always shows
        total += (2 * place + 1) * ALPHABET.index(letter)
    return ALPHABET[total % len(ALPHABET)]

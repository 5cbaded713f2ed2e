"""Spoils good files in every way, and the same way again for the same number."""

import io
import random
import zipfile
from collections.abc import Sequence
from typing import Final

# what parsers have stumbled over before: lengths, ends, marks, numbers, and words that act
PIECES: Final = (
    b"\x00", b"\xff", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x80\x00\x00\x00", bytes(8),
    b"\r", b"\n", b"\r\n", b"\t", b",", b";", b'"', b"'", b"|", b"\\", b"{", b"}", b"[", b"]", b"<",
    b">", b"&", b"%", b"=1+1", b"@", b"\xef\xbb\xbf", b"\xff\xfe", b"\xc3", b"\xed\xa0\x80",
    "\u202e".encode(), "\u0661\u0662".encode(), "\u2028".encode(), "\U0001f480".encode(),
    b"-1", b"0", b"1e400", b"NaN", b"inf", b"99999999999999999999", b"0.0000000001", b"2**31",
    b"9" * 400, b"9" * 5000, b"[" * 500, b"(" * 3000, b"<a>" * 2000, b"<<" * 2000, b"a" * 70_000,
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"../../../etc/passwd", b"C:\\con", b"file:///etc/passwd",
    b"31/02/2026", b"0000-00-00", b"29 Feb 2025", b"1/1/10000", b"24:00", b"every 0 days",
    b"/JavaScript", b"/Launch", b"obj", b"endobj", b"stream", b"endstream", b"/Length 99999999",
    b"/Kids [1 0 R]", b"/Count -1", b"1 0 R", b"Content-Type: multipart/mixed; boundary=a\r\n",
    b"--a\r\n", b"true", b"null", b'"\\ud800"', b"{}",
)  # fmt: skip


def mutated(seeds: Sequence[bytes], number: int, target: str) -> bytes:
    """Return one of the seeds spoiled in the way of this number."""
    chance = random.Random(f"{target} {number}")
    seed = chance.choice(seeds)
    if seed.startswith(b"PK\x03\x04") and chance.random() < 0.85:
        return _inside_a_zip(seed, chance)
    return spoiled(seed, chance, seeds)


def _inside_a_zip(seed: bytes, chance: random.Random) -> bytes:
    """Spoil what is packed inside, which a fault in the packing would keep from being read."""
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(seed)) as packed:
        names = packed.namelist()
        picked = set(chance.sample(names, min(len(names), chance.choice([1, 1, 2]))))
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
            for name in names:
                content = packed.read(name)
                made.writestr(
                    name, spoiled(content, chance, [content]) if name in picked else content
                )
    return whole.getvalue()


def spoiled(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """Return the data after one to six accidents."""
    whole = bytearray(data)
    for _time in range(chance.choice([1, 1, 2, 3, 6])):
        at = chance.randrange(min(len(whole), chance.choice([64, 1024, 10**9])) + 1)
        much = chance.choice([1, 2, 4, 16, 64, 512, 4096])
        match chance.randrange(9):
            case 0 if whole:
                whole[min(at, len(whole) - 1)] ^= 1 << chance.randrange(8)
            case 1:
                whole[at : at + much] = chance.randbytes(much)
            case 2 | 3:
                whole[at:at] = chance.choice(PIECES)
            case 4:
                piece = chance.choice(PIECES)
                whole[at : at + len(piece)] = piece
            case 5:
                del whole[at : at + much]
            case 6:
                start = chance.randrange(len(whole) + 1)
                whole[at:at] = whole[start : start + much]
            case 7:
                other = chance.choice(others)
                start = chance.randrange(len(other) + 1)
                whole[at : at + much] = other[start : start + much]
            case _:
                del whole[at:]
    return bytes(whole)

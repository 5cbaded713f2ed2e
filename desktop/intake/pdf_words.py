"""What an object of a PDF says, taken apart: keys, items, and the objects that it refers to.

Only as qpdf, `pdf_out` and the pages that we draw say it: strings are escaped, and what is apart
has a space or the end of a line between.
"""

import re
from collections.abc import Callable
from typing import Final

_REFERENCE: Final = re.compile(rb"(?<=[ \[\n])(\d+) 0 R(?=[ \]\n]|\Z)")
_STRING_OR_REFERENCE: Final = re.compile(
    rb"\((?:[^\\()]|\\.)*\)|(?<=[ \[\n])(\d+) 0 R(?=[ \]\n]|\Z)", re.S
)
_TOKEN: Final = re.compile(
    rb"<<|>>|\[|\]|\((?:[^\\()]|\\.)*\)|<[0-9a-fA-F]*>|/[^\s/<>\[\]()]*|[^\s/<>\[\]()]+", re.S
)


def entries(said: bytes) -> dict[bytes, bytes]:
    """Return what the dictionary says for each key, as it is written; raises ValueError."""
    found: dict[bytes, bytes] = {}
    depth, key, parts = 0, b"", list[bytes]()
    for word in _TOKEN.findall(said):
        if word in (b">>", b"]"):
            depth -= 1
        if depth == 0 or (depth == 1 and parts and word[:1] == b"/"):
            if key:
                found[key] = b" ".join(parts)
            key, parts = word, []
        elif depth == 1 and not key:
            key = word
        else:
            parts.append(word)
        if word in (b"<<", b"["):
            key, parts = (b"", []) if depth == 0 else (key, parts)
            depth += 1
    if depth or not found:
        raise ValueError(said[:40])
    return found


def items(said: bytes) -> list[bytes]:
    """Return what stands in an array, one by one; raises ValueError."""
    found: list[list[bytes]] = []
    depth = 0
    for word in _TOKEN.findall(said):
        depth -= word in (b">>", b"]")
        if depth == 1 and word == b"R":  # of a reference, two numbers stand before it
            found[-2:] = [[*found[-2], *found[-1], word]]
        elif depth == 1 and word not in (b">>", b"]"):
            found.append([word])
        elif depth:
            found[-1].append(word)
        depth += word in (b"<<", b"[")
    if depth:
        raise ValueError(said[:40])
    return [b" ".join(parts) for parts in found]


def referred_to(said: bytes) -> list[int]:
    """Return the numbers of the objects that are referred to."""
    if b" 0 R" not in said:
        return []
    return [int(number) for number in _STRING_OR_REFERENCE.findall(b" " + said) if number]


def is_reference(said: bytes) -> bool:
    """Whether an object is referred to, and nothing else is said."""
    return _REFERENCE.fullmatch(b" " + said, 1) is not None


def number_in(said: bytes) -> int:
    """Return the number of the object that is referred to; raises ValueError."""
    found = _REFERENCE.fullmatch(b" " + said, 1)
    if found is None:
        raise ValueError(said[:40])
    return int(found[1])


def renumbered(head: bytes, number_of: Callable[[int], int | None]) -> bytes:
    """Return what an object says with other numbers for those that it refers to."""

    def other(found: re.Match[bytes]) -> bytes:
        if found[1] is None:
            return found[0]
        number = number_of(int(found[1]))
        return b"null" if number is None else b"%d 0 R" % number

    if b" 0 R" not in head:
        return head
    return (_STRING_OR_REFERENCE if b"(" in head else _REFERENCE).sub(other, head)

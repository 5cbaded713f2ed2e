"""People as sheets write them: reading a name, finding whose it is, taking a list apart."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from desktop.values.folding import key
from desktop.values.name_matching import Id, PersonMatch, match_person
from desktop.values.written_names import PersonName, is_suffix, read_name

__all__ = ["PersonMatch", "PersonName", "match_person", "read_name", "split_people"]

_LINES: Final = re.compile(r"\s*[;\n|/\u2022\t]\s*")
_ANDS: Final = re.compile(r"\s*(?:&|\+)\s*|\s+(?:and|et)\s+", re.IGNORECASE)
_BULLET: Final = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*\u2013])\s+")
_NOBODY: Final = frozenset({"", "na", "n a", "none", "nil", "tbd", "aucun"})


def split_people(
    text: str, roster: Sequence[tuple[Id, PersonName, str | None]] | None = None
) -> list[str]:
    """Return the people named in `text`, one text each, in the order written.

    Semicolons, lines, slashes, "&", "and" and "et" stand between people. A comma is the hard
    case: "Desjarlais, Rick" is one person and "Rick, Tyler" two. A `roster` (as for
    `match_person`) is asked; without one a single comma is taken for "Last, First", unless both
    sides are whole names.
    """
    people: list[str] = []
    for line in _LINES.split(_nobody_is_empty(text)):
        pieces = [piece for piece in _ANDS.split(_BULLET.sub("", line)) if piece.strip(" ,")]
        all_pairs = all(len(_comma_parts(piece)) == 2 for piece in pieces)
        listed = len(pieces) > 1 and not all_pairs
        for piece in pieces:
            people += _people_between_commas(_comma_parts(piece), listed, roster)
    return [person for person in people if key(person) not in _NOBODY]


def _nobody_is_empty(text: str) -> str:
    return "" if key(text) in _NOBODY else text


def _comma_parts(piece: str) -> list[str]:
    parts: list[str] = []
    for part in (part.strip() for part in piece.split(",")):
        if parts and is_suffix(part):
            parts[-1] = f"{parts[-1]} {part}"
        elif part:
            parts.append(part)
    return parts


def _people_between_commas(
    parts: list[str], listed: bool, roster: Sequence[tuple[Id, PersonName, str | None]] | None
) -> Iterator[str]:
    if roster and len(parts) == 1:
        yield from _people_between_spaces(parts[0], roster)
        return
    left = list(parts)
    while left:
        two = ", ".join(left[:2])
        if len(left) > 1 and _is_one_person(left[:2], len(parts), listed, roster):
            yield two
            left = left[2:]
        else:
            yield left.pop(0)


def _is_one_person(
    pair: list[str],
    count: int,
    listed: bool,
    roster: Sequence[tuple[Id, PersonName, str | None]] | None,
) -> bool:
    if roster:
        if match_person(", ".join(pair), roster).kind != "none":
            return True
        if any(match_person(part, roster).kind not in ("none", "nickname") for part in pair):
            return False
    both_full = all(len(part.split()) > 1 for part in pair)
    return count == 2 and not listed and not both_full


def _people_between_spaces(
    part: str, roster: Sequence[tuple[Id, PersonName, str | None]]
) -> Iterator[str]:
    words = part.split()
    # "Rick Tyler" is two people only where it can be nobody's name and each word is somebody's
    is_nobody = len(words) > 1 and match_person(part, roster).kind == "none"
    if is_nobody and all(match_person(word, roster).kind != "none" for word in words):
        yield from words
    else:
        yield part

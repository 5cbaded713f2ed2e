"""What each pack holds, as the data files have it: parts in their order, and what is missed."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from desktop.records import kind_of
from desktop.resources import resource

OUTSIDE: Final = "outside"  # somebody else reads it: no telephone numbers, no numbers of cards
INSIDE: Final = "inside"
YEAR: Final = "year"
_WANTS: Final = ("", "worker", "unit", "site", YEAR)
STATISTICS, COMPANY = "statistics", "company"
_LISTS: Final = ("files", "fields")


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of a pack; exactly one of `records`, `list`, `files` and `page` says what it is.

    `records` is a kind of which each record is a sheet with its files behind it, `list` one whose
    records of the year are the rows of a table, `files` are words in the names of the company's
    own files, `page` is a page that is worked out: "statistics", or "company", which says the
    `fields` of its own record. `of` is the field by which records belong to the one that the pack
    is for, `within` is "year" for what was done in twelve months, `most` how many there may be,
    the newest. `with_files` leaves out records without any file: another sheet tells them.
    `needed` says what to do where there is nothing, `stale` where the newest file is older than so
    many months. `needed_in` is the kind to enter it in.
    """

    key: str
    title: str
    records: str = ""
    list: str = ""
    files: tuple[str, ...] = ()
    page: str = ""
    fields: tuple[str, ...] = ()
    of: str = ""
    within: str = ""
    in_force: bool = False
    with_files: bool = False
    is_subject: bool = False
    most: int | None = None
    needed: str = ""
    needed_in: str = ""
    stale: str = ""
    stale_months: int | None = None

    @property
    def kind(self) -> str:
        """Return the kind of record that it is about, "" for files and pages."""
        return self.records or self.list


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A pack: `wants` is what it is for ("worker", "unit", "site", "year" or nothing)."""

    key: str
    title: str
    sentence: str
    wants: str
    readers: str
    parts: tuple[Part, ...]

    @property
    def is_for_others(self) -> bool:
        """Whether somebody outside the company reads it."""
        return self.readers == OUTSIDE


@cache
def packs() -> tuple[Pack, ...]:
    """Return the packs that travel with Muster, in their order."""
    found = (one for one in resource("packs").iterdir() if one.name.endswith(".toml"))
    texts = [(one.name, one.read_text(encoding="utf-8")) for one in found]
    return tuple(read(text) for _name, text in sorted(texts))


def read(text: str) -> Pack:
    """Return the pack that a text describes. Raises ValueError for what no pack can be."""
    said = tomllib.loads(text)
    parts = tuple(_part(one) for one in said.pop("part"))
    pack = Pack(parts=parts, **said)
    if pack.wants not in _WANTS or pack.readers not in (OUTSIDE, INSIDE):
        raise ValueError(f"{pack.key}: {pack.wants!r} or {pack.readers!r}")
    return pack


def _part(said: Mapping[str, Any]) -> Part:
    part = Part(**{**said, **{name: tuple(said.get(name, ())) for name in _LISTS}})
    if sum(map(bool, (part.records, part.list, part.files, part.page))) != 1:
        raise ValueError(f"{part.key} is not one thing")
    if part.page not in ("", STATISTICS, COMPANY):
        raise ValueError(f"{part.key}: there is no page {part.page}")
    for name in part.fields:
        kind_of(COMPANY).field(name)
    if part.kind and kind_of(part.kind).restricted:
        raise ValueError(f"{part.key}: a {part.kind} goes into no pack")
    if part.of:
        kind_of(part.kind).field(part.of)
    return part

"""The checklists to start from, and how they become the company's own."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.resources import resource
from desktop.services.editing import Save, save_together
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.values.folding import key

FOLDER: Final = "checklists"
USUAL_RISK: Final = "medium"


@dataclass(frozen=True)
class LibraryItem:
    """One thing to look at. `unsafe`: a fail takes the unit out of use."""

    look: str
    kind: str = "pass_fail"
    risk: str = USUAL_RISK
    unsafe: bool = False


@dataclass(frozen=True)
class Starter:
    """A checklist of the library: what it is called, what it is for, and its items."""

    key: str
    title: str
    subject: str
    purpose: str
    items: tuple[LibraryItem, ...]


@dataclass(frozen=True)
class Offered:
    """A checklist of the library; `is_here`: the company has one of that title already."""

    starter: Starter
    is_here: bool


@lru_cache(maxsize=1)
def library() -> tuple[Starter, ...]:
    """Return the checklists to start from, in the order of their files."""
    found: list[Starter] = []
    for path in sorted(resource(FOLDER).glob("*.toml")):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        found += [_starter(one) for one in told["checklist"]]
    return tuple(found)


def _starter(told: Mapping[str, Any]) -> Starter:
    items = tuple(LibraryItem(**item) for item in told["items"])
    return Starter(told["key"], told["title"], told["subject"], told["purpose"], items)


def offered(company: CompanyFile) -> tuple[Offered, ...]:
    """Return what the library offers, and which of it the company has already."""
    kind = kind_of("checklist")
    with company.reading() as connection:
        standing = aggregate.read(connection, kind).values()
    here = {key(record.values["title"]) for record in standing if not record.is_voided}
    return tuple(Offered(one, key(one.title) in here) for one in library())


def add_from_library(company: CompanyFile, keys: Collection[str], today: date) -> list[str]:
    """Make checklists of the company's own, each as version 1, as one action; return their ids.

    Raises Refused where none is chosen.
    """
    chosen = [one for one in library() if one.key in keys]
    if not chosen:
        raise Refused({"": _("Tick the checklists that you want first.")})
    if len(chosen) == 1:
        name = _("{title}: added from the library").format(title=chosen[0].title)
    else:
        name = ngettext(
            "{n} checklist added from the library", "{n} checklists added from the library",
            len(chosen),
        ).format(n=len(chosen))  # fmt: skip
    return save_together(company, name, [Save("checklist", _values(one, today)) for one in chosen])


def _values(starter: Starter, today: date) -> dict[str, Any]:
    return {
        "title": starter.title,
        "subject": starter.subject,
        "edition": 1,
        "from_on": today,
        "items": [_line(item) for item in starter.items],
    }


def _line(item: LibraryItem) -> dict[str, Any]:
    # what is only written down cannot fail, so nothing follows from it
    return {
        "item": item.look,
        "kind": item.kind,
        "risk": item.risk,
        "fail_means_action": item.kind == "pass_fail",
        "unsafe_means_tag_out": item.unsafe,
    }


def said_of_item(item: LibraryItem) -> str:
    """Return what follows from a fail of an item, in words; "" where nothing special does."""
    if item.unsafe:
        return _("a fail takes it out of use")
    if item.kind == "number":
        return _("a number is written down")
    if item.kind == "text":
        return _("words are written down")
    return _("high risk") if item.risk == "high" else ""

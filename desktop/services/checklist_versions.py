"""The versions of a checklist: which is in use on a day, and which took the place of which."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy.engine import Connection

from desktop.language import _
from desktop.records import kind_of
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.values.folding import key
from desktop.values.quoting import quote
from desktop.values.spoken import say_date

_KIND: Final = kind_of("checklist")

Versions = Mapping[str, Stored]


@dataclass(frozen=True)
class Stand:
    """How a checklist stands on a day: "in_use", "to_come" or "replaced", and in a sentence."""

    key: str
    said: str = ""
    replaced_by: str = ""  # "Version 2, 16 November"


def title_of(values: Mapping[str, Any]) -> str:
    """Return "Truck inspection, version 2"."""
    if values["edition"] is None:
        return str(values["title"])
    return _("{title}, version {n}").format(title=values["title"], n=values["edition"])


def standing(connection: Connection) -> dict[str, Stored]:
    """Return every checklist that was not voided."""
    found = aggregate.read(connection, _KIND)
    return {record_id: record for record_id, record in found.items() if not record.is_voided}


def is_to_come(record: Stored, on: date) -> bool:
    """Return whether a version is not in use yet."""
    from_on = record.values["from_on"]
    return from_on is not None and from_on > on


def successor(versions: Versions, checklist_id: str, on: date) -> str | None:
    """Return the version that took its place: the one that says so, or the next of its title."""
    here = versions.get(checklist_id)
    later: list[Stored] = []
    for other in versions.values():
        if other.id == checklist_id or is_to_come(other, on):
            continue
        if other.values["supersedes_id"] == checklist_id:
            return other.id
        if here and _is_later(other, here):
            later.append(other)
    found = min(later, key=lambda one: one.values["edition"], default=None)
    return found.id if found else None


def replaced_in(connection: Connection, on: date) -> frozenset[str]:
    """Return the versions that another one took the place of."""
    versions = standing(connection)
    return frozenset(id_ for id_ in versions if successor(versions, id_, on))


def stands(connection: Connection, on: date) -> dict[str, Stand]:
    """Return how every checklist stands on a day."""
    versions = standing(connection)
    return {id_: _stand(versions, record, on) for id_, record in versions.items()}


def stand_of(connection: Connection, checklist_id: str, on: date) -> Stand:
    """Return how one checklist that was not voided stands on a day."""
    versions = standing(connection)
    return _stand(versions, versions[checklist_id], on)


def _stand(versions: Versions, here: Stored, on: date) -> Stand:
    if is_to_come(here, on):
        from_on = say_date(here.values["from_on"], on)
        return Stand("to_come", _("In use from {date}.").format(date=from_on))
    later = successor(versions, here.id, on) or successor(versions, here.id, date.max)
    if later is None:
        return Stand("in_use")
    next_one = versions[later]
    name = _name(next_one.values, here.values)
    since = next_one.values["from_on"]
    if since is None:
        return Stand("replaced", _("{version} took its place.").format(version=name), name)
    named = {"version": name, "date": say_date(since, on)}
    if is_to_come(next_one, on):
        return Stand("in_use", _("{version} takes its place on {date}.").format(**named))
    said = _("{version} took its place on {date}.").format(**named)
    return Stand("replaced", said, _("{version}, {date}").format(**named))


def _name(values: Mapping[str, Any], before: Mapping[str, Any]) -> str:
    """Return "Version 2" where only the number is another one, else what it is called."""
    edition = values["edition"]
    if key(values["title"]) != key(before["title"]):
        title = _("“{title}”").format(title=quote(values["title"]))
        return (
            title if edition is None else _("{title}, version {n}").format(title=title, n=edition)
        )
    return _("A new one") if edition is None else _("Version {n}").format(n=edition)


def goes_round(connection: Connection, checklist_id: str, before: str) -> bool:
    """Return whether a checklist that took the place of `before` would end where it began."""
    versions = standing(connection)
    for _step in versions:
        if before == checklist_id:
            return True
        if before not in versions:
            return False
        before = versions[before].values["supersedes_id"] or ""
    return False


def current_id(connection: Connection, checklist_id: str, on: date) -> str:
    """Return the version in use on a day of the checklist asked for.

    A plan may still name the one that was in use when the plan was written.
    """
    versions = standing(connection)
    current = checklist_id
    for _step in versions:  # as many steps as there are versions: a ring cannot hold it up
        later = successor(versions, current, on)
        if later is None:
            break
        current = later
    return current


def edition_line(connection: Connection, checklist_id: str) -> list[Stored]:
    """Return a checklist with the versions before and after it that stand, the first one first."""
    versions = standing(connection)
    if checklist_id not in versions:
        return []
    line = [versions[checklist_id]]
    while (before := _predecessor(versions, line[0])) and before not in line:
        line.insert(0, before)
    while (after := successor(versions, line[-1].id, date.max)) and versions[after] not in line:
        line.append(versions[after])
    return line


def _predecessor(versions: Versions, here: Stored) -> Stored | None:
    named = versions.get(here.values["supersedes_id"] or "")
    earlier = [other for other in versions.values() if _is_later(here, other)]
    return named or max(earlier, key=lambda one: one.values["edition"], default=None)


def _is_later(other: Stored, here: Stored) -> bool:
    theirs, ours = other.values["edition"], here.values["edition"]
    same = key(other.values["title"]) == key(here.values["title"])
    return same and theirs is not None and ours is not None and theirs > ours

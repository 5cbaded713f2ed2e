"""What a blank form is printed for: a unit, a site or a worker, found as people write them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.engine import Connection

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.services.printing.form_known import Known, known_of, standing
from desktop.store.aggregate import Stored
from desktop.store.fact_register import full_name
from desktop.store.file import CompanyFile
from desktop.values.folding import fold, key
from desktop.values.name_matching import match_person
from desktop.values.quoting import quote
from desktop.values.units import match_unit
from desktop.values.written_names import PersonName

KINDS: Final = {"unit": "equipment", "site": "site", "worker": "worker"}
NONE_SUCH: Final = {
    "unit": N_("There is no unit “{typed}” here. There are: {names}."),
    "site": N_("There is no site “{typed}” here. There are: {names}."),
    "worker": N_("There is no worker “{typed}” here. There are: {names}."),
}
NONE_AT_ALL: Final = {
    "unit": N_("This company file has no units yet. Enter them first, or print it without."),
    "site": N_("This company file has no sites yet. Enter them first, or print it without."),
    "worker": N_("This company file has no workers yet. Enter them first, or print it without."),
}
_MOST_NAMES: Final = 12
_NUMBERS: Final = re.compile(r"([0-9]{1,9})")


@dataclass(frozen=True)
class SubjectChoice:
    """Something a form can be printed for; its id or its name may be asked for."""

    id: str
    name: str
    detail: str = ""


@dataclass(frozen=True)
class Subject:
    """What a form is printed for, and what is known of it."""

    id: str
    wants: str
    name: str
    known: Known


def subjects(company: CompanyFile, wants: str) -> tuple[SubjectChoice, ...]:
    """Return every unit, site or worker, in the order of their names."""
    if not wants:
        return ()
    with company.reading() as connection:
        found = standing(connection, KINDS[wants])
    made = [SubjectChoice(one.id, _name(wants, one), _detail(wants, one)) for one in found]
    return tuple(sorted(made, key=lambda one: _by_number(one.name)))


def subject_of(connection: Connection, wants: str, typed: str, as_of: date) -> Subject:
    """Return the one that is meant; raises Refused, naming what there is, where none is."""
    there = standing(connection, KINDS[wants])
    if not there:
        raise Refused(_(NONE_AT_ALL[wants]))
    meant = [one for one in there if one.id == typed] or _meant(wants, typed, there)
    if len(meant) != 1:
        names = _listed([_told_apart(wants, one) for one in meant or _close(wants, typed, there)])
        if meant:
            said = _("“{typed}” can be more than one: {names}. Say which one is meant.")
            raise Refused(said.format(typed=quote(typed), names=names))
        raise Refused(_(NONE_SUCH[wants]).format(typed=quote(typed), names=names))
    record = meant[0]
    return Subject(record.id, wants, _name(wants, record), known_of(connection, record, as_of))


def _name(wants: str, one: Stored) -> str:
    values = one.values
    if wants == "unit":
        return str(values["number"])
    return (
        str(values["name"])
        if wants == "site"
        else full_name(values["first_name"], values["last_name"])
    )


def _detail(wants: str, one: Stored) -> str:
    name = {"unit": "description", "site": "address", "worker": "number"}[wants]
    return str(one.values[name] or "")


def _told_apart(wants: str, one: Stored) -> str:
    detail = _detail(wants, one)
    return f"{_name(wants, one)} ({detail})" if detail and wants != "site" else _name(wants, one)


def _by_number(name: str) -> tuple[int | str, ...]:
    """Order "9" before "10", and "T-9" before "T-10"."""
    parts = _NUMBERS.split(fold(name))  # words and numbers take turns
    return tuple(int(part) if n % 2 else part for n, part in enumerate(parts))


def _meant(wants: str, typed: str, there: Sequence[Stored]) -> list[Stored]:
    by_id = {one.id: one for one in there}
    ids: tuple[str, ...]
    if wants == "unit":
        known = [(one.id, _name(wants, one), _detail(wants, one)) for one in there]
        ids = match_unit(typed, known).ids
    elif wants == "worker":
        roster = [
            (one.id, PersonName(one.values["first_name"] or "", one.values["last_name"]),
             one.values["number"])
            for one in there
        ]  # fmt: skip
        ids = match_person(typed, roster).ids
    else:
        ids = _sites_of(typed, there)
    return [by_id[one] for one in ids]


def _sites_of(typed: str, there: Sequence[Stored]) -> tuple[str, ...]:
    wanted = key(typed)
    if not wanted:
        return ()
    names = {one.id: key(_name("site", one)) for one in there}
    same = tuple(one for one, name in names.items() if name == wanted)
    return same or tuple(one for one, name in names.items() if f" {wanted} " in f" {name} ")


def _close(wants: str, typed: str, there: Sequence[Stored]) -> list[Stored]:
    """Return all, those first that have something of what was typed."""
    wanted = set(key(typed).split())
    return sorted(
        there,
        key=lambda one: (
            not wanted & set(key(f"{_name(wants, one)} {_detail(wants, one)}").split()),
            _by_number(_name(wants, one)),
        ),
    )


def _listed(names: Sequence[str]) -> str:
    said = ", ".join(quote(name) for name in names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    return _("{names} and {n} more").format(names=said, n=more) if more > 0 else said

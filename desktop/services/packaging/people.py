"""Whose names are hidden where a person asks for that: workers, and people that records name."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    literal_column,
    select,
    union,
    union_all,
)
from sqlalchemy.engine import Connection

from desktop.language import N_, _
from desktop.records import KINDS
from desktop.records.company import COMPANY
from desktop.records.contractors import CONTRACTOR
from desktop.records.fields import Field, Shape
from desktop.records.kind import Kind, Rows
from desktop.records.people import WORKER
from desktop.records.privacy import is_private
from desktop.records.sites import SITE
from desktop.services.packaging.choices import NUMBERS, Choices
from desktop.services.packaging.hiding import Besides, Hider, Known
from desktop.services.packaging.known_numbers import known_numbers
from desktop.services.redaction.ordinary import ordinary_words
from desktop.store import aggregate
from desktop.store.private_key import PrivateKey
from desktop.store.private_values import opened
from desktop.values.folding import fold
from desktop.values.nicknames import forms_of_name

_NAMES: Final = frozenset({"name", "person"})  # how fields end that hold the name of a person
_NAMED: Final = frozenset({"asked_by"})
# links by which somebody put a name under a paper, or answers for the company
_SIGNERS: Final = frozenset({"signed_by_id", "assessor_id", "representative_id"})
_TELEPHONE: Final = re.compile(r"\+?\d(?:[\s().\-–/]{0,3}\d){6,14}")
_NAME: Final = re.compile(r"[^\W\d_][^\d,;:/@()<>\n]*")
_OFFICE: Final = re.compile(r"\b(?:office|dispatch|shop|main|line|phone|cell|fax)\b", re.IGNORECASE)

MAIL: Final = N_("(e-mail)")
PHONE: Final = N_("(telephone)")
# no word that may stand before such a number, or the next day would count as one
PRIVATE: Final = N_("(private)")
BY_NUMBER: Final = N_("Worker {number}")
INITIALS_WANTED: Final = Choices(hide="initials")


def hider_of(
    connection: Connection, private: PrivateKey | None = None, choices: Choices = INITIALS_WANTED
) -> Hider:
    """Return what hides every name, telephone number and address that the file knows.

    Voided records count too. With `private`, so do those that are sealed: they are on no page, but
    free texts may tell them.
    """
    signed = _signers(connection) if choices.keeps_signers else frozenset()
    besides = Besides(
        numbers=tuple(_telephones(connection)),
        known=tuple(known_numbers(connection)),
        kept=tuple(_own_names(connection)),
        mail=_(MAIL),
        phone=_(PHONE),
        private=_(PRIVATE),
        worker=_by_number if choices.hide == NUMBERS else None,
    )
    reached = [*_contacts(connection)]
    workers = [*_workers(connection, signed)]
    staying = {fold(f"{one.first} {one.last}") for one in workers if one.stays}
    # somebody who signed may be whom another's family reaches
    strangers = (name for name in reached if fold(name) not in staying)
    people = [*workers, *filter(None, map(_person, strangers))]
    named = [*_named(connection), *_sealed(connection, private), *reached]
    return Hider(people, named, besides)


def _person(name: str) -> Known | None:
    """Return whom one reaches as a person of whom each name counts; None for "Front desk"."""
    *first, last = name.split()
    if not first or not {fold(word) for word in name.split()}.isdisjoint(ordinary_words()):
        return None
    return Known(" ".join(first), last)


def _by_number(number: str) -> str:
    return _(BY_NUMBER).format(number=number)


def _workers(connection: Connection, signed: frozenset[str]) -> Iterator[Known]:
    table = aggregate.table_of(WORKER)
    names = ("id", "first_name", "last_name", "known_as", "number")
    columns = [table.c[name] for name in names]
    lines = connection.execute(select(*columns).order_by(table.c.id)).all()
    for record_id, first, last, known_as, number in lines:
        yield Known(
            first or "",
            last,
            also=(known_as,) if known_as else (),
            forms=tuple(sorted(forms_of_name(first or ""))),
            number=number or "",
            stays=record_id in signed,
        )


def _signers(connection: Connection) -> frozenset[str]:
    """Return the workers who put their name under something that stands."""
    found: set[str] = set()
    for kind in KINDS:
        parts: list[Kind | Rows] = [kind, *kind.tables()]
        for part in parts:
            table = aggregate.table_of(part)
            for field in part.fields:
                if field.name in _SIGNERS:
                    column = table.c[field.name]
                    question = select(column).distinct().where(column.is_not(None))
                    found.update(connection.execute(question).scalars().all())
    return frozenset(found)


def _own_names(connection: Connection) -> Iterator[str]:
    """Yield what the company is called: it stands on the cover, whoever it is named after."""
    table = aggregate.table_of(COMPANY)
    for names in connection.execute(select(table.c.legal_name, table.c.trade_name)).all():
        yield from filter(None, names)


def _telephones(connection: Connection) -> Iterator[str]:
    """Yield the digits of every telephone number that is a person's."""
    for text in _reached(connection):
        for found in _TELEPHONE.findall(text):
            yield "".join(filter(str.isdigit, found))


def _contacts(connection: Connection) -> Iterator[str]:
    """Yield whom one reaches at a contractor, or in an emergency: the names among the numbers."""
    firms = {fold(name) for name in _firms(connection)}
    for text in _reached(connection):
        for part in re.split(r"[,;/\n()]", text):
            found = _NAME.match(part.strip())
            name = _OFFICE.sub(" ", found[0]).strip(" .-–:") if found and "@" not in part else ""
            if name and fold(name) not in firms and not name[0].islower():
                yield " ".join(name.split())


def _reached(connection: Connection) -> Iterator[str]:
    """Yield the texts that say how to reach a person."""
    worker, contractor = aggregate.table_of(WORKER), aggregate.table_of(CONTRACTOR)
    for column in (worker.c.phone, worker.c.emergency_contact, contractor.c.contact):
        question = select(column).distinct().where(column.is_not(None)).order_by(column)
        yield from connection.execute(question).scalars().all()


def _firms(connection: Connection) -> list[str]:
    firms = aggregate.table_of(CONTRACTOR).c.company
    return [*connection.execute(select(firms)).scalars().all()]


def _clients(connection: Connection) -> list[str]:
    clients = aggregate.table_of(SITE).c.client
    question = select(clients).distinct().where(clients.is_not(None)).order_by(clients)
    return [*connection.execute(question).scalars().all()]


def _named(connection: Connection) -> Iterator[str]:
    """Yield the names of people that records have beside the list; firms are no people."""
    known = {fold(name) for name in _firms(connection)}
    clients = known | {fold(name) for name in _clients(connection)}
    for name in (*_all_written(connection), *_typists(connection)):
        if fold(name) not in known:
            # "L. Marchuk, Northfork Resources" is somebody of a firm; "Marchuk, L." is all a name
            first, *others = name.split(",")
            yield ",".join([first, *(one for one in others if fold(one.strip()) not in clients)])


def _typists(connection: Connection) -> Iterator[str]:
    """Yield who entered records, as sheets and histories say it."""
    yield from connection.execute(_typing()).scalars().all()


@cache
def _typing() -> CompoundSelect[*tuple[Any, ...]]:
    """Ask all kinds at once: one by one they would be fifty questions, three times a package."""
    columns = [aggregate.table_of(kind).c.created_by.label("name") for kind in KINDS]
    asked = union(*(select(column).where(column.is_not(None), column != "") for column in columns))
    return asked.order_by("name")


def _all_written(connection: Connection) -> Iterator[str]:
    yield from connection.execute(_writing()).scalars().all()


@cache
def _writing() -> CompoundSelect[*tuple[Any, ...]]:
    """Ask for every field that holds a name, in the order in which they are declared."""
    columns = [column for kind in KINDS if kind is not WORKER for column in _name_columns(kind)]
    return union_all(
        *(
            select(column.label("name"), literal_column(str(place)).label("place"))
            .where(column.is_not(None))
            .distinct()
            for place, column in enumerate(columns)
        )
    ).order_by("place", "name")


def _name_columns(kind: Kind) -> Iterator[ColumnElement[str]]:
    parts: list[Kind | Rows] = [kind, *kind.tables()]
    for part in parts:
        table = aggregate.table_of(part)
        yield from (table.c[field.name] for field in part.fields if _is_name(field))


def _sealed(connection: Connection, key: PrivateKey | None) -> Iterator[str]:
    for kind in KINDS if key is not None else ():
        if is_private(kind):
            for record in aggregate.read(connection, kind).values():
                yield from _names_in(kind, opened(kind, record.id, record.values, key))


def _names_in(part: Kind | Rows, values: Mapping[str, Any]) -> Iterator[str]:
    for field in part.fields:
        if _is_name(field) and field.private and values.get(field.name):
            yield values[field.name]
    for rows in part.rows:
        for line in values.get(rows.name) or ():
            yield from _names_in(rows, line)


def _is_name(field: Field) -> bool:
    ends = field.name.rpartition("_")[2] in _NAMES or field.name in _NAMED
    return field.personal and ends and field.shape is Shape.TEXT

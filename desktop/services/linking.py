"""Which records a form can link to: found by what is typed, workers employed now first."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import or_, select, text
from sqlalchemy.engine import Connection

from desktop.records import kind_of
from desktop.records.kind import Kind, Nature, Rows
from desktop.records.people import Employment
from desktop.services.checklist_versions import replaced_in
from desktop.services.sold_units import sold_in
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.file import CompanyFile
from desktop.store.search import words_of
from desktop.store.tables import SEARCH
from desktop.store.titles import Titles
from desktop.values.folding import fold
from desktop.values.written_names import read_name

MOST: Final = 200
# kinds of which a name is enough, and the field that it goes into
NAMED_BY: Final = {
    "certificate_type": "name",
    "position": "title",
    "site": "name",
    "contractor": "company",
}
_FIND: Final = text(
    "SELECT s.record_id FROM search_word w JOIN search_row s ON s.id = w.rowid"
    " WHERE search_word MATCH :asked AND s.kind = :kind ORDER BY s.id DESC LIMIT :most"
)
Found = tuple[str, str]  # id and title


def can_be_added(kind_key: str) -> bool:
    """Return whether a record of the kind can be made from nothing but its name."""
    return kind_key == "worker" or kind_key in NAMED_BY


def values_of_name(kind_key: str, name: str) -> dict[str, Any]:
    """Return the values of a record of which only the name is known."""
    if kind_key == "worker":
        person = read_name(name)
        return {"first_name": person.first, "last_name": person.last or name}
    return {NAMED_BY[kind_key]: name}


def link_choices(
    company: CompanyFile, kind_key: str, typed: str = "", *, today: date, most: int = MOST
) -> list[Found]:
    """Return records of a kind by id and title whose title has every typed word in it.

    Registers stand in the order of their titles, workers employed today first; of what happened
    the newest comes first. Voided records are never offered, nor are units that were sold and
    checklists that were replaced: what is of their time is entered by typing their whole title.
    """
    kind = kind_of(kind_key)
    with company.reading() as connection:
        ids = _found(connection, kind, typed, most)
        titles = _titled(connection, kind, ids)
        here = _employed(connection, today) if kind_key == "worker" else set()
        gone = _gone(connection, kind_key, today)
    named = [(id_, title) for id_, title in titles.items() if title and id_ not in gone]
    if kind.nature is Nature.OPERATIONAL:
        return named[:most]
    return sorted(named, key=lambda pair: (pair[0] not in here, fold(pair[1])))[:most]


def link_of(company: CompanyFile, kind_key: str, typed: str) -> Found | None:
    """Return the one record of a kind that is called as was typed, or None."""
    with company.reading() as connection:
        return _called(connection, kind_of(kind_key), typed)


def titles_of(company: CompanyFile, kind_key: str, ids: Iterable[str]) -> dict[str, str]:
    """Return the titles of records by id, voided ones too."""
    with company.reading() as connection:
        titles = Titles(connection, {})
        return {record_id: titles.of_id(kind_key, record_id) for record_id in ids}


def linked_titles(
    connection: Connection, part: Kind | Rows, values: Mapping[str, Any]
) -> dict[str, str]:
    """Return the title of every record that a record's values name, by id."""
    titles = Titles(connection, {})
    return {target: titles.of_id(kind, target) for kind, target in _links(part, values)}


def with_links(
    connection: Connection, kind_key: str, typed: Mapping[str, object]
) -> dict[str, object]:
    """Return what was typed with titles replaced by the ids of the records so called."""
    known: dict[tuple[str, str], str | None] = {}

    def id_of(link: str, title: str) -> str | None:
        if (link, title) not in known:
            found = _called(connection, kind_of(link), title)
            known[link, title] = found[0] if found else None
        return known[link, title]

    return _with_links(kind_of(kind_key), typed, id_of)


def _with_links(part: Kind | Rows, typed: Mapping[str, object], id_of: Any) -> dict[str, object]:
    tables = {rows.name: rows for rows in part.rows}
    linked: dict[str, object] = {}
    for name, value in typed.items():
        linked[name] = value
        if name in tables and isinstance(value, list):
            linked[name] = [_with_links(tables[name], line, id_of) for line in value]
    for field in part.fields:
        name_of = name_beside(part, field.name)
        title = typed.get(field.name) or (typed.get(name_of) if name_of else "")
        if not field.link or not isinstance(title, str) or not title.strip():
            continue
        if (target := id_of(field.link, title.strip())) is not None:
            linked[field.name] = target
            if name_of and not typed.get(field.name):
                linked[name_of] = ""
    return linked


def name_beside(part: Kind | Rows, name: str) -> str:
    """Return the field that keeps the name of somebody who is not on the list, or "".

    `by_id` has `by_name` beside it, the `worker_id` of a line has `name`.
    """
    names = {field.name for field in part.fields}
    link = next((f.link for f in part.fields if f.name == name), None)
    if link != "worker" or not name.endswith("_id"):
        return ""
    likely = [name.removesuffix("_id") + "_name"]
    if name == "worker_id" and isinstance(part, Rows):
        likely.append("name")
    return next((other for other in likely if other in names), "")


def _called(connection: Connection, kind: Kind, typed: str) -> Found | None:
    wanted = fold(typed)
    here = SEARCH.c.kind == kind.key
    ids = connection.execute(select(SEARCH.c.record_id).where(here, SEARCH.c.title == wanted))
    found = list(ids.scalars())
    if not found and kind.key == "equipment":
        found = _numbered(connection, typed)
    if len(found) != 1:
        return None
    return found[0], _titled(connection, kind, found)[found[0]]


def _numbered(connection: Connection, typed: str) -> list[str]:
    """The units of a number, because in the shop a unit is called by nothing else."""
    table, wanted = aggregate.table_of(kind_of("equipment")), fold(typed)
    rows = connection.execute(select(table.c.id, table.c.number).where(table.c.voided_at.is_(None)))
    return [id_ for id_, number in rows if fold(number) == wanted]


def _gone(connection: Connection, kind_key: str, today: date) -> frozenset[str]:
    if kind_key == "equipment":
        return sold_in(connection, today)
    return replaced_in(connection, today) if kind_key == "checklist" else frozenset()


def _found(connection: Connection, kind: Kind, typed: str, most: int) -> list[str]:
    words = words_of(typed)
    if words:
        # only in titles, because a worker is not found by what her notes say
        asked = " AND ".join(f'title : "{word}"*' for word in words)
        # a register is put in order by title, so all of it is needed
        some = most if kind.nature is Nature.OPERATIONAL else 10 * most
        rows = connection.execute(_FIND, {"asked": asked, "kind": kind.key, "most": some})
        return list(rows.scalars())
    table = aggregate.table_of(kind)
    question = select(table.c.id).where(table.c.voided_at.is_(None)).order_by(table.c.id.desc())
    if kind.nature is Nature.OPERATIONAL:
        question = question.limit(most)
    return list(connection.execute(question).scalars())


def _titled(connection: Connection, kind: Kind, ids: list[str]) -> dict[str, str]:
    records: dict[str, Stored] = aggregate.read(connection, kind, ids)
    titles = Titles(connection, records)
    return {record_id: titles.of(records[record_id]) for record_id in ids if record_id in records}


def _employed(connection: Connection, today: date) -> set[str]:
    table = Employment.__table__
    began = or_(table.c.from_on.is_(None), table.c.from_on <= today)
    goes_on = or_(table.c.to_on.is_(None), table.c.to_on >= today)
    return set(connection.execute(select(table.c.owner_id).where(began, goes_on)).scalars())


def _links(part: Kind | Rows, values: Mapping[str, Any]) -> Iterable[Found]:
    for field in part.fields:
        if field.link and (target := values.get(field.name)):
            yield field.link, target
    for rows in part.rows:
        for line in values.get(rows.name) or ():
            yield from _links(rows, line)

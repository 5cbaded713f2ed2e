"""Which protocols there are for a company, and by which of them an audit asks."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.engine import Connection

from desktop.audit.protocols.checking import faults_of, notes_of
from desktop.audit.protocols.protocol import Protocol
from desktop.audit.protocols.shipped import GENERIC, known_to_all, protocol, protocols
from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.services.editing import Save, save_together
from desktop.services.protocols.own import own_protocols
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.values.folding import fold
from desktop.values.quoting import quote
from desktop.values.spoken import say_number

_COMPANY: Final = "company"
CHOOSING: Final = frozenset({"company", "protocol"})  # the kinds that decide what is asked


@dataclass(frozen=True)
class Listed:
    """One protocol as it stands on the list.

    `record_id` is that of the company's own, "" for one that travels with Muster. `said` tells its
    size in a line, `notes` what has to be known of it, `faults` what was typed into it wrongly.
    """

    protocol: Protocol
    said: str
    notes: tuple[str, ...]
    faults: tuple[str, ...] = ()
    record_id: str = ""
    version: int = 0
    is_in_use: bool = False


def listed(company: CompanyFile) -> tuple[Listed, ...]:
    """Return all protocols: the company's own first, the newest edition of each before the others.

    A skeleton that the company made its own stands there no more.
    """
    with company.reading() as connection:
        own = own_protocols(connection)
        in_use = asked_by(connection)
    mine = [
        Listed(
            one.protocol,
            say_size(one.protocol),
            _told(one.protocol),
            tuple(str(fault) for fault in faults_of(one.protocol, known_to_all())),
            one.record_id,
            one.version,
            one.protocol == in_use,
        )
        for one in sorted(own, key=lambda one: fold(one.protocol.name))
    ]
    taken = {one.protocol.id for one in own}
    others = [
        Listed(one, say_size(one), _told(one), is_in_use=one == in_use)
        for one in protocols()
        if one.id not in taken
    ]
    return (*mine, *others)


def asked(
    connection: Connection, id_: str, edition: str = "", as_of: date | None = None
) -> Protocol:
    """Return the protocol of an id: the company's own, else the one that travels with Muster.

    Without an edition it is the newest in force on a day. An id of nothing, and a skeleton with
    nothing to score yet, give the generic protocol: it scores any company.
    """
    found = _own(connection, id_, edition, as_of) or _shipped(id_)
    return protocol(GENERIC) if found is None or found.is_skeleton else found


def asked_by(connection: Connection, as_of: date | None = None) -> Protocol:
    """Return the protocol that the company is scored by, in the edition in force on a day."""
    found = aggregate.read(connection, kind_of(_COMPANY)).values()
    chosen = next((one.values["protocol"] for one in found if not one.is_voided), None)
    return asked(connection, chosen or GENERIC, as_of=as_of)


def choose_protocol(company: CompanyFile, id_: str) -> None:
    """Have the company scored by a protocol, as one action.

    Raises Refused for one that has nothing to score yet, and for one that is not there.
    """
    with company.reading() as connection:
        found = _own(connection, id_, "") or _shipped(id_)
        standing = aggregate.read(connection, kind_of(_COMPANY)).values()
        record = next((one for one in standing if not one.is_voided), None)
    if found is None:
        raise Refused(_("There is no protocol “{id}”.").format(id=quote(id_)))
    if found.is_skeleton:
        said = _("{name} has no questions yet. Type them in, or read them from a sheet, first.")
        raise Refused(said.format(name=found.name))
    if record is None:
        raise Refused(_("Fill in the company first: its record says which protocol it goes by."))
    name = _("{name} chosen as protocol").format(name=quote(found.name))
    save_together(company, name, [Save(_COMPANY, {"protocol": id_}, record.id, record.version)])


def say_size(one: Protocol) -> str:
    """Return "45 questions, 200 points", or that there are none yet."""
    count = sum(1 for _question in one.questions)
    if not count:
        return _("no questions yet")
    said = ngettext("{n} question, {points} points", "{n} questions, {points} points", count)
    return said.format(n=say_number(count), points=say_number(one.points))


def _own(
    connection: Connection, id_: str, edition: str, as_of: date | None = None
) -> Protocol | None:
    editions = [one.protocol for one in own_protocols(connection) if one.protocol.id == id_]
    if edition:
        return next((one for one in editions if one.version == edition), None)
    in_force = (one for one in editions if _is_in_force(one, as_of))
    return next(in_force, editions[0] if editions else None)


def _is_in_force(one: Protocol, day: date | None) -> bool:
    return day is None or one.valid_from is None or one.valid_from <= day


def _shipped(id_: str) -> Protocol | None:
    try:
        return protocol(id_)
    except KeyError:
        return None


def _told(one: Protocol) -> tuple[str, ...]:
    return (*([one.remark] if one.remark else []), *notes_of(one))

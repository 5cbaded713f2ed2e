"""Saves a protocol as one action; one by which an assessment was done becomes its next version."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from sqlalchemy.engine import Connection

from desktop.audit.protocols.checking import faults_of
from desktop.audit.protocols.protocol import Protocol
from desktop.audit.protocols.reading import Misread
from desktop.audit.protocols.shipped import GENERIC, known_to_all, protocol
from desktop.errors import Refused
from desktop.language import _
from desktop.records import kind_of
from desktop.services.editing import MovedOn, Save, save_together, void_record
from desktop.services.protocols.own import KIND, Own, one_of, own_protocols, values_of
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.file import CompanyFile
from desktop.values.folding import fold
from desktop.values.quoting import quote
from desktop.values.spoken import say_date

_ASSESSMENT: Final = "assessment"
_AGAIN: Final = re.compile(r"(.*?), change (\d+)$")
_LONGEST_VERSION: Final = 40
# what the answers of an assessment stand on; the rest may be put right at any time
_ASKED: Final = (
    "pass_overall",
    "pass_element",
    "pass_maintenance",
    "aim",
    "history_months",
    "short_history_months",
    "elements",
)


def own_protocol(company: CompanyFile, record_id: str) -> Own:
    """Return one of the company's own for its editor. KeyError when there is none."""
    with company.reading() as connection:
        return _found(connection, record_id)


def start_from(
    company: CompanyFile, id_: str, short_name: str = "", name: str = "", version: str = ""
) -> str:
    """Make a protocol of the company's own from one that travels with Muster; return its record.

    A partner's keeps its short name, so that the company goes by it as soon as it has questions; a
    copy of the generic one needs a short name of its own. KeyError for an id of nothing.
    """
    given = protocol(id_)
    new = replace(
        given,
        id=short_name or given.id,
        name=name or given.name,
        version=version or given.version,
    )
    return save_protocol(company, new)


def save_protocol(
    company: CompanyFile,
    new: Protocol,
    record_id: str | None = None,
    version: int | None = None,
    *,
    action: str = "",
) -> str:
    """Save a protocol as one action; return its record, another one where it is a new version.

    What is asked is never changed under an assessment that was done: then the next version is made,
    and assessments that are under way go on by it; their answers know questions by their codes.
    `action` is what the undo menu shows. Raises Refused with all faults at once, and MovedOn.
    """
    faults = faults_of(new, known_to_all())
    if faults:
        raise Misread(faults)
    with company.reading() as connection:
        own = own_protocols(connection)
        before = _found(connection, record_id) if record_id else None
        assessments = _assessments(connection, before) if before else []
    if before is not None and version is not None and before.version != version:
        raise MovedOn(_("This record was changed meanwhile, here or in another window."))
    is_next = before is not None and _is_next(before.protocol, new, assessments)
    if is_next and before is not None and new.version == before.protocol.version:
        taken = {fold(one.protocol.version) for one in own if one.protocol.id == new.id}
        new = replace(new, version=_next_version(new.version, taken))
    _refuse_taken(new, own, None if is_next else record_id)
    saves = [Save(KIND, values_of(new))]
    if before is not None and not is_next:  # it is written over as it was read, or not at all
        saves = [Save(KIND, values_of(new), before.record_id, before.version)]
    if before is not None and _key(before.protocol) != _key(new):
        moved = {"protocol": new.id, "protocol_version": new.version}
        following = [one for one in assessments if not _is_done(one)]
        saves += [Save(_ASSESSMENT, moved, one.id, one.version) for one in following]
    said = action or (_("Protocol {name} changed") if before else _("Protocol {name} entered"))
    return save_together(company, said.format(name=quote(new.name)), saves)[0]


def next_edition(company: CompanyFile, record_id: str) -> str:
    """Make the next version of a protocol of the company's own beside it; return its record."""
    with company.reading() as connection:
        before = _found(connection, record_id).protocol
        own = own_protocols(connection)
    taken = {fold(one.protocol.version) for one in own if one.protocol.id == before.id}
    new = replace(before, version=_next_version(before.version, taken))
    said = _("New version of protocol {name}")
    return save_protocol(company, new, action=said)


def remove_protocol(company: CompanyFile, record_id: str, reason: str) -> None:
    """Void a protocol of the company's own, with a reason.

    Raises Refused while an assessment under way asks by it, and where there is no reason.
    """
    with company.reading() as connection:
        own = _found(connection, record_id)
        waiting = [one for one in _assessments(connection, own) if not _is_done(one)]
    if waiting:
        said = _(
            "An assessment that is under way asks by {name}. Finish it, or choose another protocol"
            " for it first."
        )
        raise Refused(said.format(name=own.protocol.name))
    void_record(company, KIND, record_id, reason)


def warning_of(company: CompanyFile, record_id: str, today: date) -> str:
    """Return what somebody should know before a protocol is changed, "" where nothing."""
    with company.reading() as connection:
        own = _found(connection, record_id)
        done = [one for one in _assessments(connection, own) if _is_done(one)]
    if not done:
        return ""
    last = max(one.values["assessed_on"] for one in done)
    return _(
        "The assessment of {date} was done by version {version}. A change to what is asked makes"
        " the next version; that assessment stays as it is, and answers under way are kept."
    ).format(date=say_date(last, today), version=own.protocol.version)


def _found(connection: Connection, record_id: str) -> Own:
    record = aggregate.read_one(connection, kind_of(KIND), record_id)
    if record is None:
        raise KeyError(f"no protocol {record_id}")
    return one_of(record)


def _assessments(connection: Connection, own: Own) -> list[Stored]:
    """Return the assessments that stand and name this edition."""
    found = aggregate.read(connection, kind_of(_ASSESSMENT)).values()
    asked = _key(own.protocol)
    return [
        one
        for one in found
        if not one.is_voided and (one.values["protocol"], one.values["protocol_version"]) == asked
    ]


def _is_next(before: Protocol, new: Protocol, assessments: Sequence[Stored]) -> bool:
    """Whether the new one has to stand beside the one before it."""
    is_same = _asked(before) == _asked(new) and _key(before) == _key(new)
    return not is_same and any(_is_done(one) for one in assessments)


def _is_done(assessment: Stored) -> bool:
    return assessment.values["assessed_on"] is not None


def _asked(one: Protocol) -> list[Any]:
    return [getattr(one, name) for name in _ASKED]


def _key(one: Protocol) -> tuple[str, str]:
    return one.id, one.version


def _next_version(version: str, taken: set[str]) -> str:
    """Return "2026, change 2" after "2026", and "2026, change 3" after that."""
    again = _AGAIN.fullmatch(version)
    stem, number = (again[1], int(again[2]) + 1) if again else (version, 2)
    while True:
        ending = f", change {number}"
        found = stem[: _LONGEST_VERSION - len(ending)] + ending
        if fold(found) not in taken:
            return found
        number += 1


def _refuse_taken(new: Protocol, own: Sequence[Own], record_id: str | None) -> None:
    if new.id == GENERIC:
        said = _("“{id}” is the short name of Muster's own protocol. Give yours another one.")
        raise Refused({"id": said.format(id=new.id)})
    for one in own:
        same = (one.protocol.id, fold(one.protocol.version)) == (new.id, fold(new.version))
        if same and one.record_id != record_id:
            said = _("There is a version {version} of {name} already. Name this one differently.")
            name = quote(one.protocol.name)
            raise Refused({"version": said.format(version=quote(new.version), name=name)})

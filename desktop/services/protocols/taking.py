"""Enters what was read from a sheet: into a protocol that there is, a partner's, or a new one."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.audit.protocols.protocol import Protocol
from desktop.audit.protocols.shipped import GENERIC, protocol, protocol_ids
from desktop.errors import Refused
from desktop.intake import Intake
from desktop.language import _
from desktop.services.protocols.choosing import listed
from desktop.services.protocols.own import own_protocols
from desktop.services.protocols.saving import own_protocol, save_protocol, start_from
from desktop.services.protocols.sheets import ReadSheet, read_questions, with_questions
from desktop.services.protocols.versions import compared, say_compared
from desktop.store.file import CompanyFile
from desktop.values.folding import key

_LONGEST: Final = 60


@dataclass(frozen=True)
class Target:
    """Where questions may go: `record_id` of the company's own, or the `id` of a partner's.

    Both are "" for a protocol that is new.
    """

    name: str
    id: str = ""
    record_id: str = ""


def targets(company: CompanyFile) -> tuple[Target, ...]:
    """Return where the questions of a sheet may go, a new protocol first."""
    found = [
        Target(_("{name}, version {version}").format(name=one.protocol.name,
                                                     version=one.protocol.version),
               one.protocol.id, one.record_id)
        for one in listed(company)
        if one.protocol.id != GENERIC
    ]  # fmt: skip
    return (Target(_("A new protocol")), *found)


def look_at_sheet(
    company: CompanyFile, path: Path, sheet: str = ""
) -> tuple[ReadSheet, tuple[Target, ...]]:
    """Return what a file says and where its questions may go; nothing is written.

    Raises Refused where it has no column of questions, Unavailable where it cannot be read.
    """
    with Intake() as intake:
        return read_questions(path, intake, sheet), targets(company)


def what_changes(company: CompanyFile, read: ReadSheet, target: Target) -> str:
    """Return what a sheet means for the protocol that it goes into, in a sentence, "" for new."""
    if not target.id:
        return ""
    before = _before(company, target)
    return say_compared(compared(before, with_questions(before, read)))


def take_sheet(
    company: CompanyFile, read: ReadSheet, target: Target, name: str = "", version: str = ""
) -> str:
    """Enter the questions of a sheet as one action; return the record of the protocol.

    Raises Refused with all faults: a new protocol needs a name and a version.
    """
    if not read.count:
        raise Refused(_("There is no question on this sheet that can be taken."))
    if target.record_id:
        own = own_protocol(company, target.record_id)
        return save_protocol(
            company, with_questions(own.protocol, read), own.record_id, own.version
        )
    if target.id:
        return save_protocol(company, with_questions(protocol(target.id), read))
    faults = {}
    if not name.strip():
        faults["name"] = _("Give it a name, such as that of your certifying partner.")
    if not version.strip():
        faults["version"] = _("Say which version or year the sheet is of.")
    if faults:
        raise Refused(faults)
    new = Protocol(id=free_id(company, name), name=name.strip(), version=version.strip())
    return save_protocol(company, with_questions(new, read))


def make_ours(company: CompanyFile, id_: str) -> str:
    """Make a protocol that travels with Muster the company's own; return its record.

    A partner's keeps its short name, a copy of Muster's own gets one of its own.
    """
    if id_ != GENERIC:
        return start_from(company, id_)
    name = _("Our questions")
    return start_from(company, id_, free_id(company, name), name)


def free_id(company: CompanyFile, name: str) -> str:
    """Return a short name for a protocol of a name that no other has."""
    with company.reading() as connection:
        taken = {one.protocol.id for one in own_protocols(connection)} | {*protocol_ids()}
    stem = re.sub(r"[^a-z0-9]+", "-", key(name).lower()).strip("-")[:_LONGEST].strip("-")
    stem = stem or "our-protocol"
    found, number = stem, 2
    while found in taken:
        found, number = f"{stem}-{number}", number + 1
    return found


def _before(company: CompanyFile, target: Target) -> Protocol:
    if target.record_id:
        return own_protocol(company, target.record_id).protocol
    return protocol(target.id)

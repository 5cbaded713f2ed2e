"""Private facts leave the file with names only for a reason, and the reason is kept.

OHS Code s.184: a first-aid record is shown to the worker, with the worker's written permission, or
where a law says so.
"""

from datetime import date
from typing import Final

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.records import kind_of
from desktop.records.keeping import WAYS
from desktop.records.privacy import is_private
from desktop.store.file import CompanyFile

PRINTED: Final = "printed"
SAVED: Final = "saved"
REASONS: Final = (
    N_("The worker asked for it"),
    N_("With the worker's written permission"),
    N_("The law asks for it"),
    N_("For the Workers' Compensation Board"),
)


def needs_reason(company: CompanyFile, kind_key: str) -> bool:
    """Whether records of a kind must not leave the file with names without a reason.

    Those that are restricted; and all that hold private facts, while somebody has opened them.
    """
    kind = kind_of(kind_key)
    return kind.restricted or (company.private is not None and is_private(kind))


def disclose(
    company: CompanyFile, what: str, way: str, recipient: str, reason: str, on: date
) -> str:
    """Keep who is handed what, and why, as one action; returns the id of the record.

    `way` is one of `desktop.records.keeping.WAYS`. Raises `Refused` with a sentence per field.
    """
    assert way in WAYS
    faults = {}
    if not recipient.strip():
        faults["recipient"] = _("Say who gets it.")
    if not reason.strip():
        faults["reason"] = _("Say why it is allowed, in a few words.")
    if faults:
        raise Refused(faults)
    values = {
        "disclosed_on": on,
        "what": what[:200],
        "way": way,
        "recipient": recipient.strip()[:200],
        "reason": reason.strip(),
    }
    name = _("{what} handed out with names, and why").format(what=what[:200])
    return company.write(name, lambda t: t.save("disclosure", values))

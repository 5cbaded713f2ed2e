"""Says of a record whether a signed assessment holds it, so that nobody types into it in vain."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy.engine import Connection

from desktop.language import _
from desktop.records import kind_of
from desktop.records.assessment import title_of_assessment
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.frozen import ASSESSMENT, PARTS, is_signed

OF_ASSESSMENTS: Final = PARTS | {ASSESSMENT}


@dataclass(frozen=True)
class SignedIn:
    """The assessment that is signed, with the sentence over what belongs to it."""

    assessment_id: str
    title: str
    said: str


def signed_in(connection: Connection, record: Stored) -> SignedIn | None:
    """Return the signed assessment that a record belongs to, or is; None where there is none."""
    if record.kind not in OF_ASSESSMENTS:
        return None
    is_itself = record.kind == ASSESSMENT
    owner = record.id if is_itself else record.values["assessment_id"]
    if owner is None:
        return None
    kind = kind_of(ASSESSMENT)
    found = record if is_itself else aggregate.read_one(connection, kind, owner)
    if found is None or not is_signed(found.values):
        return None
    title = title_of_assessment(found.values)
    said = _("This assessment is signed, so nothing in it can be changed.")
    if not is_itself:
        said = _("It belongs to a signed assessment, so it cannot be changed: {title}.")
    return SignedIn(owner, title, said.format(title=title))

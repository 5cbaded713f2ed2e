"""Draws, moves and takes away hidden parts, and says that somebody looked: one action each."""

from typing import Final

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.records.hidden_part import BOX, HIDDEN_PART, LOOKED
from desktop.services.redaction.standing import Corners
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction
from desktop.values.quoting import quote

KIND: Final = HIDDEN_PART.key
LEAST: Final = 0.004  # of the page: what is smaller was a slip of the mouse
_CORNERS: Final = ("box_left", "box_top", "box_right", "box_bottom")
TOO_SMALL: Final = N_("That part is too small to hide anything. Draw it again, around the words.")


def put(company: CompanyFile, evidence_id: str, page: int, box: Corners, why: str = "") -> str:
    """Hide a part of a page (from 1); returns its record. Refused where it is too small to see."""
    values = {"evidence_id": evidence_id, "what": BOX, "page": page, **_corners(box)}
    if why:
        values["why"] = why
    action = _("Part hidden on page {page}").format(page=page)
    return company.write(action, lambda t: t.save(KIND, values))


def move(company: CompanyFile, part_id: str, box: Corners) -> None:
    """Move a hidden part, or make it larger or smaller."""
    corners = _corners(box)
    company.write(_("Hidden part moved"), lambda t: t.save(KIND, corners, part_id))


def say_why(company: CompanyFile, part_id: str, why: str) -> None:
    """Keep why a part is hidden."""
    name = _("Why a part is hidden")
    company.write(name, lambda t: t.save(KIND, {"why": why.strip() or None}, part_id))


def remove(company: CompanyFile, part_id: str) -> None:
    """Show a part again that was hidden."""
    reason = _("Shown again")
    company.write(_("Hidden part taken away"), lambda t: t.void(KIND, part_id, reason))


def say_looked_through(
    company: CompanyFile, evidence_id: str, title: str, *, is_looked_through: bool
) -> None:
    """Keep that somebody looked at every page of a file and nothing more is to be hidden; or not.

    What was said before is not said a second time.
    """
    if is_looked_through:
        action = _("{file}: every page looked at").format(file=quote(title))
    else:
        action = _("{file}: to be looked at again").format(file=quote(title))

    def work(t: Transaction) -> None:
        said = _said_before(t, evidence_id)
        if is_looked_through and not said:
            t.save(KIND, {"evidence_id": evidence_id, "what": LOOKED})
        if not is_looked_through:
            for record_id in said:
                t.void(KIND, record_id, _("To be looked at again"))

    company.write(action, work)


def _said_before(t: Transaction, evidence_id: str) -> list[str]:
    """Return the records that say so, by whichever record of the same content."""
    said = [one for one in t.load(KIND).values() if one.values["what"] == LOOKED]
    content = _content(t, evidence_id)
    return [
        one.id
        for one in said
        if not one.is_voided and _content(t, one.values["evidence_id"] or "") == content
    ]


def _content(t: Transaction, evidence_id: str) -> str:
    file = t.get("evidence", evidence_id)
    return file.values["sha256"] if file else ""


def _corners(box: Corners) -> dict[str, float | str | int]:
    """Return the fields of a box within its page; a box drawn from below upwards is turned."""
    left, right = sorted((_share(box[0]), _share(box[2])))
    top, bottom = sorted((_share(box[1]), _share(box[3])))
    if right - left < LEAST or bottom - top < LEAST:
        raise Refused(_(TOO_SMALL))
    return dict(zip(_CORNERS, (left, top, right, bottom), strict=True))


def _share(value: float) -> float:
    return round(min(1.0, max(0.0, value)), 5)  # a hundredth of a dot of a page at 200 dots

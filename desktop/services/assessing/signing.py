"""Signs an assessment, which freezes it with what it saw, and opens it again with a reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from typing import Any, Final

from sqlalchemy.engine import Connection

from desktop.audit.notes import recited
from desktop.audit.score import Score
from desktop.errors import Refused
from desktop.language import _
from desktop.records import kind_of
from desktop.services.assessing.exhibits import in_order, listed
from desktop.services.assessing.kept import ANSWER, ASSESSMENT
from desktop.services.assessing.ready import why_not
from desktop.services.assessing.standing import Stands, stands
from desktop.services.assessing.words import say_percent
from desktop.services.auditing.auditor import Auditor
from desktop.services.editing import MovedOn
from desktop.store import aggregate, history
from desktop.store.file import CompanyFile
from desktop.store.frozen import is_signed
from desktop.store.transaction import Transaction

_LINE: Final = 500  # characters of a title that is kept with an answer
_HUNDREDTH: Final = Decimal("0.01")


@dataclass(frozen=True)
class Signer:
    """Who signs: somebody on the list of workers, or a name."""

    worker_id: str | None = None
    name: str = ""


def sign(
    company: CompanyFile, auditor: Auditor, assessment_id: str, by: Signer, today: date
) -> None:
    """Freeze every answer with what it stands on, and sign, as one action.

    Raises Refused where questions are open or the time that it covers is not over, by
    "signed_by_id" where nobody signs, and MovedOn where a record was changed meanwhile.
    """
    with company.reading() as connection:
        seen = history.head(connection)
    one = stands(company, auditor, assessment_id, today)
    if one.kept.is_signed:
        raise Refused(_("This assessment is signed already."))
    faults = why_not(one, today)
    if faults:
        raise Refused(" ".join(faults))
    if not by.worker_id and not by.name.strip():
        raise Refused({"signed_by_id": _("Say who signs.")})
    whole = one.score()

    def work(t: Transaction) -> None:
        if history.head(t.connection) != seen:
            raise MovedOn(_("A record was changed meanwhile. Look at the assessment, then sign."))
        for code, answer in one.kept.answers.items():
            t.save(ANSWER, _frozen(t.connection, one, code), answer.id)
        signing = _signing(by, whole, seen, today)
        signings = [*one.kept.values["signings"], signing]
        # by what it was asked, because another protocol may stand in, or be chosen later
        asked_by = {"protocol": one.protocol.id, "protocol_version": one.protocol.version}
        done = {"signings": signings, "assessed_on": today}
        t.save(ASSESSMENT, {**asked_by, **done}, assessment_id)

    company.write(_("Assessment signed: {n}").format(n=say_percent(whole.overall)), work)


def reopen(
    company: CompanyFile, assessment_id: str, by_name: str, reason: str, today: date
) -> None:
    """Open a signed assessment again, as an event with a name and a reason.

    Raises Refused by field where one of the two is missing, and where it is not signed.
    """
    faults = {}
    if not by_name.strip():
        faults["reopened_by_name"] = _("Say who opens it again.")
    if not reason.strip():
        faults["reopened_reason"] = _("Say why the assessment is opened again.")
    if faults:
        raise Refused(faults)
    with company.reading() as connection:
        found = aggregate.read_one(connection, kind_of(ASSESSMENT), assessment_id)
        others = aggregate.read(connection, kind_of(ASSESSMENT)).values()
    if found is None or found.is_voided:
        raise KeyError(f"no assessment {assessment_id}")
    if not is_signed(found.values):
        raise Refused(_("This assessment is not signed, so it need not be opened again."))
    if any(_is_open(one) for one in others):
        raise Refused(_("Another assessment is open. Sign it, or void it, first."))
    *earlier, last = found.values["signings"]
    opened = {
        **last,
        "reopened_on": today,
        "reopened_by_name": by_name.strip(),
        "reopened_reason": reason.strip(),
    }
    values = {"signings": [*earlier, opened], "assessed_on": None}
    company.write(
        _("Assessment opened again"),
        lambda t: t.save(ASSESSMENT, values, assessment_id, found.version),
    )


def _frozen(connection: Connection, one: Stands, code: str) -> dict[str, Any]:
    """Return what an answer stands on, to be kept with it."""
    question = one.protocol.question(code)
    judged = one.judged_of(code)
    refs = in_order(connection, one.exhibits(code))
    included = one.included
    numbers = {ref: included.numbers[ref] for ref in included.by_question.get(code, ())}
    return {
        "note": _recited(one, code),
        "proposed": one.proposed(question) if question else None,
        "state": judged.state.value,
        "counted": [
            {
                "exhibit": each.label or None,
                "record_kind": each.ref.kind,
                "record_id": each.ref.id,
                "said": each.title[:_LINE],
            }
            for each in listed(connection, numbers, refs, len(refs))
        ],
        "gaps": [
            {
                "what": gap.what,
                "record_kind": (gap.record.kind if gap.record else gap.kind) or None,
                "record_id": gap.record.id if gap.record else None,
            }
            for gap in judged.missing
        ],
    }


def _recited(one: Stands, code: str) -> str | None:
    """Return the note with the numbers that the exhibits have now, because it is kept with them."""
    question, said = one.protocol.question(code), one.kept.answers[code].values
    note: str | None = said["note"]
    if question is None or not note:
        return note
    return recited(note, said["draft"] or "", one.draft(question)) or None


def _signing(by: Signer, whole: Score, seen: tuple[int, str], today: date) -> Mapping[str, Any]:
    exact = Decimal(whole.overall.numerator) * 100 / Decimal(whole.overall.denominator)
    return {
        "signed_on": today,
        "signed_by_id": by.worker_id,
        "signed_by_name": None if by.worker_id else by.name.strip(),
        "overall_percent": exact.quantize(_HUNDREDTH, ROUND_FLOOR),
        "passed": whole.passes,
        "history_number": seen[0],
        "history_head": seen[1],
    }


def _is_open(one: aggregate.Stored) -> bool:
    return not one.is_voided and one.values["assessed_on"] is None

"""Reads what the company's own records say of its certificate."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final

from desktop.records import kind_of
from desktop.services.evidence.showing import evidence_of
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.file import CompanyFile
from desktop.store.titles import Titles

_COMPANY: Final = "company"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An assessment: begun, or signed on a day (`signed_on` is None until it is)."""

    id: str
    purpose: str = ""
    signed_on: date | None = None
    percent: Decimal | None = None
    passed: bool | None = None
    assessor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """Something that was sent to the partner."""

    id: str
    on: date
    of: str = ""  # the assessment
    what: str = ""
    to_whom: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPapers:
    """What stands in the company's own records; files are (id, name)."""

    company_id: str = ""
    partner: str = ""
    wcb_accounts: str = ""
    registered_on: date | None = None
    assessor: str = ""
    assessor_id: str = ""
    course: str = ""
    course_on: date | None = None
    refresher_on: date | None = None
    secor_number: str = ""
    issued_on: date | None = None
    valid_to: date | None = None
    next_audit_on: date | None = None
    files: tuple[tuple[str, str], ...] = ()
    assessments: tuple[Held, ...] = ()  # oldest first; those under way last
    sent: tuple[Sent, ...] = ()  # oldest first
    settings: Mapping[str, Any] = field(default_factory=dict)


def read_own_papers(company: CompanyFile, as_of: date) -> OwnPapers:
    """Return what the company's records say, as far as it had happened by a day."""
    with company.reading() as connection:
        record = _single(aggregate.read(connection, kind_of(_COMPANY)))
        settings = _single(aggregate.read(connection, kind_of("company_settings")))
        held = aggregate.read(connection, kind_of("assessment")).values()
        sent = aggregate.read(connection, kind_of("submission")).values()
        values: Mapping[str, Any] = record.values if record else {}
        titles = Titles(connection, {})
        assessor = _person(values, "assessor", titles)
        assessments = _assessments(held, titles, as_of)
    files = evidence_of(company, _COMPANY, record.id) if record else []
    return OwnPapers(
        company_id=record.id if record else "",
        partner=values.get("certifying_partner") or "",
        wcb_accounts=values.get("wcb_accounts") or "",
        registered_on=_by(values.get("registered_on"), as_of),
        assessor=assessor,
        assessor_id=values.get("assessor_id") or "",
        course=values.get("assessor_course") or "",
        course_on=_by(values.get("assessor_course_on"), as_of),
        refresher_on=_by(values.get("assessor_refresher_on"), as_of),
        secor_number=values.get("secor_number") or "",
        issued_on=_by(values.get("certificate_issued_on"), as_of),
        valid_to=values.get("certificate_valid_to_on"),
        next_audit_on=values.get("next_audit_on"),
        files=tuple((one.id, one.name) for one in files),
        assessments=assessments,
        sent=_sent(sent, as_of),
        settings=settings.values if settings else {},
    )


def _single(found: Mapping[str, Stored]) -> Stored | None:
    return next((one for one in found.values() if not one.is_voided), None)


def _by(day: date | None, as_of: date) -> date | None:
    return day if day is not None and day <= as_of else None


def _person(values: Mapping[str, Any], name: str, titles: Titles) -> str:
    """Return who stands there: of the list, or typed."""
    if linked := values.get(f"{name}_id"):
        return titles.of_id("worker", linked)
    return values.get(f"{name}_name") or ""


def _assessments(held: Iterable[Stored], titles: Titles, as_of: date) -> tuple[Held, ...]:
    found: list[Held] = []
    for one in held:
        on = one.values["assessed_on"]
        if one.is_voided or (on is not None and on > as_of):
            continue
        last: Mapping[str, Any] = next(iter(reversed(one.values["signings"] or ())), {})
        signed = on is not None
        found.append(
            Held(
                id=one.id,
                purpose=one.values["purpose"] or "",
                signed_on=on,
                percent=last.get("overall_percent") if signed else None,
                passed=last.get("passed") if signed else None,
                assessor=_person(one.values, "assessor", titles)
                or _person(last, "signed_by", titles),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.signed_on or date.max, one.id)))


def _sent(sent: Iterable[Stored], as_of: date) -> tuple[Sent, ...]:
    found = (
        Sent(
            id=one.id,
            on=one.values["exported_on"],
            of=one.values["assessment_id"] or "",
            what=one.values["what"] or "",
            to_whom=one.values["to_whom"] or "",
        )
        for one in sent
        if not one.is_voided and one.values["exported_on"] <= as_of
    )
    return tuple(sorted(found, key=lambda one: (one.on, one.id)))

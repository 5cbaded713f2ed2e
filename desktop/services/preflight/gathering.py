"""Reads what the rules look at: of the records and files that go in, and of nothing else."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from desktop.audit.judged import Ref
from desktop.intake.kinds import KINDS as FAMILIES
from desktop.records import KINDS, kind_of
from desktop.records.assessment import QuestionSupport
from desktop.records.evidence import Evidence, EvidenceLink
from desktop.records.fields import Shape
from desktop.records.kind import Kind, Rows
from desktop.services.auditing.auditor import Auditor
from desktop.services.packaging.choices import Choices
from desktop.services.packaging.files import PaperFile
from desktop.services.packaging.left_out_files import loose_apart
from desktop.services.packaging.logo import logo_file, refusal_of
from desktop.services.packaging.planned_actions import planned_for
from desktop.services.packaging.readable import readable_fields
from desktop.services.packaging.selected import Exhibit, Selection
from desktop.services.preflight.facts import Cited, FileSeen, RecordSeen, Seen
from desktop.services.redaction.standing import standings
from desktop.services.road.data import road_data
from desktop.services.road.partner import partners_own
from desktop.services.today.shown import Target
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.file import CompanyFile
from desktop.store.questions.terms import table_of
from desktop.store.tables import CONTENT
from desktop.values.audited.span import Span

_SIGNER: Final = "signed_by_id"
_OF_INCIDENT: Final = "incident_id"
_WORDS: Final = 50_000  # letters of a file that are read: some twenty pages, so memory is bounded
_TYPED: Final = frozenset({Shape.TEXT, Shape.LONG_TEXT})
_RESTRICTED: Final = frozenset(kind.key for kind in KINDS if kind.restricted)
_BY_TYPE: Final = {one.media_type: key for key, one in FAMILIES.items() if one.is_kept}
_EVIDENCE, _LINK = table_of(Evidence), table_of(EvidenceLink)
_SUPPORT = table_of(QuestionSupport)


def gather(company: CompanyFile, auditor: Auditor, choices: Choices, selection: Selection) -> Seen:
    """Return the facts for the rules, without a look at the pages of files."""
    period = selection.period
    span = Span(period.start, period.end)
    audited = auditor.audited_over(selection.protocol, span)
    found = auditor.found_over(span)
    with company.reading() as connection:
        own = _own_record(connection)
        about = own.values if own else {}
        return Seen(
            selection=selection,
            choices=choices,
            as_of=selection.as_of,
            about=about,
            company_id=own.id if own else "",
            assessment=_assessment(connection, selection.assessment_id),
            people=audited.facts.people,
            first_record_on=audited.facts.company.first_record_on,
            found=found,
            partner=partners_own(selection.protocol, about.get("certifying_partner") or ""),
            refresher_months=road_data().refresher_months,
            planned=frozenset(planned_for(connection, selection)),
            restricted=tuple(_restricted(connection, selection.assessment_id)),
            records=tuple(_records(connection, selection)),
            files=tuple(_files(connection, selection)),
            loose=tuple(map(_stays_out, loose_apart(connection, selection))),
            logo_trouble=_logo_trouble(connection),
        )


def _own_record(connection: Connection) -> Stored | None:
    every = aggregate.read(connection, kind_of("company")).values()
    return next((one for one in every if not one.is_voided), None)


def _assessment(connection: Connection, assessment_id: str | None) -> Mapping[str, Any] | None:
    if assessment_id is None:
        return None
    found = aggregate.read_one(connection, kind_of("assessment"), assessment_id)
    return found.values if found else None


def _restricted(connection: Connection, assessment_id: str | None) -> Iterator[Cited]:
    """Yield what somebody put beside a question that only the worker may see."""
    mine = (_SUPPORT.c.assessment_id == assessment_id, _SUPPORT.c.voided_at.is_(None),
            _SUPPORT.c.left_out.is_not(True))  # fmt: skip
    records = select(_SUPPORT.c.question, _SUPPORT.c.record_kind, _SUPPORT.c.record_id).where(
        *mine, _SUPPORT.c.record_kind.in_(_RESTRICTED)
    )
    for question, kind, record_id in connection.execute(records.order_by(_SUPPORT.c.id)):
        yield Cited(question=question, kind=kind, opens=_target(kind, record_id))
    files = (
        select(_SUPPORT.c.question, _LINK.c.record_kind, _SUPPORT.c.evidence_id)
        .join_from(_SUPPORT, _LINK, _LINK.c.owner_id == _SUPPORT.c.evidence_id)
        .where(*mine, _LINK.c.record_kind.in_(_RESTRICTED))
    )
    for question, kind, evidence_id in connection.execute(files.order_by(_SUPPORT.c.id)):
        yield Cited(question=question, kind=kind, opens=_target("evidence", evidence_id))


def _target(kind: str, record_id: str | None) -> Target:
    return Target(kind_of(kind).tab, kind, record_id)


# --- what goes in ---------------------------------------------------------------------------------


def _records(connection: Connection, selection: Selection) -> Iterator[RecordSeen]:
    """Yield the records that go in, with the words that a reader would see; a question a kind."""
    going = [(one, one.record) for one in selection.exhibits if one.record is not None]
    ids: dict[str, list[str]] = {}
    for _exhibit, ref in going:
        ids.setdefault(ref.kind, []).append(ref.id)
    stored: dict[str, Stored] = {}
    for key, some in ids.items():
        stored |= aggregate.read(connection, kind_of(key), some)
    looked_into = {str(one.values.get(_OF_INCIDENT) or "") for one in stored.values()}
    wanted = sorted(looked_into - stored.keys() - {""})
    stored |= aggregate.read(connection, kind_of("incident"), wanted)
    for exhibit, ref in going:
        found = stored.get(ref.id)
        if found is not None:
            yield _record(exhibit, ref, found, _undecided(ref, stored))


def _undecided(ref: Ref, stored: Mapping[str, Stored]) -> Ref | None:
    """Return what happened, where nobody decided whether it must be reported."""
    own = stored[ref.id].values.get(_OF_INCIDENT) if ref.kind == "investigation" else ref.id
    found = stored.get(own or "")
    if found is None or found.values.get("reportable") != "undecided":
        return None
    return Ref("incident", found.id)


def _record(exhibit: Exhibit, ref: Ref, found: Stored, undecided: Ref | None) -> RecordSeen:
    return RecordSeen(
        number=exhibit.number,
        ref=ref,
        title=exhibit.title,
        day=exhibit.day,
        nature=exhibit.nature,
        questions=exhibit.questions,
        words=tuple(_words(kind_of(ref.kind), found.values)),
        signer_id=found.values.get(_SIGNER) or "",
        undecided=undecided,
    )


def _words(
    part: Kind | Rows, values: Mapping[str, Any], name: str = ""
) -> Iterator[tuple[str, str]]:
    """Yield what stands in the fields of a record and of the rows in it, by the record's field."""
    for one in readable_fields(part):
        value = values.get(one.name)
        if one.shape in _TYPED and not one.choices and isinstance(value, str) and value:
            yield name or one.name, value
    for rows in part.rows:
        for line in values.get(rows.name) or ():
            yield from _words(rows, line, name or rows.name)


def _files(connection: Connection, selection: Selection) -> Iterator[FileSeen]:
    """Yield the files that go in, with their words as they were read when they were filed."""
    going = [(one, one.file) for one in selection.exhibits if one.file is not None]
    texts: dict[str, str] = {}
    for some in aggregate.chunks(sorted({file.sha256 for _exhibit, file in going})):
        asked = select(CONTENT.c.sha256, func.substr(CONTENT.c.text, 1, _WORDS)).where(
            CONTENT.c.sha256.in_(some)
        )
        texts |= {sha256: text or "" for sha256, text in connection.execute(asked)}
    pages: dict[str, int | None] = {}
    for some in aggregate.chunks(sorted({file.evidence_id for _exhibit, file in going})):
        told = select(_EVIDENCE.c.id, _EVIDENCE.c.pages).where(_EVIDENCE.c.id.in_(some))
        pages |= {line[0]: line[1] for line in connection.execute(told)}
    standing = standings(connection, [*texts])
    looked = {sha256 for sha256, one in standing.items() if one.is_looked_through}
    for exhibit, file in going:
        yield FileSeen(
            number=exhibit.number,
            evidence_id=file.evidence_id,
            sha256=file.sha256,
            name=file.name,
            family=_BY_TYPE.get(file.media_type, ""),
            size=file.size,
            pages=pages.get(file.evidence_id),
            day=file.own_date,
            questions=exhibit.questions,
            text=texts.get(file.sha256, ""),
            is_looked_through=file.sha256 in looked,
            has_hidden=file.sha256 in standing and bool(standing[file.sha256].parts),
            warning=file.warning,
            proves=tuple(Ref(kind, record) for kind, record in file.proves),
        )


def _logo_trouble(connection: Connection) -> str:
    file = logo_file(connection)
    return (refusal_of(file) or file.warning) if file is not None else ""


def _stays_out(file: PaperFile) -> FileSeen:
    """Return what is said of a paper that no record names: it has no number."""
    return FileSeen(
        number="",
        evidence_id=file.evidence_id,
        sha256=file.sha256,
        name=file.name,
        family=_BY_TYPE.get(file.media_type, ""),
        size=file.size,
        day=file.own_date,
        warning=file.warning,
    )

"""Makes the manifest of what was laid out."""

from collections.abc import Sequence
from decimal import Decimal

from desktop.package.manifest import AnswerListed, ExhibitListed, FileListed, Manifest
from desktop.services.packaging.told import PackageTold, Placed


def exhibit_listed(placed: Placed) -> ExhibitListed:
    """Return one exhibit as the manifest lists it."""
    one = placed.exhibit
    kind, record = "", ""
    if one.record is not None:
        kind, record = one.record.kind, one.record.id
    elif one.file is not None:
        kind, record = "evidence", one.file.evidence_id
    return ExhibitListed(
        number=one.number,
        title=one.title,
        day=one.day.isoformat() if one.day else "",
        nature=one.nature,
        questions=one.questions,
        kind=kind,
        record=record,
        content=placed.content or (one.file.sha256 if one.file else ""),
        page=placed.page,
        pages=placed.pages,
        trouble=placed.trouble,
    )


def manifest_of(
    told: PackageTold, exhibits: Sequence[ExhibitListed], files: Sequence[FileListed]
) -> Manifest:
    """Return the manifest of a package."""
    selection = told.selection
    protocol, period = selection.protocol, selection.period
    answers = tuple(
        AnswerListed(
            question=one.code,
            points="" if one.points is None else _number(one.points),
            possible=_number(one.possible),
            state="not_applicable" if one.is_not_applicable else one.state,
            exhibits=one.exhibits,
        )
        for one in selection.questions
    )
    return Manifest(
        company=told.company,
        title=told.title,
        pdf=told.pdf.name,
        as_of=selection.as_of.isoformat(),
        period=(period.start.isoformat(), period.end.isoformat()),
        protocol=(protocol.id, protocol.name, protocol.version),
        assessment=selection.assessment_id or "",
        is_signed=selection.is_signed,
        is_draft=selection.is_draft,
        names=told.hide,
        history=told.history,
        previous=told.previous,
        answers=answers,
        exhibits=tuple(exhibits),
        files=tuple(files),
        own_copy=told.own_copy,
    )


def _number(points: Decimal) -> str:
    return f"{points.normalize():f}"

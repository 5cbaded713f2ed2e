"""Reads what an audit judges of certificates, requirements, orientations and checks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from desktop.store.asking import Ask
from desktop.store.audited.people import who
from desktop.store.fact_competency import competency_facts
from desktop.values.audited.people import People
from desktop.values.audited.span import Span
from desktop.values.audited.training import (
    TOPICS,
    CertificateKind,
    CheckPaper,
    Exempt,
    HeldCard,
    Need,
    OrientationHeld,
    OtherCompany,
    Product,
    Training,
    TrainingPaper,
)
from desktop.values.competency import CompetencyFacts
from desktop.values.folding import key
from desktop.values.period import Period

_DAY: Final = len("2026-11-16")
_ORIENTS: Final = ("orientation", "new hire", "new worker", "onboarding")
_MATRIX: Final = "matrix"


def read_training(ask: Ask, span: Span, people: People) -> Training:
    """Return what was known of them on the day."""
    asked = {"as_of": span.as_of}
    forms, matrices = _papers(ask, span.as_of)
    return Training(
        kinds={
            id_: CertificateKind(name=name, months=months, required_by=by or "")
            for id_, name, months, by in ask("kinds_of_cards")
        },
        cards=tuple(
            HeldCard(id=id_, worker_id=worker, type_id=type_, issued_on=issued, expires_on=expires,
                     does_not_expire=never, has_copy=copy)
            for id_, worker, type_, issued, expires, never, copy
            in ask("cards_and_copies", **asked)
        ),
        needs=tuple(_need(*line) for line in ask("needs_ever")),
        exemptions=tuple(
            Exempt(id=id_, worker_id=worker, type_id=type_, reason=reason or "",
                   period=Period(from_on, to_on))
            for id_, worker, type_, reason, from_on, to_on in ask("exemptions_ever")
        ),
        orientations=tuple(_oriented(line, people) for line in ask("orientations_held", **asked)),
        competency=_competency(ask, span.as_of),
        checks=_check_papers(ask, span.as_of, people),
        products=tuple(
            Product(id=id_, name=name, sheet_on=on, has_sheet=sheet)
            for id_, name, on, sheet in ask("products_and_sheets")
        ),
        contractors=tuple(
            OtherCompany(id=id_, name=name, oriented_on=on)
            for id_, name, on in ask("contractors_oriented")
        ),
        orientation_forms=forms,
        matrix_papers=matrices,
    )  # fmt: skip


def _need(
    id_: str,
    position: str | None,
    type_: str,
    grace: int | None,
    from_on: date | None,
    to_on: date | None,
    written: str,
) -> Need:
    return Need(
        id=id_,
        position_id=position,
        type_id=type_,
        grace_days=grace or 0,
        period=Period(from_on, to_on),
        written_on=date.fromisoformat(written[:_DAY]),
    )


def _oriented(line: Sequence[Any], people: People) -> OrientationHeld:
    id_, on, worker, contractor, visitor, by_id, by_name, signed, *covers = line
    return OrientationHeld(
        id=id_,
        on=on,
        worker_id=worker,
        contractor_id=contractor,
        visitor=(visitor or "").strip(),
        by=who(people, by_id, by_name),
        signed=signed,
        covered=frozenset(topic for topic, is_in in zip(TOPICS, covers, strict=True) if is_in),
        tells=any(is_in is not None for is_in in covers),
    )


def _competency(ask: Ask, as_of: date) -> CompetencyFacts:
    known = competency_facts(ask)
    return replace(known, checks=tuple(check for check in known.checks if check.on <= as_of))


def _check_papers(ask: Ask, as_of: date, people: People) -> Mapping[str, CheckPaper]:
    failed: dict[str, list[str]] = {}
    for check, item in ask("failed_in_checks"):
        failed.setdefault(check, []).append(item)
    return {
        id_: CheckPaper(assessor=who(people, by_id, by_name), failed=tuple(failed.get(id_, ())))
        for id_, by_id, by_name in ask("papers_of_checks", as_of=as_of)
    }


def _papers(ask: Ask, as_of: date) -> tuple[tuple[TrainingPaper, ...], tuple[TrainingPaper, ...]]:
    """Return the written orientation forms and training matrices in force, by their titles."""
    reviewed: dict[str, date] = {
        line[0]: line[1] for line in ask("documents_reviewed", as_of=as_of)
    }
    forms: list[TrainingPaper] = []
    matrices: list[TrainingPaper] = []
    for id_, title, kind, text, signed in ask("documents_in_force", as_of=as_of):
        on = max((day for day in (signed, reviewed.get(id_)) if day), default=None)
        paper = TrainingPaper(id=id_, title=title, text=text or "", on=on)
        words = key(title)
        if any(word in words for word in _ORIENTS):
            forms.append(paper)
        elif kind == "training" or _MATRIX in words:
            matrices.append(paper)
    return tuple(forms), tuple(matrices)

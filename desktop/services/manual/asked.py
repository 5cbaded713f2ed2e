"""What the questions in use ask of the manual and do not find, and what an auditor finds in it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from desktop.audit.common.policies import is_general
from desktop.audit.common.refusals import refusal_documents, refusal_files
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Missing, Ref
from desktop.audit.protocols.protocol import Nature
from desktop.audit.wording.leading import names_the_policy
from desktop.services.auditing.auditor import Auditor
from desktop.services.manual.papers import KINDS

# records without which the papers of the manual do not stand
_OF_THE_MANUAL: Final = frozenset(KINDS)


@dataclass(frozen=True)
class Lacking:
    """One thing that a question misses: the question, what to do, and the record to do it in.

    Where a record has to be made, `record_id` is "" and `kind` is what to make.
    """

    question: str
    title: str
    points: Decimal
    what: str
    kind: str
    record_id: str = ""
    field: str = ""


@dataclass(frozen=True)
class Filed:
    """A file that is a paper of the manual by its name, and of which no paper was made."""

    id: str
    name: str


@dataclass(frozen=True)
class Asked:
    """What the manual lacks by the questions in use, and what was found in each of its papers.

    `found` are sentences by the id of a paper.
    """

    lacking: tuple[Lacking, ...]
    found: Mapping[str, tuple[str, ...]]
    filed: tuple[Filed, ...] = ()


def asked_of_manual(auditor: Auditor, as_of: date) -> Asked:
    """Return what the questions in use miss in the manual on a day, those worth most first."""
    audited = auditor.audited(as_of)
    lacking: list[Lacking] = []
    for scored in audited.score.questions:
        question = scored.question
        if question.nature is Nature.OPERATIONAL:
            continue
        for missing in scored.judged.missing:
            if (kind := _kind(missing)) in _OF_THE_MANUAL:
                lacking.append(
                    Lacking(
                        question.code,
                        question.title,
                        scored.possible - scored.earned,
                        missing.what,
                        kind,
                        missing.record.id if missing.record else "",
                        missing.field,
                    )
                )
    found: dict[str, list[str]] = {}
    for one in auditor.found(as_of):
        if one.record.kind in _OF_THE_MANUAL:
            found.setdefault(one.record.id, []).append(one.message)
    return Asked(
        tuple(_each_once(lacking)),
        {paper: tuple(said) for paper, said in found.items()},
        tuple(_filed(audited.facts)),
    )


def _filed(facts: AuditFacts) -> Iterator[Filed]:
    """Yield files that belong to no record: the policy and the refusal of work where none is."""
    led = facts.leadership
    has_policy, has_refusal = any(map(is_general, led.policies)), bool(refusal_documents(led))
    refusals = {one.id for one in refusal_files(led)}
    for one in led.files:
        is_policy = names_the_policy(one.name) and not has_policy
        if is_policy or (one.id in refusals and not has_refusal):
            yield Filed(one.id, one.name)


def _each_once(lacking: Iterable[Lacking]) -> list[Lacking]:
    """Return each thing to do under the question that it earns most at, those of most first."""
    best: dict[tuple[str, str], Lacking] = {}
    for one in sorted(lacking, key=lambda one: -one.points):
        best.setdefault((one.what, one.record_id), one)
    return list(best.values())


def _kind(missing: Missing) -> str:
    record: Ref | None = missing.record
    return record.kind if record is not None else missing.kind

"""What an area of work has on file to show: records of each kind, and the files that prove them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Final

from sqlalchemy import Table, distinct, func, select, true
from sqlalchemy.engine import Connection

from desktop.duties.certificates import CardState, certificates
from desktop.language import N_, _
from desktop.records import kinds_of_tab
from desktop.records.evidence import Evidence, EvidenceLink
from desktop.records.kind import Kind, Nature
from desktop.services.today.shown import Target
from desktop.store.facts import DutyFacts
from desktop.store.questions.terms import table_of
from desktop.values.spoken import say_date

CERTIFICATE: Final = "certificate"
_EVIDENCE: Final = table_of(Evidence)
_LINK: Final = table_of(EvidenceLink)
_NATURES: Final[Mapping[Nature, str]] = {
    Nature.DIRECTIVE: N_("Says what we do"),
    Nature.OPERATIONAL: N_("Shows that we did, last twelve months"),
}


@dataclass(frozen=True)
class OnFile:
    """One kind of record of an area: how many count, the newest in words, and their list."""

    kind: str
    title: str
    nature: str
    count: int
    newest: str
    evidence: int  # files that prove records of this kind, filed in the last twelve months
    is_known: bool  # whether there is any at all, however old
    list: Target


def files_since(connection: Connection, since: date) -> dict[str, int]:
    """Return how many files were filed since a day, by the kind of record that they prove."""
    filed = datetime.combine(since, time.min, UTC)
    question = (
        select(_LINK.c.record_kind, func.count(distinct(_EVIDENCE.c.id)))
        .join_from(_EVIDENCE, _LINK, _LINK.c.owner_id == _EVIDENCE.c.id)
        .where(_EVIDENCE.c.voided_at.is_(None), _EVIDENCE.c.filed_at >= filed)
        .group_by(_LINK.c.record_kind)
    )
    return {kind: n for kind, n in connection.execute(question).all() if kind}


def on_file_of(
    connection: Connection, tab: str, since: date, as_of: date, files: Mapping[str, int]
) -> tuple[OnFile, ...]:
    """Return what an area has: what says what we do as long as it stands, deeds since a day."""
    found: list[OnFile] = []
    for kind in kinds_of_tab(tab):
        if kind.nature not in _NATURES or kind.happened is None:
            continue
        table = table_of(kind.model)
        day = table.c[kind.happened]
        counted = day > since if kind.nature is Nature.OPERATIONAL else true()
        question = select(
            func.count(),
            func.max(day).filter(day <= as_of),
            func.count().filter(day <= as_of, counted),
        ).where(table.c.voided_at.is_(None))
        ever, newest, count = connection.execute(question).one()
        found.append(
            OnFile(
                kind=kind.key,
                title=_(kind.plural),
                nature=_(_NATURES[kind.nature]),
                count=count,
                newest=_("newest {date}").format(date=say_date(newest, as_of)) if newest else "",
                evidence=files.get(kind.key, 0),
                is_known=ever > 0,
                list=Target(tab, kind.key),
            )
        )
    return tuple(found)


def with_good_cards(found: tuple[OnFile, ...], facts: DutyFacts) -> tuple[OnFile, ...]:
    """Count cards as long as they are good, whenever they were issued."""
    bad = (CardState.EXPIRED, CardState.MISSING)
    good = sum(held.state not in bad for held in certificates(facts, facts.as_of))
    return tuple(
        replace(one, nature=_("Good today"), count=good, newest="")
        if one.kind == CERTIFICATE
        else one
        for one in found
    )


def count_of(connection: Connection, kind: Kind) -> int:
    """Return how many records of a kind there are."""
    table: Table = table_of(kind.model)
    question = select(func.count()).select_from(table).where(table.c.voided_at.is_(None))
    return connection.execute(question).scalar_one()

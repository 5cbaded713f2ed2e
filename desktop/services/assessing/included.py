"""Which records go into a package for each question, under which number: as offered and ticked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.audit.judged import Judged, Ref
from desktop.audit.offering import Offer, offered, within
from desktop.audit.protocols.protocol import Protocol, Question
from desktop.package.exhibits import in_series, lettered
from desktop.records.assessment import AnswerRecord
from desktop.services.assessing.offers import FILE, offers_of, proved_by
from desktop.store.questions.terms import table_of
from desktop.values.audited.span import Span

_COUNTED: Final = table_of(AnswerRecord)
# of these a note counts each that is there, also one in which something is missing
_COUNTED_WHOLE: Final = frozenset({"emergency_plan"})
_ACTION: Final = "corrective_action"


@dataclass(frozen=True)
class Ticks:
    """What a person decided for a question: put in, and left out."""

    put_in: frozenset[Ref] = frozenset()
    left_out: frozenset[Ref] = frozenset()


@dataclass(frozen=True)
class Included:
    """What goes in by question, in its order, the number of each, and what was offered.

    `aliases` are labels that a signed assessment has beside those numbers, by question.
    """

    by_question: Mapping[str, tuple[Ref, ...]] = field(default_factory=dict)
    numbers: Mapping[Ref, str] = field(default_factory=dict)
    offered: Mapping[str, frozenset[Ref]] = field(default_factory=dict)
    days: Mapping[Ref, date] = field(default_factory=dict)
    aliases: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def of(self, code: str) -> tuple[str, ...]:
        """Return the numbers that a question cites, in their order."""
        return tuple(self.numbers[ref] for ref in self.by_question.get(code, ()))


def counts_for(question: Question, judged: Judged) -> tuple[Ref, ...]:
    """Return the records that the answer to a question counts, those that lack something too.

    "4 of 4 sites have a plan" counts four: a reviewer sees the weak one as well.
    """
    kinds = _COUNTED_WHOLE & frozenset(question.evidence)
    weak = (one.record for one in judged.missing if one.record and one.record.kind in kinds)
    return tuple(dict.fromkeys((*judged.counted, *weak)))


def included_in(
    connection: Connection,
    protocol: Protocol,
    counted: Mapping[str, Sequence[Ref]],
    ticks: Mapping[str, Ticks],
    span: Span,
) -> Included:
    """Return what goes in: what is offered of the records that count, and what was ticked.

    Offered is what is of the time that the package covers, `span`, where there is any. Directives
    come before what shows that they are followed, then by their days.
    """
    ticked = {ref for one in ticks.values() for ref in (*one.put_in, *one.left_out)}
    offers = offers_of(connection, [*(ref for some in counted.values() for ref in some), *ticked])
    offered_by: dict[str, frozenset[Ref]] = {}
    by_question: dict[str, tuple[Ref, ...]] = {}
    for question in protocol.questions:
        code = question.code
        mine = [offers[ref] for ref in counted.get(code, ()) if ref in offers]
        offered_by[code] = frozenset(offered(question, within(mine, span), span.as_of))
        tick = ticks.get(code, Ticks())
        goes = (offered_by[code] | tick.put_in) - tick.left_out
        by_question[code] = tuple(sorted(goes & offers.keys(), key=lambda ref: _order(offers[ref])))
    numbers = _numbered(connection, by_question)
    days = {ref: one.on for ref, one in offers.items() if one.on is not None}
    return Included(_by_numbers(by_question, numbers), numbers, offered_by, days)


def _numbered(connection: Connection, by_question: Mapping[str, Sequence[Ref]]) -> dict[Ref, str]:
    """Return the number of each; a file goes with its record, also where a question names both."""
    every = [ref for refs in by_question.values() for ref in refs]
    proved = proved_by(connection, [ref.id for ref in every if ref.kind == FILE])
    records = dict.fromkeys(ref for ref in every if ref.kind != FILE)
    first = {ref.id: ref for ref in records}
    carried: dict[Ref, list[Ref]] = {}
    for file in dict.fromkeys(ref for ref in every if ref.kind == FILE):
        mine = [first[id_] for id_ in proved.get(file.id, ()) if id_ in first]
        if mine:  # the paper of a drill is the drill's, and not that of an action that came of it
            carried.setdefault(min(mine, key=lambda ref: ref.kind == _ACTION), []).append(file)
    with_one = {file for files in carried.values() for file in files}
    series = in_series(
        (code, ref) for code, refs in by_question.items() for ref in refs if ref not in with_one
    )
    found: dict[Ref, str] = {}
    for ref, number in series.items():
        found[ref] = number
        for place, file in enumerate(carried.get(ref, ()), start=1):
            found[file] = lettered(number, place)
    return found


def included_when_signed(
    connection: Connection, protocol: Protocol, answers: Mapping[str, str]
) -> Included:
    """Return what went in when it was signed; `answers` are the ids of answers by question.

    Each keeps its number, because notes cite it. A record that was given two keeps the first, and
    one that was voided since is in no package any more.
    """
    numbers: dict[Ref, str] = {}
    by_question: dict[str, tuple[Ref, ...]] = {}
    aliases: dict[str, dict[str, str]] = {}
    given = _given(connection, answers.values())
    there = offers_of(connection, (ref for some in given.values() for _label, ref in some))
    taken: set[str] = set()
    for question in protocol.questions:
        code = question.code
        mine = given.get(answers.get(code, ""), [])
        for label, ref in mine:
            if ref not in numbers and label not in taken:
                numbers[ref] = label
                taken.add(label)
        cited = [(label, ref) for label, ref in mine if ref in numbers]
        by_question[code] = tuple(dict.fromkeys(ref for _l, ref in cited if ref in there))
        aliases[code] = {label: numbers[ref] for label, ref in cited if numbers[ref] != label}
    days = {ref: one.on for ref, one in there.items() if one.on is not None}
    return Included(by_question, numbers, {}, days, aliases)


def _given(connection: Connection, answers: Iterable[str]) -> dict[str, list[tuple[str, Ref]]]:
    """Return the labels that were given when it was signed, with their records, by answer."""
    told = (_COUNTED.c[name] for name in ("owner_id", "exhibit", "record_kind", "record_id"))
    asked = (
        select(*told)
        .where(_COUNTED.c.owner_id.in_(sorted(answers)), _COUNTED.c.exhibit.is_not(None))
        .order_by(_COUNTED.c.owner_id, _COUNTED.c.position)
    )
    found: dict[str, list[tuple[str, Ref]]] = {}
    for owner, exhibit, kind, record_id in connection.execute(asked):
        found.setdefault(owner, []).append((exhibit, Ref(kind, record_id)))
    return found


def _order(one: Offer) -> tuple[bool, date, Ref]:
    return not one.is_directive, one.on or date.min, one.ref


def _by_numbers(
    by_question: Mapping[str, tuple[Ref, ...]], numbers: Mapping[Ref, str]
) -> dict[str, tuple[Ref, ...]]:
    """Return it with what another question was the first to cite before what is its own."""
    place = {ref: n for n, ref in enumerate(numbers)}
    return {code: tuple(sorted(refs, key=place.__getitem__)) for code, refs in by_question.items()}

"""Which questions a form or a duty feeds: by what the protocol asks for, and by what counted."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Final

from desktop.audit.common.duty_sorts import is_for_emergencies, of_maintenance, of_use
from desktop.audit.common.duty_sorts import of_work_places as of_places
from desktop.audit.common.gear import kit_plans
from desktop.audit.protocols.protocol import Question
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.services.auditing.auditor import Audited

# what a duty is for by its sort, as questions of the generic protocol: also before it is kept
_PLACES: Final = "S4.2"
_USE: Final = "S4.4"
_MAINTENANCE: Final = "S4.5"
_KITS: Final = "S6.6"
_GEAR: Final = "S6.7"
_BY_KIND: Final = {"meeting": ("S1.6",), "drill": ("S6.5",), "review": ("S1.8",)}


class Feeding:
    """The questions of one audit, by what feeds them."""

    def __init__(self, audited: Audited) -> None:
        self._audited = audited
        self._questions = tuple(audited.protocol.questions)

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """Return the codes of the questions that records of a kind are evidence for."""
        return tuple(
            one.code
            for one in self._questions
            if kind in self._asked_for(one) or kind in self._counted_kinds.get(one.code, ())
        )

    def of_records(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the codes of the questions that count one of some records."""
        wanted = frozenset(ids)
        return tuple(
            one.code
            for one in self._questions
            if not wanted.isdisjoint(self._counted.get(one.code, ()))
        )

    def of_plan(self, plan: str, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the codes of the questions that a duty is for, or that count its records."""
        counted, sorts = set(self.of_records(ids)), set(self._by_sort.get(plan, ()))
        return tuple(
            one.code
            for one in self._questions
            if one.code in counted or one.code in sorts or not sorts.isdisjoint(one.follows)
        )

    def points(self, codes: Iterable[str]) -> Decimal:
        """Return the points of some questions together."""
        wanted = frozenset(codes)
        return sum((one.points for one in self._questions if one.code in wanted), Decimal(0))

    def _asked_for(self, one: Question) -> frozenset[str]:
        followed = (protocol(GENERIC).question(code) for code in one.follows)
        return frozenset(one.evidence).union(*(each.evidence for each in followed if each))

    @cached_property
    def _counted(self) -> Mapping[str, frozenset[str]]:
        judged = self._audited.judged
        return {code: frozenset(ref.id for ref in one.counted) for code, one in judged.items()}

    @cached_property
    def _counted_kinds(self) -> Mapping[str, frozenset[str]]:
        judged = self._audited.judged
        return {code: frozenset(ref.kind for ref in one.counted) for code, one in judged.items()}

    @cached_property
    def _by_sort(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for plan, code in self._sorts():
            found[plan].add(code)
        return {plan: frozenset(codes) for plan, codes in found.items()}

    def _sorts(self) -> Iterator[tuple[str, str]]:
        facts = self._audited.facts
        kits = {plan.id for plan in kit_plans(facts)}
        yield from ((plan.id, _PLACES) for plan in of_places(facts))
        yield from ((plan.id, _USE) for plan in of_use(facts))
        yield from ((plan.id, _MAINTENANCE) for plan in of_maintenance(facts))
        for plan in facts.schedule.facts.plans:
            if is_for_emergencies(facts, plan):
                yield plan.id, _KITS if plan.id in kits else _GEAR
            for code in _BY_KIND.get(plan.kind, ()):
                yield plan.id, code

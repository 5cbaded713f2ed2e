"""How every question of a protocol stands on a day, judged anew only where something changed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from desktop.audit.facts import AuditFacts
from desktop.audit.found import Found
from desktop.audit.judged import Judged, Missing, State
from desktop.audit.protocols.crosswalk import relabelled
from desktop.audit.protocols.protocol import Protocol, Question
from desktop.audit.rules.rule import Finder, Rule
from desktop.values.audited.assessing import Assessing

_ALWAYS: Final = frozenset({"span", "company"})
# the weakest first; what does not apply weakens nothing
_WEAKEST: Final = (State.MISSING, State.STALE, State.PARTIAL, State.BY_HAND, State.SUFFICIENT)


class Judging:
    """Judges by rules, and keeps what each said for as long as the groups it looks at stand."""

    def __init__(self, rules: Mapping[str, Rule], finders: Iterable[Finder]) -> None:
        self._rules, self._finders = rules, tuple(finders)
        self._kept: dict[object, tuple[tuple[Any, ...], Any]] = {}
        self._relabelled: tuple[Assessing, Protocol, Protocol, Assessing] | None = None

    def judged(
        self,
        protocol: Protocol,
        generic: Protocol,
        facts: AuditFacts,
        beat: Callable[[], None] = lambda: None,
    ) -> dict[str, Judged]:
        """Return how each question stands that a rule judges, by its code.

        A question that follows questions of the generic protocol stands as the weakest of them;
        what was said and seen under its own code is told to the rules under theirs. `beat` is
        called before each rule that has to judge anew, and may raise to stop.
        """
        facts = replace(facts, assessing=self._told(facts.assessing, protocol, generic))
        found: dict[str, Judged] = {}
        for question in protocol.questions:
            judged = self._question(question, generic, facts, beat)
            if judged is not None:
                found[question.code] = judged
        return found

    def found(self, facts: AuditFacts) -> tuple[Found, ...]:
        """Return every weakness in the content of records, dismissed ones among them."""
        return tuple(one for finder in self._finders for one in self._all_of(finder, facts))

    def _told(self, assessing: Assessing, protocol: Protocol, generic: Protocol) -> Assessing:
        """Return what was said and seen; the same object while nothing changed, for `_same`."""
        known = self._relabelled
        if known is None or not _same(known[:3], (assessing, protocol, generic)):
            told = relabelled(assessing, protocol, generic)
            known = self._relabelled = (assessing, protocol, generic, told)
        return known[3]

    def _all_of(self, finder: Finder, facts: AuditFacts) -> tuple[Found, ...]:
        seen = _seen(finder.reads, facts)
        known = self._kept.get(finder)
        if known is None or not _same(known[0], seen):
            known = self._kept[finder] = (seen, tuple(finder.find(facts)))
        found: tuple[Found, ...] = known[1]
        return found

    def _question(
        self, question: Question, generic: Protocol, facts: AuditFacts, beat: Callable[[], None]
    ) -> Judged | None:
        # a rule that there is not, typed into a form, leaves the question to the assessor
        if question.rule:
            known = question.rule in self._rules
            return self._by_rule(question.rule, facts, beat) if known else None
        followed = [generic.question(code) for code in question.follows]
        rules = [one.rule for one in followed if one is not None and one.rule in self._rules]
        return weakest(self._by_rule(name, facts, beat) for name in rules) if rules else None

    def _by_rule(self, name: str, facts: AuditFacts, beat: Callable[[], None]) -> Judged:
        rule = self._rules[name]
        seen = _seen(rule.reads, facts)
        known = self._kept.get(name)
        if known is None or not _same(known[0], seen):
            beat()
            known = self._kept[name] = (seen, rule.judge(facts))
        judged: Judged = known[1]
        return judged


def weakest(each: Iterable[Judged]) -> Judged:
    """Return how a question stands that several others answer: no better than any of them.

    What does not apply is left out, unless none of them applies. Raises ValueError for none.
    """
    every = list(each)
    applying = [one for one in every if one.state is not State.NOT_APPLICABLE] or every
    worst = min(applying, key=lambda one: (one.share, _rank(one.state)))
    counted = dict.fromkeys(ref for one in applying for ref in one.counted)
    missing: dict[Missing, None] = dict.fromkeys(what for one in applying for what in one.missing)
    notes = dict.fromkeys(one.note for one in applying if one.note)
    return Judged(
        state=worst.state,
        share=worst.share,
        counted=tuple(counted),
        missing=tuple(missing),
        note=" ".join(notes),
        met=worst.met,
        population=worst.population,
        reason=worst.reason,
    )


def _rank(state: State) -> int:
    return _WEAKEST.index(state) if state in _WEAKEST else len(_WEAKEST)


def _seen(reads: frozenset[str], facts: AuditFacts) -> tuple[Any, ...]:
    return tuple(getattr(facts, name) for name in sorted(reads | _ALWAYS))


def _same(before: tuple[Any, ...], now: tuple[Any, ...]) -> bool:
    """Whether no group was read again; groups are frozen, so the same one says the same."""
    return len(before) == len(now) and all(a is b for a, b in zip(before, now, strict=True))

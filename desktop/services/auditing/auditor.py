"""One company's audit, kept between edits so that only what an edit concerns is judged again."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Final

from desktop.audit.bends import Bend, Lift, bends
from desktop.audit.facts import AuditFacts
from desktop.audit.findings import FINDERS
from desktop.audit.forecast import Point, forecast, month_by_month
from desktop.audit.found import Found
from desktop.audit.judged import Judged
from desktop.audit.judging import Judging
from desktop.audit.protocols.protocol import Protocol
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.audit.rules import RULES
from desktop.audit.score import Score, score
from desktop.services.auditing.edit import edit_since, kinds_since
from desktop.services.auditing.facts import Reading
from desktop.services.auditing.wanting import go_on
from desktop.services.protocols.choosing import CHOOSING, asked_by
from desktop.store import history
from desktop.store.file import CompanyFile
from desktop.store.questions.every import asking
from desktop.values.audited.span import Span, months_to


@dataclass(frozen=True)
class Audited:
    """What an audit on a day would say: by the company's protocol, from its facts."""

    protocol: Protocol
    facts: AuditFacts
    judged: dict[str, Judged]
    score: Score

    @property
    def as_of(self) -> date:
        """Return the day that it is about."""
        return self.facts.span.as_of

    def is_dismissed(self, found: Found) -> bool:
        """Whether somebody set a finding aside, with a reason."""
        return _is_dismissed(found, self.facts)


@dataclass(frozen=True)
class Forecast:
    """The curve of the coming months, today first, and the days on which it falls.

    `lifts` are the days on which it changes by itself because something leaves the window.
    """

    points: tuple[Point, ...]
    bends: tuple[Bend, ...]
    lifts: tuple[Lift, ...] = ()


class Auditor:
    """Audits a company on any day. Safe to ask from several threads; one is served at a time."""

    def __init__(self, company: CompanyFile) -> None:
        self._company = company
        self._judging: Final = Judging(RULES, FINDERS)
        self._facts: AuditFacts | None = None
        self._reading = Reading(Span(date.min, date.min))
        self._read_up_to = 0  # the line of the history: what comes after it is read the next time
        self._asked: tuple[date, int, Protocol] | None = None
        self._lock: Final = Lock()
        self._beside: Auditor | None = None

    def audited(self, as_of: date) -> Audited:
        """Return how every question stands on a day, and what that scores."""
        with self._lock:
            return self._audited(as_of)

    def audited_over(self, asked: Protocol, span: Span) -> Audited:
        """Return how the questions of any edition stand over a window: those of an assessment.

        What another window was judged by is kept beside that of today, so neither is read anew.
        """
        with self._lock:
            is_mine = self._facts is not None and self._facts.span == span
            if is_mine:
                return self._by(asked, span)
            beside = self._beside = self._beside or Auditor(self._company)
        with beside._lock:
            return beside._by(asked, span)

    def found_over(self, span: Span) -> tuple[Found, ...]:
        """Return the same over any window, as `audited_over` judges it."""
        with self._lock:
            if self._facts is not None and self._facts.span == span:
                facts = self._read_over(span)
                every = self._judging.found(facts)
                return tuple(one for one in every if not _is_dismissed(one, facts))
            beside = self._beside = self._beside or Auditor(self._company)
        with beside._lock:
            facts = beside._read_over(span)
            every = beside._judging.found(facts)
        return tuple(one for one in every if not _is_dismissed(one, facts))

    def close(self) -> None:
        """Let go of what was read."""
        self._facts, self._reading = None, Reading(Span(date.min, date.min))
        if self._beside is not None:
            self._beside.close()

    def found(self, as_of: date) -> tuple[Found, ...]:
        """Return the weaknesses in the content of records on a day, without dismissed ones."""
        with self._lock:
            facts = self._read(as_of)
            every = self._judging.found(facts)
        return tuple(one for one in every if not _is_dismissed(one, facts))

    def forecast(self, as_of: date, months: int) -> Forecast:
        """Return what each of the coming months would show if nothing more is done."""
        return self.ahead(as_of, month_by_month(as_of, months))

    def ahead(self, as_of: date, days: Sequence[date]) -> Forecast:
        """Return the same on other days, none of them before the first.

        It takes its time without keeping anybody waiting, and stops where nobody waits for it.
        """
        with self._lock:
            audited = self._audited(as_of)
        # with a memory of its own, because today's answers are asked for again and again
        judging, generic = Judging(RULES, ()), protocol(GENERIC)

        def scoring(facts: AuditFacts, codes: Collection[str] | None) -> Score:
            go_on()
            asked = audited.protocol if codes is None else audited.protocol.narrowed(codes)
            return score(asked, judging.judged(asked, generic, facts))

        window = audited.protocol.history_months
        points = forecast(scoring, audited.facts, days, window)
        return Forecast(points, *bends(audited.protocol, points, scoring, audited.facts))

    def _audited(self, as_of: date) -> Audited:
        asked = self._asked_on(as_of)
        return self._by(asked, months_to(as_of, asked.history_months))

    def _by(self, asked: Protocol, span: Span) -> Audited:
        facts = self._read_over(span)
        judged = self._judging.judged(asked, protocol(GENERIC), facts, go_on)
        return Audited(asked, facts, judged, score(asked, judged))

    def _asked_on(self, as_of: date) -> Protocol:
        """Return the protocol in force on a day, read again where the company chose or changed."""
        with self._company.reading() as connection:
            line, asked = history.head(connection)[0], self._asked
            if asked is not None and not CHOOSING.isdisjoint(kinds_since(connection, asked[1])):
                asked = None
            found = asked[2] if asked and asked[0] == as_of else asked_by(connection, as_of)
        self._asked = as_of, line, found
        return found

    def _read(self, as_of: date) -> AuditFacts:
        return self._read_over(months_to(as_of, self._asked_on(as_of).history_months))

    def _read_over(self, span: Span) -> AuditFacts:
        reading, known = self._reading, self._facts
        with self._company.reading() as connection:
            line = history.head(connection)[0]
            edit = edit_since(connection, self._read_up_to) if known is not None else None
            if known is not None and edit is None and reading.span == span:
                return known
            if known is None or reading.span != span:
                reading, edit = Reading(span), None
            self._facts = None  # should reading fail, all of it is read the next time
            facts = reading.read(asking(connection), edit)
        self._reading, self._facts, self._read_up_to = reading, facts, line
        return facts


def _is_dismissed(found: Found, facts: AuditFacts) -> bool:
    return (found.code, found.record.id) in facts.assessing.dismissed

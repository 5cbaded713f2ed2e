"""Everything that the steps of the road are judged from, gathered once."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from desktop.audit.protocols.protocol import Protocol
from desktop.audit.protocols.shipped import GENERIC
from desktop.services.auditing.auditor import Audited
from desktop.services.road.clock import Clock, Pace, clock_of
from desktop.services.road.data import RoadData, road_data
from desktop.services.road.eligibility import A_YEAR, HeadCount, History, head_count, history_of
from desktop.services.road.gathering import Held, OwnPapers, Sent
from desktop.services.road.partner import partners_own
from desktop.values.months import add_months
from desktop.values.spoken import say_date


@dataclass(frozen=True, kw_only=True)
class Known:
    """The company's own papers, the audit of the day, and what follows from both."""

    as_of: date
    papers: OwnPapers
    audited: Audited

    @property
    def data(self) -> RoadData:
        """Return the steps and how long things hold."""
        return road_data()

    @cached_property
    def partner(self) -> Protocol:
        """Return the protocol that speaks for the certifying partner."""
        return partners_own(self.audited.protocol, self.papers.partner)

    @property
    def is_partners_own(self) -> bool:
        """Whether the limits and days are those of the company's own partner."""
        return self.partner.id != GENERIC

    @cached_property
    def pace(self) -> Pace:
        """Return the months and days that hold."""
        return Pace(
            certificate_months=self.data.certificate_months,
            late_days=self.data.late_days,
            soon_days=self.data.soon_days,
            gather_days=self.partner.gather_days,
            submit_days=self.partner.submit_days,
        )

    @cached_property
    def clock(self) -> Clock | None:
        """Return the years of the certificate."""
        papers = self.papers
        counts = (one for one in papers.assessments if one.passed is not False or self._sent(one))
        signed = [one.signed_on for one in counts if one.signed_on is not None]
        return clock_of(papers.issued_on, papers.valid_to, signed, self.pace, self.as_of)

    @cached_property
    def head_count(self) -> HeadCount:
        """Return the day with most people."""
        return head_count(self.audited.facts.people, self.partner.most_people, self.as_of)

    @cached_property
    def history(self) -> History:
        """Return how far back the records go."""
        first = self.audited.facts.company.first_record_on
        asked = self.partner
        return history_of(first, asked.history_months, asked.short_history_months, self.as_of)

    @property
    def is_certified(self) -> bool:
        """Whether there is a certificate that has not run out."""
        return self.clock is not None and self.clock.expires >= self.as_of

    @property
    def asked_by(self) -> date | None:
        """Return the day by which the next assessment is asked for, None where nothing says."""
        asked = self.clock.next() if self.clock else None
        return asked.due if asked else self.papers.next_audit_on

    @cached_property
    def learned_on(self) -> date | None:
        """Return when the assessor took the course or was last refreshed."""
        days = [self.papers.course_on, self.papers.refresher_on]
        return max((day for day in days if day is not None), default=None)

    @property
    def refresh_by(self) -> date | None:
        """Return by when the next refresher is needed."""
        learned = self.learned_on
        return add_months(learned, self.data.refresher_months) if learned else None

    @cached_property
    def signed(self) -> Held | None:
        """Return the signed assessment for what is asked for now, None where there is none yet."""
        since = self.clock.since() if self.clock else date.min
        last = self.last_signed
        return last if last is not None and last.signed_on and last.signed_on > since else None

    @cached_property
    def last_signed(self) -> Held | None:
        """Return the assessment that was signed last within a year."""
        since = add_months(self.as_of, -A_YEAR)
        signed = [one for one in self.papers.assessments if one.signed_on and one.signed_on > since]
        return signed[-1] if signed else None

    @cached_property
    def under_way(self) -> Held | None:
        """Return the assessment that was begun and is not signed."""
        return next((one for one in self.papers.assessments if one.signed_on is None), None)

    @cached_property
    def sent(self) -> Sent | None:
        """Return what was sent of the assessment that was signed last."""
        last = self.last_signed
        return None if last is None else self._sent(last)

    def _sent(self, held: Held) -> Sent | None:
        on = held.signed_on or date.max
        mine = (
            one for one in self.papers.sent if one.of == held.id or (not one.of and one.on >= on)
        )
        return next(reversed(list(mine)), None)

    @property
    def fails(self) -> bool:
        """Whether what was signed last does not pass, and nobody sent it in spite of that."""
        last = self.last_signed
        return last is not None and last.passed is False and self.sent is None

    @property
    def last_assessor(self) -> str:
        """Return who made the newest assessment that names anybody, "" where none does."""
        named = (one.assessor for one in reversed(self.papers.assessments) if one.assessor)
        return next(named, "")

    def say(self, day: date) -> str:
        """Return a day in words."""
        return say_date(day, self.as_of)

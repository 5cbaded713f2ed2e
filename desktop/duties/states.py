"""When something is due soon: the arithmetic of cli.md, in exact fractions of a day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.duties.duty import State
from desktop.store.facts import EarlyWarning, PlanFact


@dataclass(frozen=True, slots=True)
class Lead:
    """How early a duty is called due soon."""

    share: Decimal
    days_at_most: int
    usage_share: Decimal

    def days(self, interval: int) -> Decimal:
        """Return how many days ahead, for an interval in days; not rounded (1.75 for a week)."""
        return min(Decimal(self.days_at_most), interval * self.share)


def companys_lead(warning: EarlyWarning) -> Lead:
    """Return the lead of everything that has none of its own."""
    return Lead(warning.share, warning.days_at_most, warning.usage_share)


def lead_of(plan: PlanFact, companys: Lead) -> Lead:
    """Return the plan's own lead, with the company's for what the plan leaves open."""
    share, days = plan.lead_share, plan.lead_days
    if share is None and days is None:
        return companys
    return Lead(
        share=companys.share if share is None else share,
        days_at_most=companys.days_at_most if days is None else days,
        usage_share=companys.usage_share if share is None else share,
    )


def state_of_date(due: date, interval: int | None, as_of: date, lead: Lead) -> State:
    """Return overdue, due soon or ok. The day itself is due soon, the next day overdue.

    `interval` in days; None where nothing recurs, and then only the day itself is soon.
    """
    left = (due - as_of).days
    if left < 0:
        return State.OVERDUE
    if left == 0 or (interval is not None and left <= lead.days(interval)):
        return State.DUE_SOON
    return State.OK


def state_of_usage(left: Decimal, limit: Decimal, lead: Lead) -> State:
    """Return overdue past the limit, due soon at it and within the last share of it, or ok.

    `left` of the `limit`, in km or hours; below zero once it is past.
    """
    if left < 0:
        return State.OVERDUE
    return State.DUE_SOON if left <= limit * lead.usage_share else State.OK

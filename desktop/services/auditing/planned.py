"""The curve of a company if its plan is done: from its actions, its schedule and its hours."""

from collections.abc import Sequence

from desktop.audit.cheapest import cheapest_way, work_to_do
from desktop.audit.forecast import Point
from desktop.audit.planned import due_days, if_planned, plan_of
from desktop.services.auditing.auditor import Audited
from desktop.services.auditing.minutes import minutes_of_work, work_times
from desktop.store.file import CompanyFile


def planned_points(
    company: CompanyFile, audited: Audited, points: Sequence[Point]
) -> tuple[Point, ...]:
    """Return what would be scored on the days of a forecast if the plan is done.

    What has no day of its own leads the cheapest way to the aim of the protocol.
    """
    protocol = audited.protocol
    work = work_to_do(audited.score, minutes_of_work(company, protocol))
    way = cheapest_way(audited.score, work, protocol.aim, protocol.pass_element)
    due = due_days(audited.facts, work)
    plan = plan_of(work, way, due, audited.as_of, work_times(company).hours_a_week)
    return if_planned(protocol, points, plan)

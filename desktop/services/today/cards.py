"""The cards beside the list of Today: the audit, what runs out next, this week, setting up."""

from datetime import date, timedelta
from typing import Final

from desktop.duties.duty import State
from desktop.language import N_, _, ngettext
from desktop.services.today.badging import now_by_tab
from desktop.services.today.besides import Besides
from desktop.services.today.lines import Telling
from desktop.services.today.shown import Audit, Coming, Standing, Step, Target
from desktop.services.today.words import say_when
from desktop.store.facts import DutyFacts
from desktop.values.spoken import say_date

AREAS: Final = (
    ("leadership", N_("1 Leadership")),
    ("hazards", N_("2 Hazards")),
    ("training", N_("3 Training")),
    ("inspections", N_("4 Inspections")),
    ("incidents", N_("5 Incidents")),
    ("emergency", N_("6 Emergency")),
    ("actions", N_("Actions")),
)
WEEK: Final = timedelta(days=7)
AHEAD: Final = timedelta(days=90)


def counts(facts: DutyFacts, besides: Besides, on: date) -> dict[str, int]:
    """Return how many things need somebody, by area, on a day if nothing more is done."""
    return now_by_tab(Telling(facts, besides, on).told())


def standings_of(now: dict[str, int], then: dict[str, int] | None) -> tuple[Standing, ...]:
    """Return every area with its counts."""
    return tuple(
        Standing(tab, _(title), now.get(tab, 0), then.get(tab, 0) if then is not None else None)
        for tab, title in AREAS
    )


def audit_card(facts: DutyFacts, besides: Besides, as_of: date, now: dict[str, int]) -> Audit:
    """Return the card of the next audit; where nobody said when it is, it asks."""
    on = besides.next_audit_on
    opens = Target("company", "company", besides.company_id or None)
    if on is None:
        title = _("When is your next audit?")
        sentence = _("With its date, this shows what will be overdue on that day.")
        return Audit(title, sentence, "", standings_of(now, None) if now else (), opens)
    said = say_date(on, as_of)
    if on < as_of:
        title = _("The audit was on {date}").format(date=said)
        sentence = _("Enter the date of the next one, and this shows how it will stand then.")
        return Audit(title, sentence, "", standings_of(now, None), opens)
    then = counts(facts, besides, on)
    sentence = _("What needs somebody today, and on {date} if nothing more is done.")
    days = (on - as_of).days
    title = ngettext("Audit in {n} day", "Audit in {n} days", days) if days else _("Audit today")
    return Audit(
        title.format(n=days), sentence.format(date=said), said, standings_of(now, then), opens
    )


def runs_out(telling: Telling) -> tuple[Coming, ...]:
    """Return the certificates that run out next, the first first."""
    as_of = telling.as_of
    found = [
        (duty.due, telling.title(duty), duty)
        for duty in telling.duties
        if duty.kind == "certificate" and duty.due and as_of <= duty.due <= as_of + AHEAD
    ]
    return tuple(
        Coming(title, say_date(due, as_of), "amber", Target("training", "certificate", duty.plan))
        for due, title, duty in sorted(found, key=lambda one: one[:2])
    )


def this_week(telling: Telling) -> tuple[Coming, ...]:
    """Return what is due within seven days and not overdue yet."""
    as_of = telling.as_of
    found = [
        (duty.due, telling.title(duty), duty)
        for duty in telling.duties
        if duty.state in {State.OK, State.DUE_SOON}
        and duty.due
        and as_of <= duty.due < as_of + WEEK
    ]
    return tuple(
        Coming(title, say_when(duty, as_of), "amber", telling.opens(duty), due)
        for due, title, duty in sorted(found, key=lambda one: one[:2])
    )


def steps(facts: DutyFacts, besides: Besides) -> tuple[Step, ...]:
    """Return the steps of setting up that are not done yet; the import only in an empty file."""
    found: list[Step] = []
    if besides.is_empty:
        found.append(
            Step("import", _("Bring in what you have"),
                 _("Spreadsheets, scans and photos: Muster reads them and asks before it keeps "
                   "anything."), _("Import…"), None)
        )  # fmt: skip
    if not facts.workers:
        found.append(
            Step("worker", _("Add the people who work here"),
                 _("With their positions and tickets, so that you hear before one runs out."),
                 _("Add a worker"), Target("company", "worker", new=True))
        )  # fmt: skip
    if not facts.plans:
        found.append(
            Step("schedule", _("Say what recurs, and how often"),
                 _("Meetings, drills, inspections of sites and units: the usual ones are "
                   "proposed, and you tick."), _("Set up what recurs"),
                 Target("inspections", "recurring"))
        )  # fmt: skip
    return tuple(found)

"""S2.8 and S2.9: the written practices that hazards ask for, and what became of reports."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged, Missing, Ref, Step, of_share, of_steps
from desktop.audit.rules.rule import rule
from desktop.audit.rules.s2_formal import FORMAL, formal_in_force
from desktop.audit.wording.hazards import (
    HARASSMENT,
    VIOLENCE,
    WORKING_ALONE,
    is_titled,
    says_none,
    speaks_of,
)
from desktop.language import N_, _, ngettext
from desktop.values.audited.hazards import FollowUp, PaperFact, ReportFact
from desktop.values.months import add_months
from desktop.values.quoting import quote
from desktop.values.spoken import say_date

DOCUMENT: Final = "document"
REPORT: Final = "hazard_report"
CURRENT: Final = 36  # months (domain.md 8.3, S2.8)
FRESH: Final = timedelta(days=14)  # to decide what is to be done about a report
_PROCESS_SHARE: Final = Fraction(1, 3)
_NO_KIND: Final = ("", "other", "company_rules")


@dataclass(frozen=True, slots=True)
class Asked:
    """A paper that has to be there: the kinds it may have, the sort its title names."""

    sort: str
    kinds: tuple[str, ...]
    what: str  # what to do where there is none


ASKED: Final = (
    Asked("safe_work", ("safe_work_practice", "safe_job_procedure"),
          N_("Write the safe work practices and procedures for what you do.")),
    Asked("ppe_rules", ("ppe_rules",),
          N_("Write the rules for protective equipment: which, where, who looks after it.")),
    Asked(WORKING_ALONE, (WORKING_ALONE,),
          N_("Write the plan for working alone, or say in a formal assessment that nobody does.")),
    Asked(VIOLENCE, (VIOLENCE,), N_("Write the plan that prevents violence at work.")),
    Asked(HARASSMENT, (HARASSMENT,), N_("Write the plan that prevents harassment at work.")),
)  # fmt: skip
_PROCESS: Final = Asked(
    "hazard_reporting", ("hazard_reporting",),
    N_("Write down how a hazard is reported, to whom, and what happens then."),
)  # fmt: skip


def papers_of(asked: Asked, papers: Iterable[PaperFact]) -> list[PaperFact]:
    """Return the papers that answer what is asked for.

    Violence and harassment may share a paper whose title names both.
    """
    both = (VIOLENCE, HARASSMENT)
    return [
        one
        for one in papers
        if one.kind in asked.kinds
        or (one.kind in _NO_KIND and is_titled(asked.sort, one.title))
        or (asked.sort in both and one.kind in both and is_titled(asked.sort, one.title))
    ]


@rule("hazards")
def practices_written(facts: AuditFacts) -> Judged:
    """S2.8: the papers that every company's hazards ask for, each looked at within three years.

    Where the hazards say that nobody works alone, no plan for it is asked for.
    """
    counted: list[Ref] = []
    missing: list[Missing] = []
    is_stale = False
    for asked in ASKED:
        papers = papers_of(asked, facts.hazards.papers)
        good = [Ref(DOCUMENT, one.id) for one in papers if _is_current(one, facts.span.as_of)]
        if asked.sort == WORKING_ALONE and not papers:
            good = _where_nobody_works_alone(facts)
        if not good:
            is_stale |= any(one.last_looked_at for one in papers)
            missing.append(_to_write(asked, papers, facts.span.as_of))
        counted += good
    met = len(ASKED) - len(missing)
    return of_share(
        met,
        len(ASKED),
        counted=counted,
        missing=missing,
        note=_("Asked for: safe work practices, rules for protective equipment, and plans for "
               "working alone, violence and harassment. {n} of these {of} are on file and were "
               "looked at within three years.").format(n=met, of=len(ASKED)),
        stale=is_stale,
    )  # fmt: skip


def _is_current(one: PaperFact, as_of: date) -> bool:
    last = one.last_looked_at
    return last is not None and add_months(last, CURRENT) >= as_of


def _where_nobody_works_alone(facts: AuditFacts) -> list[Ref]:
    return [
        Ref(FORMAL, one.id)
        for one in formal_in_force(facts)
        for hazard in one.hazards
        if speaks_of(WORKING_ALONE, [hazard.text])
        and says_none([hazard.text, *(control.text for control in hazard.controls)])
    ]


def _to_write(asked: Asked, papers: list[PaperFact], as_of: date) -> Missing:
    if not papers:
        return Missing(what=_(asked.what), kind=DOCUMENT)
    newest = max(papers, key=lambda one: one.last_looked_at or date.min)
    ref, title = Ref(DOCUMENT, newest.id), quote(newest.title)
    if newest.last_looked_at is None:
        what = _("Say when “{title}” was signed or last looked at.").format(title=title)
        return Missing(what=what, record=ref, field="signed_on")
    what = _("Look at “{title}” again: the last time was {date}, more than three years ago.")
    said = what.format(title=title, date=say_date(newest.last_looked_at, as_of))
    return Missing(what=said, record=ref, field="reviews")


@rule("hazards")
def reports_followed(facts: AuditFacts) -> Judged:
    """S2.9: a written way to report hazards, and an action closed or not yet due for each report.

    A year without a report earns half of that part: reviewers ask.
    """
    process = papers_of(_PROCESS, facts.hazards.papers)
    reports = [one for one in facts.hazards.reports if facts.span.holds(one.on)]
    good = [one for one in reports if is_followed(one, facts.span.as_of)]
    part = Fraction(len(good), len(reports)) if reports else Fraction(1, 2)
    missing = [] if process else [Missing(what=_(_PROCESS.what), kind=DOCUMENT)]
    missing += [_to_follow(one, facts.span.as_of) for one in reports if one not in good]
    if not reports:
        missing.append(
            Missing(
                what=_("Ask the crew what they have seen, and write their hazard reports down."),
                kind=REPORT,
            )
        )
    written = _("There is a written way to report hazards.")
    unwritten = _("There is no written way to report hazards.")
    return of_steps(
        (
            Step(written, _PROCESS_SHARE, bool(process)),
            Step(
                _("Reports are followed by an action, closed or not yet due."),
                (1 - _PROCESS_SHARE) * part,
                part > 0,
            ),
        ),
        counted=[
            *(Ref(DOCUMENT, one.id) for one in process),
            *(Ref(REPORT, one.id) for one in good),
        ],
        missing=missing,
        note=f"{written if process else unwritten} {_of_reports(len(good), len(reports))}",
    )


def is_followed(one: ReportFact, as_of: date) -> bool:
    """Whether something was done about a report, or there is still time to do it."""
    if any(action.closed or _is_done(action, as_of) for action in one.actions):
        return True
    if any(action.due_on and action.due_on >= as_of for action in one.actions):
        return True
    return not one.actions and one.on + FRESH >= as_of


def _is_done(action: FollowUp, as_of: date) -> bool:
    return action.resolved_on is not None and action.resolved_on <= as_of


def _to_follow(one: ReportFact, as_of: date) -> Missing:
    said = {"what": quote(one.what), "date": say_date(one.on, as_of)}
    if not one.actions:
        what = _("Make an action of what was reported on {date}: “{what}”.")
        return Missing(what=what.format(**said), record=Ref(REPORT, one.id))
    late = one.actions[-1]
    what, field = (
        (_("Put right what was reported on {date}, it is overdue: “{what}”."), "resolved_on")
        if late.due_on
        else (_("Set a day for what was reported on {date}: “{what}”."), "due_on")
    )
    ref = Ref("corrective_action", late.id)
    return Missing(what=what.format(**said), record=ref, field=field)


def _of_reports(followed: int, reports: int) -> str:
    if not reports:
        return _(
            "No hazard was reported in the period, which counts as half of that part: nobody can "
            "tell whether there was nothing to report or nobody did."
        )
    return ngettext(
        "{n} of {of} report of a hazard is followed.",
        "{n} of {of} reports of hazards are followed.",
        reports,
    ).format(n=followed, of=reports)

"""Puts the paperwork diet together: forms, duties, what could go and what could be one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from desktop.audit.common.duty_sorts import is_by_law
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.services.auditing.auditor import Audited, Auditor
from desktop.services.auditing.minutes import work_times
from desktop.services.diet.data import laws
from desktop.services.diet.feeding import Feeding
from desktop.services.diet.gathering import KEPT_BY_RECORDS, Counted, count_year, form_kinds
from desktop.services.diet.merging import Pair, pairs
from desktop.services.diet.shown import Diet, Line, Merge, Verdict
from desktop.services.today.shown import Target
from desktop.store.facts import PlanFact
from desktop.store.file import CompanyFile
from desktop.values.audited.span import months_to
from desktop.values.spoken import say_number

YEAR: Final = 12
_HOUR: Final = 60
_DUTY: Final = "duty_plan"
_ORDER: Final = tuple(Verdict)


def read_diet(company: CompanyFile, auditor: Auditor, as_of: date) -> Diet:
    """Return what every form and duty of the last twelve months is good for and takes.

    It judges, so it is asked of the auditor's lane.
    """
    audited = auditor.audited(as_of)
    times = work_times(company)
    with company.reading() as connection:
        counted = count_year(connection, months_to(as_of, YEAR))
    minutes = {kind.key: times.of_record(kind.key) for kind in form_kinds()}
    return diet_of(audited, counted, minutes)


def diet_of(audited: Audited, counted: Counted, minutes: Mapping[str, int]) -> Diet:
    """Return the diet of what was counted."""
    feeding = Feeding(audited)
    forms = _sorted(_forms(feeding, counted, minutes))
    duties = _sorted(
        [
            *_duties(audited, feeding, counted, minutes),
            *_loose(feeding, counted, minutes),
        ]
    )
    merges = tuple(_merge(pair, audited, counted, minutes) for pair in pairs(counted.kept))
    return Diet(sentence=_sentence(forms, duties), forms=forms, duties=duties, merges=merges)


def _sorted(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(
        sorted(
            lines,
            key=lambda one: (one.verdict is not Verdict.COULD_GO, -one.minutes, one.title),
        )
    )


def _forms(feeding: Feeding, counted: Counted, minutes: Mapping[str, int]) -> list[Line]:
    found: list[Line] = []
    for kind in form_kinds():
        n, codes = counted.of_kind.get(kind.key, 0), feeding.of_kind(kind.key)
        law = laws().get(kind.key)
        if not n:
            continue
        other = Verdict.LAW if law else Verdict.COULD_GO
        said = law.says if law else ("" if codes else _nothing_asks())
        found.append(
            Line(
                key=kind.key,
                kind=kind.key,
                title=_(kind.plural),
                rhythm="",
                questions=codes,
                points=feeding.points(codes),
                n=n,
                minutes_each=minutes[kind.key],
                verdict=Verdict.EARNS if codes else other,
                said=said,
                opens=Target(kind.tab, kind.key),
            )
        )
    return found


def _nothing_asks() -> str:
    return _("Nothing in the questions or in the law that Muster knows asks for it.")


def _duties(
    audited: Audited, feeding: Feeding, counted: Counted, minutes: Mapping[str, int]
) -> list[Line]:
    of_plan: dict[str, list[PlanFact]] = defaultdict(list)
    for plan in audited.facts.schedule.facts.plans:
        if plan.kind in KEPT_BY_RECORDS:
            of_plan[plan.id].append(plan)  # one on a type of unit has several subjects
    ids: dict[str, set[str]] = defaultdict(set)
    for id_, plan_id in counted.plan_of.items():
        ids[plan_id].add(id_)
    return [
        _duty(audited, feeding, plans, ids[plan_id], minutes) for plan_id, plans in of_plan.items()
    ]


def _duty(
    audited: Audited,
    feeding: Feeding,
    plans: list[PlanFact],
    ids: set[str],
    minutes: Mapping[str, int],
) -> Line:
    plan, kind = plans[0], KEPT_BY_RECORDS[plans[0].kind]
    codes = feeding.of_plan(plan.id, ids)
    source, where = audited.facts.inspections.sources.get(plan.id, ("", ""))
    verdict, said = Verdict.OWN, _("Only your own policy says how often.")
    if is_by_law(audited.facts, plan):
        verdict, said = Verdict.LAW, where or _("A law or a standard asks for it.")
    elif source == "maker":
        verdict, said = Verdict.MAKER, where or _("The maker says how often.")
    elif not codes:
        verdict, said = Verdict.COULD_GO, _nothing_asks()
    several = ngettext("{task}, {n} unit", "{task}, {n} units", len(plans))
    return Line(
        key=plan.id,
        kind=kind,
        title=_named(plan) if len(plans) == 1 else several.format(task=plan.task, n=len(plans)),
        rhythm=plan.rule_text,
        questions=codes,
        points=feeding.points(codes),
        n=len(ids),
        minutes_each=minutes[kind],
        verdict=verdict,
        said=said,
        opens=Target("inspections", _DUTY, plan.id),
    )


def _named(plan: PlanFact) -> str:
    if plan.subject.kind == "company":
        return plan.task
    return _("{task}, {subject}").format(task=plan.task, subject=plan.subject.name)


def _loose(feeding: Feeding, counted: Counted, minutes: Mapping[str, int]) -> list[Line]:
    found: list[Line] = []
    for one in counted.loose:
        codes = feeding.of_records(one.ids)
        found.append(
            Line(
                key=f"loose {one.task}",
                kind="inspection",
                title=one.task,
                rhythm=_("not on the schedule"),
                questions=codes,
                points=feeding.points(codes),
                n=len(one.ids),
                minutes_each=minutes["inspection"],
                verdict=Verdict.OWN if codes else Verdict.COULD_GO,
                said=_("It is on no schedule.") if codes else _nothing_asks(),
                opens=Target(kind_of("inspection").tab, "inspection"),
            )
        )
    return found


def _merge(pair: Pair, audited: Audited, counted: Counted, minutes: Mapping[str, int]) -> Merge:
    plans = {plan.id: plan for plan in audited.facts.schedule.facts.plans}
    titles = [_title(plans, counted, one) for one in (pair.one, pair.other)]
    kind = KEPT_BY_RECORDS[counted.plans[pair.one].values["kind"]]
    reasons = [
        _("{n} of {all} were done on the same day.").format(n=pair.shared_days, all=pair.days)
    ]
    person = audited.facts.people.everybody.get(pair.doer)
    if person is not None:
        reasons.append(_("{name} does most of both.").format(name=person.name))
    if pair.shared_items:
        same = ngettext(
            "{n} of {all} items is the same.", "{n} of {all} items are the same.", pair.shared_items
        )
        reasons.append(same.format(n=pair.shared_items, all=pair.items))
    saved = pair.shared_days * minutes[kind]
    reasons.append(
        _("One sheet for both would save at most {time} a year.").format(time=say_time(saved))
    )
    return Merge(
        title=_("{one} and {other}").format(one=titles[0], other=titles[1]),
        said=" ".join(reasons),
        minutes=saved,
        opens=Target("inspections", _DUTY, pair.one),
    )


def _title(plans: Mapping[str, PlanFact], counted: Counted, plan: str) -> str:
    found = plans.get(plan)
    return _named(found) if found else str(counted.plans[plan].values["task"])


def say_time(minutes: int) -> str:
    """Return "40 minutes" or "12.5 hours"."""
    if minutes < _HOUR:
        return ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
    hours = minutes / _HOUR
    shown = say_number(hours, 1) if hours < _HOUR else say_number(hours, 0)
    return ngettext("{n} hour", "{n} hours", 1 if shown == "1" else 2).format(n=shown)


def _sentence(forms: tuple[Line, ...], duties: tuple[Line, ...]) -> str:
    total = sum(one.minutes for one in forms)
    if not total:
        return _("Nothing was filled in during the last twelve months.")
    own = sum(one.minutes for one in duties if one.verdict is Verdict.OWN)
    said = _("The forms of the last twelve months took about {time}.").format(time=say_time(total))
    if not own:
        return said
    return _("{said} For {own} of it, only your own policy says how often.").format(
        said=said, own=say_time(own)
    )

"""Reads what an audit judges of assessments, reports, products and written practices."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Any

from desktop.store.asking import Ask
from desktop.store.audited.people import who
from desktop.values.audited.hazards import (
    Citing,
    ControlFact,
    FieldFact,
    FieldHazardFact,
    FollowUp,
    FormalFact,
    HazardFact,
    Hazards,
    PaperFact,
    ProductFact,
    ReportFact,
)
from desktop.values.audited.people import People, Signer
from desktop.values.audited.span import Span

Lines = Mapping[str, list[tuple[Any, ...]]]


def read_hazards(ask: Ask, span: Span, people: People) -> Hazards:
    """Return what was known of them on the day."""
    asked = {"from_on": span.from_on, "as_of": span.as_of}
    cited = [*ask("field_cited", as_of=span.as_of), *ask("field_cited_by_file", as_of=span.as_of)]
    return Hazards(
        formal=_formal(ask, span.as_of, people),
        field=_field(ask, asked, people),
        reports=_reports(ask, asked),
        products=_products(ask),
        papers=_papers(ask, span.as_of),
        jobs=tuple((on, job) for on, job in ask("days_of_jobs", **asked) if job.strip()),
        months_idle=tuple(on for (on,) in ask("months_without_hours", as_of=span.as_of)),
        cited=tuple(
            dict.fromkeys(Citing(id_, question, on, task) for question, id_, on, task in cited)
        ),
    )


def _formal(ask: Ask, as_of: date, people: People) -> tuple[FormalFact, ...]:
    covers = _by_owner(ask("formal_covers", as_of=as_of))
    signers = _by_owner(ask("formal_participants", as_of=as_of))
    reviewed = _by_owner(ask("formal_reviews", as_of=as_of))
    revise = _by_owner(ask("formal_to_revise", as_of=as_of))
    hazards = _hazards(ask, as_of)
    filed = {id_ for (id_,) in ask("formal_with_files", as_of=as_of)}
    return tuple(
        FormalFact(
            id=id_,
            title=title or "",
            made_on=made_on,
            made_by=who(people, by_id, by_name),
            review_months=months,
            positions=frozenset(position for position, _task in covers[id_] if position),
            tasks=tuple(task for _position, task in covers[id_] if task),
            participants=_signers(people, signers[id_]),
            reviewed=tuple(on for (on,) in reviewed[id_]),
            hazards=hazards.get(id_, ()),
            has_file=id_ in filed,
            to_revise=tuple(on for (on,) in revise[id_]),
        )
        for id_, title, made_on, by_id, by_name, months in ask("formal_made", as_of=as_of)
    )


def _hazards(ask: Ask, as_of: date) -> dict[str, tuple[HazardFact, ...]]:
    controls = _by_owner(ask("formal_controls", as_of=as_of))
    found: dict[str, tuple[HazardFact, ...]] = {}
    for owner, id_, text, category, *rated in ask("formal_hazards", as_of=as_of):
        severity, likelihood, exposure = rated
        fact = HazardFact(
            id=id_,
            text=text,
            category=category or "",
            severity=severity,
            likelihood=likelihood,
            exposure=exposure,
            controls=tuple(
                ControlFact(text=said, level=level or "", reason=reason or "")
                for said, level, reason in controls[id_]
            ),
        )
        found[owner] = (*found.get(owner, ()), fact)
    return found


def _field(ask: Ask, asked: Mapping[str, date], people: People) -> tuple[FieldFact, ...]:
    hazards = _by_owner(ask("field_hazards", **asked))
    crews = _by_owner(ask("field_crews", **asked))
    filed = {id_ for (id_,) in ask("field_with_files", **asked)}
    return tuple(
        FieldFact(
            id=id_,
            on=on,
            task=task,
            at=_time(at),
            work_start=_time(started),
            site_id=site,
            foreman=who(people, foreman_id, foreman_name),
            hazards=tuple(
                FieldHazardFact(text=text, control=control or "", level=level or "")
                for text, control, level in hazards[id_]
            ),
            crew=_signers(people, crews[id_]),
            has_file=id_ in filed,
        )
        for id_, on, at, started, site, task, foreman_id, foreman_name in ask(
            "field_filled", **asked
        )
    )


def _reports(ask: Ask, asked: Mapping[str, date]) -> tuple[ReportFact, ...]:
    actions = _by_owner(ask("actions_of_reports", **asked))

    def follow_up(id_: str, due_on: date | None, done_on: date | None, why: str | None) -> FollowUp:
        is_done = done_on is not None and done_on <= asked["as_of"]
        # a reason carries no date of its own, so it counts from the start
        is_let_go = bool((why or "").strip()) and (is_done or done_on is None)
        resolved_on = done_on if is_done else None
        return FollowUp(id=id_, due_on=due_on, resolved_on=resolved_on, closed=is_let_go)

    return tuple(
        ReportFact(id=id_, on=on, what=what, actions=tuple(follow_up(*a) for a in actions[id_]))
        for id_, on, what in ask("hazards_reported", **asked)
    )


def _products(ask: Ask) -> tuple[ProductFact, ...]:
    filed = {id_ for (id_,) in ask("products_with_files")}
    return tuple(
        ProductFact(id=id_, name=name, sheet_on=sheet_on, has_file=id_ in filed)
        for id_, name, sheet_on in ask("products_kept")
    )


def _papers(ask: Ask, as_of: date) -> tuple[PaperFact, ...]:
    reviewed = _by_owner(ask("practice_reviews", as_of=as_of))
    superseded = {id_ for (id_,) in ask("superseded", as_of=as_of)}
    return tuple(
        PaperFact(
            id=id_,
            title=title,
            kind=kind or "",
            text=text or "",
            signed_on=signed_on,
            reviewed=tuple(on for (on,) in reviewed[id_]),
        )
        for id_, title, kind, text, signed_on in ask("practices", as_of=as_of)
        if id_ not in superseded
    )


def _signers(people: People, lines: Iterable[tuple[Any, ...]]) -> tuple[Signer, ...]:
    some = (Signer(who(people, id_, name), signed) for id_, name, signed in lines)
    return tuple(signer for signer in some if signer.who.is_named)


def _time(stored: str | None) -> time | None:
    return time.fromisoformat(stored) if stored else None


def _by_owner(lines: Iterable[Any]) -> Lines:
    found: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for owner, *rest in lines:
        found[owner].append(tuple(rest))
    return found

"""What to talk about at the next toolbox meeting: three suggestions, each with its reason."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from desktop.duties.certificates import CardState, certificates
from desktop.duties.day import Day
from desktop.duties.duty import State
from desktop.duties.plans import plan_duties
from desktop.duties.talks import Near, Suggested, suggest
from desktop.language import _, ngettext
from desktop.services.crew import Member, crew_of
from desktop.services.talks.saying import facts_said, others_said, reason_said
from desktop.store.fact_all import all_facts
from desktop.store.fact_talks import talk_facts
from desktop.store.facts import DutyFacts
from desktop.store.file import CompanyFile
from desktop.store.questions.every import asking
from desktop.values.folding import key
from desktop.values.talks import TalkFacts

NEW: Final = timedelta(days=30)
_WEEK: Final = timedelta(days=7)
_PRESSING: Final = frozenset({State.OVERDUE, State.NEVER_DONE})
_TOOLBOX: Final = ("toolbox", "tailgate", "talk")


@dataclass(frozen=True)
class Talk:
    """One suggestion: why in a sentence, the company's own facts, what to say, what to ask.

    `others` are those of the facts that the sentence does not tell.
    """

    key: str
    title: str
    reason: str
    facts: tuple[str, ...]
    others: tuple[str, ...]
    points: tuple[str, ...]
    ask: tuple[str, ...]


@dataclass(frozen=True)
class NextTalks:
    """The suggestions of a day, the best first, and who would be there.

    `plan_id` is the duty that a talk completes, "" where none is on the schedule; `is_due` tells
    whether it falls due within the week.
    """

    as_of: date
    sentence: str
    talks: tuple[Talk, ...]
    crew: tuple[Member, ...]
    plan_id: str = ""
    is_due: bool = False


def next_talks(company: CompanyFile, as_of: date) -> NextTalks:
    """Return what to talk about next; the same all day for the same records."""
    with company.reading() as connection:
        ask = asking(connection)
        known, facts = talk_facts(ask, as_of), all_facts(ask, as_of)
    found = suggest(known, near_of(facts, as_of))
    plan_id = _plan(facts)
    return NextTalks(
        as_of,
        _sentence(known, found),
        tuple(_said(one, known) for one in found),
        tuple(crew_of(company, as_of)),
        plan_id,
        _is_due(facts, as_of, plan_id),
    )


def meeting_values(shown: NextTalks, talk: Talk) -> dict[str, Any]:
    """Return what a new meeting about a talk is filled with; the crew is still to be signed."""
    values: dict[str, Any] = {
        "kind": "toolbox",
        "topics": talk.title,
        "held_on": shown.as_of,
        "attendees": [{"worker_id": member.id} for member in shown.crew],
    }
    return values | ({"plan_id": shown.plan_id} if shown.plan_id else {})


def near_of(facts: DutyFacts, as_of: date) -> Near:
    """Return the cards that run out soon, counted by kind and without names, and who is new."""
    ends: dict[str, list[date]] = {}
    for held in certificates(facts, as_of):
        if held.state in (CardState.EXPIRING, CardState.EXPIRED) and held.expires is not None:
            ends.setdefault(held.type.name, []).append(held.expires)
    counts = Counter({name: len(days) for name, days in ends.items()})
    cards = tuple((name, n, min(ends[name])) for name, n in sorted(counts.items()))
    new = tuple(
        sorted(
            (worker.name, worker.first_day)
            for worker in facts.workers
            if worker.first_day is not None and as_of - NEW <= worker.first_day <= as_of + NEW
        )
    )
    return Near(cards, new)


def _plan(facts: DutyFacts) -> str:
    """The duty of toolbox talks on the schedule, else of any safety meeting."""
    meetings = [plan for plan in facts.plans if plan.kind == "meeting"]
    named = [plan for plan in meetings if set(key(plan.task).split()) & set(_TOOLBOX)]
    found = named or (meetings if len(meetings) == 1 else [])
    return found[0].id if found else ""


def _is_due(facts: DutyFacts, as_of: date, plan_id: str) -> bool:
    duties = plan_duties(Day(facts, as_of))
    return any(
        plan.id == plan_id
        and (duty.state in _PRESSING or (duty.due is not None and duty.due <= as_of + _WEEK))
        for plan, duty in zip(facts.plans, duties, strict=True)
    )


def _said(one: Suggested, known: TalkFacts) -> Talk:
    topic = one.topic
    return Talk(
        topic.key,
        _(topic.title),
        reason_said(one, known.as_of),
        facts_said(one, known.as_of),
        others_said(one, known.as_of),
        tuple(_(point) for point in topic.points),
        tuple(_(question) for question in topic.ask),
    )


def _sentence(known: TalkFacts, found: Sequence[Suggested]) -> str:
    if not found:
        return _(
            "Every topic was talked about lately. Set fewer weeks between them to begin again."
        )
    if any(one.facts or one.cards or one.new_people for one in found):
        chosen = _("Chosen from your own records.")
    else:
        chosen = _("Nothing on file speaks for a topic yet, so these go by the time of the year.")
    weeks = known.repeat_weeks
    if not weeks:
        again = _("A topic may come again at any time.")
    else:
        again = ngettext(
            "No topic comes again within {n} week.",
            "No topic comes again within {n} weeks.",
            weeks,
        ).format(n=weeks)
    return f"{chosen} {again}"

"""The action plan of an answer short of full points: what, who and by when, made from its gaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.services.assessing.answering import UNDECIDED, put
from desktop.services.assessing.kept import ANSWER
from desktop.services.assessing.standing import stands
from desktop.services.assessing.words import say_points
from desktop.services.auditing.auditor import Auditor
from desktop.services.source_actions import ACTION, SourceAction, actions_of
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction

_LONGEST = 500  # characters of what is to be put right


@dataclass(frozen=True)
class Planned:
    """One thing to do: a gap in its own words or in others, who does it and by when."""

    what: str
    assigned_id: str | None = None
    assigned_name: str = ""
    due_on: date | None = None


def put_on_plan(
    company: CompanyFile,
    auditor: Auditor,
    assessment_id: str,
    code: str,
    planned: Sequence[Planned],
    today: date,
) -> tuple[str, ...]:
    """Make corrective actions that name the answer as their source, as one action; return them.

    Raises Refused by line ("0.what", "1.due_on"). A signed assessment may have them too: its
    answers stay as they are.
    """
    _refuse(planned, today)
    one = stands(company, auditor, assessment_id, today)
    question = one.protocol.question(code)
    if question is None:
        raise KeyError(f"no question {code}")

    def work(t: Transaction) -> tuple[str, ...]:
        answer = one.kept.answers.get(code)
        # nothing is decided by it, and the plan has something to stand by
        source = answer.id if answer else put(t, one, code, UNDECIDED)
        return tuple(
            t.save(ACTION, {
                "what": each.what.strip()[:_LONGEST],
                "found_on": today,
                "source_kind": ANSWER,
                "source_id": source,
                "source_text": _("Assessment, {code} {title}").format(
                    code=code, title=question.title
                )[:200],
                "due_on": each.due_on,
                "assigned_id": each.assigned_id,
                "assigned_name": None if each.assigned_id else each.assigned_name.strip() or None,
            })
            for each in planned
        )  # fmt: skip

    said = ngettext(
        "{code}: {n} action put on the plan", "{code}: {n} actions put on the plan", len(planned)
    )
    return company.write(said.format(code=code, n=len(planned)), work)


@dataclass(frozen=True)
class PlanRow:
    """An answer short of full points with what is planned for it; nothing: it has no plan."""

    code: str
    title: str
    points_said: str
    actions: tuple[SourceAction, ...]


def plan_of(
    company: CompanyFile, auditor: Auditor, assessment_id: str, today: date
) -> tuple[PlanRow, ...]:
    """Return the action plan of an assessment: every answer short of full, in the order asked."""
    one = stands(company, auditor, assessment_id, today)
    rows = []
    for scored in one.score().questions:
        if scored.earned >= scored.possible:
            continue
        question = scored.question
        source = one.kept.source_of(question.code)
        rows.append(
            PlanRow(
                question.code,
                question.title,
                say_points(scored.earned, scored.possible),
                tuple(actions_of(company, [source], today)) if source else (),
            )
        )
    return tuple(rows)


def _refuse(planned: Sequence[Planned], today: date) -> None:
    faults = {}
    for place, each in enumerate(planned):
        if not each.what.strip():
            faults[f"{place}.what"] = _("Say what is to be put right.")
        if each.due_on is not None and each.due_on < today:
            faults[f"{place}.due_on"] = _("This day is over. Choose one that lies ahead.")
    if not planned:
        faults[""] = _("There is nothing to put on the plan.")
    if faults:
        raise Refused(faults)

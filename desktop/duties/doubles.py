"""A review that is planned and asked for by the paper itself is one thing to do, shown once."""

from collections.abc import Iterable, Mapping
from typing import Final

from desktop.duties.duty import Duty
from desktop.store.facts import PaperFact, PaperKind
from desktop.values.folding import key

# words of which one must stand in the task of a plan for it to be the review of such a paper
_WORDS: Final[Mapping[PaperKind, tuple[str, ...]]] = {
    "policy": ("policy", "policies"),
    "emergency_plan": ("emergency plan", "emergency plans", "emergency response plan",
                       "emergency response plans", "erp"),
    "formal_hazard_assessment": ("hazard assessment", "hazard assessments", "fha"),
}  # fmt: skip
# words of a title that tell nothing of it
_IDLE: Final = frozenset(
    {"a", "an", "and", "annual", "health", "of", "review", "safety", "the", "yearly"}
)


def without_doubles(duties: Iterable[Duty], papers: Mapping[str, PaperFact]) -> list[Duty]:
    """Return the duties with each review once, where it is planned and the paper asks for it too.

    What was done last counts: where the planned review was held after the papers were looked at,
    it stands for them; else the papers stand for it, because they are what is opened.
    """
    told = list(duties)
    reviews = [duty for duty in told if duty.kind == "review"]
    of_papers = [(d, papers[d.plan]) for d in reviews if d.plan is not None and d.plan in papers]
    gone: set[int] = set()
    for plan in reviews:
        if plan.plan in papers:
            continue
        same = [duty for duty, paper in of_papers if _is_of(plan, paper)]
        if not same:
            continue
        looked_at = [duty.last_done for duty in same if duty.last_done is not None]
        is_newer = plan.last_done is not None and all(day <= plan.last_done for day in looked_at)
        gone |= {id(duty) for duty in same} if is_newer else {id(plan)}
    return [duty for duty in told if id(duty) not in gone]


def _is_of(plan: Duty, paper: PaperFact) -> bool:
    if plan.subject_kind == "site" and paper.subject and plan.subject_id != paper.subject.id:
        return False
    if plan.subject_kind == "unit":
        return False
    task = f" {key(plan.task)} "
    if paper.kind != "document":
        return any(f" {word} " in task for word in _WORDS[paper.kind])
    title = set(key(paper.title).split()) - _IDLE
    return bool(title) and title <= set(task.split())

"""A review that is planned and asked for by the paper itself is one thing to do, told once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from desktop.duties.duty import Duty, State
from desktop.store.facts import Done, DutyFacts, PaperFact, PaperKind, PlanFact
from desktop.values.folding import key

# words of which one must stand in the task of a plan for it to be the review of such a paper; the
# longest first
_WORDS: Final[Mapping[PaperKind, tuple[str, ...]]] = {
    "policy": ("policy", "policies"),
    "emergency_plan": ("emergency response plans", "emergency response plan", "emergency plans",
                       "emergency plan", "erp"),
    "formal_hazard_assessment": ("formal hazard assessments", "formal hazard assessment",
                                 "hazard assessments", "hazard assessment", "fha"),
}  # fmt: skip
# what a document is called
_A_DOCUMENT: Final = frozenset(
    {"document", "policy", "practice", "practices", "procedure", "procedures", "program",
     "programme", "safe", "work"}
)  # fmt: skip
# words of a title that tell nothing of it
_IDLE: Final = frozenset(
    {"a", "all", "an", "and", "annual", "company", "every", "for", "health", "of", "our", "review",
     "reviews", "safety", "the", "yearly"}
)  # fmt: skip


def joined(facts: DutyFacts) -> DutyFacts:
    """Return the facts with a paper looked at by the review planned for it, and the other way.

    A plan for several papers is done on the day on which the last of them was looked at.
    """
    same = _same(facts)
    if not same:
        return facts
    held: dict[str, date] = {}
    for plan in facts.plans:
        if plan.last is not None:
            for paper_id in same.get(plan.id, ()):
                held[paper_id] = max(plan.last.on, held.get(paper_id, plan.last.on))
    papers = {paper.id: _looked_at(paper, held.get(paper.id)) for paper in facts.papers}
    plans = (_reviewed(plan, [papers[id_] for id_ in same.get(plan.id, ())])
             for plan in facts.plans)  # fmt: skip
    return replace(facts, plans=tuple(plans), papers=tuple(papers.values()))


def without_doubles(
    planned: Iterable[Duty], reviews: Iterable[Duty], facts: DutyFacts
) -> list[Duty]:
    """Return the planned duties and the reviews of the papers, each review once.

    Whichever is due first stands for both, so that the stricter of two rules holds; of two that are
    due on one day it is the paper, because that is what is opened. All are of `joined` facts.
    """
    told, same = [*planned], _same(facts)
    of_papers = {duty.plan: duty for duty in reviews}
    rules = {plan.id for plan in facts.plans if plan.id in same and plan.rule is not None}
    gone: set[str | None] = set()
    for plan in told:
        own = [of_papers[id_] for id_ in same.get(plan.plan or "", ()) if id_ in of_papers]
        if own and plan.plan in rules and plan.state is not State.SUSPENDED:
            gone |= _behind(plan, own)
    return [duty for duty in (*told, *of_papers.values()) if duty.plan not in gone]


def _behind(plan: Duty, papers: Sequence[Duty]) -> set[str | None]:
    """Return which of them need not be told: those of the plan, or those of the papers."""
    if plan.due is None:  # never done, and so is one of the papers; else nobody knows when
        return {plan.plan} if plan.state is State.NEVER_DONE else set()
    first = min(duty.due or date.min for duty in papers)
    return {duty.plan for duty in papers} if plan.due < first else {plan.plan}


def _same(facts: DutyFacts) -> dict[str, tuple[str, ...]]:
    """Return of every planned review which papers it is the review of, by their ids."""
    found: dict[str, tuple[str, ...]] = {}
    for plan in facts.plans:
        if plan.kind == "review" and plan.subject.kind != "unit":
            papers = tuple(paper.id for paper in facts.papers if _is_of(plan, paper))
            if papers:
                found[plan.id] = papers
    return found


def _is_of(plan: PlanFact, paper: PaperFact) -> bool:
    if plan.subject.kind == "site" and paper.subject and plan.subject.id != paper.subject.id:
        return False
    task, title = key(plan.task), {*key(paper.title).split()}
    if paper.kind == "document":
        telling = title - _IDLE - _A_DOCUMENT
        left = {*task.split()} - _A_DOCUMENT
        is_named = bool(telling) and telling <= left
    else:
        told = f" {task} "
        said = next((words for words in _WORDS[paper.kind] if f" {words} " in told), None)
        left = {*told.replace(f" {said} ", " ").split()}
        title |= {*key(paper.subject.name).split()} if paper.subject else set()
        is_named = said is not None
    # "Drug and alcohol policy review" is of that policy, and "Policy review" of them all
    return is_named and left - _IDLE <= title


def _looked_at(paper: PaperFact, held: date | None) -> PaperFact:
    if held is None or (paper.last_on is not None and paper.last_on >= held):
        return paper
    return replace(paper, last_on=held)


def _reviewed(plan: PlanFact, papers: Collection[PaperFact]) -> PlanFact:
    days = [paper.last_on for paper in papers if paper.last_on is not None]
    if not days or len(days) < len(papers):
        return plan
    on = min(days)
    if plan.last is not None and plan.last.on >= on:
        return plan
    keeps = plan.keeps_its_date and on >= plan.in_force_from
    completions = (*plan.completions, on) if keeps else plan.completions
    return replace(plan, last=Done(on), completions=completions)

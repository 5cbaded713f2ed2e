"""Say what you do: what the policy states, what the plan says and what is really done, compared."""

from datetime import date

from desktop.duties.doings import Advised as Worked
from desktop.language import _, ngettext
from desktop.services.advising.gathering import Gathered, gather
from desktop.services.advising.saying import held_said, said, unreadable_said
from desktop.services.advising.shown import Advice, Advised, LineSaid, Note, PaperChoice
from desktop.store.file import CompanyFile

__all__ = ["Advice", "Advised", "LineSaid", "Note", "PaperChoice", "advice", "advice_of"]


def advice(company: CompanyFile, as_of: date) -> Advised:
    """Return everything that is proposed on a day, what was left as it is, and what must stay."""
    return advice_of(gather(company, as_of))


def advice_of(gathered: Gathered) -> Advised:
    """Return the same from what was gathered."""
    worked = gathered.advised
    every = [said(proposal, gathered) for proposal in worked.proposals]
    proposals = tuple(one for one in every if not one.kept_id)
    left = tuple(one for one in every if one.kept_id)
    return Advised(
        as_of=gathered.as_of,
        sentence=_sentence(len(proposals), worked),
        proposals=proposals,
        left=left,
        notes=(*map(held_said, worked.held), *map(unreadable_said, worked.unreadable)),
        has_plans=bool(gathered.said.history.facts.plans or gathered.said.stated),
    )


def _sentence(n: int, worked: Worked) -> str:
    if n:
        return ngettext(
            "{n} place where the papers, the schedule and what is done do not agree.",
            "{n} places where the papers, the schedule and what is done do not agree.",
            n,
        ).format(n=n)
    if worked.proposals:
        return _("Nothing new: what does not agree was left as it is, with a reason.")
    return _("What the papers say, what is on the schedule and what is done agree.")

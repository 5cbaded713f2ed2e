"""Into which document a new line goes, and what one is called that is made for it."""

from collections.abc import Iterable

from desktop.duties.doings import Because, Proposal
from desktop.duties.stated import kind_of_line
from desktop.language import N_, _
from desktop.services.advising.shown import PaperChoice
from desktop.values.stated import PaperThatSays

# the kind of document that states how often something of a kind is done, and its title when new
STATED_IN = {
    "inspection": ("inspection_policy", N_("Inspection policy")),
    "maintenance": ("maintenance_programme", N_("Maintenance program")),
    "meeting": ("communication", N_("Communication")),
    "drill": ("", N_("Emergency drills")),
    "review": ("company_rules", N_("Reviews")),
}


def kind_of(proposal: Proposal) -> str:
    """Return the kind of duty that a proposal is about."""
    if proposal.because is Because.UNPLANNED and proposal.stated is not None:
        return kind_of_line(proposal.stated.what, proposal.stated.kind)
    return proposal.doings[0].plan.kind


def choices_for(proposal: Proposal, papers: Iterable[PaperThatSays]) -> tuple[PaperChoice, ...]:
    """Return the documents that could say it, the likeliest first; the last is a new one."""
    if proposal.stated is not None:
        return (PaperChoice(proposal.stated.document_id, *(proposal.stated.document,) * 2),)
    wanted, title = STATED_IN[kind_of(proposal)]
    likely = sorted(papers, key=lambda paper: paper.kind != wanted)
    found = [PaperChoice(paper.id, paper.title, paper.title) for paper in likely]
    new = PaperChoice("", _("A new document: {title}").format(title=_(title)), _(title))
    if any(paper.kind == wanted for paper in likely):
        return (*found, new)
    return (new, *found)

"""Says each proposal in words: what, why with figures, the new rule, what it saves."""

from hashlib import blake2b

from desktop.duties.doings import Because, Held, Proposal, is_looser
from desktop.duties.floor_of_law import item_of
from desktop.duties.stated import words_of
from desktop.language import _, ngettext
from desktop.services.advising.clauses import clause_of, one_of_each
from desktop.services.advising.gathering import Gathered
from desktop.services.advising.naming import (
    about,
    rule_said,
    title_of,
    what_is_stated,
)
from desktop.services.advising.papers import choices_for, kind_of
from desktop.services.advising.reasons import reasons_of, source_said
from desktop.services.advising.shown import Advice, LineSaid, Note
from desktop.store.fact_stated import SetAside
from desktop.values.folding import fold
from desktop.values.spoken import say_date
from desktop.values.stated import StatedFact


def said(proposal: Proposal, gathered: Gathered) -> Advice:
    """Return one proposal in words."""
    code = code_of(proposal)
    kept = gathered.set_aside.get(code)
    stated = proposal.stated
    changes_plan = any(
        proposal.rule is not None and doing.rule != proposal.rule for doing in proposal.doings
    )
    return Advice(
        code=code,
        because=proposal.because.value,
        kind=kind_of(proposal),
        title=_title(proposal),
        why=tuple(reasons_of(proposal)),
        new_rule=_new_rule(proposal),
        saves=_saves(proposal),
        clause=clause_of(proposal),
        limit=_limit(proposal),
        verb=_verb(proposal, changes_plan=changes_plan),
        changes_plan=changes_plan,
        changes_paper=_changes_paper(proposal),
        adds_plan=proposal.because is Because.UNPLANNED,
        adds_type=_type(proposal, gathered),
        plan_ids=proposal.plan_ids,
        plan_rule=rule_said(proposal.rule),
        lines=_lines(proposal),
        stated_in=stated.document_id if stated else "",
        stated_what=stated.what if stated else "",
        takes_place=proposal.takes_place,
        papers=choices_for(proposal, gathered.said.papers),
        kept_reason=kept.reason if kept else "",
        kept_said=_kept(kept, gathered) if kept else "",
        kept_id=kept.id if kept else "",
    )


def code_of(proposal: Proposal) -> str:
    """Return what tells a proposal from others, and changes when the situation does."""
    told = [
        proposal.because.value,
        rule_said(proposal.rule),
        fold(proposal.stated.what) if proposal.stated else "",
        fold(proposal.stated.how_often) if proposal.stated else "",
        *sorted(f"{doing.plan.id} {fold(doing.plan.rule_text)}" for doing in proposal.doings),
    ]
    digest = blake2b("\n".join(told).encode(), digest_size=10).hexdigest()
    return f"advice_{proposal.because.value}_{digest}"


def _title(proposal: Proposal) -> str:
    if proposal.because is Because.UNPLANNED and proposal.stated is not None:
        return proposal.stated.what
    if proposal.because is not Because.UNSTATED:
        return title_of(proposal.doings)
    duties = one_of_each(proposal.doings)
    if len(duties) == 1:
        return title_of(duties)
    n = len(duties)
    words = {
        "inspection": ngettext("{n} inspection", "{n} inspections", n),
        "maintenance": ngettext("{n} maintenance duty", "{n} maintenance duties", n),
        "meeting": ngettext("{n} meeting", "{n} meetings", n),
        "drill": ngettext("{n} drill", "{n} drills", n),
        "review": ngettext("{n} review", "{n} reviews", n),
    }[duties[0].plan.kind]
    return _("{what} that no document states").format(what=words.format(n=n))


def _new_rule(proposal: Proposal) -> str:
    if proposal.because is Because.UNSTATED:
        return _("As the schedule says; it is only written down.")
    said_ = rule_said(proposal.rule)
    return said_[:1].upper() + said_[1:] + "."


def _saves(proposal: Proposal) -> str:
    if proposal.saves < 1:
        return ""
    n = about(proposal.saves)
    if proposal.doings and proposal.doings[0].plan.kind == "meeting":
        return _("Saves about {n} meetings a year.").format(n=n)
    return _("Saves about {n} sheets a year.").format(n=n)


def _limit(proposal: Proposal) -> str:
    """What law or a standard asks for, and what stays beside it."""
    if proposal.because is Because.BELOW:
        return proposal.doings[0].item.when if proposal.doings[0].item else ""
    if proposal.doings:
        item = proposal.doings[0].item
    else:
        item = item_of(proposal.stated.what) if proposal.stated else None
    if item is None or proposal.because is Because.UNSTATED:
        return ""
    told = [item.when]
    if item.binding is not None:
        told.insert(0, source_said(item))
    elif proposal.rule is not None and any(
        doing.rule and is_looser(proposal.rule, doing.rule) for doing in proposal.doings
    ):
        told.insert(0, _("No law or standard that we know of names a time for this."))
    return " ".join(filter(None, told))


def _type(proposal: Proposal, gathered: Gathered) -> str:
    """The type of units that a line without a plan names, such as "Trailers"."""
    if proposal.because is not Because.UNPLANNED or proposal.stated is None:
        return ""
    named = words_of(proposal.stated.what)
    types = sorted({unit.type for unit in gathered.said.units.values() if unit.type})
    return next((one for one in types if words_of(one) and words_of(one) <= named), "")


def _changes_paper(proposal: Proposal) -> bool:
    if proposal.because is Because.UNPLANNED:
        stated = proposal.stated
        return stated is not None and stated.rule != proposal.rule
    stated = proposal.stated
    return stated is None or stated.rule != proposal.rule


def _verb(proposal: Proposal, *, changes_plan: bool) -> str:
    if proposal.because is Because.UNPLANNED:
        return _("Add it to the schedule…")
    if proposal.because is Because.UNSTATED:
        return _("Write it down…")
    if changes_plan and _changes_paper(proposal):
        return _("Change the plan and the policy…")
    return _("Change the plan…") if changes_plan else _("Change the policy…")


def _lines(proposal: Proposal) -> tuple[LineSaid, ...]:
    if proposal.because is Because.UNSTATED:
        return tuple(
            LineSaid(what_is_stated((doing,)), rule_said(doing.rule), (doing.plan.id,))
            for doing in one_of_each(proposal.doings)
        )
    rule = rule_said(proposal.rule)
    if proposal.because is Because.UNPLANNED and proposal.stated is not None:
        return (LineSaid(proposal.stated.what, rule),)
    stated = proposal.stated
    what = stated.what if stated and proposal.takes_place else what_is_stated(proposal.doings)
    return (LineSaid(what, rule, proposal.plan_ids),)


def _kept(kept: SetAside, gathered: Gathered) -> str:
    on = say_date(kept.on, gathered.as_of)
    if kept.by:
        return _("Left as it is on {day} by {who}: {why}").format(
            day=on, who=kept.by, why=kept.reason
        )
    return _("Left as it is on {day}: {why}").format(day=on, why=kept.reason)


def held_said(held: Held) -> Note:
    """Return what stays as it is because law or a standard asks for it."""
    doing, rule = held.doing, rule_said(held.doing.rule)
    sentence = _("Stays as it is, {rule}. {source}").format(
        rule=rule, source=source_said(held.item)
    )
    if held.item.when:
        sentence = f"{sentence} {held.item.when}"
    return Note(title_of((doing,)), sentence, doing.plan.id)


def unreadable_said(stated: StatedFact) -> Note:
    """Return that a line of a document cannot be compared with anything."""
    return Note(
        stated.what,
        _("“{document}” says “{often}”, which tells no time. Write how often it is meant.").format(
            document=stated.document, often=stated.how_often
        ),
    )

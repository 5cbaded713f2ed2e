"""The sentences of a package: what each chapter is about, what is in it, what is not."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from desktop.language import N_, _, ngettext
from desktop.records.kind import Nature
from desktop.services.packaging.period import Period
from desktop.services.packaging.reading import DATED, Listed
from desktop.values.spoken import say_whole_date

TITLES: Final[Mapping[str, str]] = {
    "leadership": N_("1 Leadership"),
    "hazards": N_("2 Hazards"),
    "training": N_("3 Training"),
    "inspections": N_("4 Inspections"),
    "incidents": N_("5 Incidents"),
    "emergency": N_("6 Emergency"),
}
AREAS: Final[Mapping[str, str]] = {
    "company": N_("Company"),
    "leadership": N_("Leadership"),
    "hazards": N_("Hazards"),
    "training": N_("Training"),
    "inspections": N_("Inspections"),
    "incidents": N_("Incidents"),
    "emergency": N_("Emergency"),
    "actions": N_("Corrective actions"),
    "loose": N_("Papers that no record names"),
}
_ABOUT: Final[Mapping[str, str]] = {
    "leadership": N_(
        "What the company promises, who has signed for it, and how people talk about safety."
    ),
    "hazards": N_(
        "Which hazards the work holds, assessed ahead for each job and again in the field each day."
    ),
    "training": N_(
        "Who holds which certificate and until when, who was oriented, and who was seen to be able"
        " to do the work."
    ),
    "inspections": N_(
        "What is to be looked at and how often, what was looked at, and what was found and"
        " maintained."
    ),
    "incidents": N_("What went wrong or nearly did, and what was found to be behind it."),
    "emergency": N_("How each place of work is prepared, who does what, and what was practised."),
}
# to have none of these is no lack
_NO_LACK: Final = frozenset({"skip", "exemption", "service_change"})
_NOTHING_HOLDS: Final = frozenset({"incidents"})
REQUIREMENT: Final = "requirement"


def lead_of(tab: str, found: Sequence[Listed], period: Period) -> str:
    """Return one or two sentences on a chapter: what it is about, and how much is in it."""
    n = sum(len(one.rows) for one in found)
    if not n:
        return _(_ABOUT[tab])
    said = ngettext("{n} record, {period}.", "{n} records, {period}.", n)
    if tab not in _NOTHING_HOLDS:  # a card or a policy of years ago is there, too
        said = ngettext(
            "{n} record: what was done {period}, and what holds from before.",
            "{n} records: what was done {period}, and what holds from before.",
            n,
        )
    return " ".join([_(_ABOUT[tab]), said.format(n=n, period=period.said())])


def register_sentence(found: Listed, as_of: date, exhibits: int) -> str:
    """Return what stands under the title of a register."""
    n = len(found.rows)
    if found.kind.nature is Nature.OPERATIONAL or found.kind.key in DATED:
        said = ngettext("{n} record, newest first.", "{n} records, newest first.", n)
    elif found.kind.key == REQUIREMENT and not exhibits:
        said = _("{n} in all, on one line for each position.")
    else:  # some may have left, been sold or closed: their state says so
        said = ngettext(
            "{n} record as it stands on {day}.", "{n} records as they stand on {day}.", n
        )
    parts = [said.format(n=n, day=say_whole_date(as_of))]
    if exhibits:
        cited = ngettext("{n} exhibit is cited.", "{n} exhibits are cited.", exhibits)
        parts.append(cited.format(n=exhibits))
    return " ".join(parts)


def nothing_sentence(empty: Sequence[Listed]) -> str:
    """Return "Nothing on file: goals, work refusals."; empty where there is something of all."""
    lacking = [one.kind.plural for one in empty if one.kind.key not in _NO_LACK]
    if not lacking:
        return ""
    kinds = ", ".join(_first_small(_(plural)) for plural in lacking)
    return _("Nothing on file: {kinds}.").format(kinds=kinds)


def _first_small(words: str) -> str:
    """Return a title as it stands in a sentence; what is all capitals stays so."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def actions_lead(found: Listed, open_ones: int) -> str:
    """Return the sentences over the corrective-action log."""
    about = _("Everything that was found to be put right, across all sources.")
    n = len(found.rows)
    if not n:
        return " ".join([about, _("Nothing is on file from this time.")])
    said = ngettext(
        "{n} action, {open} open: every open one is here, and those closed in this time.",
        "{n} actions, {open} open: every open one is here, and those closed in this time.",
        n,
    )
    return " ".join([about, said.format(n=n, open=open_ones)])


def profile_lead(as_of: date, lacking: int) -> str:
    """Return the sentences over the company profile; `lacking` facts are not filled in."""
    said = _("The company as it stands on {day}.").format(day=say_whole_date(as_of))
    if not lacking:
        return said
    more = ngettext(
        "{n} fact of its registration is not filled in.",
        "{n} facts of its registration are not filled in.",
        lacking,
    )
    return " ".join([said, more.format(n=lacking)])

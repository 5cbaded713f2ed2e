"""What stands first in the look: it does not pass, somebody has not signed, the day is to come."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from desktop.language import _
from desktop.services.assessing.words import say_overall
from desktop.services.packaging.scoring import score_of
from desktop.services.preflight.facts import QUESTIONS, Seen
from desktop.services.preflight.keys import FAILS, TO_COME, UNSIGNED
from desktop.services.preflight.registration import MISSED
from desktop.services.preflight.rule import Lack, Rule, rule
from desktop.services.today.shown import Target
from desktop.values.spoken import say_whole_date

_SIGNATURES: Final = 2  # the page of the PDF, behind the cover


@rule(FAILS, "Certifying partners: what is to be reached in all, and in each element")
def does_not_pass(seen: Seen) -> Iterator[Lack]:
    """A signed assessment passes: less is sent back, however well it is made."""
    signing = _signing(seen)
    if signing and signing["passed"] is False:
        about = seen.assessment or {}
        whole = score_of(seen.selection, about.get("purpose") or "")
        says = _("The signed assessment falls short. {result}").format(result=say_overall(whole))
        says += " " + _("A partner sends it back, so ask there before you send it.")
        yield Lack(says=says, where=Target("audit", QUESTIONS), verb=_("Open the assessment"))


@rule(UNSIGNED, MISSED)
def other_signature(seen: Seen) -> Iterator[Lack]:
    """Assessor and representative have both signed, in Muster or with a pen."""
    signing = _signing(seen)
    if signing is None:
        return
    by = _name(seen, signing, "signed_by")
    assessor = _name(seen, seen.assessment or {}, "assessor") or _name(seen, seen.about, "assessor")
    representative = _name(seen, seen.about, "representative") or _owner(seen)
    if assessor and assessor != by:
        says = _(
            "{name}, the assessor, has not signed. Have page {n} of the PDF signed by hand before "
            "it is sent, or open the assessment again and let {name} sign in Muster."
        ).format(name=assessor, n=_SIGNATURES)
        yield Lack(says=says, where=Target("audit", QUESTIONS), verb=_("Open the assessment"))
    if representative and representative not in (by, assessor):
        says = _(
            "{name}, the authorised representative, has not signed. Have page {n} of the PDF "
            "signed by hand before it is sent."
        ).format(name=representative, n=_SIGNATURES)
        where = seen.company_at("representative_id")
        yield Lack(says=says, where=where, verb=_("See who it is"))


def _signing(seen: Seen) -> Mapping[str, Any] | None:
    """Return the signing that stands, None where it is a draft."""
    lines = (seen.assessment or {}).get("signings") or ()
    return lines[-1] if lines and seen.selection.is_signed else None


def _name(seen: Seen, record: Mapping[str, Any], link: str) -> str:
    """Return who somebody is, on the list of workers or as it was written down."""
    person = seen.people.everybody.get(record.get(f"{link}_id") or "")
    return person.name if person else record.get(f"{link}_name") or ""


def _owner(seen: Seen) -> str:
    """Return the owner, where there is one and nobody else was named."""
    owners = [one.name for one in seen.people.working(seen.as_of) if one.is_owner]
    return owners[0] if len(owners) == 1 else ""


@rule(TO_COME, "Common sense: nobody knows yet what comes")
def day_to_come(seen: Seen) -> Iterator[Lack]:
    """The day of the package has come."""
    today = seen.choices.today
    if today is not None and today < seen.as_of:
        says = _(
            "The package is of {day}, which is still to come: what will be done until then is not "
            "in it, and what falls due by then counts as missed. Send one of today instead."
        )
        says = says.format(day=say_whole_date(seen.as_of))
        yield Lack(says=says, where=Target("audit", "coverage"), verb=_("See the months"))


RULES: Final[tuple[Rule, ...]] = (does_not_pass, other_signature, day_to_come)

"""Rules on what stands on the cover, and that there is something behind it."""

from collections.abc import Iterator, Sequence
from typing import Final

from desktop.language import _
from desktop.services.preflight.facts import Seen
from desktop.services.preflight.registration import FORM, MISSED
from desktop.services.preflight.rule import Lack, Rule, rule
from desktop.services.today.shown import Target


@rule("empty", MISSED)
def empty(seen: Seen) -> Iterator[Lack]:
    """Something goes in that proves what is said."""
    if not seen.records and not seen.files:
        says = _("No record and no paper goes in, so nothing is proven. Enter your records first.")
        yield Lack(says=says, where=Target("audit", "coverage"), verb=_("See the months"))


@rule("wcb_account", MISSED)
def wcb_account(seen: Seen) -> Iterator[Lack]:
    """The WCB account belongs on the cover."""
    says = _("The WCB account is missing. Enter it; the cover asks for it.")
    yield from _missing(seen, ["wcb_accounts"], says, _("Enter the account"))


@rule("industry_code", MISSED)
def industry_code(seen: Seen) -> Iterator[Lack]:
    """The industry code belongs there too."""
    says = _("The industry code is missing. It stands on the letters of the WCB; enter it.")
    yield from _missing(seen, ["industry_codes"], says, _("Enter the code"))


@rule("legal_name", FORM)
def legal_name(seen: Seen) -> Iterator[Lack]:
    """The legal name is the one that is registered with the WCB."""
    says = _("The company has no name yet. Enter it as it is registered with the WCB.")
    yield from _missing(seen, ["legal_name"], says, _("Enter the name"))


@rule("partner", FORM)
def partner(seen: Seen) -> Iterator[Lack]:
    """Whom it is for stands on the cover; limits of size and sort are the partner's."""
    says = _("No certifying partner is entered. Enter whom you send it to; the cover asks.")
    yield from _missing(seen, ["certifying_partner"], says, _("Enter the partner"))


@rule("secor_number", FORM)
def secor_number(seen: Seen) -> Iterator[Lack]:
    """The SECOR number stands on the cover, by which the partner finds the company."""
    says = _(
        "The SECOR number is missing. Enter it; where you have none yet, ask your partner what to "
        "write."
    )
    yield from _missing(seen, ["secor_number"], says, _("Enter the number"))


@rule("representative", FORM)
def representative(seen: Seen) -> Iterator[Lack]:
    """Somebody is named who speaks for the company and signs."""
    says = _("Nobody is named as the authorised representative, who signs for the company.")
    says += " " + _("Enter who it is.")
    names = ["representative_id", "representative_name"]
    yield from _missing(seen, names, says, _("Enter the representative"))


@rule("logo", "Common sense: what was chosen for the cover is seen there")
def logo(seen: Seen) -> Iterator[Lack]:
    """The logo, where one is chosen, can stand on the cover."""
    if seen.logo_trouble:
        where = seen.company_at("logo_id")
        yield Lack(says=seen.logo_trouble, where=where, verb=_("Choose the logo"))


def _missing(seen: Seen, names: Sequence[str], says: str, verb: str) -> Iterator[Lack]:
    """One lack where none of the fields is filled in; it leads to the first."""
    if not any(seen.about.get(name) for name in names):
        yield Lack(says=says, where=seen.company_at(names[0]), verb=verb)


RULES: Final[tuple[Rule, ...]] = (
    empty, wcb_account, industry_code, legal_name, partner, secor_number, representative, logo,
)  # fmt: skip

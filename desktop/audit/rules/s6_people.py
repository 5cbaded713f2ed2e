"""Whether people are named for emergencies and their first aid is valid (S6.4)."""

from collections.abc import Iterator, Mapping
from typing import Final

from desktop.audit.common.emergency_plans import Covered, covered
from desktop.audit.common.first_aid import AidCard, aid_cards, named_in, roles_at
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import NOTHING, Judged, Missing, Ref, of_share
from desktop.audit.rules.rule import rule
from desktop.language import _, ngettext
from desktop.values.audited.emergency import RoleFact
from desktop.values.audited.people import Person
from desktop.values.emergency_gear import is_first_aid_role
from desktop.values.spoken import say_date

ROLE: Final = "emergency_role"


@rule("emergency", "places", "people", "schedule")
def rescuers_named(facts: AuditFacts) -> Judged:
    """S6.4: the share of active sites with people of today named, and their first aid valid."""
    every, cards = covered(facts), aid_cards(facts)
    missing: list[Missing] = []
    counted: list[Ref] = []
    met = 0
    for one in every:
        to_do = list(_lacking(facts, one, cards, counted))
        met += not to_do
        missing += to_do
    missing = list(dict.fromkeys(missing))
    note = ngettext(
        "{met} of {n} active site has people named for emergencies, with valid first aid.",
        "{met} of {n} active sites have people named for emergencies, with valid first aid.",
        len(every),
    ).format(met=met, n=len(every))
    if not every:
        note = _("No site is active on the day.")
        missing.append(
            Missing(
                _("Put the places where you work on the list of sites."),
                kind="site",
                earns=NOTHING,
            )
        )
    return of_share(met, len(every), counted=counted, missing=missing, note=note)


def _lacking(
    facts: AuditFacts, one: Covered, cards: Mapping[str, AidCard], counted: list[Ref]
) -> Iterator[Missing]:
    """Return what a site lacks, and add what counts there."""
    as_of, at = facts.span.as_of, (one.through or one.site).name
    here = {person.id: person for person in facts.people.working(as_of)}
    roles = [role for role in _roles(facts, one) if role.who.id in here]
    named = {person.id: person for person in named_in(one.plan, here.values())}
    named |= {person.id: person for role in roles if (person := here.get(role.who.id or ""))}
    if not named:
        what = _("Name who rescues, evacuates and gives first aid at {site}.")
        yield Missing(what.format(site=at), kind=ROLE)
        return
    valid = {id_ for id_ in named if id_ in cards and cards[id_].is_valid(as_of)}
    aiders = {role.who.id: role for role in roles if is_first_aid_role(role.role)}
    for id_ in aiders:
        if id_ not in valid:
            yield _renew(named[id_ or ""], cards, at, facts)
    if not valid and not aiders:
        what = _("Have somebody with valid first aid among those named for {site}.")
        yield Missing(what.format(site=at), kind=ROLE)
    counted += [Ref(ROLE, role.id) for role in roles]
    counted += [cards[id_].ref for id_ in sorted(valid)]


def _roles(facts: AuditFacts, one: Covered) -> list[RoleFact]:
    sites = (one.site,) if one.through is None else (one.site, one.through)
    found = {role.id: role for site in sites for role in roles_at(facts, site)}
    return list(found.values())


def _renew(person: Person, cards: Mapping[str, AidCard], site: str, facts: AuditFacts) -> Missing:
    card = cards.get(person.id)
    words = {"name": person.name, "site": site}
    if card is None or card.expires is None:
        what = _("{name} is first aider at {site}: file the first-aid card.")
        return Missing(what.format(**words), kind="certificate")
    words["day"] = say_date(card.expires, facts.span.as_of)
    what = _("{name} is first aider at {site}: renew first aid, which ran out on {day}.")
    return Missing(what.format(**words), card.ref, "expires_on")

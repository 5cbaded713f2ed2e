"""Orientations, cards, a matrix, checks: each weak one beside a sound one that resembles it."""

from dataclasses import replace
from typing import Any, Final, NamedTuple

from desktop.audit.facts import AuditFacts
from desktop.values.audited.people import Who
from desktop.values.audited.training import (
    ESSENTIAL,
    CertificateKind,
    CheckPaper,
    Exempt,
    OtherCompany,
    Product,
)
from desktop.values.competency import MachineFact
from tests.builders.company import day
from tests.builders.training_facts import (
    DALE,
    FORKLIFT,
    KAYLA,
    RICK,
    STRANGER,
    TRUCK,
    WELDER,
    card,
    check,
    facts,
    need,
    oriented,
    period,
    person,
    runs,
)

NOBODY: Final = Who(None, "  ")
_OWNER: Final = person(DALE, is_owner=True)
_RICK: Final = person(RICK, jobs=[(WELDER, period())])


class Pair(NamedTuple):
    """What is found in `weak`, once and nothing else, and nothing at all in `sound`."""

    title: str
    code: str
    weak: AuditFacts
    sound: AuditFacts


def _shown(title: str, code: str, weak: Any, sound: Any, *crew: Any) -> Pair:
    """Two files that differ in Rick's orientations."""

    def as_facts(some: Any) -> AuditFacts:
        every = some if isinstance(some, tuple) else (some,)
        return facts(*crew, orientations=(oriented(DALE), *every))

    return Pair(title, code, as_facts(weak), as_facts(sound))


def _cards(title: str, code: str, weak: Any, sound: Any, **both: Any) -> Pair:
    def as_facts(some: Any) -> AuditFacts:
        return facts(cards=some if isinstance(some, tuple) else (some,), **both)

    return Pair(title, code, as_facts(weak), as_facts(sound))


def _course(
    title: str,
    course: str,
    sound: Any,
    weak: Any = (),
    units: tuple[MachineFact, ...] = (FORKLIFT,),
) -> Pair:
    """Rick took a course; the checks differ."""
    kinds = {"course": CertificateKind(name=course, months=36)}
    both: dict[str, Any] = {"kinds": kinds, "cards": (card("course"),), "machines": units}
    return Pair(
        title, "course_without_check", facts(**both, checks=weak), facts(**both, checks=(sound,))
    )


def _named(title: str, weak: str, sound: str) -> Pair:
    """Two cards that differ in the name of the course; no machine was ever checked."""

    def as_facts(name: str) -> AuditFacts:
        return facts(kinds={"one": CertificateKind(name=name)}, cards=(card("one"),))

    return Pair(title, "course_without_check", as_facts(weak), as_facts(sound))


def _checks(title: str, code: str, weak: Any, sound: Any, assigned: bool = True) -> Pair:
    both: dict[str, Any] = {
        "machines": (FORKLIFT,),
        "assignments": (runs(),) if assigned else (),
    }

    def as_facts(some: Any) -> AuditFacts:
        return facts(**both, checks=some if isinstance(some, tuple) else (some,))

    return Pair(title, code, as_facts(weak), as_facts(sound))


def _paper(title: str, code: str, weak: CheckPaper, sound: CheckPaper, **more: Any) -> Pair:
    one = check(**more)

    def as_facts(said: CheckPaper) -> AuditFacts:
        return facts(
            machines=(FORKLIFT,), assignments=(runs(),), checks=(one,), papers={one.id: said}
        )

    return Pair(title, code, as_facts(weak), as_facts(sound))


def _crew(title: str, code: str, weak: AuditFacts, sound: AuditFacts) -> Pair:
    return Pair(title, code, weak, sound)


def _products(title: str, code: str, weak: Product, sound: Product) -> Pair:
    return Pair(title, code, facts(products=(weak,)), facts(products=(sound,)))


def _reason(title: str, weak: str, sound: str) -> Pair:
    def as_facts(reason: str) -> AuditFacts:
        one = Exempt(id="e", worker_id="rick", type_id="h2s", reason=reason)
        return facts(exemptions=(one,))

    return Pair(title, "exemption_unexplained", as_facts(weak), as_facts(sound))


def _jobs(
    title: str, code: str, weak: tuple[Any, ...], sound: tuple[Any, ...], other: str = "foreman"
) -> Pair:
    """Two files that differ in what is asked of Rick, who welds, and of Dale."""
    both = (person(DALE, is_owner=True, jobs=[(other, period())]), _RICK)
    kinds = ("h2s", "whmis", "forklift")
    cards = tuple(card(kind, who) for kind in kinds for who in (DALE, RICK))
    more: dict[str, Any] = {
        "positions": (WELDER, other),
        "cards": cards,
        "machines": (FORKLIFT,),
        "checks": (check(), check(DALE)),
    }
    return Pair(title, code, facts(*both, needs=weak, **more), facts(*both, needs=sound, **more))


_SHORT: Final = tuple(topic for topic in ESSENTIAL if topic != "rights")
_VISITOR: Final = {"visitor": "Delivery driver", "covered": ["site"]}
_CRANE: Final = {"contractor_id": "x"}
_PARKLAND: Final = (OtherCompany(id="x", name="Parkland Crane"),)
_BACK: Final = person(
    RICK, period("2024-04-01", "2024-10-31"), period("2026-04-01"), jobs=[(WELDER, period())]
)
_FIRST: Final = oriented(on="2024-04-01")
_UNKNOWN: Final = MachineFact("u", "U-7")
_LATER: Final = replace(card("h2s", issued="2026-06-01"), has_copy=False)

PAIRS: Final[tuple[Pair, ...]] = (
    _shown("nothing on file", "orientation_missing", (), oriented()),
    _shown("told by word of mouth, or signed the day after", "orientation_missing",
           (), oriented(on="2020-01-07")),
    _crew(
        "hired three weeks ago, or yesterday", "orientation_missing",
        facts(_OWNER, _RICK, person(KAYLA, period("2026-10-26"))),
        facts(_OWNER, _RICK, person(KAYLA, period("2026-11-15"))),
    ),
    _crew(
        "somebody who still works here, or who left", "orientation_missing",
        facts(_OWNER, _RICK, person(KAYLA, period("2025-03-03"))),
        facts(_OWNER, _RICK, person(KAYLA, period("2025-03-03", "2026-05-29"))),
    ),
    _crew(
        "nobody knows since when, but employed, or not even that", "orientation_missing",
        facts(_OWNER, _RICK, person(KAYLA, period(None, "2027-01-31"))),
        facts(_OWNER, _RICK, replace(person(KAYLA), employed=())),
    ),
    _shown("eleven days late, or the day after", "orientation_late",
           oriented(on="2020-01-17"), oriented(on="2020-01-07")),
    _shown("two days after, or the week before", "orientation_late",
           oriented(on="2020-01-08"), oriented(on="2019-12-30")),
    _shown("marked as not signed, or nothing said about it", "orientation_unsigned",
           oriented(signed=False), oriented(signed=None)),
    _shown("signed later, or never", "orientation_unsigned",
           oriented(signed=False),
           (oriented(signed=False), oriented(id="again"))),
    _shown("a visitor who did not sign, or who did", "orientation_unsigned",
           (oriented(), oriented(None, "2026-09-16", **_VISITOR, signed=False)),
           (oriented(), oriented(None, "2026-09-16", **_VISITOR))),
    _shown("a contractor who did not sign this year, or years ago", "orientation_unsigned",
           (oriented(), oriented(None, "2026-09-16", **_CRANE, signed=False)),
           (oriented(), oriented(None, "2023-09-16", **_CRANE, signed=False))),
    _shown("nothing about the right to refuse, or only nothing about the site",
           "orientation_topics_missing", oriented(covered=_SHORT), oriented(covered=ESSENTIAL)),
    _shown("an old short form, or made good this year", "orientation_topics_missing",
           oriented(covered=["policy", "hazards"]),
           (oriented(covered=["policy", "hazards"]), oriented(on="2026-01-09"))),
    _shown("every box left empty on purpose, or a list that never had boxes",
           "orientation_topics_missing",
           oriented(covered=(), tells=True), oriented(covered=(), tells=False)),
    _shown("the topics of a worker, or of a visitor", "orientation_topics_missing",
           (oriented(covered=["emergency"])),
           (oriented(), oriented(None, "2026-09-16", visitor="Inspector", covered=["emergency"]))),
    _shown("Rick showed Rick around, or the foreman of another crew did", "orientation_by_self",
           oriented(by=RICK), oriented(by=STRANGER)),
    _shown("his own name as it was written, or one like it", "orientation_by_self",
           oriented(by=Who(None, "rick desjarlais ")), oriented(by=Who(None, "R. Desjarlais"))),
    _shown("nobody named, or a visitor", "orientation_of_nobody",
           (oriented(), oriented(None, "2026-09-16")),
           (oriented(), oriented(None, "2026-09-16", visitor="L. Marchuk"))),
    _shown("back for the season, shown around again or not", "returner_not_oriented",
           _FIRST, (_FIRST, oriented(on="2026-04-01", covered=["site"])), _OWNER, _BACK),
    _crew(
        "back after a winter, or after two weeks", "returner_not_oriented",
        facts(_OWNER, _BACK, orientations=(oriented(DALE), _FIRST)),
        facts(
            _OWNER,
            person(RICK, period("2024-04-01", "2026-03-17"), period("2026-04-01")),
            orientations=(oriented(DALE), _FIRST),
        ),
    ),
    _crew(
        "a contractor whom nobody showed around, or with a date", "contractor_not_oriented",
        facts(contractors=_PARKLAND),
        facts(contractors=(replace(_PARKLAND[0], oriented_on=day("2025-09-11")),)),
    ),
    _crew(
        "a contractor without a record, or with one", "contractor_not_oriented",
        facts(contractors=_PARKLAND),
        facts(
            contractors=_PARKLAND,
            orientations=(oriented(DALE), oriented(), oriented(None, "2026-02-02", **_CRANE)),
        ),
    ),
    _cards("a date and no card", "certificate_without_copy",
           card(has_copy=False), card()),
    _cards("the renewal without, or the old card that is still good with one",
           "certificate_without_copy",
           (card(has_copy=False), _LATER), (card(issued="2024-02-03"), _LATER)),
    _cards("of a card that is good, or of one that ran out and is told elsewhere",
           "certificate_without_copy",
           card(has_copy=False), card(issued="2021-02-03", has_copy=False)),
    _cards("of who must hold it, or is exempt", "certificate_without_copy",
           card("whmis", has_copy=False), card(has_copy=False),
           exemptions=(Exempt(id="e", worker_id="rick", type_id="h2s", reason="Office only"),)),
    _cards("no date at all, or never runs out", "certificate_undated",
           card("ticket", issued=None), card("ticket", issued=None, does_not_expire=True)),
    _cards("no date at all, or only the day it ends", "certificate_undated",
           card(issued=None), card(issued=None, expires="2027-02-03")),
    _cards("ends before it begins, or on the day", "certificate_dates_wrong",
           card(issued="2026-02-03", expires="2025-02-03"),
           card(issued="2026-11-16", expires="2026-11-16")),
    _course("a forklift course, checked or not", "Forklift operator", check()),
    _course("lift truck and forklift are one", "Lift Truck Operator Training", check()),
    _course("a check on the truck is none on the forklift", "Forklift", check(),
            weak=(check(unit="t1"),), units=(FORKLIFT, TRUCK)),
    _course("a check of the task", "Aerial Work Platform",
            check(unit=None, task="Scissor lift in the shop"),
            weak=(check(unit=None, task="Hot work"),)),
    _course("a check of a type", "Skid steer operator", check(unit=None, type="Skid-Steer")),
    _course("a course on heavy equipment, any machine checked", "Heavy Equipment Operator",
            check()),
    _course("a check on a unit of which nobody can tell what it is", "Telehandler",
            check(unit="u"), units=(_UNKNOWN,)),
    _course("somebody else was checked, or he was", "Overhead crane",
            check(unit=None, task="Overhead crane"),
            weak=(check(DALE, unit=None, task="Overhead crane"),)),
    _named("a course in running it, or in staying clear of it",
           "Excavator operator", "Excavator awareness for ground workers"),
    _named("a course on a machine, or a licence for the road",
           "Boom truck operator", "Class 1 licence, tractor trailer"),
    _named("a course on equipment, or on a task", "Zoom boom", "Ground Disturbance II"),
    _named("a chainsaw course, or a fit test", "Chainsaw safety", "Respirator fit test"),
    _named("a quad course, or an abstract", "ATV rider course", "Driver's Abstract"),
    _checks("put down for the forklift, never checked", "assigned_without_check", (), check()),
    _crew(
        "one of two who run it was never checked", "assigned_without_check",
        facts(machines=(TRUCK,), assignments=(runs(DALE, "t1"), runs(unit="t1")),
              checks=(check(DALE, "t1"),)),
        facts(machines=(TRUCK,), assignments=(runs(DALE, "t1"), runs(unit="t1")),
              checks=(check(DALE, "t1"), check(unit="t1"))),
    ),
    _named("a rock truck course, or a driving one", "Rock truck operator", "Defensive driving"),
    _crew(
        "put down for it now, or until spring", "assigned_without_check",
        facts(machines=(TRUCK,), assignments=(runs(unit="t1"),)),
        facts(machines=(TRUCK,), assignments=(runs(unit="t1", during=period(None, "2026-04-30")),)),
    ),
    _crew(
        "put down for a type, checked on the type or not", "assigned_without_check",
        facts(machines=(TRUCK,), assignments=(runs(unit=None, type_="truck"),)),
        facts(
            machines=(TRUCK,),
            assignments=(runs(unit=None, type_="truck"),),
            checks=(check(unit=None, type="Truck"),),
        ),
    ),
    _checks("not yet, or only when supervised", "check_not_passed",
            check(result="not_yet"), check(result="supervised")),
    _checks("not yet and put down for it all the same, or not", "check_not_passed",
            check(result="not_yet"), (check(result="not_yet"), check(on="2026-06-01"))),
    _checks("of 2023, three years and a day old or less", "check_out_of_date",
            check(on="2023-11-15"), check(on="2023-11-16")),
    _checks("its own next day is past, or not", "check_out_of_date",
            check(next_due_on=day("2026-10-26")), check(next_due_on=day("2026-12-26"))),
    _checks("old, and nobody is put down for anything; or renewed", "check_out_of_date",
            check(on="2020-05-04"), (check(on="2020-05-04"), check(on="2025-05-04")),
            assigned=False),
    _checks("no result, or one", "check_without_result", check(result=None), check()),
    _paper("nobody named, or somebody from outside", "check_without_assessor",
           CheckPaper(assessor=NOBODY), CheckPaper(assessor=STRANGER)),
    _paper("checked by himself, or by the owner", "check_by_self",
           CheckPaper(assessor=RICK), CheckPaper(assessor=DALE)),
    _paper("his own name as it was written, or another Rick's", "check_by_self",
           CheckPaper(assessor=Who(None, "Rick Desjarlais")),
           CheckPaper(assessor=Who(None, "Rick from Kal Tire"))),
    _crew(
        "a hand checked himself, or the owner who has nobody above", "check_by_self",
        facts(machines=(FORKLIFT,), checks=(check(),),
              papers={check().id: CheckPaper(assessor=RICK)}),
        facts(machines=(FORKLIFT,), checks=(check(DALE),),
              papers={check(DALE).id: CheckPaper(assessor=DALE)}),
    ),
    _paper("passed although the load was too high, or everything passed", "check_despite_failure",
           CheckPaper(assessor=DALE, failed=("Load height and speed",)), CheckPaper(assessor=DALE)),
    _crew(
        "passed in spite of a failure, or with a restriction", "check_despite_failure",
        facts(checks=(check(),), machines=(FORKLIFT,),
              papers={check().id: CheckPaper(assessor=DALE, failed=("Ramps",))}),
        facts(checks=(check(restrictions="No ramps until checked again"),), machines=(FORKLIFT,),
              papers={check().id: CheckPaper(assessor=DALE, failed=("Ramps",))}),
    ),
    _crew(
        "a check of nothing, or of a task", "check_of_nothing",
        facts(checks=(check(unit=None),)), facts(checks=(check(unit=None, task="Hot work"),)),
    ),
    _jobs("a position without a line", "training_not_tied",
          (need(),), (need(), need("whmis", "foreman"))),
    _jobs("a foreman with nothing but what everybody needs, or with a line", "training_not_tied",
          (need(), need("whmis", None)),
          (need(), need("whmis", None), need("h2s", "foreman"))),
    _jobs("the office with nothing, or with what everybody needs", "training_not_tied",
          (need(),), (need(), need("whmis", None)), "office"),
    _jobs("the same for everybody, or for those who need it", "training_for_everybody_alike",
          (need("h2s", None),), (need("h2s", WELDER), need("h2s", "foreman"))),
    _jobs("H2S for everybody, or WHMIS", "training_for_everybody_alike",
          (need("h2s", None),), (need("whmis", None),)),
    _jobs("the forklift for everybody, or H2S, beside lines for positions",
          "training_for_everybody_alike",
          (need("forklift", None), need(), need("h2s", "foreman")),
          (need("h2s", None), need("forklift"), need("whmis", "foreman"))),
    _reason("a placeholder, or a reason", "n/a", "Office only, never goes to the field"),
    _reason("says only that it is so", "Not required", "Not required: works in a sealed hood"),
    _products("no sheet at all, or the file", "product_without_sheet",
              Product(id="p", name="Methyl hydrate"),
              Product(id="p", name="Methyl hydrate", has_sheet=True)),
    _products("no sheet at all, or a date of one", "product_without_sheet",
              Product(id="p", name="Propane"),
              Product(id="p", name="Propane", sheet_on=day("2025-02-14"))),
    _products("three years and a day, or three years", "data_sheet_old",
              Product(id="p", name="Diesel", sheet_on=day("2023-11-15"), has_sheet=True),
              Product(id="p", name="Diesel", sheet_on=day("2023-11-16"), has_sheet=True)),
)  # fmt: skip

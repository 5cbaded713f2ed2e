"""Policies, rights, minutes and goals: each weak one beside a sound one that resembles it."""

from typing import Any, Final, NamedTuple

from desktop.audit.facts import AuditFacts
from desktop.values.audited.company import CompanyFacts
from desktop.values.audited.leadership import FileFact, RefusalFact
from desktop.values.audited.people import Person, Signer, Who
from tests.builders.company import day
from tests.builders.leadership_facts import (
    ALONE,
    DALE,
    JOSE,
    OWNER,
    RICK,
    TYLER,
    ack,
    facts,
    follow_up,
    goal,
    meeting,
    people,
    person,
    policy,
    refusal,
    represents,
    review,
    taught,
)

NOBODY: Final = Who(None, "")
TEMPLATE: Final = "[Company Name] puts the safety of its workers first."


class Pair(NamedTuple):
    """What is found in `weak`, once and nothing else, and nothing at all in `sound`."""

    title: str
    code: str
    weak: AuditFacts
    sound: AuditFacts


def _policies(title: str, code: str, weak: Any, sound: Any) -> Pair:
    def as_facts(some: Any) -> AuditFacts:
        return facts(policies=some if isinstance(some, tuple) else (some,))

    return Pair(title, code, as_facts(weak), as_facts(sound))


def _meetings(title: str, code: str, weak: Any, sound: Any, **both: Any) -> Pair:
    return Pair(title, code, facts(meetings=(weak,), **both), facts(meetings=(sound,), **both))


def _files(title: str, code: str, weak: str, sound: str) -> Pair:
    def as_facts(name: str) -> AuditFacts:
        return facts(files=(FileFact(id="f", name=name),))

    return Pair(title, code, as_facts(weak), as_facts(sound))


def _concern(title: str, weak: str, sound: str, **both: Any) -> Pair:
    def as_facts(text: str) -> AuditFacts:
        return facts(meetings=(meeting("2026-06-01", DALE, RICK, concerns=(text,)),), **both)

    return Pair(title, "meeting_concern_without_action", as_facts(weak), as_facts(sound))


def _goal(title: str, code: str, weak: Any, sound: Any) -> Pair:
    return Pair(title, code, facts(goals=(weak,)), facts(goals=(sound,)))


def _hands(n: int, since: str = "2020-01-06", left: str | None = None, **more: Any) -> list[Person]:
    return [person(Who(f"w{i}", f"Hand {i}"), since, left, **more) for i in range(n)]


def _company(first: str) -> CompanyFacts:
    began = day(first) if first else None
    return CompanyFacts(id="c", name="Bow River", protocol="generic-s1s6", first_record_on=began)


_OLD: Final = "policy_not_reviewed"
_ALCOHOL: Final = "Alcohol and drug policy"
_OPEN: Final = "meeting_concern_without_action"
_PROCEDURE: Final = {"documents": (refusal(),)}
_UNTOLD: Final = taught(RICK, rights=None)

PAIRS: Final[tuple[Pair, ...]] = (
    _policies("no name under it", "policy_unsigned", policy(by=NOBODY), policy()),
    _policies(
        "a newer one that nobody signed",
        "policy_unsigned",
        (policy("2026-01-10"), policy("2026-05-05", NOBODY, "q")),
        (policy("2026-01-10"), policy("2026-05-05", DALE, "q")),
    ),
    _policies(
        "a blank where the name goes", "policy_unsigned", policy(by=Who(None, "  ")), policy()
    ),
    _policies(
        "a title for a name",
        "policy_signer_unnamed",
        policy(by=Who(None, "The owner")),
        policy(by=Who("dale", "Dale Kowalchuk")),
    ),
    _policies(
        "a scan without the name",
        "policy_signer_unnamed",
        policy(by=NOBODY, has_file=True),
        policy(has_file=True),
    ),
    _policies("signed by the former manager", "policy_signer_left", policy(by=TYLER), policy()),
    _policies(
        "the former manager, an older edition beside a new one",
        "policy_signer_left",
        policy("2025-12-01", TYLER),
        (policy("2025-12-01", TYLER), policy("2026-04-01", DALE, "q")),
    ),
    _policies(
        "a name on no list", "policy_signer_unknown", policy(by=Who(None, "R. Haugen")), policy()
    ),
    _policies(
        "the foreman signed the main policy, or one on a single subject",
        "policy_signer_not_leading",
        policy(by=RICK),
        (policy(by=RICK, title="PPE policy"), policy(id_="q")),
    ),
    _policies(
        "of 2019, never looked at",
        _OLD,
        policy("2019-03-01"),
        policy("2019-03-01", reviews=("2026-01-12",)),
    ),
    _policies(
        "a day past the year, and on its last day", _OLD, policy("2025-11-15"), policy("2025-11-16")
    ),
    _policies(
        "looked at two years ago",
        _OLD,
        policy("2019-03-01", reviews=("2024-05-05",)),
        policy("2019-03-01", reviews=("2024-05-05", "2025-12-01")),
    ),
    _policies(
        "past its own two years, and within them",
        _OLD,
        (policy(), policy("2023-06-05", id_="q", title=_ALCOHOL, review_months=24)),
        (policy(), policy("2025-06-05", id_="q", title=_ALCOHOL, review_months=24)),
    ),
    _policies(
        "the main policy cannot give itself three years",
        _OLD,
        policy("2024-06-05", review_months=36),
        policy("2026-06-05", review_months=36),
    ),
    _policies(
        "three years for one subject, and for the main one",
        _OLD,
        policy("2024-12-05", review_months=36, title="Our commitment to safety"),
        policy("2024-12-05", review_months=36, title="Hot work policy"),
    ),
    _policies(
        "every six months by its own word",
        _OLD,
        policy("2026-03-01", review_months=6),
        policy("2026-06-01", review_months=6),
    ),
    _policies(
        "an old one of another subject is not replaced by the main one",
        _OLD,
        (policy("2019-03-01", title="Harassment policy"), policy("2026-02-02", id_="q")),
        (
            policy("2019-03-01", title="Safety Policy 2019"),
            policy("2026-02-02", id_="q", title="Health & Safety Policy (2026)"),
        ),
    ),
    _files(
        "a file of 2019", _OLD, "Safety policy signed 2019.pdf", "Safety policy signed 2026.pdf"
    ),
    _files("a dated file", _OLD, "HSE Policy 20180412.pdf", "Fuel prices 20180412.pdf"),
    Pair(
        "a file of 2019 beside a policy that is recorded",
        _OLD,
        facts(files=(FileFact(id="f", name="OHS policy 2019.docx"),)),
        facts(files=(FileFact(id="f", name="OHS policy 2019.docx"),), policies=(policy(),)),
    ),
    _policies(
        "a template",
        "policy_leftovers",
        policy(text=TEMPLATE),
        policy(text="Bow River [the company] puts safety first. Call 403-555-0141."),
    ),
    _policies(
        "an edition by the company's name",
        "policy_signer_left",
        (policy("2025-12-01", TYLER, title="Safety policy, Calgary shop"), policy(id_="q")),
        (
            policy("2025-12-01", TYLER, title="Safety Policy rev 3"),
            policy(id_="q", title="Bow River Health & Safety Policy"),
        ),
    ),
    _policies(
        "a phrase of a rule",
        "policy_leftovers",
        policy(text="Signed: [insert name]"),
        policy(text="What is worn is to be determined by the foreman. [See page 3.]"),
    ),
    Pair(
        "a template among the documents",
        "document_leftovers",
        facts(documents=(refusal(kind="communication", title="Talks", text=TEMPLATE),)),
        facts(documents=(refusal(kind="communication", title="Talks", text="Talk every week."),)),
    ),
    Pair(
        "refusals in the manual and in no orientation",
        "refusal_not_taught",
        facts(documents=(refusal(),), orientations=(_UNTOLD,)),
        facts(documents=(refusal(),), orientations=(_UNTOLD, taught(JOSE, "2026-05-05"))),
    ),
    Pair(
        "refusals taught at a meeting",
        "refusal_not_taught",
        facts(
            meetings=(meeting("2026-06-01", RICK, JOSE, topics="Rights of way"),),
            orientations=(_UNTOLD,),
            **_PROCEDURE,
        ),
        facts(
            meetings=(meeting("2026-06-01", RICK, JOSE, topics="Your right to refuse"),),
            orientations=(_UNTOLD,),
            **_PROCEDURE,
        ),
    ),
    Pair(
        "refusals on a page of the rules, and refuse of another sort",
        "refusal_not_taught",
        facts(
            orientations=(_UNTOLD,),
            documents=(
                refusal(
                    kind="company_rules",
                    title="Rules",
                    text="Everybody has the right to refuse dangerous work.",
                ),
            ),
        ),
        facts(
            orientations=(_UNTOLD,),
            documents=(
                refusal(
                    kind="company_rules", title="Rules", text="Sort the refuse: steel, wood, rags."
                ),
            ),
        ),
    ),
    Pair(
        "refusals in a file only",
        "refusal_not_taught",
        facts(files=(FileFact(id="f", name="Right to refuse.docx"),), orientations=(_UNTOLD,)),
        facts(files=(FileFact(id="f", name="Refuse bins.docx"),), orientations=(_UNTOLD,)),
    ),
    Pair(
        "signed for the procedure itself",
        "refusal_not_taught",
        facts(orientations=(_UNTOLD,), acknowledgements=(ack(RICK),), **_PROCEDURE),
        facts(
            orientations=(_UNTOLD,),
            acknowledgements=(ack(RICK, policy="", document="d"),),
            **_PROCEDURE,
        ),
    ),
    Pair(
        "a refusal without what was done",
        "refusal_without_steps",
        facts(refusals=(RefusalFact(id="r", on=day("2026-03-03"), what="Tank", steps="n/a"),)),
        facts(
            refusals=(
                RefusalFact(
                    id="r",
                    on=day("2026-03-03"),
                    what="Tank",
                    outcome="Vented, tested anew, then done.",
                ),
            )
        ),
    ),
    Pair(
        "the representative left",
        "representative_left",
        facts(representatives=(represents(TYLER),)),
        facts(representatives=(represents(TYLER, until="2026-03-01"), represents(JOSE))),
    ),
    Pair(
        "the owner represents the workers",
        "representative_leads",
        facts(representatives=(represents(DALE),)),
        facts(representatives=(represents(RICK),)),
    ),
    _meetings(
        "nobody on the list",
        "meeting_without_attendance",
        meeting("2026-06-01"),
        meeting("2026-06-01", DALE),
    ),
    _meetings(
        "nobody on the list, the sheet filed",
        "meeting_without_attendance",
        meeting("2026-06-01", led_by=RICK),
        meeting("2026-06-01", has_file=True),
    ),
    _meetings(
        "nobody on the list, the minutes tell who",
        "meeting_without_attendance",
        meeting("2026-06-01", minutes="We talked about ladders."),
        meeting("2026-06-01", minutes="Present: Dale, Rick. We talked about ladders."),
    ),
    Pair(
        "the log of somebody who works alone",
        "meeting_without_attendance",
        facts(meetings=(meeting("2026-06-01"),)),
        facts(ALONE, meetings=(meeting("2026-06-01"),)),
    ),
    _meetings(
        "nobody signed, and nobody says whether",
        "meeting_nobody_signed",
        meeting(attendees=(Signer(RICK, False), Signer(JOSE, False))),
        meeting(attendees=(Signer(RICK, None), Signer(JOSE, None))),
    ),
    _meetings(
        "about the usual",
        "meeting_without_topic",
        meeting("2026-06-01", RICK, topics="Usual"),
        meeting("2026-06-01", RICK, topics="Ladders"),
    ),
    _meetings(
        "a bare heading, and one with minutes",
        "meeting_without_topic",
        meeting("2026-06-01", RICK, topics="Toolbox talk"),
        meeting(
            "2026-06-01",
            RICK,
            topics="Toolbox talk",
            minutes="Backing up: spotter, horn, walk round.",
        ),
    ),
    _meetings("a review without minutes", "review_without_minutes", review(minutes=""), review()),
    _meetings(
        "a review that points at nothing",
        "review_without_minutes",
        review(minutes="See attached"),
        review(minutes="See attached", has_file=True),
    ),
    _meetings(
        "a review that says there are none",
        "review_without_minutes",
        review(minutes="-", notes="No minutes were kept."),
        review(minutes="-", notes="TRIF 0, two first aids. New grinder guards by March."),
    ),
    _meetings(
        "a review by another name",
        "review_without_minutes",
        meeting("2026-06-01", DALE, topics="Annual safety review"),
        meeting("2026-06-01", DALE, topics="Annual review of ladders"),
    ),
    _concern("a plain complaint, and none at all", "Backup alarm on 102 is quiet", "No concerns."),
    _concern("a wish, and one that was granted", "Need new gloves", "New gloves ordered same day"),
    _concern("not fixed, and fixed", "Exhaust leak still not fixed", "Exhaust leak was fixed"),
    _concern("praise", "Crew wants the new harnesses too", "Crew is happy with the new harnesses"),
    _concern("nothing but", "No concerns except the torn curtain", "No new concerns this week."),
    _concern("nothing new", "Lights out in bay 2", "Nil"),
    Pair(
        "an action about something else",
        _OPEN,
        facts(
            meetings=(meeting("2026-06-01", RICK, concerns=("East exit is blocked",)),),
            follow_ups=(follow_up("Strap on 102", source="i"),),
        ),
        facts(
            meetings=(meeting("2026-06-01", RICK, concerns=("East exit is blocked",)),),
            follow_ups=(follow_up("East exit blocked by a skid", source="i"),),
        ),
    ),
    Pair(
        "an action of the log that names the meeting, and one that names an inspection",
        _OPEN,
        facts(
            meetings=(meeting("2026-06-01", RICK, concerns=("East exit is blocked",)),),
            follow_ups=(follow_up("Paint a box", "2026-06-02", "", found_in="Inspection"),),
        ),
        facts(
            meetings=(meeting("2026-06-01", RICK, concerns=("East exit is blocked",)),),
            follow_ups=(follow_up("Paint a box", "2026-06-02", "", found_in="Toolbox talk"),),
        ),
    ),
    Pair(
        "one action for two concerns",
        _OPEN,
        facts(
            meetings=(
                meeting("2026-06-01", RICK, concerns=("East exit is blocked", "Ladder 4 is bent")),
            ),
            follow_ups=(follow_up("Cut up ladder 4"),),
        ),
        facts(
            meetings=(
                meeting("2026-06-01", RICK, concerns=("East exit is blocked", "Ladder 4 is bent")),
            ),
            follow_ups=(follow_up("Cut up ladder 4"), follow_up("Paint a box")),
        ),
    ),
    _meetings(
        "minutes that speak of it",
        _OPEN,
        meeting(
            "2026-06-01",
            RICK,
            concerns=("Sheets for trucks nobody drove",),
            minutes="Spring is coming.",
        ),
        meeting(
            "2026-06-01",
            RICK,
            concerns=("Sheets for trucks nobody drove",),
            minutes="Agreed: a truck that stands still needs no sheet.",
        ),
    ),
    _goal(
        "a pious wish",
        "goal_without_measure",
        goal("Be safer"),
        goal("Be safer", measure="First aids"),
    ),
    _goal(
        "no number",
        "goal_without_measure",
        goal("Better housekeeping"),
        goal("Zero lost-time injuries"),
    ),
    _goal(
        "last year, no result",
        "goal_without_result",
        goal(year=2025),
        goal(year=2025, result="Six. Told, not written."),
    ),
    _goal(
        "last year, and the year before", "goal_without_result", goal(year=2025), goal(year=2024)
    ),
    Pair(
        "eleven people, and ten of them count",
        "head_count_past_limit",
        facts(people(OWNER, *_hands(10))),
        facts(people(OWNER, *_hands(9), *_hands(10, counts=False)[9:])),
    ),
    Pair(
        "eleven on one day of last summer, and eleven long ago",
        "head_count_past_limit",
        facts(people(OWNER, *_hands(9), *_hands(10, since="2026-07-01", left="2026-07-31")[9:])),
        facts(people(OWNER, *_hands(9), *_hands(10, since="2024-07-01", left="2025-11-16")[9:])),
    ),
    Pair(
        "records of eight months, and of a year to the day",
        "records_too_young",
        facts(company=_company("2026-03-02")),
        facts(company=_company("2025-11-16")),
    ),
    Pair(
        "records of six weeks, and no regular work yet",
        "records_too_young",
        facts(company=_company("2026-10-05")),
        facts(company=_company("")),
    ),
)

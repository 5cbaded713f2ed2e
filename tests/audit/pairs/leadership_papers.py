"""Policies and rights: each weak one beside a sound one that resembles it."""

from typing import Final

from desktop.values.audited.leadership import FileFact, RefusalFact
from desktop.values.audited.people import Who
from tests.audit.pairs.leadership_made import (
    ALCOHOL,
    NOBODY,
    OLD,
    PROCEDURE,
    TEMPLATE,
    UNTOLD,
    WORTHLESS,
    Pair,
    files,
    meetings,
    policies,
)
from tests.builders.company import day
from tests.builders.leadership_facts import (
    DALE,
    JOSE,
    RICK,
    TYLER,
    ack,
    facts,
    meeting,
    policy,
    refusal,
    represents,
    taught,
)

PAIRS: Final[tuple[Pair, ...]] = (
    policies("no name under it", "policy_unsigned", policy(by=NOBODY), policy()),
    policies(
        "a newer one that nobody signed",
        "policy_unsigned",
        (policy("2026-01-10"), policy("2026-05-05", NOBODY, "q")),
        (policy("2026-01-10"), policy("2026-05-05", DALE, "q")),
    ),
    policies(
        "a blank where the name goes", "policy_unsigned", policy(by=Who(None, "  ")), policy()
    ),
    policies(
        "a title for a name",
        "policy_signer_unnamed",
        policy(by=Who(None, "The owner")),
        policy(by=Who("dale", "Dale Kowalchuk")),
    ),
    policies(
        "a scan without the name",
        "policy_signer_unnamed",
        policy(by=NOBODY, has_file=True),
        policy(has_file=True),
    ),
    policies("signed by the former manager", "policy_signer_left", policy(by=TYLER), policy()),
    policies(
        "the former manager, an older edition beside a new one",
        "policy_signer_left",
        policy("2025-12-01", TYLER),
        (policy("2025-12-01", TYLER), policy("2026-04-01", DALE, "q")),
    ),
    policies(
        "a name on no list", "policy_signer_unknown", policy(by=Who(None, "R. Haugen")), policy()
    ),
    policies(
        "the foreman signed the main policy, or one on a single subject",
        "policy_signer_not_leading",
        policy(by=RICK),
        (policy(by=RICK, title="PPE policy"), policy(id_="q")),
    ),
    policies(
        "of 2019, never looked at",
        WORTHLESS,
        policy("2019-03-01"),
        policy("2019-03-01", reviews=("2026-01-12",)),
    ),
    policies(
        "a day past the year, and on its last day", OLD, policy("2025-11-15"), policy("2025-11-16")
    ),
    policies(
        "looked at two years ago",
        WORTHLESS,
        policy("2019-03-01", reviews=("2024-05-05",)),
        policy("2019-03-01", reviews=("2024-05-05", "2025-12-01")),
    ),
    policies(
        "past its own two years, and within them",
        OLD,
        (policy(), policy("2023-06-05", id_="q", title=ALCOHOL, review_months=24)),
        (policy(), policy("2025-06-05", id_="q", title=ALCOHOL, review_months=24)),
    ),
    policies(
        "the main policy cannot give itself three years",
        WORTHLESS,
        policy("2024-06-05", review_months=36),
        policy("2026-06-05", review_months=36),
    ),
    policies(
        "three years for one subject, and for the main one",
        OLD,
        policy("2024-12-05", review_months=36, title="Our commitment to safety"),
        policy("2024-12-05", review_months=36, title="Hot work policy"),
    ),
    policies(
        "every six months by its own word",
        OLD,
        policy("2026-03-01", review_months=6),
        policy("2026-06-01", review_months=6),
    ),
    policies(
        "an old one of another subject is not replaced by the main one",
        OLD,
        (policy("2019-03-01", title="Harassment policy"), policy("2026-02-02", id_="q")),
        (
            policy("2019-03-01", title="Safety Policy 2019"),
            policy("2026-02-02", id_="q", title="Health & Safety Policy (2026)"),
        ),
    ),
    policies(
        "the last day on which it still counts half",
        OLD,
        policy("2024-11-16"),
        policy("2024-11-16", reviews=("2025-11-16",)),
    ),
    policies(
        "a day past the two years",
        WORTHLESS,
        policy("2024-11-15"),
        policy("2024-11-15", reviews=("2025-11-16",)),
    ),
    files("a file of 2024", OLD, "Safety policy 2024.pdf", "Safety policy 2026.pdf"),
    files(
        "a file of 2019",
        WORTHLESS,
        "Safety policy signed 2019.pdf",
        "Safety policy signed 2026.pdf",
    ),
    files("a dated file", WORTHLESS, "HSE Policy 20180412.pdf", "Fuel prices 20180412.pdf"),
    Pair(
        "a file of 2019 beside a policy that is recorded",
        WORTHLESS,
        facts(files=(FileFact(id="f", name="OHS policy 2019.docx"),)),
        facts(files=(FileFact(id="f", name="OHS policy 2019.docx"),), policies=(policy(),)),
    ),
    policies(
        "a template",
        "policy_leftovers",
        policy(text=TEMPLATE),
        policy(text="Bow River [the company] puts safety first. Call 403-555-0141."),
    ),
    policies(
        "an edition by the company's name",
        "policy_signer_left",
        (policy("2025-12-01", TYLER, title="Safety policy, Calgary shop"), policy(id_="q")),
        (
            policy("2025-12-01", TYLER, title="Safety Policy rev 3"),
            policy(id_="q", title="Bow River Health & Safety Policy"),
        ),
    ),
    policies(
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
        facts(documents=(refusal(),), orientations=(UNTOLD,)),
        facts(documents=(refusal(),), orientations=(UNTOLD, taught(JOSE, "2026-05-05"))),
    ),
    Pair(
        "refusals taught at a meeting",
        "refusal_not_taught",
        facts(
            meetings=(meeting("2026-06-01", RICK, JOSE, topics="Rights of way"),),
            orientations=(UNTOLD,),
            **PROCEDURE,
        ),
        facts(
            meetings=(meeting("2026-06-01", RICK, JOSE, topics="Your right to refuse"),),
            orientations=(UNTOLD,),
            **PROCEDURE,
        ),
    ),
    Pair(
        "refusals on a page of the rules, and refuse of another sort",
        "refusal_not_taught",
        facts(
            orientations=(UNTOLD,),
            documents=(
                refusal(
                    kind="company_rules",
                    title="Rules",
                    text="Everybody has the right to refuse dangerous work.",
                ),
            ),
        ),
        facts(
            orientations=(UNTOLD,),
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
        facts(files=(FileFact(id="f", name="Right to refuse.docx"),), orientations=(UNTOLD,)),
        facts(files=(FileFact(id="f", name="Refuse bins.docx"),), orientations=(UNTOLD,)),
    ),
    Pair(
        "signed for the procedure itself",
        "refusal_not_taught",
        facts(orientations=(UNTOLD,), acknowledgements=(ack(RICK),), **PROCEDURE),
        facts(
            orientations=(UNTOLD,),
            acknowledgements=(ack(RICK, policy="", document="d"),),
            **PROCEDURE,
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
    meetings(
        "nobody on the list",
        "meeting_without_attendance",
        meeting("2026-06-01"),
        meeting("2026-06-01", DALE),
    ),
)

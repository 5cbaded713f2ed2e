"""What the page of the package shows, made up: elements, lines to tick, things to look at."""

from dataclasses import replace
from datetime import date
from typing import Final

from desktop.services.packaging.overview_values import (
    ElementIn,
    LineIn,
    Overview,
    QuestionIn,
    QuestionLines,
)
from desktop.services.preflight.concern import BLOCKS, WARNS, Concern
from desktop.services.today import Target

ASSESSMENT: Final = "a" * 32
DAY: Final = date(2026, 11, 16)
COMPANY: Final = Target("company", "company", "c1", at="wcb_account")
INSPECTIONS: Final = QuestionIn("S4.2", "S4.2 Formal inspections", "2 of 3 records", 2, 3)
NOTHING: Final = QuestionIn("S5.1", "S5.1 Incidents are reported", "nothing on file", 0, 0)
OVERVIEW: Final = Overview(
    assessment_id=ASSESSMENT,
    assessment_said="Certification, 17 November 2025 to 16 November. Under way.",
    is_signed=False,
    is_draft=False,
    leads_to=Target("audit", "the_assessment"),
    leads_said="Open the assessment",
    period_said="It covers 17 November 2025 to 16 November 2026.",
    exhibits_said="3 exhibits: 2 records and 1 file.",
    exhibits=3,
    elements=(
        ElementIn("S4", "S4 Inspections", "2 of 3 records", 3, (INSPECTIONS,)),
        ElementIn("S5", "S5 Incidents", "nothing on file", 0, (NOTHING,)),
    ),
    partner="Energy Safety Canada",
)
DRAFT: Final = replace(
    OVERVIEW,
    assessment_id=None,
    assessment_said="There is no assessment to go by.",
    is_draft=True,
    leads_said="Open an assessment",
    frozen="Muster offers the sample. Open an assessment to choose otherwise.",
)
LINES: Final = QuestionLines(
    "S4.2",
    tuple(
        LineIn(
            kind="inspection",
            record_id=f"i{n}",
            number=f"S4.2-0{n}" if n < 3 else "",
            title=f"Inspection of unit 10{n}",
            below=f"{n} November · 1 page",
            is_in=n < 3,
            choice="",
            said="Offered" if n < 3 else "",
            opens=Target("inspections", "inspection", f"i{n}"),
            files=(f"e{n}",) if n == 1 else (),
        )
        for n in (1, 2, 3)
    ),
    is_changed=False,
)


def stops(sentence: str = "The WCB account is missing. Enter it under Company.") -> Concern:
    """Something that has to be put right first."""
    return Concern(
        key="wcb_account", severity=BLOCKS, sentence=sentence, source="domain.md 2.1",
        where=COMPANY, verb="Enter the account",
    )  # fmt: skip


def warns(n: int = 1, *, where: Target | None = COMPANY) -> Concern:
    """Something that is better put right."""
    return Concern(
        key=f"head_count_{n}", severity=WARNS, sentence=f"Sentence {n} of what is to be seen.",
        source="domain.md 2.1", where=where,
    )  # fmt: skip

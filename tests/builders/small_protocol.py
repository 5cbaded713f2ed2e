"""A protocol of three questions, of which the last is judged by a rule."""

from decimal import Decimal
from typing import Final

from desktop.audit.protocols.protocol import Element, Method, Mode, Nature, Protocol, Question


def _question(code: str, rule_name: str = "") -> Question:
    return Question(
        code=code,
        text=f"Is {code} in place?",
        points=Decimal(10),
        methods=(Method.DOCUMENTS,),
        mode=Mode.RANGE,
        nature=Nature.DIRECTIVE,
        rule=rule_name,
        not_applicable="Where there is none.",
    )


SMALL: Final = Protocol(
    id="our-partner",
    name="Our partner",
    version="2026",
    elements=(
        Element(
            code="1",
            title="Everything",
            questions=(_question("1.1"), _question("1.2"), _question("1.3", "policy_signed")),
        ),
    ),
)

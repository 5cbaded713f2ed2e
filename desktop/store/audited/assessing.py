"""What people said and what was seen within the window, and which findings were dismissed."""

from collections.abc import Iterable

from desktop.store.asking import Ask, Line
from desktop.values.audited.assessing import Assessing, SaidFact
from desktop.values.audited.span import Span


def read_assessing(ask: Ask, span: Span) -> Assessing:
    """Return interviews and observations of the window; one without a date counts in every one."""
    asked = {"from_on": span.from_on, "as_of": span.as_of}
    return Assessing(
        interviews=_said(ask("interviews_held", **asked)),
        observations=_said(ask("observations_made", **asked)),
        dismissed=frozenset(
            (code, record or "") for code, record in ask("findings_dismissed", as_of=span.as_of)
        ),
    )


def _said(lines: Iterable[Line]) -> tuple[SaidFact, ...]:
    return tuple(
        SaidFact(id=id_, question=question, on=on, positive=positive)
        for id_, question, on, positive in lines
    )

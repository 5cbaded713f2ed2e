"""What was looked over before sending, in words for the last page of the owner's own copy."""

from collections.abc import Sequence

from desktop.language import _, ngettext
from desktop.package.submission.words import TableSaid
from desktop.package.tables import Cell, Column
from desktop.services.preflight.concern import Concern
from desktop.services.preflight.looking import RULES

KEY = "checked"


def checked_page(concerns: Sequence[Concern]) -> TableSaid:
    """Return a table of what was found: for the owner alone, never in what is sent."""
    n = len(RULES)
    looked = ngettext("{n} thing was looked at", "{n} things were looked at", n).format(n=n)
    says = _(
        "For your own copy alone: {looked}, and these were found. AASP, ACSA, AMHSA, Enform and "
        "Energy Safety Canada certify or certified firms in Alberta: what stands beside each is "
        "whose paper asks for it."
    ).format(looked=looked)
    return TableSaid(
        key=KEY,
        title=_("Looked over before sending"),
        sentence=says,
        columns=(
            Column(_("Exhibit"), 0.8),
            Column(_("What to put right"), 4.2),
            Column(_("Where it is written"), 2.0),
        ),
        rows=tuple((one.exhibit or "", _said(one), one.source) for one in concerns),
        nothing=_("{looked}, and nothing was found.").format(looked=looked),
    )


def _said(one: Concern) -> str | Cell:
    return Cell(one.sentence, tone="red") if one.blocks else one.sentence

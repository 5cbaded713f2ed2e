"""What of a file must not be read by others: parts drawn by hand, and whether somebody looked."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_, _
from desktop.records.base import Record, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature
from desktop.records.types import Line

BOX = "box"
LOOKED = "looked"
WHATS = {BOX: N_("A part is hidden"), LOOKED: N_("Every page was looked at")}


class HiddenPart(Record):
    """One box on one page of a file, or that somebody looked at every page of it.

    A box is kept in shares of the page as a reader sees it, upright: 0, 0 is its upper left corner,
    1, 1 the lower right one. So it stays in its place however large the page is drawn. `page` is
    counted from 1; a file of which every page was looked at has neither page nor box.
    """

    __tablename__ = "hidden_part"

    evidence_id: Mapped[str | None] = link("evidence", shown(N_("File")))
    what: Mapped[str] = mapped_column(
        String(10), info=shown(N_("What it says"), required=True, choices=WHATS)
    )
    page: Mapped[int | None] = mapped_column(default=None, info=shown(N_("Page")))
    why: Mapped[str | None] = mapped_column(
        Line, default=None, info=shown(N_("Why it is hidden"), also=("why", "reason"))
    )
    box_left: Mapped[float | None] = mapped_column(
        default=None, info=shown(N_("Left edge"), in_table=False)
    )
    box_top: Mapped[float | None] = mapped_column(
        default=None, info=shown(N_("Upper edge"), in_table=False)
    )
    box_right: Mapped[float | None] = mapped_column(
        default=None, info=shown(N_("Right edge"), in_table=False)
    )
    box_bottom: Mapped[float | None] = mapped_column(
        default=None, info=shown(N_("Lower edge"), in_table=False)
    )


def title_of_hidden(values: Mapping[str, Any]) -> str:
    """Return "Hidden part on page 3", or that every page was looked at."""
    if values.get("what") == LOOKED:
        return _("Every page was looked at")
    return _("Hidden part on page {page}").format(page=values.get("page") or "?")


HIDDEN_PART = Kind(
    key="hidden_part",
    title=N_("Hidden part"),
    plural=N_("Hidden parts"),
    tab="audit",
    model=HiddenPart,
    nature=Nature.REGISTER,
    heading=("what", "page"),
    titled=title_of_hidden,
    identity=("evidence_id", "what", "page", "box_left", "box_top", "box_right", "box_bottom"),
)

"""What left the house: a package that was sent, with all that is needed to prove it years later."""

from datetime import date
from decimal import Decimal
from typing import Final

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.assessment import STATES
from desktop.records.base import Record, Row, link
from desktop.records.fields import shown
from desktop.records.kind import Kind, Nature, Rows
from desktop.records.types import Amount, Id, Line, Long, Short

WAYS: Final = {
    "portal": N_("Uploaded to a portal"),
    "email": N_("By e-mail"),
    "other": N_("Another way, such as on a stick"),
}
NATURES: Final = {
    "directive": N_("Says what we do"),
    "operational": N_("Shows that we did"),
    "register": N_("A list"),
}


class Submission(Record):
    """What left the house, and the head of its manifest, so that it can be proven later.

    `history_number` and `history_head` are the last line of the history that the package saw, and
    `previous_head` the manifest of the package that was sent before: so each proves the ones
    before it.
    """

    __tablename__ = "submission"

    assessment_id: Mapped[str | None] = link("assessment", shown(N_("Assessment")))
    exported_on: Mapped[date] = mapped_column(
        info=shown(N_("Exported on"), required=True, also=("date", "sent on", "submitted on"))
    )
    what: Mapped[str] = mapped_column(
        Line, info=shown(N_("What was exported"), required=True, also=("what", "submission"))
    )
    manifest_head: Mapped[str | None] = mapped_column(
        String(64), default=None, info=shown(N_("Head of the manifest"), in_table=False)
    )
    to_whom: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("To whom"), also=("sent to", "submitted to"))
    )
    how: Mapped[str | None] = mapped_column(
        String(20), default=None, info=shown(N_("How it was sent"), choices=WAYS)
    )
    exhibit_count: Mapped[int | None] = mapped_column(
        default=None, info=shown(N_("How many exhibits"))
    )
    as_of_on: Mapped[date | None] = mapped_column(
        default=None, info=shown(N_("As the records stood on"), in_table=False)
    )
    file_name: Mapped[str | None] = mapped_column(
        Line, default=None, info=shown(N_("Name of the PDF"), in_table=False)
    )
    folder: Mapped[str | None] = mapped_column(
        Line, default=None, info=shown(N_("Folder of the package"), in_table=False)
    )
    previous_head: Mapped[str | None] = mapped_column(
        String(64),
        default=None,
        info=shown(N_("Head of the manifest that was sent before"), in_table=False),
    )
    history_number: Mapped[int | None] = mapped_column(
        default=None, info=shown(N_("Line of the history"), in_table=False)
    )
    history_head: Mapped[str | None] = mapped_column(
        String(64), default=None, info=shown(N_("Head of the history"), in_table=False)
    )


class SubmittedExhibit(Row):
    """An exhibit of the package as it was sent.

    `content` is the SHA-256 of a file, or the seal of a record: what tells whether it is the same
    still. `questions` are the codes that cite it, parted by blanks.
    """

    __tablename__ = "submitted_exhibit"
    owner_table = "submission"

    number: Mapped[str] = mapped_column(String(60), info=shown(N_("Exhibit"), required=True))
    said: Mapped[str | None] = mapped_column(Line, default=None, info=shown(N_("What it is")))
    own_date: Mapped[date | None] = mapped_column(default=None, info=shown(N_("Its own date")))
    nature: Mapped[str | None] = mapped_column(
        String(20), default=None, info=shown(N_("What it shows"), choices=NATURES)
    )
    questions: Mapped[str | None] = mapped_column(
        Long, default=None, info=shown(N_("Questions that cite it"))
    )
    record_kind: Mapped[str | None] = mapped_column(
        String(60), default=None, info=shown(N_("Kind of record"))
    )
    record_id: Mapped[str | None] = mapped_column(Id, default=None, info=shown(N_("Record")))
    content: Mapped[str | None] = mapped_column(
        String(64), default=None, info=shown(N_("SHA-256 of its content"))
    )


class SubmittedAnswer(Row):
    """What was answered to one question in the package that was sent."""

    __tablename__ = "submitted_answer"
    owner_table = "submission"

    question: Mapped[str] = mapped_column(String(40), info=shown(N_("Question"), required=True))
    points: Mapped[Decimal | None] = mapped_column(Amount, default=None, info=shown(N_("Points")))
    possible: Mapped[Decimal | None] = mapped_column(
        Amount, default=None, info=shown(N_("Points possible"))
    )
    state: Mapped[str | None] = mapped_column(
        String(20), default=None, info=shown(N_("How the evidence stood"), choices=STATES)
    )


SUBMISSION = Kind(
    key="submission",
    title=N_("Submission"),
    plural=N_("Submissions"),
    tab="audit",
    model=Submission,
    nature=Nature.REGISTER,
    heading=("exported_on", "what", "to_whom"),
    happened="exported_on",
    rows=(
        Rows("exhibits", N_("Exhibits that were in it"), SubmittedExhibit),
        Rows("answers", N_("Answers as they were sent"), SubmittedAnswer),
    ),
    identity=("exported_on", "what", "manifest_head"),
)

"""Lines that several kinds have in the same shape: who was there, who signed, who reviewed when."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from desktop.language import N_
from desktop.records.base import Row, link
from desktop.records.fields import shown
from desktop.records.types import Line, Short


class Person(Row):
    """Somebody who took part: a worker, or a name as it was written."""

    __abstract__ = True

    worker_id: Mapped[str | None] = link("worker", shown(N_("Worker")))
    name: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Name"), personal=True)
    )


class Attendance(Person):
    """Somebody who was there, and whether the signature is."""

    __abstract__ = True

    signed: Mapped[bool | None] = mapped_column(default=None, info=shown(N_("Signed")))


class Review(Row):
    """A look back at something that is to stay current; without it only its date counts."""

    __abstract__ = True

    reviewed_on: Mapped[date] = mapped_column(info=shown(N_("Reviewed on"), required=True))
    by_id: Mapped[str | None] = link("worker", shown(N_("Reviewed by")))
    by_name: Mapped[str | None] = mapped_column(
        Short, default=None, info=shown(N_("Reviewed by (not on the list)"), personal=True)
    )
    remark: Mapped[str | None] = mapped_column(Line, default=None, info=shown(N_("What changed")))

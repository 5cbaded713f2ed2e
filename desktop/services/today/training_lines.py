"""Says of certificates and orientations what is wrong, for whom, and what to do about it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from desktop.duties.duty import Duty, State
from desktop.duties.orientations import IN_TIME, OrientationState, orientations
from desktop.language import N_, _
from desktop.services.today.besides import Besides
from desktop.services.today.shown import Line, Need, Target
from desktop.services.today.words import say_some, say_when
from desktop.store.facts import DutyFacts
from desktop.values.spoken import say_date

ORIENTATION: Final = "orientation"
_CERTIFICATE: Final = {
    State.OVERDUE: (Need.NOW, N_("Expired"), "red", N_("Renew")),
    State.NEVER_DONE: (Need.NOW, N_("Missing"), "red", N_("Add")),
    State.DUE_SOON: (Need.SOON, N_("Expiring"), "amber", N_("Renew")),
}


def orientation_duties(facts: DutyFacts, as_of: date) -> Iterator[Duty]:
    """Return the orientations that are missing, in the shape of duties, so that all sort as one."""
    for row in orientations(facts):
        if row.state is OrientationState.MISSING:
            first = row.first_day
            yield Duty(
                kind=ORIENTATION,
                subject=row.worker.name,
                subject_id=row.worker.id,
                subject_kind="worker",
                task=_("Orientation"),
                rule="",
                state=State.NEVER_DONE,
                due=first + IN_TIME if first else None,
                last_done=None,
                reason=_("No orientation is on file.")
                if first is None
                else _("No orientation is on file; the first day of work was {day}.").format(
                    day=say_date(first, as_of)
                ),
                plan=None,
            )


class Training:
    """Makes the lines of certificates, with who asks for them.

    `type_ids` tells the kind of certificate of a duty, by the duty's identity.
    """

    def __init__(
        self, facts: DutyFacts, besides: Besides, as_of: date, type_ids: Mapping[int, str]
    ) -> None:
        self.as_of, self._type_ids = as_of, type_ids
        self._cards = {card.id: card for card in facts.cards}
        self._held = {worker.id: worker.positions for worker in facts.workers}
        self._asked: dict[str, list[str | None]] = {}
        for requirement in facts.requirements:
            self._asked.setdefault(requirement.type_id, []).append(requirement.position_id)
        self._titles = besides.positions

    def certificate(self, duty: Duty) -> Line:
        """Return the line of a certificate that ran out, soon will, or is missing."""
        need, chip, tone, verb = _CERTIFICATE[duty.state]
        card = self._cards.get(duty.plan or "")
        type_id = card.type_id if card else self._type_ids[id(duty)]
        values = {"worker_id": duty.subject_id, "type_id": type_id}
        worker = Target("company", "worker", duty.subject_id)
        return Line(
            key=f"{duty.subject_id} {type_id}",
            need=need,
            chip=_(chip),
            tone=tone,
            title=_("{subject} · {task}").format(subject=duty.subject, task=duty.task),
            why=self._asked_of(duty.subject_id, type_id),
            when=say_when(duty, self.as_of),
            verb=_(verb),
            tab="training",
            does=Target("training", "certificate", new=True, values=values),
            opens=Target("training", "certificate", card.id) if card else worker,
            due=duty.due,
        )

    def _asked_of(self, worker_id: str, type_id: str) -> str:
        asked = self._asked.get(type_id, [])
        if None in asked:
            return _("Required for everybody.")
        mine = self._held.get(worker_id, frozenset()) & {position for position in asked if position}
        if not mine:
            return _("No position of theirs requires it.")
        names = sorted(self._titles.get(position, "") for position in mine)
        return _("Required for {positions}.").format(positions=say_some(names))

    def orientation(self, duty: Duty) -> Line:
        """Return the line of an orientation that is missing."""
        values = {"worker_id": duty.subject_id}
        return Line(
            key=f"{duty.subject_id} {ORIENTATION}",
            need=Need.NOW,
            chip=_("Missing"),
            tone="red",
            title=_("{subject} · {task}").format(subject=duty.subject, task=duty.task),
            why=duty.reason,
            when=say_when(duty, self.as_of),
            verb=_("Add"),
            tab="training",
            does=Target("training", ORIENTATION, new=True, values=values),
            opens=Target("company", "worker", duty.subject_id),
            due=duty.due,
        )

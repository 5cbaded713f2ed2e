"""Says of lines of the history that were edited what they say now, and what of it still holds."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.language import N_, _, ngettext
from desktop.services.verifying.found import Fault
from desktop.services.verifying.naming import Naming, known_kind
from desktop.services.verifying.proof import AS_SAID, Proof, proof_of
from desktop.services.verifying.words import EDITED, EDITED_ABOUT
from desktop.store import chain
from desktop.store.chain import Line
from desktop.store.tables import CHANGE
from desktop.values.quoting import quote
from desktop.values.spoken import say_whole_date

MANY: Final = N_("Lines {first} to {last} of the history are not as they were written.")
SAYS_NOW: Final = N_("It now says that {by} did “{action}” on {moment}.")
SAYS_NOW_UNNAMED: Final = N_("It now says that {by} did it on {moment}.")
NO_TRUST: Final = N_("Who did it, when and what it is called cannot be trusted.")
NOBODY: Final = N_("Who did it and when is lost.")
WHO_HOLDS: Final = N_(
    "{by} did it on {moment}, which holds; what it says was done cannot be trusted."
)
WHO: Final = N_("Who did it: it said “{was}”, now it says “{now}”.")
WHEN: Final = N_("When: it said “{was}”, now it says “{now}”.")
CALLED: Final = N_("What it is called: it said “{was}”, now it says “{now}”.")
BY_SEAL: Final = N_("The seal of the line proves what it said.")
BY_BACKUP: Final = N_("What it said stands in {where}.")


def faults_of_edited(
    connection: Connection, naming: Naming, numbers: Iterable[int], proof: Proof
) -> Iterator[Fault]:
    """Return what is wrong with edited lines: one fault an action, where it is what was edited."""
    actions = chain.actions_by_id(connection)
    told: set[Any] = set()
    for number in dict.fromkeys(numbers):
        question = select(CHANGE).where(CHANGE.c.number == number)
        line = connection.execute(question).mappings().first()
        action = actions.get(line["action_id"]) if line else None
        if line is None or action is None:
            yield _fault(naming, [line] if line else [], number, [_(NOBODY)] if line else [])
            continue
        mine = select(CHANGE).where(CHANGE.c.action_id == action["id"]).order_by(CHANGE.c.number)
        lines = connection.execute(mine).mappings().all()
        if any(chain.is_whole(action, one) for one in lines):
            yield _fault(naming, [line], number, [_who_holds(action)])
        elif action["id"] not in told:
            told.add(action["id"])
            yield _fault(naming, lines, number, _of_action(action, lines, proof))


def _of_action(action: Line, lines: Sequence[Line], proof: Proof) -> list[str]:
    """Say what an action says now and, where anything tells that, what it said."""
    known = proof_of(action, lines, proof)
    if known is None:
        return [_says_now(action, lines), _(NO_TRUST)]
    said = list(_differences(action, known.action))
    if not said:  # it is the line itself, not who or when, that was edited
        return [_who_holds(action)]
    where = _(BY_SEAL) if known.where == AS_SAID else _(BY_BACKUP).format(where=known.where)
    return [*said, where]


def _differences(action: Line, was: Line) -> Iterator[str]:
    if was["by"] != action["by"]:
        yield _(WHO).format(was=quote(was["by"]), now=quote(action["by"]))
    if was["at"] != action["at"]:
        yield _(WHEN).format(was=moment_of(was), now=moment_of(action))
    if was["name"] != action["name"]:
        yield _(CALLED).format(was=quote(was["name"]), now=quote(action["name"]))


def _says_now(action: Line, lines: Sequence[Line]) -> str:
    words = {"by": quote(action["by"]), "moment": moment_of(action)}
    kinds = [known_kind(line["kind"]) for line in lines]
    if all(kind is not None and not kind.restricted for kind in kinds):
        return _(SAYS_NOW).format(action=quote(action["name"]), **words)
    return _(SAYS_NOW_UNNAMED).format(**words)


def _who_holds(action: Line) -> str:
    return _(WHO_HOLDS).format(by=quote(action["by"]), moment=moment_of(action))


def moment_of(action: Line) -> str:
    """Return when something was done by the clock on the wall, or what stands there instead."""
    at = action["at"]
    if not isinstance(at, datetime):
        return quote(action.get("moment", at))
    here = at.astimezone()
    words = {"date": say_whole_date(here.date()), "time": f"{here:%H:%M}"}
    return _("{date}, {time}").format(**words)


def _fault(naming: Naming, lines: Sequence[Line], number: int, more: Sequence[str]) -> Fault:
    """Return the fault of one line, or of the lines of one action, with the record they are of."""
    records = dict.fromkeys((line["kind"], line["record_id"]) for line in lines)
    kind, record_id = next(iter(records), ("", ""))
    is_known = known_kind(kind) is not None and isinstance(record_id, str)
    if len(lines) > 1:
        first, last = lines[0]["number"], lines[-1]["number"]
        said = _(MANY).format(first=f"{first:,}", last=f"{last:,}")
    elif is_known:
        subject = naming.subject(kind, record_id)
        said = _(EDITED_ABOUT).format(n=f"{number:,}", subject=subject)
    else:
        said = _(EDITED).format(n=f"{number:,}")
    sentence = " ".join([said, *_records_said(naming, records, len(lines)), *more])
    if not is_known or len(records) > 1:
        return Fault("history", "", "", "", sentence)
    return Fault("history", kind, record_id, naming.title(kind, record_id), sentence)


def _records_said(naming: Naming, records: Iterable[tuple[Any, Any]], lines: int) -> Iterator[str]:
    if lines < 2:
        return
    found = list(records)
    kind, record_id = found[0]
    if len(found) == 1 and known_kind(kind) is not None and isinstance(record_id, str):
        yield _("They tell of {subject}.").format(subject=naming.subject(kind, record_id))
    else:
        said = ngettext("They tell of {n} record.", "They tell of {n} records.", len(found))
        yield said.format(n=f"{len(found):,}")

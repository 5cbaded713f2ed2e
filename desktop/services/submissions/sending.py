"""Says that a package was sent: one action, which keeps all that it takes to prove it later."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from sqlalchemy.engine import Connection

from desktop.errors import Refused
from desktop.language import N_, _, ngettext
from desktop.package.manifest import AnswerListed, ExhibitListed, Manifest
from desktop.records import kind_of
from desktop.records.submission import NATURES, SUBMISSION
from desktop.services.submissions.held import is_of
from desktop.services.submissions.reading import manifest_in
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.store.transaction import Transaction

_LINE: Final = 500  # characters of a title that is kept
_NUMBER: Final = 60

OF_ANOTHER: Final = N_(
    "The package in '{folder}' was built from another company file, or from this one before an "
    "older backup of it was restored. Build it again from this file, and send that one."
)
OWN_COPY: Final = N_(
    "The package in '{folder}' is your own copy, with what was checked before sending. Build it "
    "again without that page, and send that one."
)
SAID_BEFORE: Final = N_(
    "It is on file already that the package in '{folder}' was sent to {whom} on that day."
)
NO_ONE: Final = N_("Say to whom it was sent.")


def say_sent(company: CompanyFile, folder: Path, to_whom: str, on: date, how: str = "") -> str:
    """Keep that the package in `folder` was sent, and what was in it; returns the record's id.

    `how` is a key of `WAYS` or "". Raises `Refused` by field, or where the folder holds no package
    of this company file as it was built, and `Unavailable` where it cannot be read.
    """
    if not to_whom.strip():
        raise Refused({"to_whom": _(NO_ONE)})
    folder = folder.absolute()
    manifest, head = manifest_in(folder)
    if manifest.own_copy:
        raise Refused(_(OWN_COPY).format(folder=folder))

    def work(t: Transaction) -> str:
        _refuse_of_another(t.connection, manifest, folder)
        _refuse_a_second_time(t, head, to_whom.strip(), on, folder)
        given = {"exported_on": on, "to_whom": to_whom.strip(), "how": how or None}
        return t.save(SUBMISSION.key, _values(t.connection, manifest, head, folder) | given)

    return company.write(_("Sent to {whom}").format(whom=to_whom.strip()), work)


def _refuse_of_another(connection: Connection, manifest: Manifest, folder: Path) -> None:
    if not is_of(connection, manifest):
        raise Refused(_(OF_ANOTHER).format(folder=folder))


def _refuse_a_second_time(t: Transaction, head: str, to_whom: str, on: date, folder: Path) -> None:
    """Raise `Refused` where the same was said before, as by pressing twice."""
    said = (one.values for one in t.load(SUBMISSION.key).values() if not one.is_voided)
    if any(
        (one["manifest_head"], one["to_whom"], one["exported_on"]) == (head, to_whom, on)
        for one in said
    ):
        raise Refused(_(SAID_BEFORE).format(folder=folder, whom=to_whom))


def _values(connection: Connection, manifest: Manifest, head: str, folder: Path) -> dict[str, Any]:
    assessment = manifest.assessment
    is_here = assessment and aggregate.read_one(connection, kind_of("assessment"), assessment)
    count = len(manifest.exhibits)
    shown = ngettext("{n} exhibit", "{n} exhibits", count).format(n=count)
    return {
        "assessment_id": assessment if is_here else None,
        "what": _("{title}, {exhibits}").format(title=manifest.title[: _LINE // 2], exhibits=shown),
        "manifest_head": head,
        "exhibit_count": count,
        "as_of_on": date.fromisoformat(manifest.as_of),
        "file_name": manifest.pdf[:_LINE],
        "folder": str(folder) if len(str(folder)) <= _LINE else None,
        "previous_head": manifest.previous or None,
        "history_number": manifest.history[0],
        "history_head": manifest.history[1],
        "exhibits": [_exhibit(one) for one in manifest.exhibits],
        "answers": [_answer(one) for one in manifest.answers],
    }


def _exhibit(one: ExhibitListed) -> Mapping[str, Any]:
    return {
        "number": one.number[:_NUMBER],
        "said": one.title[:_LINE],
        "own_date": date.fromisoformat(one.day) if one.day else None,
        "nature": one.nature if one.nature in NATURES else None,
        "questions": " ".join(one.questions),
        "record_kind": one.kind or None,
        "record_id": one.record or None,
        "content": one.content or None,
    }


def _answer(one: AnswerListed) -> Mapping[str, Any]:
    return {
        "question": one.question,
        "points": Decimal(one.points) if one.points else None,
        "possible": Decimal(one.possible) if one.possible else None,
        "state": one.state or None,
    }

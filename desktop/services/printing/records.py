"""Prints records: each as a clean sheet of its own, one after the other in one PDF."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import CancelledError
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from desktop.duties.certificates import certificates
from desktop.duties.day import Day
from desktop.duties.doubles import joined
from desktop.duties.duty import Duty, worst_first
from desktop.duties.plans import plan_duties
from desktop.errors import Refused
from desktop.language import _
from desktop.package.paper import PAPERS
from desktop.package.sheets.said import Sheet
from desktop.package.sheets.sheet import write_sheets
from desktop.records import kind_of
from desktop.services.checking import read_facts
from desktop.services.printing.one_paper import print_paper, printed_as_of
from desktop.services.printing.printed import Printed, Told, unstopped, untold
from desktop.services.printing.reading import Reading
from desktop.services.printing.sheets import confidential, sheet_of
from desktop.services.printing.words import Words
from desktop.services.standings import Standings, has_standings, state_of
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.store.private_values import key_at, opened

_WITH_ACTIONS: Final = "corrective_action"
_TRAINING: Final = ("worker", "certificate")
_LOOKED_AFTER: Final = ("equipment", "site")


def record_sheet(
    company: CompanyFile,
    kind_key: str,
    record_ids: Sequence[str],
    to: Path,
    as_of: date,
    told: Told = untold,
    is_stopped: Callable[[], bool] = unstopped,
    *,
    paper: str = "letter",
    private: bool = False,
) -> Printed:
    """Print records of one kind, in the order told, each from the top of a page.

    `private`: with private facts, as far as they are open; only once it is on file who gets them.

    Raises Refused where a record is not in the file, `Unavailable` when the PDF cannot be written
    and `CancelledError` when a person stopped it; nothing is left then.
    """
    kind = kind_of(kind_key)
    sheets = _gathered(company, kind_key, record_ids, as_of, told, is_stopped, private=private)
    title = sheets[0].title if len(sheets) == 1 else _(kind.plural)
    if len(sheets) == 1:
        title = _("{kind}: {title}").format(kind=_(kind.title), title=title)
    foot = printed_as_of(as_of)
    if words := confidential(kind):
        foot = _("{words}. {foot}").format(words=words, foot=foot)
    return print_paper(company, to, as_of, title, told, is_stopped,
                       lambda about, half, beat: write_sheets(about, sheets, half,
                                                              paper=PAPERS[paper], beat=beat),
                       heading=_(kind.plural), foot=foot)  # fmt: skip


def sheets_of_records(
    company: CompanyFile,
    kind_key: str,
    record_ids: Sequence[str],
    as_of: date,
    beat: Callable[[], None],
) -> list[Sheet]:
    """Return the same sheets, to stand among others; `beat` may raise to stop. Refused as above."""

    def is_stopped() -> bool:
        beat()
        return False

    return _gathered(company, kind_key, record_ids, as_of, untold, is_stopped, private=False)


def _gathered(
    company: CompanyFile,
    kind_key: str,
    record_ids: Sequence[str],
    as_of: date,
    told: Told,
    is_stopped: Callable[[], bool],
    *,
    private: bool,
) -> list[Sheet]:
    standings = _standings(company, kind_key, as_of)
    trained = _trained(company, as_of) if kind_key in _TRAINING else ({}, {})
    duties = _duties(company, as_of) if kind_key in _LOOKED_AFTER else {}
    kind, sheets = kind_of(kind_key), list[Sheet]()
    with company.reading(private=private) as connection:
        reading = Reading(Words(connection), as_of, standings, *trained, duties)
        found = aggregate.read(connection, kind, record_ids)
        for done, record_id in enumerate(record_ids):
            if is_stopped():
                raise CancelledError
            if record_id not in found:
                raise Refused(_("That record is not in this file any more. Choose another one."))
            record = found[record_id]
            values = opened(kind, record_id, record.values, key_at(connection))
            sheets.append(sheet_of(reading, replace(record, values=values)))
            told(done, len(record_ids), sheets[-1].title)
    if not sheets:
        raise Refused(_("Nothing is chosen to print. Choose a record first."))
    return sheets


def _standings(company: CompanyFile, kind_key: str, as_of: date) -> Mapping[str, Standings]:
    wanted = {kind_key, _WITH_ACTIONS} | ({"certificate"} if kind_key == "worker" else set())
    return {key: state_of(company, key, as_of) for key in sorted(wanted) if has_standings(key)}


def _trained(company: CompanyFile, as_of: date) -> tuple[dict[str, list[str]], dict[str, date]]:
    """Return by worker what is missing, and by card the last day on which it is good."""
    missing: dict[str, list[str]] = {}
    good: dict[str, date] = {}
    for held in certificates(read_facts(company, as_of), as_of):
        if held.card is None:
            missing.setdefault(held.worker.id, []).append(held.type.name)
        elif held.expires is not None:
            good[held.card.id] = held.expires
    return missing, good


def _duties(company: CompanyFile, as_of: date) -> dict[str, list[Duty]]:
    """Return by unit and site what is to be done on it again and again, the worst first."""
    found: dict[str, list[Duty]] = {}
    facts = joined(read_facts(company, as_of))
    for duty in worst_first(plan_duties(Day(facts, as_of))):
        found.setdefault(duty.subject_id, []).append(duty)
    return found

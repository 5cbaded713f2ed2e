"""Keeps that somebody has looked at papers of the manual again, and they stand: one action."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.services.editing import Save, read_form, save_together
from desktop.services.manual.papers import DOCUMENT
from desktop.services.typing import is_blank
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_number

_LINE: Final = "reviews"
_FIRST: Final = f"{_LINE}.0."


def looked_at(
    company: CompanyFile,
    papers: Sequence[tuple[str, str]],
    typed: Mapping[str, object],
    today: date,
) -> None:
    """Add a look to each of these papers (kind and record); `typed` are the fields of its line.

    Raises Refused with all faults by field, "papers" where none is chosen, and MovedOn.
    """
    faults = {} if papers else {"papers": _("Tick the papers that were looked at.")}
    if is_blank(typed.get("by_id")) and is_blank(typed.get("by_name")):
        faults["by_id"] = _("Say who looked at them.")
    if is_blank(typed.get("reviewed_on")):
        faults["reviewed_on"] = _("Say when.")
    try:
        line = read_form(company, DOCUMENT, {_LINE: [dict(typed)]}, today)[_LINE][0]
    except Refused as refused:
        read = {place.removeprefix(_FIRST): said for place, said in refused.faults.items()}
        raise Refused(faults | read) from refused
    on = line.get("reviewed_on")
    if on is not None and on > today:
        faults["reviewed_on"] = _("That day is still to come.")
    if faults:
        raise Refused(faults)
    saves = []
    with company.reading() as connection:
        for kind, record_id in papers:
            record = aggregate.read_one(connection, kind_of(kind), record_id)
            if record is None:
                raise Refused(_("One of these papers is not in the file any more."))
            lines = [*record.values[_LINE], line]
            saves.append(Save(kind, {_LINE: lines}, record_id, record.version))
    n = len(saves)
    said = ngettext("{n} paper of the manual looked at", "{n} papers of the manual looked at", n)
    save_together(company, said.format(n=say_number(n)), saves)

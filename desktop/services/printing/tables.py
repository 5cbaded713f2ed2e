"""Says the tables inside a record as tables on paper: hazards, items, who was there."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from desktop.language import _
from desktop.package.sheets.said import TICK, Fact, Facts, Lines, Part, Row
from desktop.package.tables import Cell, Column
from desktop.records.fields import Field
from desktop.records.kind import Rows
from desktop.services.columns import NUMBERS
from desktop.services.printing.words import Words, groups

Line = Mapping[str, Any]
_RESULTS: Final = ("pass", "fail", "not_applicable")
_SHORT: Final = 40  # characters of a name
_RANKS: Final = ("severity", "likelihood", "exposure")


def table_part(kind_key: str, rows: Rows, lines: Sequence[Line], words: Words) -> Part:
    """Return a table of a record in the way that suits it best."""
    made = _SPECIAL.get((kind_key, rows.name), _any)
    return made(rows, lines, words)


def _any(rows: Rows, lines: Sequence[Line], words: Words) -> Part:
    """What is in any line is a column; where people signed, there is room for signatures."""
    fields = rows.fields
    if any(field.name == "signed" for field in fields):
        return _attendance(rows, lines, words)
    said = [[one.value for one in words.said(fields, line)] for line in lines]
    used = [n for n, _group in enumerate(groups(fields)) if any(row[n] for row in said)]
    shown = [one for n, one in enumerate(words.said(fields, {})) if n in used]
    inner = [one for one in rows.rows if any(line.get(one.name) for line in lines)]
    alone = all(sum(map(bool, row)) == 1 for row in said)
    if alone and not inner and not any(one.is_long for one in shown):
        return _one_line(rows, [next(filter(None, row)) for row in said])
    columns = [Column(one.label, right=one.field.shape in NUMBERS) for one in shown]
    columns += [Column(_(one.label)) for one in inner]
    body = [
        [*(row[n] for n in used), *(_inside(one, line, words) for one in inner)]
        for row, line in zip(said, lines, strict=True)
    ]
    return Lines(_(rows.label), tuple(columns) or (Column(""),),
                 tuple(tuple(row) for row in body) if columns else ())  # fmt: skip


def _one_line(rows: Rows, said: Sequence[str]) -> Part:
    """A table of one column: names beside one another, sentences below one another."""
    few = all(len(text) <= _SHORT for text in said)
    words = ", ".join(filter(None, said)) if few else "\n".join(filter(None, said))
    return Facts((Fact(_(rows.label), words, wide=True),))


def _inside(rows: Rows, line: Line, words: Words) -> str:
    return "\n".join(
        ", ".join(one.value for one in words.said(rows.fields, inner) if one.value)
        for inner in line.get(rows.name) or ()
    )


def _attendance(rows: Rows, lines: Sequence[Line], words: Words) -> Part:
    unsigned = (n for n, line in enumerate(lines) if line.get("signed") is not True)
    columns = (Column(_("Name")), Column(_("Signature")))
    return Lines(
        _(rows.label),
        columns,
        tuple((words.person(line), _signed(line.get("signed"))) for line in lines),
        roomy=frozenset(unsigned),
    )


def _signed(signed: bool | None) -> Cell:
    if signed:
        return Cell(_("Signed"), tone="green")
    return Cell("" if signed is None else _("Not signed"), tone="amber")


def _checklist(rows: Rows, lines: Sequence[Line], _words: Words) -> Part:
    """Pass, fail and not applicable side by side, with a tick in one of them."""
    body: list[Row] = []
    for line in lines:
        result, failed = line.get("result"), line.get("result") == "fail"
        ticks = [
            Cell(TICK if result == one else "", tone="red" if failed else "", strong=True)
            for one in _RESULTS
        ]
        answer, remark = line.get("answer"), line.get("remark")
        words_said = "\n".join(filter(None, (answer, remark)))
        item = Cell(str(line.get("item") or ""), tone="red" if failed else "", strong=failed)
        body.append((item, *ticks, words_said))
    columns = (
        Column(_("Item")),
        Column(_("Pass")),
        Column(_("Fail")),
        Column(_("N/A")),
        Column(_("Remark")),
    )
    return Lines(_(rows.label), columns, tuple(body))


def _hazards(rows: Rows, lines: Sequence[Line], words: Words) -> Part:
    """Each control is a line of its own; hazard and ranks stand at the first."""
    fields = {field.name: field for field in rows.fields}
    (inner,) = rows.rows
    about = {field.name: field for field in inner.fields}
    ranks = [name for name in _RANKS if any(line.get(name) is not None for line in lines)]
    body: list[Row] = []
    for line in lines:
        first = [
            Cell(str(line.get("hazard") or ""), strong=True),
            words.value(fields["category"], line.get("category")),
            *(words.value(fields[name], line.get(name)) for name in ranks),
        ]
        for n, control in enumerate(line.get("controls") or [{}]):
            head = first if n == 0 else [""] * len(first)
            body.append((*head, *_control(control, about, words)))
    columns = [
        Column(_("Hazard")),
        Column(_("Category")),
        *(Column(_(fields[name].label), right=True) for name in ranks),
        Column(_("Control")),
        Column(_("Level")),
        Column(_("In place since")),
    ]
    return Lines(_(rows.label), tuple(columns), tuple(body))


def _control(control: Line, about: Mapping[str, Field], words: Words) -> list[str | Cell]:
    if not control:
        return [Cell(_("no control"), tone="red"), "", ""]
    said = str(control.get("control") or "")
    if why := control.get("why_not_higher"):
        said += "\n" + _("Why nothing higher: {reason}").format(reason=why)
    return [
        said,
        words.value(about["level"], control.get("level")),
        words.value(about["in_place_since_on"], control.get("in_place_since_on")),
    ]


def _periods(rows: Rows, lines: Sequence[Line], words: Words) -> Part:
    """What held from one day to another, a line each."""
    told = []
    for line in lines:
        *what, since, until = words.said(rows.fields, line)
        if since.value and until.value:
            span = _("{from_day} to {to_day}").format(from_day=since.value, to_day=until.value)
        elif since.value:
            span = _("since {day}").format(day=since.value)
        else:
            span = _("until {day}").format(day=until.value) if until.value else ""
        told.append(", ".join(filter(None, (*(one.value for one in what), span))))
    return Facts((Fact(_(rows.label), "\n".join(told), wide=True),))


def _whys(rows: Rows, lines: Sequence[Line], _words: Words) -> Part:
    columns = (Column("", right=True), Column(_("Why? Because …")))
    body = tuple((Cell(str(n), tone="soft"), str(line.get("why") or ""))
                 for n, line in enumerate(lines, 1))  # fmt: skip
    return Lines(_(rows.label), columns, body)


Made = Callable[[Rows, Sequence[Line], Words], Part]
_SPECIAL: Final[Mapping[tuple[str, str], Made]] = {
    ("inspection", "items"): _checklist,
    ("competency_check", "items"): _checklist,
    ("formal_hazard_assessment", "hazards"): _hazards,
    ("investigation", "whys"): _whys,
    ("worker", "positions"): _periods,
    ("worker", "employment"): _periods,
    ("site", "active"): _periods,
}

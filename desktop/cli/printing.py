"""The reports in words, for a person at a terminal."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any, Final

from desktop.cli.voice import Voice
from desktop.exchange.report import Report
from desktop.language import N_, _, ngettext
from desktop.records import kind_of
from desktop.values.day_spans import say_days
from desktop.values.spoken import say_date, say_whole_date

STATES: Final = {
    "overdue": N_("Overdue"),
    "never_done": N_("Never done"),
    "due_soon": N_("Due soon"),
    "before_use": N_("Before use"),
    "suspended": N_("Paused"),
    "ok": N_("Good"),
    "expired": N_("Expired"),
    "missing": N_("Missing"),
    "expiring": N_("Runs out soon"),
    "valid": N_("Valid"),
    "open": N_("Open"),
    "no_due_date": N_("No due date"),
    "closed": N_("Closed"),
}
WORDS: Final = {
    ("certificate", "overdue"): N_("Expired"),
    ("certificate", "never_done"): N_("Missing"),
    ("certificate", "due_soon"): N_("Runs out soon"),
    ("action", "never_done"): N_("No due date"),
}
AT_MOST: Final = 5  # of one sort of finding; the document has them all
ACTIONS: Final = ("overdue", "no_due_date", "open")  # worst first
CARDS: Final = ("expired", "missing", "expiring")  # worst first
LOUD: Final = ("overdue", "never_done", "due_soon")
SHOWN_NOTES: Final = 20


def say_duties(report: dict[str, Any], as_of: date, voice: Voice) -> None:
    """Say what is due, worst first; what is in order only as a number."""
    duties = report["duties"]
    loud = [d for d in duties if d["state"] in LOUD]
    voice.say(_("What is due on {day}").format(day=say_whole_date(as_of)))
    if not loud:
        voice.say(_("Nothing is due."))
    voice.table(
        [(_word(d), _what(d), _by(d, as_of)) for d in loud],
        below=[d["reason"] for d in loud],
    )
    _say_quiet(Counter(d["state"] for d in duties if d["state"] not in LOUD), voice)


def _word(duty: dict[str, Any]) -> str:
    """Return the state in the word that fits what is due: a card expires, it is not overdue."""
    return _(WORDS.get((duty["kind"], duty["state"]), STATES[duty["state"]]))


def _what(duty: dict[str, Any]) -> str:
    return " · ".join(part for part in (duty["subject"], duty["task"]) if part)


def _by(duty: dict[str, Any], as_of: date) -> str:
    if not duty["due"]:
        return ""
    day = _day(duty["due"], as_of)
    if between := duty.get("due_between"):
        first, last = (date.fromisoformat(on) for on in between)
        day = say_days(first, last, as_of)
    return _("about {day}").format(day=day) if duty.get("due_estimated") else day


def _say_quiet(counts: Counter[str], voice: Voice) -> None:
    parts = [f"{_(STATES[state]).lower()}: {n}" for state, n in sorted(counts.items())]
    if parts:
        voice.say(_("The rest: {parts}.").format(parts=", ".join(parts)))


def say_check(report: dict[str, Any], as_of: date, voice: Voice) -> None:
    """Say everything that `muster check` finds."""
    say_duties(
        {"duties": [d for d in report["duties"] if d["kind"] not in ("certificate", "action")]},
        as_of,
        voice,
    )
    bad = [c for c in report["certificates"] if c["state"] != "valid"]
    bad.sort(key=lambda c: (CARDS.index(c["state"]), c["expires"] or "", c["worker"]))
    voice.say()
    if bad:
        voice.say(_("Certificates that are not in order"))
    elif report["certificates"]:
        voice.say(_("All certificates are in order."))
    else:
        voice.say(_("No certificate is on file, and nobody is required to hold one."))
    voice.table(
        [
            (_(STATES[c["state"]]), c["worker"], c["certificate"], _day(c["expires"], as_of))
            for c in bad
        ]
    )
    still = [a for a in report["actions"] if a["state"] != "closed"]
    still.sort(key=lambda a: (ACTIONS.index(a["state"]), a["due"] or ""))
    voice.say()
    voice.say(
        _("Corrective actions that are not closed") if still else _("No corrective action is open.")
    )
    voice.table(
        [
            (
                _(STATES[a["state"]]),
                a["what"],
                _day(a["due"], as_of),
                a["assigned_to"] or _("nobody"),
            )
            for a in still
        ]
    )
    _say_findings(report["findings"], voice)
    _say_score(report["score"]["overall"], voice)
    for note in report.get("notes", ()):
        voice.say()
        voice.say(note)


def _say_findings(rows: Sequence[dict[str, Any]], voice: Voice) -> None:
    """Say what an auditor would find, the findings of one sort together, the worst first."""
    from desktop.services.auditing.words import say_severity

    voice.say()
    voice.say(
        _("What an auditor would find in the records")
        if rows
        else _("Nothing weak was found in what is on file.")
    )
    for _code, some in groupby(rows, key=lambda row: row["code"]):
        same = list(some)
        voice.say()
        voice.say(f"{same[0]['title']} ({len(same)}). {say_severity(same[0]['severity'])}")
        voice.say(same[0]["why"])
        is_one = len({row["fix"] for row in same}) == 1
        for row in same[:AT_MOST]:
            voice.say(_line_of(row, with_fix=not is_one))
        if (more := len(same) - AT_MOST) > 0:
            voice.say(ngettext("- and {n} more", "- and {n} more", more).format(n=more))
        if is_one:
            voice.say(same[0]["fix"])


def _say_score(overall: float, voice: Voice) -> None:
    """Say what an auditor would score, because what is not on file is no weakness of a record."""
    from desktop.services.auditing.words import say_share

    voice.say()
    voice.say(
        _(
            "What is not on file at all is not in this list. The audit would score {score}; "
            "“muster score” says what is missing for each question."
        ).format(score=say_share(overall))
    )


def _line_of(row: dict[str, Any], *, with_fix: bool) -> str:
    said = row["message"] if row["subject"] in row["message"] else (
        _("{subject}: {message}").format(subject=row["subject"], message=row["message"])
    )  # fmt: skip
    return f"- {said} {row['fix']}" if with_fix else f"- {said}"


def _day(iso: str | None, as_of: date) -> str:
    return say_date(date.fromisoformat(iso), as_of) if iso else ""


def say_import(report: Report, voice: Voice) -> None:
    """Say what an import did, what could not go in and where, and what only a person can decide."""
    for words, counts in ((_("New"), report.created), (_("Changed"), report.updated)):
        if counts:
            listed = ", ".join(
                f"{n} × {_(kind_of(k).title).lower()}" for k, n in sorted(counts.items())
            )
            voice.say(f"{words}: {listed}.")
    if not report.created and not report.updated:
        if report.unchanged:
            voice.say(_("Nothing new: everything was known already."))
        elif not report.refused and not report.notes:
            voice.say(_("There is nothing in it that Muster can read."))
    if report.refused:
        n = len(report.refused)
        voice.say()
        voice.say(
            ngettext("{n} thing could not go in:", "{n} things could not go in:", n).format(n=n)
        )
        for cell in report.refused:
            voice.say(f"  {_where(cell)}: {cell.reason}")
    for question in report.questions:
        voice.say()
        voice.say(f"{question.file}: {question.ask}")
    for note in report.notes[:SHOWN_NOTES]:
        voice.say()
        voice.say(note)
    if len(report.notes) > SHOWN_NOTES:
        voice.say(
            _("And {n} more remarks; --json shows all.").format(n=len(report.notes) - SHOWN_NOTES)
        )


def _where(cell: Any) -> str:
    parts = [cell.file]
    if cell.sheet and not cell.file.startswith(cell.sheet):
        parts.append(cell.sheet)
    if cell.row:
        parts.append(_("row {row}").format(row=cell.row))
    if cell.column:
        parts.append(f"“{cell.column}”")
    return ", ".join(parts)

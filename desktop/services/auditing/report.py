"""What `muster score` answers, and the findings of `muster check`, as documents for JSON."""

from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from desktop.audit.bends import Bend, Lift
from desktop.audit.catalogue import catalogue
from desktop.audit.forecast import Point
from desktop.audit.found import Found, Severity
from desktop.audit.judged import Missing
from desktop.audit.score import ElementScore, QuestionScore
from desktop.services.auditing.auditor import Audited, Auditor, Forecast
from desktop.services.auditing.lift_words import lift_sentence
from desktop.services.auditing.planned import planned_points
from desktop.store.file import CompanyFile

Report = dict[str, Any]
MONTHS_AHEAD: Final = 24
_WORST_FIRST: Final = tuple(Severity)


def score_report(company: CompanyFile, as_of: date) -> Report:
    """Return the document of `muster score` (cli.md); shares of 1, points as numbers.

    `plan` are the days of `forecast` once more, if the plan is done; `bends` are the days on which
    the score falls, `lifts` those on which it changes because something leaves the window.
    """
    with closing(Auditor(company)) as auditor:
        audited, ahead = auditor.audited(as_of), auditor.forecast(as_of, MONTHS_AHEAD)
    planned = planned_points(company, audited, ahead.points)
    return score_document(audited, ahead) | {"plan": [_point(point) for point in planned[1:]]}


def score_document(audited: Audited, ahead: Forecast) -> Report:
    """Return the same from an audit and its forecast."""
    whole = audited.score
    return {
        "as_of": audited.as_of.isoformat(),
        "protocol": audited.protocol.id,
        "protocol_version": audited.protocol.version,
        "protocol_remark": audited.protocol.remark,
        "overall": share(whole.overall),
        "overall_equal_weights": share(whole.level),
        "passes": whole.passes,
        "passes_equal_weights": whole.passes_level,
        "ready": whole.is_ready,
        "elements": [_element(one) for one in whole.elements],
        "questions": [_question(one) for one in whole.questions],
        "forecast": [_point(point) for point in ahead.points[1:]],
        "bends": [_bend(bend) for bend in ahead.bends],
        "lifts": [_lift(audited, one) for one in ahead.lifts],
    }


def findings_rows(company: CompanyFile, as_of: date, besides: Iterable[Found] = ()) -> list[Report]:
    """Return the findings on the content of records, the worst first, as `muster check` says."""
    rows: list[Report] = findings_report(company, as_of, besides)["findings"]
    return rows


def findings_report(company: CompanyFile, as_of: date, besides: Iterable[Found] = ()) -> Report:
    """Return the findings, and the score beside them: a record that is not there has no finding.

    `besides` are what other parts of Muster found.
    """
    with closing(Auditor(company)) as auditor:
        audited = auditor.audited(as_of)
        found = auditor.found(as_of)
    lost = {one.question.code: one.possible - one.earned for one in audited.score.questions}
    more = (one for one in besides if not audited.is_dismissed(one))
    return {
        "findings": rows_of((*found, *more), lost),
        "score": {"overall": share(audited.score.overall), "passes": audited.score.passes},
    }


def rows_of(found: Iterable[Found], lost: Mapping[str, Decimal]) -> list[Report]:
    """Return findings as rows; `lost` are the points still to be earned, by question."""
    about = catalogue()

    def worst(one: Found) -> tuple[int, str, str]:
        entry = about[one.code]  # those of one sort stay as they were found: oldest first
        return _WORST_FIRST.index(entry.severity), entry.question, one.code

    return [_finding(one, lost) for one in sorted(found, key=worst)]


def _finding(one: Found, lost: Mapping[str, Decimal]) -> Report:
    about = catalogue()[one.code]
    stake = (
        Decimal(0) if about.severity is Severity.ADVICE else lost.get(about.question, Decimal(0))
    )
    return {
        "code": one.code,
        "element": about.element,
        "question": about.question,
        "severity": about.severity.value,
        "record": one.record.id,
        "kind": one.record.kind,
        "field": one.field or None,
        "subject": one.subject,
        "message": one.message,
        "fix": one.fix,
        "title": about.title,
        "why": about.why,
        "source": about.source,
        "points": number(stake),
    }


def share(part: Fraction | None) -> float | None:
    """Return a share for JSON, to four places."""
    return None if part is None else round(float(part), 4)


def number(points: Decimal) -> int | float:
    """Return points for JSON: a whole number where they are whole."""
    return int(points) if points == points.to_integral_value() else float(points)


def _point(point: Point) -> Report:
    return {
        "date": point.day.isoformat(),
        "overall": share(point.score.overall),
        "elements": {one.element.code: share(one.share) for one in point.score.elements},
    }


def _bend(bend: Bend) -> Report:
    return {
        "date": bend.day.isoformat(),
        "questions": {fall.code: number(fall.points) for fall in bend.falls},
        "why": [_missing(what) for fall in bend.falls for what in fall.missing],
        "elements_too_low": list(bend.under),
        "ends_passing": bend.ends_passing,
    }


def _lift(audited: Audited, one: Lift) -> Report:
    return {
        "date": one.day.isoformat(),
        "questions": {code: number(points) for code, points in one.rises.items()},
        "questions_ended": list(one.ended),
        "incidents": [ref.id for ref in one.incidents],
        "why": lift_sentence(audited.protocol, one, audited.as_of),
    }


def _element(one: ElementScore) -> Report:
    return {
        "code": one.element.code,
        "title": one.element.title,
        "earned": number(one.earned),
        "possible": number(one.possible),
        "share": share(one.share),
        "passes": one.passes,
    }


def _question(one: QuestionScore) -> Report:
    return {
        "code": one.question.code,
        "points": number(one.question.points),
        "possible": number(one.possible),
        "earned": number(one.earned),
        "state": one.judged.state.value,
        "counted": [ref.id for ref in one.judged.counted],
        "missing": [_missing(what) for what in one.judged.missing],
        "note": one.judged.note,
    }


def _missing(what: Missing) -> Report:
    return {
        "what": what.what,
        "record": what.record.id if what.record else None,
        "kind": what.record.kind if what.record else what.kind or None,
        "field": what.field or None,
    }

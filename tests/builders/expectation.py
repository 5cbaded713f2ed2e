"""What a careful office administrator expects of a folder, shaped as the sample's own file."""

from typing import Any, Final

Expected = dict[str, Any]

COUNTED: Final = (
    "worker",
    "certificate",
    "equipment",
    "duty_plan",
    "inspection",
    "maintenance",
    "corrective_action",
    "incident",
    "field_level_hazard_assessment",
    "meeting",
    "orientation",
    "site",
    "contractor",
    "hazardous_product",
    "drill",
    "hours_worked",
)
"""The kinds a folder is judged by; helpers such as positions and readings are nobody's business."""


def expectation(
    *,
    as_of: str,
    company: str,
    province: str,
    created: dict[str, int],
    schedule: list[tuple[str, str, str, str]],
    expired: list[tuple[str, str, str]] | None = None,
    expiring: list[tuple[str, str, str]] | None = None,
    missing: list[tuple[str, str]] | None = None,
    missing_or_not: list[tuple[str, str]] | None = None,
    actions: list[tuple[str, str]] | None = None,
    refused: list[tuple[str, str, int, str]] | None = None,
    asked: list[tuple[str, str, str]] | None = None,
    mentioned: list[tuple[str, ...]] | None = None,
    evidence_kept: int = 0,
    evidence_refused: list[str] | None = None,
    evidence_kept_with_a_warning: list[str] | None = None,
    kept_words: list[str] | None = None,
    words_nowhere: list[str] | None = None,
) -> Expected:
    """Return an expectation with every key in place.

    `created`: records by kind, kinds left out are zero. `schedule`: (subject, task, rule, state),
    the state in the words of cli.md. `expired`, `expiring`: (worker, certificate, ISO date);
    `missing_or_not` may be reported missing or not. `actions`: (what, state). `refused`: (file,
    sheet or "", row counted from 1 as the spreadsheet shows it, column header). `asked`: (file,
    sheet or "", column): a date column that can be read two ways, so nothing of it is guessed.
    `mentioned`: words that stand together in one note or one refusal. `kept_words` stand somewhere
    in the company file afterwards, `words_nowhere` do not.
    """
    counts = dict.fromkeys(COUNTED, 0) | created
    return {
        "as_of": as_of,
        "company": company,
        "province": province,
        "created": counts,
        "workers": counts["worker"],
        "certificates": counts["certificate"],
        "equipment": counts["equipment"],
        "plans": counts["duty_plan"],
        "actions_total": counts["corrective_action"],
        "flha": counts["field_level_hazard_assessment"],
        "schedule": [list(line) for line in schedule],
        "expired": [list(line) for line in expired or []],
        "expiring_90_days": [list(line) for line in expiring or []],
        "missing_tickets": [list(line) for line in missing or []],
        "missing_or_not": [list(line) for line in missing_or_not or []],
        "actions": [list(line) for line in actions or []],
        "refused": [list(cell) for cell in refused or []],
        "asked": [list(column) for column in asked or []],
        "mentioned": [list(words) for words in mentioned or []],
        "evidence_kept": evidence_kept,
        "evidence_refused": evidence_refused or [],
        "evidence_kept_with_a_warning": evidence_kept_with_a_warning or [],
        "kept_words": kept_words or [],
        "words_nowhere": words_nowhere or [],
    }

"""A weakness that an auditor would find in a record, said so that it can be put right."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.audit.judged import Ref


class Severity(StrEnum):
    """What a finding does to the audit."""

    FAILS = "fails"  # the evidence does not count
    WEAK = "weak"  # it counts less than it could
    ADVICE = "advice"  # a reviewer may ask; it costs no points by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One weakness in one record.

    `code` names it in resources/audit/findings.toml, which says why it matters, where that is
    written, its severity, element and question. `message` says what is wrong in this record and
    `fix` what to do, each a sentence; `subject` is who or what it is about; `field` the place in
    the record where the fix begins; `detail` tells several of one code in one record apart.
    """

    code: str
    record: Ref
    subject: str
    message: str
    fix: str
    field: str = ""
    detail: str = ""

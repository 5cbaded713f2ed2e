"""Finds numbers in a text by which somebody could pass for another: what no reviewer needs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Sort(StrEnum):
    """What sort of number it looks like."""

    SOCIAL_INSURANCE = "social_insurance"
    HEALTH_CARE = "health_care"
    LICENCE = "licence"
    BIRTH = "birth"


@dataclass(frozen=True, slots=True, order=True)
class PrivateNumber:
    """A place in a text, from `start` up to `end`, that looks like such a number."""

    start: int
    end: int
    sort: Sort

    def ending(self, text: str) -> str:
        """Return its last three signs, which name it and give nothing away."""
        return text[self.start : self.end].rstrip()[-3:]


def private_numbers(text: str) -> tuple[PrivateNumber, ...]:
    """Return what looks like a private number, in order; no two of them share a sign.

    Few false alarms are worth more here than the last number found, because a list of false alarms
    is read by nobody. So a number without its shape is taken only after the words that name it.
    """
    text, found = text.translate(_PLAIN), list[PrivateNumber]()
    for one in (*_after_words(text), *_by_shape(text)):
        if all(one.end <= other.start or other.end <= one.start for other in found):
            found.append(one)
    return tuple(sorted(found))


def passes_luhn(digits: str) -> bool:
    """Whether a row of digits ends in its check digit (ISO/IEC 7812-1, annex B)."""
    doubled = (2 * int(one) if n % 2 else int(one) for n, one in enumerate(reversed(digits)))
    return sum(one - 9 if one > 9 else one for one in doubled) % 10 == 0


# the dashes and spaces of word processors; one sign stays one sign, so places stay true
_PLAIN: Final = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2013": "-", "\xa0": " "})

# --- what stands behind the words for it ----------------------------------------------------------

_GAP: Final = r"\W{0,4}(?:(?:no|nos|nr|num|number|numéro|card|carte|is|est|id)\W{1,4}){0,3}"
_NINE: Final = r"\d{3}[ .\-]?\d{3}[ .\-]?\d{3}"
_CUES: Final = (
    (
        Sort.SOCIAL_INSURANCE,
        r"\b(?:social[ \-]insurance|assurance[ \-]sociale|SIN|S\.I\.N\.|NAS)",
        rf"(?P<of>{_NINE})",
    ),
    (
        Sort.HEALTH_CARE,
        r"\b(?:(?:personal[ \-])?health[ \-](?:care|card|insurance|number|no\b)|alberta[ \-]health"
        r"|AHCIP|AHC|PHN|ULI|assurance[ \-]maladie)",
        r"(?P<of>\d{5}[ .\-]?\d{4}|\d{4}[ .\-]?\d{3}[ .\-]?\d{3}"
        rf"|{_NINE}|[A-Z]{{4}}[ ]?\d{{4}}[ ]?\d{{4}})",
    ),
    (
        Sort.LICENCE,
        r"\b(?:(?:driver|operator)['’]?s?['’]?[ \-]licen[cs]e|driving[ \-]licen[cs]e"
        r"|permis de conduire|D\.?L\.?(?=\W{0,3}(?:#|no|num)))",
        r"(?P<of>[A-Z]?\d{4,6}[ \-]?\d{3,5}(?:[ \-]?\d{4,6})?)",
    ),
    (
        Sort.BIRTH,
        r"\b(?:date[ \-]of[ \-]birth|birth[ \-]?da(?:te|y)|D\.?O\.?B\b\.?|born(?: on)?"
        r"|date de naissance|née? le)",
        r"(?P<of>(?:19|20)\d\d[ .\-/]\d{1,2}[ .\-/]\d{1,2}"
        r"|\d{1,2}[ .\-/]\d{1,2}[ .\-/](?:(?:19|20)\d\d|\d\d)"
        r"|(?:\d{1,2}(?:st|nd|rd|th|er)?[ .\-]{0,2})?(?:jan|f[eé]b|f[eé]v|mar|apr|avr|may|mai|jun"
        r"|juin|jul|juil|aug|ao[uû]|sep|oct|nov|d[eé]c)[a-zéû]*\.?[ \-]{0,2}(?:\d{1,2}"
        r"(?:st|nd|rd|th)?,?[ ]{0,2})?(?:19|20)\d\d)",
    ),
)
_AFTER: Final = tuple(
    (sort, re.compile(rf"{cue}{_GAP}(?<!\d){number}(?![\d\-/]?\d)", re.IGNORECASE))
    for sort, cue, number in _CUES
)


def _after_words(text: str) -> Iterator[PrivateNumber]:
    for sort, pattern in _AFTER:
        for found in pattern.finditer(text):
            if sort is not Sort.LICENCE or not _is_day(found["of"]):
                yield PrivateNumber(*found.span("of"), sort)


_DAY: Final = re.compile(r"(?:19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$")


def _is_day(number: str) -> bool:
    """Whether eight digits are a day: that of its expiry stands where the number is looked for."""
    return _DAY.match(number) is not None


# --- what has a shape of its own ------------------------------------------------------------------

# 1 to 7 and 9 (temporary residents) begin one; 0 and 8 are no person's (Canada Revenue Agency)
_GROUPED: Final = re.compile(
    r"(?<![\w.\-+#(/])([1-79]\d\d)([ \-])(\d{3})\2(\d{3})(?![\-./]?\w| ?R[CPRTZ] ?\d)"
)
# Ontario: the first letter of the surname, then the birth date in the last six
_ONTARIO: Final = re.compile(r"(?<![\w\-])[A-Z]\d{4}-\d{5}-\d{5}(?![\w\-])")
# what else is written in three groups of three: numbers of things, accounts, firms and telephones
_NOT_A_PERSON: Final = re.compile(
    r"(?:serial|s/n|sn|model|part|unit|lot|batch|item|asset|account|acct|wcb|bn|business|gst|hst"
    r"|invoice|inv|po|order|policy|claim|permit|ticket|file|case|ref|reference|certificate|cert"
    r"|card|course|phone|tel|fax|cell|mobile|call|siren|siret|vin|plate|clearance|registration|reg"
    r"|compte|facture|téléphone|commande|truck|trailer|tool|camion)s?\b[^\n]{0,20}$",
    re.IGNORECASE,
)
_NEAR: Final = 40


def _by_shape(text: str) -> Iterator[PrivateNumber]:
    for found in _GROUPED.finditer(text):
        before = text[max(0, found.start() - _NEAR) : found.start()]
        if _NOT_A_PERSON.search(before) or _is_in_a_row(found):
            continue
        if passes_luhn("".join(found.group(1, 3, 4))):
            yield PrivateNumber(*found.span(), Sort.SOCIAL_INSURANCE)
    for found in _ONTARIO.finditer(text):
        yield PrivateNumber(*found.span(), Sort.LICENCE)


_GROUP_BEFORE: Final = re.compile(r"(?<!\d)\d{3}[ \-]$")
_GROUP_AFTER: Final = re.compile(r"[ \-]\d{3}(?!\d)")
_CLOSE: Final = 50  # units of a small shop are numbered within so many of each other


def _is_in_a_row(found: re.Match[str]) -> bool:
    """Whether three groups are numbers of things: more stand beside them, or they count upwards."""
    text, start, end = found.string, found.start(), found.end()
    if _GROUP_BEFORE.search(text[max(0, start - 5) : start]) or _GROUP_AFTER.match(text, end):
        return True
    first, second, third = (int(one) for one in found.group(1, 3, 4))
    return first < second < third <= first + _CLOSE

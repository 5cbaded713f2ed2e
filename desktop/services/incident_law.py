"""What follows from an incident by law and by the company's own rules, in sentences."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.resources import resource
from desktop.store import aggregate
from desktop.store.file import CompanyFile

TONES: Final = ("amber", "plain")  # the more pressing first


@dataclass(frozen=True)
class Times:
    """How soon an investigation is to begin and to be finished, in days after the incident."""

    start_days: int
    finish_days: int


@dataclass(frozen=True)
class Follows:
    """What an incident of a kind asks for; no sentences where nothing follows."""

    sentences: tuple[str, ...]
    tone: str
    is_reported: bool
    is_investigated: bool


@dataclass(frozen=True)
class Law:
    """What decides about it in one company: its province and its own times."""

    province: str
    times: Times

    def follows(self, kind: str, potential: str) -> Follows:
        """Return what follows from an incident of that kind; "" where nobody said how bad."""
        rules = [rule for rule in _data()["rule"] if self._fits(rule, kind, potential)]
        about = _data()["investigation"]
        investigated = kind in about["kinds"] or potential in about["potentials"]
        sentences = [_(rule["says"]) for rule in rules]
        if investigated:
            sentences.append(say_times(self.times))
        tones = {rule["tone"] for rule in rules} | ({"amber"} if investigated else set())
        return Follows(
            tuple(sentences),
            next((tone for tone in TONES if tone in tones), "plain"),
            any(rule.get("reported", False) for rule in rules),
            investigated,
        )

    def _fits(self, rule: Mapping[str, Any], kind: str, potential: str) -> bool:
        return (
            kind in rule.get("kinds", [kind])
            and potential in rule.get("potentials", [potential])
            and self.province in rule.get("provinces", [self.province])
            and self.province not in rule.get("not_provinces", [])
        )


def law_of(company: CompanyFile) -> Law:
    """Return what decides in this company."""
    return Law(str(_single(company, "company").get("province") or ""), times_of(company))


def times_of(company: CompanyFile) -> Times:
    """Return how soon investigations are done here, as the company set it or by default."""
    mine, about = _single(company, "company_settings"), _data()["investigation"]
    start, finish = mine.get("investigation_start_days"), mine.get("investigation_finish_days")
    return Times(
        about["start_days"] if start is None else start,
        about["finish_days"] if finish is None else finish,
    )


def say_times(times: Times) -> str:
    """Return how soon to investigate, in a sentence."""
    return _("Investigate it: begin within {start}, finish within {finish}.").format(
        start=say_days(times.start_days), finish=say_days(times.finish_days)
    )


def say_days(days: int) -> str:
    """Return "14 days", as the company's settings have it."""
    return ngettext("{n} day", "{n} days", days).format(n=days)


def _single(company: CompanyFile, kind_key: str) -> Mapping[str, Any]:
    with company.reading() as connection:
        found = aggregate.read(connection, kind_of(kind_key)).values()
    return next((record.values for record in found if not record.is_voided), {})


@lru_cache(maxsize=1)
def _data() -> Mapping[str, Any]:
    text = resource("incidents", "what_follows.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)

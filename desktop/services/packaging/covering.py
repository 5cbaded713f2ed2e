"""The cover of a package in words: whose it is, of which time, and its figures."""

from collections.abc import Mapping
from typing import Any

from desktop.language import _, ngettext
from desktop.package.submission import Cover
from desktop.package.submission.values import Pair
from desktop.services.packaging import profile
from desktop.services.packaging.found import ACTIONS, Found
from desktop.services.packaging.reading import Reading
from desktop.store.heads_in_words import history_said
from desktop.store.history import head
from desktop.values.spoken import say_number, say_whole_date


def cover_of(found: Found, about: Mapping[str, Any], name: str, exhibits: int) -> Cover:
    """Return what the first page says."""
    reading = found.reading
    hidden = _(
        "Names of people are hidden: workers are named by their initials, and the pages of "
        "exhibits are left out and available on request."
    )
    return Cover(
        company=name,
        title=_("Health and safety records"),
        pairs=_cover_pairs(reading, about),
        inside=_("What is inside"),
        figures=_figures(found, exhibits),
        remark=hidden if reading.hide_names else "",
    )


def _cover_pairs(reading: Reading, about: Mapping[str, Any]) -> tuple[Pair, ...]:
    unknown = profile.not_filled_in()
    as_of = [(_("As of"), say_whole_date(reading.as_of))]
    if reading.today is not None and reading.today < reading.as_of:
        built = _("{day}. What happens after that day is not in it.")
        as_of.append((_("Built on"), built.format(day=say_whole_date(reading.today))))
    return (
        (_("Period covered"), reading.period.said()),
        *as_of,
        (_("Certifying partner"), reading.hide(about.get("certifying_partner") or "") or unknown),
        (_("SECOR number"), about.get("secor_number") or unknown),
        (_("History of the file"), history_said(*head(reading.connection))),
    )


def _figures(found: Found, exhibits: int) -> tuple[tuple[str, str], ...]:
    def many(*kinds: str) -> int:
        return sum(len(found.by_kind[kind].rows) for kind in kinds)

    records = sum(len(one.rows) for one in found.by_kind.values())
    hazards = many("formal_hazard_assessment", "field_level_hazard_assessment")
    workers = len(found.reading.facts.workers)
    counted = (
        (workers, ngettext("worker", "workers", workers)),
        (records, ngettext("record", "records", records)),
        (exhibits, ngettext("exhibit", "exhibits", exhibits)),
        (many("certificate"), ngettext("certificate", "certificates", many("certificate"))),
        (many("meeting"), ngettext("meeting", "meetings", many("meeting"))),
        (hazards, ngettext("hazard assessment", "hazard assessments", hazards)),
        (many("inspection"), ngettext("inspection", "inspections", many("inspection"))),
        (many(ACTIONS), ngettext("corrective action", "corrective actions", many(ACTIONS))),
    )
    return tuple((say_number(n, 0), words) for n, words in counted)

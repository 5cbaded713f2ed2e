"""The company profile in words: as it is registered, who speaks for it, how large it is."""

from sqlalchemy import func, select

from desktop.language import _, ngettext
from desktop.package.submission.values import Pair, Section
from desktop.package.submission.words import ProfileSaid, Titled
from desktop.records import kind_of
from desktop.services.packaging import profile
from desktop.services.packaging.people_known import Known
from desktop.services.packaging.sources import Sources
from desktop.store import aggregate
from desktop.values.spoken import say_number, say_whole_date


def profile_of(found: Sources, known: Known) -> ProfileSaid:
    """Return the page on the company; what nobody filled in is said and not left out."""
    registered = profile.sections(found.reading, dict(found.about), found.who)
    lead = _lead(found, profile.lacking(registered))
    size = Section("size", _("How large it is"), _size(found, known))
    return ProfileSaid(Titled("profile", _("Company profile"), lead), (*registered, size))


def _lead(found: Sources, lacking: int) -> str:
    day = say_whole_date(found.reading.as_of)
    said = _("The company as it stands on {day}.").format(day=day)
    if not lacking:
        return said
    more = ngettext(
        "{n} fact of its registration is not filled in.",
        "{n} facts of its registration are not filled in.",
        lacking,
    )
    return " ".join([said, more.format(n=lacking)])


def _size(found: Sources, known: Known) -> tuple[Pair, ...]:
    sites = known.count.sites
    units = _count(found, "equipment")
    firms = _count(found, "contractor")
    in_use = ngettext("{n} active in the period", "{n} active in the period", sites)
    return (
        (_("Head-count"), known.count.said),
        (_("Sites"), in_use.format(n=say_number(sites, 0))),
        (_("Units and gear"), _("{n} on the register").format(n=say_number(units, 0))),
        (_("Contractors"), _("{n} on file").format(n=say_number(firms, 0))),
    )


def _count(found: Sources, key: str) -> int:
    table = aggregate.table_of(kind_of(key))
    asked = select(func.count()).select_from(table).where(table.c.voided_at.is_(None))
    n: int = found.reading.connection.execute(asked).scalar_one()
    return n

"""Builds a company file out of what happened, so that a test says only what it is about."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from desktop.store.file import CompanyFile
from desktop.store.keys import Key

AS_OF: Final = date(2026, 11, 16)
"""The day on which most tests look at the company."""

NOON: Final = datetime(2026, 11, 16, 19, 0, tzinfo=UTC)
LONG_AGO: Final = date(2020, 1, 1)

Number = Decimal | int | float | str
Rules = str | Sequence[Mapping[str, Any]]


def day(text: str) -> date:
    """Return the date of an ISO text."""
    return date.fromisoformat(text)


@contextmanager
def company_in(
    folder: Path, name: str = "Bow River Mechanical Ltd.", key: Key | None = None
) -> Iterator["Company"]:
    """Make a company file in `folder` under a clock that stands still; closed at the end."""
    path = folder / "company.muster"
    if key is None:
        path.write_bytes(_new_file(name))
    else:
        _make(path, name, key)
    with CompanyFile.open(path, by="Test", clock=lambda: NOON, key=key) as file:
        yield Company(file)


@cache
def _new_file(name: str) -> bytes:
    """A company file as it is right after it was made; made once, because that takes a while."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "new.muster"
        _make(path, name, None)
        return path.read_bytes()


def _make(path: Path, name: str, key: Key | None) -> None:
    with CompanyFile.create(path, by="Test", clock=lambda: NOON, key=key) as file:
        Company(file).save("company", legal_name=name)


class Company:
    """A company file with one short verb for each thing that happens; every verb returns the id.

    Each verb is one action. Many of them go into one action (and are much quicker) within
    `company.together(lambda: …)`. A date may be a date or an ISO text; a record that is named may
    be given by its id.
    """

    def __init__(self, file: CompanyFile) -> None:
        self.file = file
        self._save: Callable[[str, dict[str, Any], str | None], str] | None = None

    def together(self, work: Callable[[], Any]) -> Any:
        """Do everything in `work` as one action, and return what it returns."""

        def one_action(transaction: Any) -> Any:
            self._save = transaction.save
            try:
                return work()
            finally:
                self._save = None

        return self.file.write("Several things", one_action)

    def save(self, kind: str, /, record_id: str | None = None, **values: Any) -> str:
        """Save a record of any kind, new or with its id; the verbs below are all made of this."""
        return self.save_values(kind, values, record_id)

    def save_values(self, kind: str, values: dict[str, Any], record_id: str | None = None) -> str:
        """Save what may have a field of any name, such as `record_id`."""
        if self._save:
            return self._save(kind, values, record_id)
        return self.file.write(kind, lambda t: t.save(kind, values, record_id))

    def void(self, kind: str, record_id: str) -> None:
        """Void a record."""
        self.file.write("Void", lambda t: t.void(kind, record_id, "entered twice"))

    # --- who and where --------------------------------------------------------------------------

    def worker(self, name: str = "Rick Desjarlais", hired: Any = None, left: Any = None,
               positions: Sequence[Any] = (), **more: Any) -> str:  # fmt: skip
        """A worker, "First Last", employed only if a date is given; `positions` are ids or rows."""
        first, _space, last = name.partition(" ")
        employment = [{"from_on": hired, "to_on": left}] if hired or left else []
        values = {
            "first_name": first,
            "last_name": last,
            "employment": employment,
            "positions": [
                {"position_id": position, "from_on": hired}
                if isinstance(position, str)
                else position
                for position in positions
            ],
        }
        return self.save("worker", **(values | more))

    def position(self, title: str = "Welder") -> str:
        """A position."""
        return self.save("position", title=title)

    def site(self, name: str = "Shop", active: Sequence[tuple[Any, Any]] = ()) -> str:
        """A site; `active` are (from, to)."""
        periods = [{"from_on": start, "to_on": end} for start, end in active]
        return self.save("site", name=name, active=periods)

    # --- units ----------------------------------------------------------------------------------

    def unit(self, number: str = "101", meter: str | None = "km", **more: Any) -> str:
        """A unit whose meter counts km, h, both or none."""
        values = {"number": number, "description": f"Unit {number}", "reading_unit": meter}
        return self.save("equipment", **(values | more))

    def reading(self, unit: str, value: Number, on: Any = None, meter: str = "km",
                **more: Any) -> str:  # fmt: skip
        """What the meter said; undated unless `on` is given."""
        values = {"equipment_id": unit, "value": value, "read_on": on, "unit": meter}
        return self.save("reading", **(values | more))

    def change(self, unit: str, change: str, on: Any, **more: Any) -> str:
        """A unit was parked, returned, out_of_order or sold."""
        values = {"equipment_id": unit, "change": change, "changed_on": on}
        return self.save("service_change", **(values | more))

    def used(self, on: Any, unit: str | None = None, **more: Any) -> str:
        """A line of the use log."""
        return self.save("use_log", **({"equipment_id": unit, "used_on": on} | more))

    # --- duties ---------------------------------------------------------------------------------

    def plan(self, rule: Rules | None = "weekly", unit: str | None = None, site: str | None = None,
             task: str = "Vehicle inspection", **more: Any) -> str:  # fmt: skip
        """A duty; `rule` is its words, or the rows of its rules; in force since long ago."""
        rules = [{"rule": rule}] if isinstance(rule, str) else list(rule or ())
        if "counted" in more:
            rules = [dict(row) | {"counted": more["counted"]} for row in rules]
            more = {name: value for name, value in more.items() if name != "counted"}
        values = {
            "kind": "inspection",
            "equipment_id": unit,
            "site_id": site,
            "task": task,
            "in_force_from": LONG_AGO,
            "rules": rules,
        }
        return self.save("duty_plan", **(values | more))

    def inspection(self, on: Any, unit: str | None = None, plan: str | None = None,
                   site: str | None = None, task: str | None = None, reading: Number | None = None,
                   **more: Any) -> str:  # fmt: skip
        """An inspection as it was done."""
        values = {
            "done_on": on,
            "equipment_id": unit,
            "site_id": site,
            "plan_id": plan,
            "task": task,
            "reading": reading,
        }
        return self.save("inspection", **(values | more))

    def maintenance(self, on: Any, unit: str | None = None, what: str = "Service",
                    plan: str | None = None, reading: Number | None = None,
                    **more: Any) -> str:  # fmt: skip
        """A service or repair as it was done."""
        values = {
            "done_on": on,
            "equipment_id": unit,
            "what": what,
            "plan_id": plan,
            "reading": reading,
        }
        return self.save("maintenance", **(values | more))

    def skip(self, plan: str, on: Any, due: Any = None, new: Any = None, **more: Any) -> str:
        """An occurrence that was let go on `on`."""
        values = {"plan_id": plan, "skipped_on": on, "due_on": due, "new_due_on": new}
        return self.save("skip", **(values | {"reason": "shop closed", "by_name": "Dale"} | more))

    def meeting(self, on: Any, plan: str | None = None, **more: Any) -> str:
        """A meeting as it was held."""
        values = {"held_on": on, "plan_id": plan, "kind": "toolbox", "topics": "Pinch points"}
        return self.save("meeting", **(values | more))

    def drill(self, on: Any, plan: str | None = None, **more: Any) -> str:
        """A drill as it was held."""
        return self.save("drill", **({"held_on": on, "plan_id": plan, "kind": "drill"} | more))

    # --- training -------------------------------------------------------------------------------

    def certificate_type(self, name: str = "H2S Alive", months: int | None = None) -> str:
        """A kind of certificate, good for `months` where the card does not say."""
        return self.save("certificate_type", name=name, months=months)

    def certificate(self, worker: str, kind: str, expires: Any = None, issued: Any = None,
                    **more: Any) -> str:  # fmt: skip
        """A card that a worker holds."""
        values = {
            "worker_id": worker,
            "type_id": kind,
            "expires_on": expires,
            "issued_on": issued,
        }
        return self.save("certificate", **(values | more))

    def requirement(self, kind: str, position: str | None = None, **more: Any) -> str:
        """A certificate that a position, or everybody, must hold."""
        return self.save("requirement", **({"type_id": kind, "position_id": position} | more))

    def exemption(self, worker: str, kind: str, **more: Any) -> str:
        """One worker who need not hold it."""
        values = {"worker_id": worker, "type_id": kind, "reason": "office only"}
        return self.save("exemption", **(values | more))

    def orientation(self, worker: str, on: Any, **more: Any) -> str:
        """A worker was shown around and signed."""
        return self.save("orientation", **({"worker_id": worker, "done_on": on} | more))

    # --- the rest -------------------------------------------------------------------------------

    def action(self, what: str = "Fix the guard", found: Any = "2026-11-01", due: Any = None,
               resolved: Any = None, **more: Any) -> str:  # fmt: skip
        """A corrective action."""
        values = {"what": what, "found_on": found, "due_on": due, "resolved_on": resolved}
        return self.save("corrective_action", **(values | more))

    def policy(self, signed: Any, title: str = "Health and safety policy",
               reviews: Sequence[Any] = (), **more: Any) -> str:  # fmt: skip
        """A signed policy and the days on which it was looked at again."""
        rows = [{"reviewed_on": on} for on in reviews]
        return self.save(
            "policy", **({"title": title, "signed_on": signed, "reviews": rows} | more)
        )

    def settings(self, **values: Any) -> str:
        """What the company decided for itself."""
        return self.save("company_settings", **values)

"""What a person has Muster do that writes: each begun from one state, each ending in one other.

`run` calls the services as the window and the command line do. `seen` proves that what lies there
is whole, and returns what tells the old state from the new. `kept` are patterns of names that may
be left for a person to see when it was cut off: whole files each.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop.services import dumping, editing, importing
from desktop.services.evidence import save_with_evidence
from desktop.services.packaging.build import build_package
from desktop.services.packaging.private_place import put_back_left
from desktop.services.verifying import verify
from tests.builders.company import AS_OF
from tests.builders.files import save
from tests.faults import assessing, keeping, older
from tests.faults.place import TODAY, Place, noon, small_company


@dataclass(frozen=True)
class Operation:
    """One thing that Muster does."""

    name: str
    prepare: Callable[[Place], None]
    run: Callable[[Place], None]
    seen: Callable[[Place], object]
    kept: tuple[str, ...] = ()


# --- what each begins with ------------------------------------------------------------------------


def with_evidence(place: Place) -> None:
    """A small company with two files of evidence."""
    small_company(place)
    attach(place)


def _with_package(place: Place) -> None:
    """A package of yesterday lies there, and more was done since."""
    with_evidence(place)
    _export(place)
    with place.opened() as company:
        worker = save(company, "worker", first_name="Joy", last_name="Okafor")
        for number in range(40):
            values = {
                "held_on": "2026-10-01",
                "kind": "toolbox",
                "topics": f"Pinch points {number}",
            }
            save(company, "meeting", **values, attendees=[{"worker_id": worker}])


def _with_dump(place: Place) -> None:
    with_evidence(place)
    _dump(place)


# --- what is done ---------------------------------------------------------------------------------


def save_form(place: Place) -> None:
    """Save the form of a new worker."""
    with place.opened() as company:
        values = {"first_name": "Rick", "last_name": "Désjarlais", "phone": "403 555 0117"}
        employment = [{"from_on": date(2026, 1, 5), "to_on": None}]
        editing.save_record(company, "worker", values | {"employment": employment})


def _edit(place: Place) -> None:
    with place.opened() as company:
        (worker, *_rest) = editing.link_choices(company, "worker", today=TODAY, most=1)
        shown = editing.read_record(company, "worker", worker[0])
        values = {"phone": "403 555 0188"}
        editing.save_record(company, "worker", values, shown.id, shown.version)


def attach(place: Place) -> None:
    """Save a certificate with its scan and a photo."""
    files = place.known.get("looked")
    if files is None:
        files = [place.papers / "card 2026-11-02.pdf", place.papers / "guard.jpg"]
    with place.opened() as company:
        worker = editing.link_choices(company, "worker", today=TODAY, most=1)[0][0]
        kind = editing.link_choices(company, "certificate_type", today=TODAY, most=1)[0][0]
        values = {"worker_id": worker, "type_id": kind, "issued_on": date(2026, 11, 2)}
        told = save_with_evidence(
            company, "certificate", values, None, None, files, place.intake, "Renewal"
        )
        assert (len(told.ids), told.refused) == (2, []), told


def bring_in(place: Place) -> None:
    """Import a small sheet."""
    looked = place.known.get("sheet")
    if looked is None:
        looked = importing.look([place.papers / "Employee list.csv"], intake=place.intake)
    with place.opened() as company:
        report = importing.write(company, looked, "Import of Employee list.csv", None, TODAY)
        assert not report.refused, report.refused


def _export(place: Place) -> None:
    with place.opened() as company:
        build_package(company, place.out, AS_OF)


def _dump(place: Place) -> None:
    with place.opened() as company:
        dumping.dump(company, place.folder / "dump")


def _load(place: Place) -> None:
    dumping.load(place.folder / "dump", place.folder / "loaded.muster", by="Test", clock=noon)


# --- what is there afterwards ---------------------------------------------------------------------


def _file(place: Place) -> object:
    return place.whole()


def _package(place: Place) -> object:
    """The package that lies there is whole, once the next one put back what was cut off."""
    put_back_left(place.out)
    place.whole()
    if not place.out.exists():
        return None
    checked = verify(place.out)
    assert checked.is_whole, checked.faults
    assert not checked.added
    return tuple(
        (path.relative_to(place.out).as_posix(), path.stat().st_size)
        for path in sorted(place.out.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    )


def _dumped(place: Place) -> object:
    """A dump that lies there can be loaded."""
    place.whole()
    folder, again = place.folder / "dump", place.folder / ".again.muster"
    if not folder.exists():
        return None
    dumping.load(folder, again, by="Test", clock=noon)
    found = place.whole(again)
    again.unlink()
    return found


def _loaded(place: Place) -> object:
    path = place.folder / "loaded.muster"
    return place.whole(path) if path.exists() else None


def _locked(prepare: Callable[[Place], None]) -> Callable[[Place], None]:
    """The same company under a password."""

    def prepared(place: Place) -> None:
        prepare(place)
        keeping.set_password(place)

    return prepared


UPDATE: Final = ("bow.before-update-*",)
RESTORE: Final = ("bow.before-restore*",)
PASSWORD: Final = ("bow.before-password*", "bow.muster.lock")  # a note of who has it

_ALL: Final = (
    Operation("save", small_company, save_form, _file),
    Operation("edit", small_company, _edit, _file),
    Operation("attach", small_company, attach, _file),
    Operation("accept", assessing.under_way, assessing.accept, assessing.standing),
    Operation("sign", assessing.answered, assessing.sign_it, assessing.standing),
    Operation("import", small_company, bring_in, _file),
    Operation("migrate", small_company, older.migrate_it, older.migrated, UPDATE),
    Operation("export", _with_package, _export, _package),
    Operation("dump", with_evidence, _dump, _dumped),
    Operation("load", _with_dump, _load, _loaded),
    Operation("back-up", with_evidence, keeping.back_up, keeping.backed_up),
    Operation("restore", keeping.with_backup, keeping.restore, keeping.restored),
    Operation("restore-here", keeping.with_backup, keeping.restore_here, keeping.here, RESTORE),
    Operation("copy", with_evidence, keeping.copy, keeping.copied),
    Operation("set-password", with_evidence, keeping.set_password, keeping.lock, PASSWORD),
    Operation(
        "change-password",
        _locked(with_evidence),
        keeping.change_password,
        keeping.lock,
        PASSWORD,
    ),
    Operation(
        "remove-password", _locked(with_evidence), keeping.remove_password, keeping.lock, PASSWORD
    ),
    Operation("save-locked", _locked(small_company), save_form, _file),
    Operation("sign-locked", _locked(assessing.answered), assessing.sign_it, assessing.standing),
    Operation("attach-locked", _locked(small_company), attach, _file),
    Operation("import-locked", _locked(small_company), bring_in, _file),
    Operation("back-up-locked", _locked(with_evidence), keeping.back_up, keeping.backed_up),
)
OPERATIONS: Final = {operation.name: operation for operation in _ALL}

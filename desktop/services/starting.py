"""Starts a company file: the file itself and the one record that says whose it is."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from desktop.errors import Refused
from desktop.language import _
from desktop.store.file import SUFFIX, CompanyFile
from desktop.store.keys import Key
from desktop.store.transaction import Transaction


def new_company(
    path: Path,
    name: str,
    province: str,
    protocol: str,
    *,
    by: str,
    clock: Callable[[], datetime],
    next_audit_on: date | None = None,
    password: str | None = None,
) -> CompanyFile:
    """Make a company file with its company record and return it open, locked with a password if
    one is given.

    Raises `Refused` for a name, protocol or password that cannot be and for a file that exists
    already, `Unavailable` when the folder cannot take it; then no file is left behind.
    """
    if not name.strip():
        raise Refused({"legal_name": _("The company needs its legal name.")})
    refuse_wrong_ending(path)
    _refuse_unknown(protocol)
    key = None if password is None else _key_of(password)
    company = CompanyFile.create(path, by=by, clock=clock, key=key)
    try:
        write_company(company.write, name, province, protocol, next_audit_on)
    except BaseException:
        company.close()
        path.unlink(missing_ok=True)
        raise
    return company


def _refuse_unknown(protocol: str) -> None:
    # here, because the first page of the window starts no company and must not pay for it
    from desktop.audit.protocols.shipped import protocol_ids

    if protocol not in (known := protocol_ids()):
        raise Refused(
            {
                "protocol": _(
                    "There is no protocol “{name}”. Choose one of these: {known}. Your own is made "
                    "in the company file."
                ).format(name=protocol, known=", ".join(known))
            }
        )


def _key_of(password: str) -> Key:
    # here, because who locks a file backs it up first, and who restores a backup starts a file
    from desktop.services.locking.choosing import faults_of

    if faults := faults_of(password, password):
        raise Refused(faults)
    return Key.made(password)


def refuse_wrong_ending(path: Path) -> None:
    """Raise `Refused` for a name that does not end as company files do."""
    if path.suffix != SUFFIX:
        raise Refused(
            _("A company file ends in {suffix}. Write it as {name}.").format(
                suffix=SUFFIX, name=path.stem + SUFFIX
            )
        )


def write_company(
    write: Callable[[str, Callable[[Transaction], str]], str],
    name: str,
    province: str,
    protocol: str,
    next_audit_on: date | None = None,
) -> str:
    """Write the company record as the first action of a file; returns its id."""
    values: dict[str, object] = {"legal_name": name, "province": province, "protocol": protocol}
    if next_audit_on is not None:
        values["next_audit_on"] = next_audit_on
    return write(
        _("New company file for {company}").format(company=name.strip()[:200]),
        lambda t: t.save("company", values),
    )

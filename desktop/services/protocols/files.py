"""Protocols as files: one that somebody hands over is read, the company's own is written."""

from pathlib import Path
from typing import Final

from desktop.audit.protocols.protocol import Protocol
from desktop.audit.protocols.reading import read_protocol
from desktop.audit.protocols.shipped import known_to_all
from desktop.audit.protocols.writing import write_protocol
from desktop.errors import Refused, Unavailable
from desktop.language import _
from desktop.services.protocols.saving import save_protocol
from desktop.store.file import CompanyFile

LARGEST: Final = 2_000_000  # bytes; the generic one has 30,000


def read_file(path: Path) -> Protocol:
    """Return the protocol of a TOML file.

    Raises Refused with every fault, each with its line and key, and Unavailable where the file
    cannot be read at all.
    """
    try:
        if path.stat().st_size > LARGEST:
            said = _("{name} is far too large for a protocol. Choose the file that was handed out.")
            raise Refused(said.format(name=path.name))
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        said = _("{name} cannot be read: {why}. Nothing was changed.")
        raise Unavailable(said.format(name=path.name, why=error.strerror)) from error
    except UnicodeDecodeError as error:
        said = _("{name} is no text in UTF-8. Open it in an editor and save it as UTF-8.")
        raise Refused(said.format(name=path.name)) from error
    return read_protocol(text, known_to_all())


def take_file(company: CompanyFile, path: Path) -> str:
    """Enter the protocol of a file as the company's own, as one action; return its record."""
    return save_protocol(company, read_file(path))


def write_file(one: Protocol, path: Path) -> None:
    """Write a protocol as a file that can be handed on. Raises Unavailable where that fails."""
    try:
        path.write_text(write_protocol(one), encoding="utf-8", newline="\n")
    except OSError as error:
        said = _("{name} cannot be written: {why}. Choose another folder.")
        raise Unavailable(said.format(name=path.name, why=error.strerror)) from error

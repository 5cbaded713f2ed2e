"""Whether a file may be kept: what it really is against what its name claims."""

from pathlib import Path
from typing import Final

from desktop.intake.containers import ole_kind, zip_kind
from desktop.intake.faults import Fault, Note, note
from desktop.intake.kinds import CLAIMS, KINDS, Kind
from desktop.intake.limits import Limits
from desktop.intake.sniff import HEAD, OLE, ZIP, kind_of
from desktop.language import N_


def family_of(path: Path, limits: Limits) -> tuple[str, tuple[Note, ...]]:
    """Return what the file really is, one of the families that are kept, and what to warn of.

    Raises Fault for a file that is not kept or that calls itself something quite different.
    """
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    ending = path.suffix.lower()
    key = kind_of(head, ending)
    if key == ZIP:
        key = zip_kind(path, limits)
    elif key == OLE:
        key = ole_kind(path)
    claim = CLAIMS.get(ending)
    return key, _verdict(KINDS[key], KINDS[claim] if claim else None)


def _verdict(truth: Kind, claim: Kind | None) -> tuple[Note, ...]:
    if claim is None or claim is truth:
        if truth.is_kept:
            return ()
        raise Fault(note(NOT_KEPT, truth=note(truth.what), advice=note(truth.advice)))
    if truth.is_kept and claim.group == truth.group:
        # both are plain writing: the ending says how to take it and is no lie
        if truth.group == "text":
            return ()
        return (note(HARMLESS_LIE, claim=note(claim.what), truth=note(truth.what)),)
    if not truth.is_kept and claim.group == truth.group and not claim.is_kept:
        raise Fault(note(NOT_KEPT, truth=note(truth.what), advice=note(truth.advice)))
    raise Fault(
        note(LIE, claim=note(claim.what), truth=note(truth.what), advice=_way_out(truth, claim))
    )


def _way_out(truth: Kind, claim: Kind) -> Note:
    """Return what to do with a mislabelled file; a sheet is to stay a sheet, not become a PDF."""
    if claim.group == "sheet" and truth.group in ("web", "text", "data"):
        return note(KINDS["old excel"].advice)
    if truth.is_kept:
        return note(RENAME, ending=truth.ending)
    return note(truth.advice)


NOT_KEPT: Final = N_("'{name}' is {truth}. {advice}")
LIE: Final = N_("'{name}' calls itself {claim} but is {truth}. {advice}")
HARMLESS_LIE: Final = N_(
    "'{name}' calls itself {claim} but is {truth}; it is kept as what it really is."
)
RENAME: Final = N_("Rename it so that its name ends in {ending}, and add it again.")

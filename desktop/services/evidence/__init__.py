"""The evidence of a record: files brought in, shown, opened elsewhere, copied out, taken off."""

from desktop.services.evidence.filing import (
    Attached,
    Looked,
    Progress,
    attach,
    detach,
    examine,
    file_in,
    save_with_evidence,
)
from desktop.services.evidence.outside import Outside, safe_name
from desktop.services.evidence.pasting import Pasted, attach_bytes, pasted_name
from desktop.services.evidence.showing import (
    EvidenceShown,
    content_of,
    described,
    evidence_of,
    family_of,
    open_outside,
    save_copy,
    title_of,
    words_of,
)

__all__ = [
    "Attached",
    "EvidenceShown",
    "Looked",
    "Outside",
    "Pasted",
    "Progress",
    "attach",
    "attach_bytes",
    "content_of",
    "described",
    "detach",
    "evidence_of",
    "examine",
    "family_of",
    "file_in",
    "open_outside",
    "pasted_name",
    "safe_name",
    "save_copy",
    "save_with_evidence",
    "title_of",
    "words_of",
]

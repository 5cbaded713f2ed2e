"""What a template left behind in a text that should be the company's own."""

from functools import lru_cache

from desktop.audit.wording.tables import tables


@lru_cache(maxsize=2048)
def is_leftover(text: str) -> str:
    """Return the first words that a template left behind ("[Company Name]"), "" where none are."""
    found = tables().marks
    for honest in found["not_leftover"]:
        text = honest.sub(" ", text)
    first = min(
        (match for one in found["leftover"] for match in one.finditer(text)),
        key=lambda match: (match.start(), -match.end()),
        default=None,
    )
    return " ".join(first.group().split()) if first else ""

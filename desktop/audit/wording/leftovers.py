"""What a template left behind in a text that should be the company's own."""

from functools import lru_cache

from desktop.audit.wording.tables import tables


@lru_cache(maxsize=2048)
def is_leftover(text: str) -> str:
    """Return the first words that a template left behind ("[Company Name]"), "" where none are."""
    for honest in tables().marks["not_leftover"]:
        text = honest.sub(" ", text)
    return _first_of("leftover", text)


@lru_cache(maxsize=2048)
def is_unfilled(entry: str) -> str:
    """Return what stands in a field for a name, a place or a number that nobody filled in.

    By itself "To be confirmed by the foreman" or "Hospital name and address" is a hole; in a
    longer text the same words may be honest.
    """
    return _first_of("leftover_entry", entry)


def _first_of(marks: str, text: str) -> str:
    first = min(
        (match for one in tables().marks[marks] for match in one.finditer(text)),
        key=lambda match: (match.start(), -match.end()),
        default=None,
    )
    return " ".join(first.group().split()) if first else ""

"""Reads a company's way to rate risks from the text in which it is kept."""

import json

from desktop.errors import Refused
from desktop.values.risk import Matrix


def read_matrix(text: str | None) -> Matrix:
    """Return the matrix, and the usual one where nothing, or nothing readable, is written.

    Because a rating has to be said even then, and the company can see its own text in the settings.
    """
    try:
        said = json.loads(text or "{}")
        return Matrix(**said) if isinstance(said, dict) else Matrix()
    except (ValueError, TypeError, Refused):
        return Matrix()

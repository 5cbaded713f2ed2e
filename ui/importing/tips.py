"""Tooltips of what stood in somebody's sheet: said as it is written, never read as markup."""

from html import escape


def tip(text: str) -> str:
    """Return a text for a tooltip; Qt would take "<b>" in it for a wish to be bold."""
    return f"<p>{escape(text)}</p>" if "<" in text else text

"""Every word a person reads passes through here, so that one place can translate it."""

import gettext
from typing import Final

DOMAIN: Final = "muster"
_translation: gettext.NullTranslations = gettext.NullTranslations()


def N_(message: str) -> str:  # noqa: N802 (the name gettext tools look for)
    """Mark a message for translation; declarations are read before a language is chosen."""
    return message


def _(message: str) -> str:
    """Return `message` in the chosen language."""
    return _translation.gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """Return the form of the message that fits `n`."""
    return _translation.ngettext(one, many, n)


def chosen() -> object:
    """Return what stands for the chosen language, for whoever keeps sentences said in it."""
    return _translation


def choose(language: str, folder: str) -> None:
    """Use the translations of `language` found in `folder`; English where there are none."""
    global _translation
    _translation = gettext.translation(DOMAIN, folder, languages=[language], fallback=True)

"""Saved e-mails: who wrote to whom, when, and the words."""

from contextlib import suppress
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from desktop.intake.faults import Fault, parsing
from desktop.intake.found import Traits
from desktop.intake.kinds import KINDS
from desktop.intake.lettering import legible
from desktop.intake.limits import Limits
from desktop.language import N_

_HEADERS: Final = ("Subject", "From", "To", "Cc", "Date")
_UNSEEN: Final = {"script", "style", "head", "title"}


def read(path: Path, limits: Limits) -> Traits:
    """Return the traits of an e-mail (RFC 5322); raises Fault where it cannot be read at all."""
    with parsing(BROKEN), path.open("rb") as stream:
        message = BytesParser(EmailMessage, policy=policy.default).parse(stream)
        parts = [f"{name}: {value}" for name in _HEADERS if (value := _header(message, name))]
        parts += [f"[{name}]" for name in _attachments(message)]
        parts.append(_body(message))
        return Traits(
            family="eml",
            media_type=KINDS["eml"].media_type,
            made_at=_made_at(message),
            text=legible("\n".join(parts), limits.max_text),
        )


def _header(message: EmailMessage, name: str) -> str:
    with suppress(Fault), parsing(BROKEN):
        return str(message[name] or "")
    return ""


def _made_at(message: EmailMessage) -> datetime | None:
    with suppress(Fault), parsing(BROKEN):
        return parsedate_to_datetime(_header(message, "Date")).replace(tzinfo=None)
    return None


def _attachments(message: EmailMessage) -> list[str]:
    with suppress(Fault), parsing(BROKEN):
        return [name for part in message.iter_attachments() if (name := part.get_filename())]
    return []


def _body(message: EmailMessage) -> str:
    """Return the words of the letter, none where they cannot be decoded."""
    with suppress(Fault), parsing(BROKEN):
        body = message.get_body(preferencelist=("plain", "html"))
        if body is None:
            return ""
        content = str(body.get_content())
        return content if body.get_content_subtype() == "plain" else _without_tags(content)
    return ""


def _without_tags(page: str) -> str:
    reader = _Words()
    reader.feed(page)
    reader.close()
    return "\n".join(reader.words)


class _Words(HTMLParser):
    """Collects what a reader of the page would see."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._unseen += tag in _UNSEEN

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN and self._unseen > 0

    def handle_data(self, data: str) -> None:
        if not self._unseen and data.strip():
            self.words.append(data.strip())


BROKEN: Final = N_(
    "'{name}' is damaged and cannot be read as an e-mail. Print the message to PDF and add that."
)

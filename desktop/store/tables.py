"""The tables that belong to the file itself: history, contents, drafts, search, particulars."""

from typing import Any, Final

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    column,
    event,
    table,
)
from sqlalchemy.engine import Connection

from desktop.records.base import Base
from desktop.records.types import Id, Line, Stamp
from desktop.store.sealing import seal_column

METADATA: Final = Base.metadata

# what only one program knows, e.g. the identity of the file
PARTICULAR = Table(
    "particular",
    METADATA,
    Column("name", String(60), primary_key=True),
    Column("value", Text, nullable=False),
    seal_column(),
)

# one user action = one transaction = one line here
ACTION = Table(
    "action",
    METADATA,
    Column("id", Id, primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("at", Stamp, nullable=False),
    Column("by", String(120), nullable=False),
    Column("name", Line, nullable=False),
    Column("undoes", Id, nullable=True),
)

CHANGE = Table(
    "change",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("action_id", Id, ForeignKey("action.id"), nullable=False, index=True),
    Column("kind", String(60), nullable=False),
    Column("record_id", Id, nullable=False),
    Column("operation", String(10), nullable=False),
    Column("version", Integer, nullable=False),
    Column("old", Text, nullable=True),
    Column("new", Text, nullable=True),
    Column("salt", String(32), nullable=True),
    Column("digest", String(64), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("ix_change_record", "record_id", "number"),
)

CONTENT = Table(
    "content",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("text", Text, nullable=True),
    seal_column(),
)

# which row of somebody's sheet became which record: an import that comes again finds it by what the
# row said, even after a person has put the record itself right
IMPORTED = Table(
    "imported_row",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("kind", String(60), nullable=False),
    Column("record_id", Id, nullable=False, index=True),
    seal_column(),
)

# what was typed into a form and not saved; no record, so no history tells of it and no dump has it
DRAFT = Table(
    "draft",
    METADATA,
    Column("id", Id, primary_key=True),
    Column("kind", String(60), nullable=False),
    Column("record_id", Id, nullable=True),
    Column("version", Integer, nullable=True),
    Column("typed", Text, nullable=False),
    Column("kept_at", Stamp, nullable=False),
    Column("kept_by", String(120), nullable=False),
    seal_column(),
)

# pages that were made of a content and took long to make; whoever reads them proves them by `made`,
# and they can be made again, so they are no record, and in no history, dump or backup
KEPT_PAGES = Table(
    "kept_pages",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("recipe", String(120), primary_key=True),
    Column("made", String(64), nullable=False),
    Column("said", Text, nullable=False),
    Column("used_on", Date, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

# what is not under the chain of the history or the checksum of a record, and so is sealed by itself
SEALED: Final = (PARTICULAR, CONTENT, IMPORTED, DRAFT)

# the searchable words are a real table, because the full-text index reads them back from it
SEARCH = Table(
    "search_row",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", String(60), nullable=False),
    Column("record_id", Id, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
)

# the full-text index itself, which only SQLite has
SEARCH_WORD = table("search_word", column("rowid"), column("title"), column("body"))

# a lawful disposal blanks the values and the salt of a history line together, because a salt that
# stays lets anybody try values until the digest fits; nothing else of a line may ever change
KEEP_HISTORY: Final = (
    """CREATE TRIGGER change_is_kept BEFORE DELETE ON change
       BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END""",
    """CREATE TRIGGER change_is_fixed BEFORE UPDATE ON change
       WHEN NEW.number IS NOT OLD.number OR NEW.action_id IS NOT OLD.action_id
         OR NEW.kind IS NOT OLD.kind OR NEW.record_id IS NOT OLD.record_id
         OR NEW.operation IS NOT OLD.operation
         OR NEW.version IS NOT OLD.version OR NEW.digest IS NOT OLD.digest
         OR NEW.previous IS NOT OLD.previous OR NEW.hash IS NOT OLD.hash
         OR NEW.old IS NOT NULL OR NEW.new IS NOT NULL OR NEW.salt IS NOT NULL
       BEGIN SELECT RAISE(ABORT, 'history is never changed'); END""",
    """CREATE TRIGGER action_is_kept BEFORE DELETE ON action
       BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END""",
    """CREATE TRIGGER action_is_fixed BEFORE UPDATE ON action
       BEGIN SELECT RAISE(ABORT, 'history is never changed'); END""",
)
FULL_TEXT: Final = (
    """CREATE VIRTUAL TABLE search_word USING fts5(
       title, body, content='search_row', content_rowid='id', prefix='2 3')""",
    # words of a record that was blanked must not linger in the index
    "INSERT INTO search_word(search_word, rank) VALUES ('secure-delete', 1)",
)


def add_what_only_sqlite_has(connection: Connection) -> None:
    """Add the triggers that keep history and the full-text index; PostgreSQL has its own ways."""
    for statement in KEEP_HISTORY + FULL_TEXT:
        connection.exec_driver_sql(statement)


@event.listens_for(METADATA, "after_create")
def _after_create(target: object, connection: Connection, **kw: Any) -> None:  # noqa: ARG001
    """A whole new file gets them with its tables; a table made alone, in a migration, does not."""
    if CHANGE in (kw.get("tables") or ()) and connection.dialect.name == "sqlite":
        add_what_only_sqlite_has(connection)

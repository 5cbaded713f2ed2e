"""The table of one kind of records: found, sorted, narrowed, arranged and exported."""

from ui.tables.record_table import RecordTable

__all__ = ["RecordTable"]

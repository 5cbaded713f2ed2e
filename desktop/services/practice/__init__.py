"""Practice for the interviews of an audit: cards, their answers from the records, and the log."""

"""Practice for the interviews, as a view of the audit."""

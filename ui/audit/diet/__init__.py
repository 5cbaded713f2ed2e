"""What forms and duties are good for, as a view of the audit."""

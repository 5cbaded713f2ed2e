"""The first page: what needs somebody today, and what comes next."""

"""The statistics of the company: figures, rates, months as bars and as a table."""

"""Filled sheets and lists: what a record or a table says, on paper."""

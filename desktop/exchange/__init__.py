"""Paper, spreadsheets and calendars, in and out."""

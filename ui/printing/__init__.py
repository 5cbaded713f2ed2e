"""Paper: a sheet is made, looked at as it will come out, and printed or saved."""

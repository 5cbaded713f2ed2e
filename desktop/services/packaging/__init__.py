"""The submission: from one selection a PDF, a folder to upload from, and what proves both."""

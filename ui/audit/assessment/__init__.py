"""The page of the assessment: its questions, the answer to each, and the exhibits beside it."""

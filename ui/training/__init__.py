"""The pages of tab 3 besides the lists: who runs what, what to book, the first day."""

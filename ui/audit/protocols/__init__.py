"""The protocols in the window: which there are, which one is in use, and the editor of ours."""

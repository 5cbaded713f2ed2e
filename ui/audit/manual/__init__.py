"""The manual in the window: its papers, what they lack, and how they agree with what is done."""

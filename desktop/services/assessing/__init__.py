"""The company's own assessment: opened, decided question by question, signed, opened again."""

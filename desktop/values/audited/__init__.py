"""What an audit judges, as small frozen facts; a group of them for each part of the records.

`desktop.store.audited` fills them as of a day: what happened after it and what was voided is not
among them. Facts hold ids, days, texts and marks, in the order in which things happened.
"""

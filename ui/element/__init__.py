"""The tabs of the six elements, actions and company: kinds of records and the work on them."""

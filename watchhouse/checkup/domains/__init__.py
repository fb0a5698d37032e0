"""What can be seen of a domain from outside, with its owner's consent and proof: one file a kind.

Nothing here is imported when the house starts: the worker's round loads it (see `rounds.py`).
"""

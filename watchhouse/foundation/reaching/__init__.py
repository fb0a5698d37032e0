"""The way out of the house: names resolved by our resolver, connections pinned to what was checked.

Nothing here is imported when the house starts: the worker's jobs load it.
"""

"""Watchhouse runs a cyber resilience centre for small businesses."""

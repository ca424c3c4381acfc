"""The one room where a ledger and a model meet: short verbs that wire the rooms, and no rules of their own."""

SEED = 20240129
"""What every draw begins with where nothing else is asked for, so that the same question has the same answer."""

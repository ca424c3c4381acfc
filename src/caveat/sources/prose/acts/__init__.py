"""Clauses in; the acts that they state out: who does what, towards whom, and how firmly that is said."""

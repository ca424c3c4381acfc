"""Caveat: an evidence-first workbench for conditional arms transfers."""

__version__ = "0.1.0"

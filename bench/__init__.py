"""Sizes and speeds. ``python -m bench`` runs them all; a figure here is a measurement, never a test."""

"""Registers and tables in, records with the place of each row out."""

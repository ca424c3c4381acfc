"""Requests of a browser or a program in; pages, data and files out. No rules, no SQL, no arithmetic."""

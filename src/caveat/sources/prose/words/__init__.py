"""The words of a sentence: what each may be, which it is in its place, and what puts them in the plain order."""

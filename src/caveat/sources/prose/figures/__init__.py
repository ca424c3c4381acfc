"""Numbers and dates by a clause, and where a text has those that somebody claims of it."""

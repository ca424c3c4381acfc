"""Tagged words in; noun groups, clauses and the parts of an act in them, out."""

"""Two statements in; why they cannot both hold, out."""

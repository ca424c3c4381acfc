"""Who and what has been named so far, and what stands for it: pronouns, plain nouns, outlets."""

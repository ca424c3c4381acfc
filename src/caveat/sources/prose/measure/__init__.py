"""The annotated corpus, how what was read is judged by it, and what is fitted to it."""

"""One module for each group of pages: a request in, a view out."""

"""A document in, its canonical text out: read once, here, so that every offset means the same thing for ever."""

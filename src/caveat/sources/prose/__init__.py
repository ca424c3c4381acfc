"""Paragraphs of prose in; who says what, how surely and on whose word, each with its span, out."""

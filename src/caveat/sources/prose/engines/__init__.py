"""Paragraphs in; statements out: by rules, by rules that a network checks, or by a model whose word is checked."""

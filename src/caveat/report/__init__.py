"""The same review for paper, terminal, page and machine: values in, text out; nothing here judges or counts."""

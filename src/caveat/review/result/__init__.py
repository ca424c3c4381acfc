"""What a review says: frozen values that paper, terminal, page and JSON all show, each number a ``Figure``.

A count of things listed beside it (origins, pages, lines) is a plain number; everything else that a reader could
take for a measurement of the world is a ``Figure`` with its basis. ``Prose`` is running text in which each number is a
figure.
"""

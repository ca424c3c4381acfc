"""A page of HTML to the words that its reader sees, with a way back from each character to the page's source.

No parser at hand says where in its source a word stood, so tags are found here, by one expression in one pass. What
counts as a tag, a comment or an attribute is what a browser takes for one. Which of the words are furniture is another
question: see ``furniture``.

    >>> page = read("<p>Up to <b>100</b>&nbsp;launchers</p><p hidden>never seen</p>")
    >>> page.text
    'Up to 100\\xa0launchers\\n'
    >>> page.source_range(6, 9)
    (12, 15)
"""

from caveat.sources.page.described import article
from caveat.sources.page.scan import read
from caveat.sources.page.tree import Element
from caveat.sources.page.way import Block, Page, Run

__all__ = ["Block", "Element", "Page", "Run", "article", "read"]

"""A paragraph in; where its own first word stands, behind what a page prints in front of an item and nobody says, out.

Copied pages keep the words of their buttons and gaps: "Article content Earlier this week the ministry said", and the
mark of who sent an item, with no room behind its dash: "Oslo-The ministry", "LIMA (Reuters) -The ministry".
"""

from __future__ import annotations

from caveat.sources.patterns import later

_BUTTON = (
    r"(?:[Aa]rticle content|(?:Advertisement|ADVERTISEMENT)(?: \d{1,2})?"
    r"|Story continues below(?: (?:this )?advertisement)?|Continue reading(?: below)?"
    r"|Skip to (?:main )?content|Share (?:this|the) (?:article|story|post|page)"
    r"|(?:Listen|Listen to|Print|Save|Bookmark|Email|Copy) (?:this |the )?(?:article|story|page|link)"
    r"|Read (?:more|next)|Listen now|Share|Sign up(?: now)?|Subscribe(?: now)?)"
)
"""What a page has for its readers to press, or where something else stood."""
_BUTTONS = later(rf"(?:{_BUTTON} (?=[A-Z“\"‘(])){{1,4}}(?=(?:[A-Z][\w.’'-]*|[“\"‘(]))")
_SENT = later(
    r"[A-Z][A-Za-z.'’]{1,20}(?: [A-Z][A-Za-z.'’]{1,20}){0,2}"
    r"(?: \([A-Z][A-Za-z ]{1,20}\) ?[-–—]|[-–—])(?=(?:The|An?|In|On|At|It|As|After|Two|Three|Several|Some|More) )"
    r"|[A-Z][A-Za-z.'’]{1,20}(?: [A-Z][A-Za-z.'’]{1,20}){0,2} \([A-Z][A-Za-z ]{1,20}\) [-–—](?=[A-Z“\"])"
    r"|\((?:Reuters|AP|AFP|UPI|dpa|ANI|Xinhua|TASS|EFE|ANSA|Bloomberg)\)[: ]{1,3}(?=[A-Z“\"])"
)
"""A town or an agency in front of an item, the dash right at its first word."""


def past_page_words(text: str, start: int, end: int) -> int:
    """Where a paragraph begins, behind words of the page and a dateline without room."""
    buttons = _BUTTONS.match(text, start, end)
    start = buttons.end() if buttons is not None else start
    sent = _SENT.match(text, start, end)
    return sent.end() if sent is not None else start

"""Which paragraphs of a page are its furniture, by which rule, and which paragraphs say again what stood before.

A paragraph is dropped only where a rule names it: by its place (the elements that it stands in) or by its words. What
no rule names is kept, and so is a paragraph that is printed twice; it is marked. Dropped paragraphs keep their spans,
so that a publication date in a byline is not lost to whoever looks for one.

    >>> split_text("Kits were withheld, two officials said.\\n\\nComments are closed.").dropped
    (Paragraph(start=41, end=61, rule='comments', by='words', repeats=None),)
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from caveat.sources.page import Block, Element, Page

Span = tuple[int, int]

_LONGEST_FURNITURE = 420
"""Characters of the longest paragraph that is judged by its words: a policy on corrections, a notice on cookies."""
_PROSE = 12
"""Words from which a paragraph counts as prose."""
_WIDE = 110
"""Characters from which a line was not wrapped by hand."""
_SAME = 40
"""Characters that two paragraphs must share from their beginnings for one to be told from the other's repeat."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: ``text[start:end]``, and what became of it."""

    start: int
    end: int
    rule: str | None = None
    """The rule by which it is furniture; None where it is kept."""
    by: Literal["place", "words"] | None = None
    """Whether its place or its words told the rule so."""
    repeats: int | None = None
    """Which paragraph, counted from 0, it says again: all of it, or as far as the shorter of the two goes."""


@dataclass(frozen=True, slots=True)
class Split:
    """Every paragraph of a text, in order.

    Holds   each paragraph is kept or dropped; a dropped one has its rule; one that repeats is kept.
    """

    paragraphs: tuple[Paragraph, ...]

    @property
    def kept(self) -> tuple[Paragraph, ...]:
        """The paragraphs that no rule names."""
        return tuple(each for each in self.paragraphs if each.rule is None)

    @property
    def dropped(self) -> tuple[Paragraph, ...]:
        """The furniture."""
        return tuple(each for each in self.paragraphs if each.rule is not None)


def split(page: Page) -> Split:
    """The paragraphs of a page, judged by their place in it and by their words."""
    text = page.text
    places = _Places(page.blocks)
    judged = []
    for block in page.blocks:
        rule = places.rule(block)
        judged += [
            Paragraph(start, end, rule, "place") if rule else _by_words(text, start, end)
            for start, end in _parts(block, text)
        ]
    if not any(each.rule is None and _is_prose(text, each) for each in judged):
        # A page whose every word stands in what looks like furniture by its names is one whose names mislead.
        judged = [_by_words(text, each.start, each.end) if each.by == "place" else each for each in judged]
    return Split(_repeats(text, judged))


def split_text(text: str) -> Split:
    """The paragraphs of a plain text, judged by their words alone."""
    return Split(_repeats(text, [_by_words(text, start, end) for start, end in _paragraphs(text)]))


# The paragraphs of a text -------------------------------------------------------------------------------------------

_LINE = re.compile(r"[^\n]++")
_SAID = re.compile(r"[.!?:;…][\"'”’»)\]]*$")


def _parts(block: Block, text: str) -> Iterable[Span]:
    """A block as one paragraph, or preformatted text as those that blank lines part."""
    if "\n" not in text[block.start : block.end]:
        return [(block.start, block.end)]
    return [(start + block.start, end + block.start) for start, end in _paragraphs(text[block.start : block.end])]


def _paragraphs(text: str) -> Iterator[Span]:
    """Paragraphs of plain text: lines that stand together, or each line for itself where none was wrapped by hand."""
    group: list[Span] = []
    for found in _LINE.finditer(text):
        line = _stripped(text, found.start(), found.end())
        if group and (line[0] == line[1] or text.count("\n", group[-1][1], line[0]) > 1):
            yield from _ungrouped(text, group)
            group = []
        if line[0] < line[1]:
            group.append(line)
    yield from _ungrouped(text, group)


def _stripped(text: str, start: int, end: int) -> Span:
    """A range without the white space at its ends."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, max(start, end - len(words) + len(words.rstrip()))


def _ungrouped(text: str, group: list[Span]) -> Iterator[Span]:
    """Lines that stand together as paragraphs; a line of furniture after a full sentence is one of its own."""
    wrapped = max((end - start for start, end in group), default=0) < _WIDE
    first = last = None
    for start, end in group:
        apart = not wrapped or (first is None or _SAID.search(text[last or start : start].rstrip() or text[first:last]))
        own = apart and (not wrapped or _furniture(text[start:end]) is not None)
        if own:
            if first is not None and last is not None:
                yield first, last
            first = last = None
            yield start, end
        else:
            first, last = start if first is None else first, end
    if first is not None and last is not None:
        yield first, last


def _is_prose(text: str, each: Paragraph) -> bool:
    return len(text[each.start : each.end].split()) >= _PROSE


# By words -----------------------------------------------------------------------------------------------------------

_NETWORK = (
    r"(?:facebook|twitter|x|linkedin|whatsapp|telegram|e-?mail|pinterest|reddit|tumblr|print|copy link|instagram"
    r"|flipboard"
    r"|youtube|tiktok|threads|bluesky|mastodon|rss|messenger|pocket|share|tweet|pin it|line|viber|vk|xing)"
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = (
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd"
    rf"|th)?,? \d{{4}}"
    rf"|\d{{1,2}}\.? {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}"
    r"|\d+ (?:minutes?|hours?|days?|weeks?) ago|yesterday|today)"
)
_CLOCK = r"(?:,?(?: at| [-–—|])? ?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: ?(?:[a-z]{2,4}|\([a-z]{2,4}\)|[+-]\d{4}))?)?"
_WHEN = rf"{_DAY}{_CLOCK}"
_NAME = r"(?-i:[A-Z][\w.'’-]*+(?: (?:[A-Z]|de |van |von |al-|el-|bin )[\w.'’-]*+){0,4})"
_AGENCY = r"(?:AP|AFP|Reuters|Getty(?: Images)?|EPA(?:-EFE)?|Shutterstock|Anadolu|Xinhua|PA|dpa)"
_FOOT = (
    r"(?:about(?: us)?|contact(?: us)?|privacy(?: policy| notice)?|terms(?: (?:of|and|&) \w+)?|advertise(?: with us)?"
    r"|careers|jobs|help|faq|accessibility|site ?map|imprint|legal(?: notice)?|cookie policy|newsletters?"
    r"|subscribe|rss|ethics policy)"
)

_WORDS: dict[str, tuple[str, ...]] = {
    "navigation": (
        r"skip to (?:main |the )?(?:content|navigation|footer|search)",
        r"(?:open |close |main |toggle )?(?:menu|navigation|search|home)(?: bar| page)?",
        r"(?:close|log ?in|sign in|log ?out|my account|sections|all sections|live|listen|edition)",
        r"(?:back|return) to (?:the )?(?:top|home ?page|list|overview)(?: of page)?",
        r"(?:[«‹←<] ?)?(?:previous|next|older|newer)(?: (?:article|post|story|page|entry|posts|entries))?"
        r"(?:\s*[:»«→←][^.]*)?",
        r"home(?: ?[>»/›→|][^>»/›→|]{1,80}+){1,6}+",
        r"page \d+ of \d+",
    ),
    "share": (
        r"(?:share|tweet|e-?mail|print|save|copy link|link copied!?|share options|gift(?: this)? article|bookmark)",
        r"(?:share|tweet|e-?mail|print|save|send|recommend|bookmark) (?:this|the)(?: \w+){0,2}(?: (?:on|via|with"
        r"|by|to) .{1,40})?:?",
        rf"(?:share|tweet|post|send|click to share|(?:\d+ )?shares?)(?: (?:on|via|by|to|with))? {_NETWORK}(?:"
        rf" \(.{{1,40}}\))?",
        rf"{_NETWORK}(?:[\s,|•·/]++{_NETWORK}){{1,20}}",
        r"(?:facebook|twitter|whatsapp|linkedin|pinterest|reddit|telegram|instagram|flipboard)",
        rf"(?:follow|like|find|join) (?:us|.{{1,40}}) on (?:\w+ ){{0,2}}{_NETWORK}(?:,? (?:and |&"
        rf" )?{_NETWORK}){{0,6}}\.?",
        r"\d[\d,.]*k? shares?",
        r"follow us:?",
    ),
    "comments": (
        r"comments? (?:via|with|on|using) \w+",
        r"(?:the )?comments? (?:section )?(?:is|are|for this .{1,20} are) (?:now )?(?:closed|off|disabled"
        r"|moderated)[^.]{0,40}\.?",
        r"(?:no |view |show |read |hide |all |\d[\d,]* |see ){0,2}(?:comments?|replies|responses)(?:"
        r" ?\(\d+\))?(?: yet)?\.?",
        r"(?:leave|post|add|write|submit|cancel)(?: a| your)? (?:reply|comment)(?: cancel reply)?\.?",
        r"(?:join|start) the (?:conversation|discussion|debate)[.!]?",
        r"be the first to (?:comment|reply|respond).{0,30}",
        r"(?:you must|please|log in|sign in|register).{0,40}\b(?:to|and) (?:post |leave |add |write |join )?(?:a "
        r"|the |your )?"
        r"(?:comment|reply|conversation|discussion)s?\.?",
        r"your e-?mail address will not be published\..{0,80}",
        r"required fields are marked ?\*?",
        r"save my name, e-?mail,? and website in this browser.{0,60}",
        r"this site uses akismet.{0,120}",
        r"(?:\d+ (?:thoughts?|comments?|responses?|replies) (?:on|to) .{3,200})",
        r"(?:reply|report comment|permalink|flag as inappropriate|sort by .{1,30})",
    ),
    "corrections policy": (
        r"(?:corrections?|report (?:an? )?(?:error|mistake|typo|correction)|errors?|see (?:an? )?(?:error|mistake"
        r"|typo))\s*[:?.!-]\s*"
        r"(?=.{0,300}\b(?:aware of|notice|spot|see|found|find|believe|report|think|submit|let us know))"
        r"(?=.{0,400}\b(?:e-?mail|contact|write|form|click|let us know|report)\b).{10,400}",
        r"(?:if you|did you|have you|do you) (?:are aware of|see|saw|spot|spotted|notice|noticed|find|found)"
        r"(?: an?y?| some)? (?:\w+ )?(?:error|mistake|inaccuracy|typo|correction)s?\b.{0,300}",
        r"(?:read )?(?:our )?corrections? (?:policy|and clarifications(?: policy)?)\.?",
        r"(?:report|suggest|request) (?:an? )?(?:error|mistake|typo|correction)s?(?: in this .{1,20})?\.?",
    ),
    "newsletter": (
        r"(?:subscribe|sign[ -]?up|register)(?: now| today| here| for free| free)?[.!]?",
        r"(?:subscribe|sign[ -]?up|register)\b.{0,200}\b(?:newsletters?|inbox|alerts?|updates|briefings?"
        r"|e-?mails?|mailing list"
        r"|channel|podcast|digest|headlines)\b.{0,80}",
        r"(?:get|receive|want|have)\b.{0,160}\b(?:in|to|straight to) your (?:inbox|e-?mail|mailbox)\b.{0,80}",
        r"(?:enter |type |your )+e-?mail(?: address)?(?: here| below|…|\.\.\.|\*)?\.?",
        r"thanks?(?: you)? for (?:subscribing|signing up|registering).{0,80}",
        r"by (?:signing up|subscribing|registering|clicking|entering|providing)\b.{0,250}\b(?:privacy|terms|agree"
        r"|consent|policy)\b.{0,100}",
        r"(?:already|not yet) a (?:subscriber|member)\?.{0,60}",
        r"(?:this|the) (?:article|story|content) is (?:only )?(?:for|available to|reserved for|exclusive to)"
        r" (?:our )?(?:subscribers|members).{0,80}",
        r"(?:to (?:continue|keep) reading|you(?:'|’)ve (?:read|reached)|you have (?:read"
        r"|reached)).{0,60}\b(?:subscri\w+|log ?in|register"
        r"|account|free articles|limit)\b.{0,80}",
        r"(?:you can )?unsubscribe (?:at )?any ?time.{0,40}",
        r"(?:our |the )?(?:daily |weekly |morning |evening )*newsletters?",
        r"invalid e-?mail(?: address)?.{0,40}",
    ),
    "related": (
        r"(?:related|read more|read also|also read|see also|more|read next|must read|recommended|don(?:'|’)t miss"
        r"|in pictures|watch also|watch now|read|watch)\s*(?::|>>|»|\|)\s*.{3,220}",
        r"related(?: (?:stories|story|articles?|news|posts?|content|coverage|topics?|links|reading|items|videos?))?:?",
        r"(?:you (?:may|might) (?:also )?(?:like|be interested in|enjoy)|(?:may|might) interest you)[^.]{0,30}",
        r"(?:recommended|popular|trending|featured|suggested|selected)(?: (?:for you|stories|reading|articles"
        r"|posts|now|topics|videos|today))?:?",
        r"most (?:read|popular|viewed|shared|commented|recent)[^.]{0,30}",
        r"(?:editor(?:'|’)?s?(?:'|’)? (?:picks?|choice))",
        r"more (?:from|in|on|about) [^.?!]{2,60}",
        r"more (?:stories|news|articles|coverage|headlines|top stories|like this)(?: (?:from|in|on) [^.?!]{2,40})?",
        r"(?:up next|what to read next|next up|keep reading|continue reading|top stories|further reading"
        r"|elsewhere on the web"
        r"|around the web|from around the web|on this topic|in this story|in this section)[^.]{0,30}",
        r"latest (?:news|stories|posts|articles|headlines|updates|from [^.?!]{2,40})",
        r"recent (?:posts|articles|stories|comments|news)",
        r"(?:load|show|see|view) (?:more|all)(?: (?:stories|articles|posts|news|results))?",
        r"read (?:the )?(?:full|more|next|on|original)(?: (?:story|article|post|report|here))?"
        r"(?: ?(?:…|\.\.\.|»|>|→))?",
    ),
    "advertisement": (
        r"[-–—\s]*(?:advertisements?|advertising|ad)(?:[\s:.–—-]*(?:continue reading below|scroll to continue"
        r"|story continues below"
        r"|skip advertisement|article continues below))?[-–—\s.]*",
        r"skip (?:the )?ad(?:vertisement)?",
        r"(?:sponsored|promoted|paid)(?: (?:content|post|links?|story|by .{2,40}))?",
        r"(?:the )?(?:article|story|text|post) continues (?:below|after)(?: (?:this |the )?(?:ad\w*|promotion"
        r"|video))?\.?",
        r"(?:scroll (?:down )?to continue(?: reading)?(?: .{1,30})?|continue reading below)\.?",
        r"report (?:this )?ad|remove ads|why am i seeing this(?: ad)?\??",
    ),
    "cookies": (
        r"(?:we|this (?:web)?site|our (?:web)?site|the (?:web)?site|our partners|we and our .{1,40}|[\w.]{3,40})"
        r" (?:also )?uses? "
        r"(?:\w+ ){0,4}cookies\b.{0,380}",
        r"(?:we (?:and our .{1,40} )?(?:value|respect|care about) your privacy)\b.{0,380}",
        r"by (?:continuing|using|clicking|browsing|accepting|closing)\b.{0,160}\b(?:cookies|consent|privacy"
        r" policy|terms of (?:use|service))\b.{0,200}",
        r"(?:i )?(?:accept|reject|allow|decline|agree|disagree|refuse)(?: (?:all|only|necessary|optional|and"
        r" close|essential)){0,2}(?: cookies)?",
        r"(?:cookies?|privacy|consent|ad) (?:settings|polic(?:y|ies)|preferences|notice|choices|consent)",
        r"(?:manage|customi[sz]e|change|update)(?: my| your)? (?:cookies?|cookie \w+|preferences|consent|settings"
        r"|choices|options)",
        r"do not sell(?: or share)? my (?:personal )?(?:information|info|data)",
        r"your privacy choices",
    ),
    "page foot": (
        r"(?:©|\(c\) ?(?=(?:19|20)\d\d)|copyright\b(?=.{0,60}(?:\b(?:19|20)\d\d\b|©|reserved))).{0,240}",
        r".{0,160}\ball rights reserved\b.{0,160}",
        r"terms (?:of|and|&) (?:use|service|conditions)(?: apply)?\.?",
        rf"{_FOOT}(?:[\s|•·,/–-]++{_FOOT}){{1,14}}",
        r"(?:about|contact) us|advertise(?: with us)?|privacy(?: policy)?|imprint|site ?map|accessibility(?:"
        r" statement)?",
        r"(?:proudly )?powered by \w+[^.]{0,40}",
        r"this (?:material|content) may not be (?:published|reproduced).{0,160}",
        r"(?:the views|opinions) expressed (?:in this .{1,20} )?(?:here )?are (?:those of the author|the"
        r" author(?:'|’)s own).{0,200}",
    ),
    "byline": (
        rf"(?:(?:written |reported |story |text )?by:?|from|words by) {_NAME}(?:(?:,| and| &| \||,? with)"
        rf" {_NAME}){{0,5}}"
        rf"(?:(?:,| \||  ?[-–—•·])? ?(?:{_NAME} )?{_WHEN})?",
        rf"(?:(?:first |originally |last )?(?:published|updated|posted|modified|created|reported|uploaded|edited"
        rf"|date|publish date"
        rf"|publication date)(?: on| at|:)?:? ?)(?:\S{{1,20}} ?[,|–—-] ?)?{_WHEN}(?:[\s|,•·–—-]{{1,4}}(?:(?:last"
        rf" )?(?:updated|modified)(?: on| at|:)?:? ?)?{_WHEN})?",
        rf"(?:\w[\w &]{{0,30}} [|•·–—-] )?{_WHEN}(?: [|•·–—-] .{{1,40}})?",
        r"\d+ ?(?:-|–)?(?:\d+)? ?min(?:ute)?s?(?: read| to read|\. read)?(?: time)?",
        r"(?:estimated )?reading time:? .{1,30}",
        r"\(?(?:reporting|writing|additional reporting|editing|compiled|translated|edited|produced|graphics)(?:"
        r" (?:and|or) \w+)? by"
        r" .{3,260}",
        rf"{_NAME}(?:(?:,| and|, and) {_NAME}){{0,6}} contributed (?:reporting|to this (?:report|story"
        rf"|article))\b.{{0,80}}",
        rf"(?:with )?(?:files|reporting|material|additional reporting|inputs?) from {_NAME}.{{0,80}}",
        r".{3,120}\b(?:staff writer|staff reporter)\b.{0,160}",
        r"(?:follow|contact|reach|e-?mail) (?:him|her|them|the (?:author|reporter|writer))\b.{0,120}",
        r"about the author.{0,40}",
        r"(?:staff (?:writer|reporter|report)|(?:associated press|reuters|afp|web desk|news ?desk|agencies"
        r"|editorial (?:team|staff|board)))",
    ),
    "credit": (
        rf"\(?(?:photo|image|picture|photograph|illustration|credit|file photo)s?(?: credit| courtesy)?(?: of| by"
        rf"|:|/) ?(?:{_NAME}"
        rf"[\s/,|]*)?(?:{_AGENCY}(?-i:[\s/,|]*))?(?:via .{{2,30}})?\)?\.?",
        rf"\(?(?:{_NAME} ?)?(?:/|via|\|) ?(?-i:{_AGENCY})(?: Images)?(?:/.{{2,30}})?\)?",
    ),
    "tags": (
        r"(?:tags?|tagged(?: with| in| as)?|filed (?:under|in)|topics?|categor(?:y|ies)|posted in|keywords?"
        r"|subjects?)\s*:\s*.{2,240}",
        r"(?:filed under|tagged|posted in) [^.]{2,160}",
        r"(?:tags|topics|categories|keywords)",
    ),
    "appeal": (
        r"(?:please )?(?:support|fund|back|help)\b.{0,80}\b(?:journalism|our work|our reporting|our newsroom"
        r"|independent (?:media|news|press))\b.{0,160}",
        r"(?:donate|contribute|give)(?: now| today| here| monthly)?[.!]?",
        r"become a (?:member|supporter|subscriber|patron)\b.{0,120}",
        r"make a (?:one-time |monthly |tax-deductible )?(?:donation|contribution|gift)\b.{0,120}",
    ),
    "contact": (
        r"(?:have|got|do you have)(?: a| any)? (?:confidential |news )?(?:tips?|story|information|question"
        r"|comment)s?\b[^?]{0,80}\?.{0,200}",
        r"(?:send|submit)(?: us)?(?: your| a)? (?:tips?|feedback|letters?|corrections?|questions?|story"
        r" ideas?)\b.{0,160}",
    ),
}  # fmt: skip
"""Rules by words: each expression tells the whole paragraph, whatever its case."""

RULES = (*_WORDS, "form", "pop-up", "sidebar")
"""The names of all rules."""

_ANY = {
    name: re.compile("|".join(f"(?:{each})" for each in expressions), re.IGNORECASE | re.DOTALL)
    for name, expressions in _WORDS.items()
}
_SHORT = 60
"""Characters up to which every rule is asked; a longer paragraph is asked about only if it begins as furniture may."""
_BEGINS = re.compile(
    r"[^\w©(]*+\(?(?:share|tweet|click|post|send|save|recommend|bookmark|e-?mail|print|follow|(?:like|find) us|join|\d"
    r"|(?:the )?comments?\b|leave|add|write|submit|please|log|sign|register|subscri|you(?:r|'|’| (?:must|may"
    r"|might|can|have))"
    r"|(?:the|this|our) (?:articles?|story|stories|content|text|post|site|web|material|comment|views|newsletter"
    r"|correction)"
    r"|corrections?\b|report|errors?\b|see\b|if you|did you|have you|do you|opinions? expressed|get\b|receive"
    r"|want|have\b"
    r"|enter|type|thank|by (?:signing|subscrib|regist|click|enter|provid|continu|using|brows|accept|clos)|already"
    r"|not yet"
    r"|to (?:continue|keep)|invalid|unsubscribe|related|read\b|also read|more\b|must read|recommended|don(?:'|’)t miss"
    r"|in pictures|watch|most\b|latest|scroll|continue|article|story|we (?:and|value|respect|care|also|use)"
    r"|our partners"
    r"|accept|manage|do not sell|©|c\)|copyright|terms|about|contact|privacy|advertis|careers|jobs|help|faq"
    r"|accessib|site ?map"
    r"|imprint|legal|cookie|newsletter|rss|ethics|proudly|powered|next|previous|newer|older"
    r"|[«‹←<]|home\b|tags?\b|tagged|filed"
    r"|topics?\b|categor|posted|keywords?|subjects?\b|support|fund|back|donate|become|make a|got\b|facebook"
    r"|twitter|x\b|whatsapp"
    r"|linkedin|by:? (?-i:[A-Z])|words by|from:? (?-i:[A-Z])|written|reported|(?:first|originally|last) "
    r"|published|updated"
    r"|modified|created|uploaded|edited|date\b|publi|reporting|writing|additional|editing|compiled|translated|produced"
    r"|graphics|with |files|material|inputs?\b|reach|photo|image|picture|illustration|credit|be the first)",
    re.IGNORECASE,
)
_HOLDS = (
    "rights reserved",
    "cookies",
    "contributed ",
    "staff writer",
    "staff reporter",
    " ago",
    "20",
    "19",
    "Reuters",
    "AP",
    "AFP",
)
"""What a paragraph that begins otherwise must hold to be furniture: a year, say, or an agency."""


def _furniture(words: str) -> str | None:
    """The rule that names a paragraph by its words."""
    if len(words) > 2 * _LONGEST_FURNITURE:
        return None
    words = " ".join(words.split())
    if len(words) > _LONGEST_FURNITURE or (len(words) > _SHORT and not _may_be(words)):
        return None
    return next((name for name, rule in _ANY.items() if rule.fullmatch(words)), None)


def _may_be(words: str) -> bool:
    """Whether a longer paragraph is worth asking every rule about: most sentences are not."""
    return _BEGINS.match(words) is not None or (len(words) < 200 and any(each in words for each in _HOLDS))


def _by_words(text: str, start: int, end: int) -> Paragraph:
    rule = _furniture(text[start:end])
    return Paragraph(start, end, rule, "words" if rule else None)


# By place -----------------------------------------------------------------------------------------------------------

_TAGS = {
    "nav": "navigation",
    "menu": "navigation",
    "footer": "page foot",
    "button": "form",
    "select": "form",
    "option": "form",
    "optgroup": "form",
    "textarea": "form",
    "legend": "form",
    "role=navigation": "navigation",
    "role=menu": "navigation",
    "role=menubar": "navigation",
    "role=search": "form",
    "role=contentinfo": "page foot",
    "itemprop=author": "byline",
    "itemprop=datePublished": "byline",
    "itemprop=dateModified": "byline",
    "itemprop=comment": "comments",
    "itemprop=breadcrumb": "navigation",
}
"""Tags, roles and properties that are furniture whatever their names."""

_NAMES = re.compile(
    r"(?P<comments>-(?:comments?|commentlist|commentform|comment-\w+|respond|disqus|livefyre|hyvor|replies)-)"
    r"|(?P<share>-(?:share|shares|sharing|sharebar|sharebuttons|sharethis|sharedaddy|social|socials|addtoany"
    r"|addthis|a2a|follow-us)-)"
    r"|(?P<related>-(?:related|relatedposts|recommended|recommendations?|readnext|read-(?:next|more|also)|readmore"
    r"|more-(?:stories|news|on|from|articles|like|posts|coverage)|(?:also|might|may)-like|trending|most-(?:read"
    r"|popular|viewed|shared)"
    r"|mostpopular|mostread|popular-(?:posts|stories|articles|news)|latest-(?:news|posts|stories|articles)"
    r"|recent-(?:posts|stories|articles|entries|news)|recirc|recirculation|outbrain|taboola|zergnet|yarpp|up-next"
    r"|upnext|onward"
    r"|further-reading|teasers|teaser-(?:list|grid|row)|promos?|tease)-)"
    r"|(?P<newsletter>-(?:newsletters?|subscribe|subscription|subscriptions|signup|sign-up|optin|opt-in|mailchimp"
    r"|mc4wp|mailing-list"
    r"|paywall|regwall)-)"
    r"|(?P<advertisement>-(?:ad|ads|advert|adverts|advertisement|advertising|adslot|adunit|adsbygoogle|sponsor"
    r"|sponsored|sponsors|dfp"
    r"|promoted)-)"
    r"|(?P<cookies>-(?:cookies?|cookiebar|cookieconsent|consent|gdpr|ccpa|onetrust|didomi|privacy-(?:banner"
    r"|notice|bar))-)"
    r"|(?P<navigation>-(?:nav|navbar|navigation|topnav|subnav|sitenav|menu|submenu|megamenu|breadcrumbs?|crumbs"
    r"|pagination|pager"
    r"|masthead|skip-link|skiplink|topbar|top-bar|site-header|global-header|prev-next|alphabar)-)"
    r"|(?P<byline>-(?:byline|bylines|authors?|about-author|bio|(?:entry|post|article|story|news)-(?:meta|info"
    r"|date|time|author)"
    r"|posted-on|pubdate|publish-date|timestamp|reading-time|readtime)-)"
    r"|(?P<credit>-(?:credits?|photo-credit|image-credit|photographer|copyright-holder)-)"
    r"|(?P<tags>-(?:tags|taglist|tag-(?:links|list|cloud)|cat-links|categories|topics|keywords)-)"
    r"|(?P<appeal>-(?:donate|donations?|support-us|fundraiser|membership-(?:promo|appeal))-)"
    r"|(?P<form>-(?:search-(?:form|box|bar)|searchform|searchbox|login|log-in|signin|sign-in)-)"
    r"|(?P<popup>-(?:modal|popup|pop-up|lightbox|overlay)-)"
    r"|(?P<sidebar>-(?:sidebar|side-bar|sidebars|widget-area|right-rail|left-rail|rightrail)-|(?<=\ )-widgets?-)"
    r"|(?P<foot>(?<=\ )-(?:(?:site|page|global|main|bottom|sub)-)?footer-"
    r"|-(?:copyright|colophon|disclaimer|legal-notice)-)"
    r"|(?P<teaser>-(?:teaser|promo-card|story-card|news-card)-)"
)  # fmt: skip
_CALLED = {"popup": "pop-up", "foot": "page foot"}
_ASIDE = frozenset(
    {
        "has",
        "with",
        "no",
        "without",
        "show",
        "hide",
        "enable",
        "enabled",
        "tag",
        "category",
        "type",
        "term",
        "node",
        "js",
    }
)
"""First words of names that say what a page has, or what it is about, not what an element is."""
_WHOLE = frozenset({"html", "body", "main", "article", "h1"})
"""Elements that are never furniture for their names: these name the page or its subject."""
_BODY = re.compile(
    r"-(?:articlebody|(?:article|story|entry|post|news|content|page)-(?:body|content|text)|storytext|body-(?:copy"
    r"|text)|field-(?:name-)?body"
    r"|(?:the|main)-content)-|itemprop-articlebody-"
)
_BRAND = re.compile(r"-(?:site-(?:title|name|logo)|logo|brand|branding|masthead)-")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WORD = re.compile(r"[a-z0-9]+")


class _Places:
    """The rules that name a page's elements."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._rules: dict[int, str | None] = {}
        self._spared: set[int] = set()
        self._kinds: Counter[str] = Counter()
        elements = {id(each): each for block in blocks for each in _new(block.element, self._rules)}
        self._names = {key: _named(each.names) for key, each in elements.items()}
        self._kinds.update(self._names.values())
        self._spare(blocks)
        for key, each in elements.items():  # what holds an element stands before it
            above = self._rules[id(each.parent)] if each.parent is not None else None
            self._rules[key] = above or self._own(each)

    def rule(self, block: Block) -> str | None:
        """The rule that names the outermost element of furniture in which a block stands."""
        return self._rules[id(block.element)] if block.element is not None else None

    def _spare(self, blocks: Sequence[Block]) -> None:
        """Whatever holds the headline or the body of the article is no furniture, whatever its names."""
        headline: Element | None = None
        bodies: Counter[int] = Counter()
        elements: dict[int, Element] = {}
        holders: dict[int, Element | None] = {}
        for block in blocks:
            element = block.element
            if headline is None and element is not None and self._is_headline(element):
                headline = element
            body = self._body(element, holders)
            if body is not None:
                elements[id(body)] = body
                bodies[id(body)] += block.end - block.start
        body = elements[max(bodies, key=lambda key: bodies[key])] if bodies else None
        for each in (headline, body):
            while each is not None and id(each) not in self._spared:
                self._spared.add(id(each))
                each = each.parent

    def _is_headline(self, element: Element) -> bool:
        brand = _BRAND.search(self._names[id(element)])
        above = element.parent
        return element.tag == "h1" and not brand and not (above and _BRAND.search(self._names[id(above)]))

    def _body(self, element: Element | None, known: dict[int, Element | None]) -> Element | None:
        """The outermost element around a block that is named as the body of an article."""
        chain = []
        while element is not None and id(element) not in known:
            chain.append(element)
            element = element.parent
        for each in reversed(chain):
            above = known[id(each.parent)] if each.parent is not None else None
            named = _BODY.search(self._names[id(each)])
            known[id(each)] = above or (each if named else None)
            element = each
        return known[id(element)] if element is not None else None

    def _own(self, element: Element) -> str | None:
        """The rule that names an element by its tag, its role or its names."""
        if id(element) in self._spared:
            return None
        if element.tag == "footer":
            return None if _within(element, {"article", "blockquote", "figure"}) else "page foot"
        for each in (element.tag, *element.names):
            if each in _TAGS:
                return _TAGS[each]
        if element.tag in _WHOLE:
            return None
        names = self._names[id(element)]
        rule = _rule_of(names)
        if rule == "teaser":  # one that stands alone is the lead of its own article
            return "related" if self._kinds[names] > 1 else None
        return rule


def _new(element: Element | None, known: dict[int, str | None]) -> list[Element]:
    """An element and those that hold it, from the outermost, so far as they are not known; known from now on."""
    chain = []
    while element is not None and id(element) not in known:
        known[id(element)] = None
        chain.append(element)
        element = element.parent
    return chain[::-1]


@lru_cache(maxsize=4096)
def _named(names: tuple[str, ...]) -> str:
    """Names word by word: ``shareBar post-123`` as `` -share-bar- -post-123-``; the numbers of an id are left out."""
    told = []
    for name in names:
        words = _WORD.findall(_HUMP.sub("-", name).lower())
        if name[0] == "#":
            words = [word for word in words if not word.isdigit()]
        if words and words[0] not in _ASIDE and not name.startswith("role="):
            told.append(f" -{'-'.join(words)}-")
    return "".join(told)


@lru_cache(maxsize=4096)
def _rule_of(names: str) -> str | None:
    """The rule that tells an element by its names."""
    found = _NAMES.search(names)
    return None if found is None or found.lastgroup is None else _CALLED.get(found.lastgroup, found.lastgroup)


def _within(element: Element, tags: set[str]) -> bool:
    """Whether an element stands in one of these, at most a few levels up: a page foot stands near the top."""
    here, levels = element.parent, 0
    while here is not None and levels < 12:
        if here.tag in tags:
            return True
        here, levels = here.parent, levels + 1
    return False


# Repeats ------------------------------------------------------------------------------------------------------------

_LIKE = str.maketrans("’‘“”–—\xa0", "''\"\"-- ")
_CANDIDATES = 8
"""How many earlier paragraphs with the same beginning are compared; more would make a hostile page slow."""


def _repeats(text: str, judged: list[Paragraph]) -> tuple[Paragraph, ...]:
    """Mark each kept paragraph that says again what one before it said."""
    same: dict[str, int] = {}
    alike: dict[str, list[tuple[int, str]]] = defaultdict(list)
    found = []
    for number, each in enumerate(judged):
        words = _like(text[each.start : each.end]) if each.rule is None else ""
        if words.count(" ") >= 2:
            earlier = alike[words[:_SAME]] if len(words) >= _SAME else []
            first = same.get(words)
            if first is None:
                first = next((one for one, before in earlier if _one_begins_the_other(before, words)), None)
            if first is not None:
                each = replace(each, repeats=first)
            elif len(earlier) < _CANDIDATES:
                earlier.append((number, words))
            same.setdefault(words, number if first is None else first)
        found.append(each)
    return tuple(found)


def _like(words: str) -> str:
    """Words in a form in which quotation marks, dashes, white space, case and a stop at the end make no difference."""
    return " ".join(words.translate(_LIKE).casefold().split()).strip(" .…")


def _one_begins_the_other(before: str, words: str) -> bool:
    """Whether a paragraph is an earlier one cut short, or the earlier one with no more than as much again added."""
    return before.startswith(words) or (words.startswith(before) and len(words) <= 2 * len(before))

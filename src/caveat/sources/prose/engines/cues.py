"""Words that carry an act, negate it, hedge it or instruct the reader: what a proposal's own quote must bear out.

Wide on purpose where they let a proposal pass (any word that may carry the act) and wide again where they stop one (any
negation before it): a proposal that is stopped is counted, one that says the opposite of its quote is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from caveat.evidence import Act
from caveat.sources.patterns import later
from caveat.sources.prose.grammar.frames import frames
from caveat.sources.prose.words.lexicon import lexicon

_CARRIES = {
    Act.REQUEST: r"ask|request|seek|sought|appl(?:y|ie|ica)|want|order|appeal|plea|call|need|wish"
                 r"|turn(?:s|ed|ing)? to|purchas|bu(?:y|ying|ys)\b|bought|demand|petition|bid\b|beg(?:s|ged"
                 r"|ging)?\b|bespo|solicit|lodg|fil(?:e|ed|es|ing)\b|put in|approach|seek|accept",
    Act.DEMAND: r"urg|call|press|demand|insist|warn|should|must|want|appeal|ultimat|requir|plead"
                r"|plea\b|exhort|ask|propos|request|challeng|tell|told|ought|need|lean|implor|beseech|beg|prod"
                r"|nudg|pester|twist|lobb|pressur|advis|expect",
    Act.REVIEW: r"review|examin|audit|re-?assess|look|go(?:es|ing)? through|went through|assess|inspect|scrutin"
                r"|stud(?:y|ie)|check|evaluat|investigat|probe|comb|sift|por(?:e|ing)\b|vet|scru|run (?:a"
                r"|the) ruler|open",
    Act.CONSIDER: r"weigh|ruled out|left? open|leave open|toy|idea|consider|discuss|debat|mull|think|thought"
                  r"|contemplat"
                  r"|deliberat|explor|stud(?:y|ie)|talk|option|leverage|on the table|examin|look|flirt|wonder"
                  r"|ponder|float|inclin",
    Act.PAUSE: r"paus|suspen|halt|freez|froze|stop|h[eo]ld\b(?! out)|moratori|interrupt|put off|on ice|break"
               r"|standstill|stay|cease|park|ground|mothball|shelv|limbo|wait",
    Act.SLOW: r"slow|delay|postpon|drag|h[eo]ld\b(?! out)|put off|push|later?\b|defer|stall|shift|stretch"
              r"|set back|behind|stagger|s[ia]t(?:s|ting)? on|foot|feet|wait|queue|reschedul|ration|bottl|dol(?:e"
              r"|es|ing) out|half|road",
    Act.WITHHOLD: r"withh|h[eo]ld\b(?! out)|block|cancel|revok|revoc|cut|embargo|bann?(?:s|ed|ing)?\b"
                  r"|end(?:s|ed|ing)?\b(?! of)|stop|ke(?:ep|pt)|dump|prohibit|scrap|drop"
                  r"|terminat|halt|forb|bar(?:s|red|ring)?\b|pull|withdr|rescind|reneg|tap\b|tear|tore|torn|rip"
                  r"|axe|quash|annul|void|nix|seiz|impound|bin(?:s|ned)?\b|can(?:ned)\b|plug|strip|depriv|starv"
                  r"|out of|drawer|back",
    Act.DENY: r"refus|reject|turn|den(?:y|ie|ial)|dismiss|rebuff|disput|declin|veto|no\b|spurn|knock|throw|threw"
              r"|thrown|shown the door|snub",
    Act.CONDITION: r"condition|tie(?:s|d)?\b|tying|depend|terms?\b|link|only|unless|provid|conting|if\b|until"
                   r"|subject|requir|hing|peg|string|proviso|clause|once\b|reserv",
    Act.OFFER: r"offer|make available|propos|promis|pledg|vow|hold(?:s|ing)? out|held out|prepared|ready|willing"
               r"|commit|dangl|tabl|volunteer|throw",
    Act.APPROVE: r"approv|authori[sz]|clear|licen[cs]|sign|pass|green|consent|permi|allow|agree|grant|back|nod|ratif"
                 r"|endors|go-ahead|vote|wav(?:e|ed|es|ing)\b|rubber|bless|ink|award|conclu|seal|assent|adopt"
                 r"|light|blessing|thumbs",
    Act.NOTIFY: r"notif|inform|submi|told|tell|report|sent\b|send",
    Act.DELIVER: r"deliver|ship|send|sent\b|suppl|transfer|sell|sold|sale|provid|hand|arriv|receiv|export|donat"
                 r"|consign|lea(?:ve|ves|ving)\b|left\b|bu(?:y|ying|ys)\b|bought|purchas|acquir|pick(?:s|ed)? up"
                 r"|giv|gave|got\b|get(?:s|ting)?\b|flow|go(?:es|ing)?\b|went|land|reach|import|furnish|ferr"
                 r"|airlift|fl(?:y|ies|ew|own|ight)|len[dt]|loan|equip|gift|carr(?:y|ie)|roll|sail|freight|kit(?:s"
                 r"|ted)? out|thr[oe]w|chip|contribut|hurr|load|turn(?:s|ed)? over|collect|train|br(?:ing|ought)"
                 r"|funnel|dispatch|pay|com(?:e|es|ing)\b|came",
    Act.RESUME: r"resum|releas|unfreez|unfroz|lift|restor|restart|reopen|unblock|end(?:s|ed|ing)?\b(?! of)|renew"
                r"|reinstat|reviv|reactivat|unlock|thaw|dead|again",
    Act.SUPPORT: r"support|back|welcom|glad|commend|bless|favou?r|prais|endors|defend|hail|applaud|stand|stood"
                 r"|approv|vote|cheer|laud|weight|favor|salut|champion|swallow|behind|understanding|for\b",
    Act.OPPOSE: r"oppos|complain|resist|critic|reject|against|condemn|object|denounc|vote|protest|attack|slam"
                r"|decr(?:y|ied)|balk|baulk|inveigh|grumbl|task|disapprov|deplor|lament|f(?:ight|ought)|cool|heel"
                r"|strips|unhappy|brand",
    Act.DECIDE: r"deci[ds]|position|mind|determin|conclu|resolv|rul(?:e|ing)|choos|chose|final",
    Act.USE: r"us(?:e|ed|es|ing)\b|fir(?:e|ed|es|ing)\b|drop|deploy|employ|launch|str[iu]k|struck|hit|shell|bomb"
             r"|train(?:ed|s)? on|straf|rain|lob",
    Act.NO_COMMENT: r"comment|respon|drawn|express|sa(?:y|id)|discuss|answer|repl|elaborat|silent|speak|spoke"
                    r"|confirm|tight|ground|counsel|figure|silence|mum\b|lips|word|tell|told|disclos|declin",
}  # fmt: skip
_CARRIED = {act: later(rf"\b(?:{words})", re.IGNORECASE) for act, words in _CARRIES.items()}
_NOT_AS_POLICY = later(r"\b(?:not|no|never|refus\w+)\b|n[\u2019']t\b", re.IGNORECASE)
"""What carries ``withhold`` where no other word does: "does not supply, as a policy"."""

_STOPS = later(
    r"\b(?:paus|suspen|halt|freez|froze|moratori|on hold|postpon|defer|delay|drag|put off|withh|h[eo]ld back"
    r"|ke(?:ep|pt) back|cancel|revok|revoc|embargo|bann?(?:s|ed|ing)?\b|block|turn(?:s|ed|ing)? down|refus\w*"
    r"|reject\w*|stop)",
    re.IGNORECASE,
)
_LIFTS = later(r"\b(?:lift|releas|resum|unfreez|unfroz|unblock|reinstat|restor)", re.IGNORECASE)
_AGAINST = later(r"\b(?:against|oppos|reject|condemn|critic|object|denounc)", re.IGNORECASE)
_IN_FAVOUR = later(r"\b(?:welcom|back(?:s|ed|ing)?\b|support|prais|applaud|favou?r|endors)", re.IGNORECASE)
_OTHER_WAY = {
    **dict.fromkeys((Act.DELIVER, Act.APPROVE, Act.OFFER), _STOPS),
    **dict.fromkeys((Act.PAUSE, Act.SLOW, Act.WITHHOLD), _LIFTS),
    Act.SUPPORT: _AGAINST,
    Act.OPPOSE: _IN_FAVOUR,
}
"""What carries an act of the other direction: beside it a delivery is what was stopped, and a stop what was lifted."""

_NEGATION = later(
    r"\b(?:not|never|no|nor|neither|none|nobody|nothing|without|cannot|unlikely|den(?:y|ied|ies|ying|ials?)|refus\w+"
    r"|declin\w+|reject\w+|dismiss\w+|disput\w+|rul\w+ (?:it )?out|stop\w* short|far from|yet to|untrue|false)\b"
    r"|n[\u2019']t\b",
    re.IGNORECASE,
)
_CANCELLED = later(
    r"(?:\b(?:not|never|no|cannot)|n[\u2019']t)\s+(?:\w+\s+){0,2}"
    r"(?:rul\w+ (?:it )?out|den(?:y|ied|ies|ying)|refus\w+|reject\w+|dismiss\w+|disput\w+|unlikely)\b",
    re.IGNORECASE,
)
"""Two negations that make none: "has not ruled out". Two in a row that only go on ("neither ... nor") do not."""
_BEHIND = later(
    r"\w+\W+(?:\w+\W+){0,5}?(?:(?:not|never)\b(?!,? (?:\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b"
    r"|nine\b|ten\b|twelve\b))|n[\u2019']t\b|nothing\b|none\b|neither\b|nobody\b|unlikely\b)",
    re.IGNORECASE,
)
"""A negation a few words behind: "the decision has not been made", "supplied nothing", but not "six, not eight"."""
_JUST_BEFORE = later(
    r"(?:\b(?:not|never|no|nor|neither|without|cannot|untrue|false)|n[\u2019']t)\W+(?:\w+\W+){0,3}$", re.IGNORECASE
)
_DENIAL = later(
    r"\b(?:den(?:y|ied|ies|ying|ials?)|reject\w+|dismiss\w+|disput\w+|untrue|false|baseless|rul\w+ out)\b",
    re.IGNORECASE,
)
_HAS_CONTENT = frozenset({Act.REQUEST, Act.DEMAND, Act.CONDITION, Act.SUPPORT, Act.OPPOSE, Act.NO_COMMENT})
"""Acts whose object is a clause of its own: a negation behind them is content ("urged them not to sell")."""
_HEDGE = later(
    r"\b(?:[Ww]eigh\w*|[Cc]onsider\w*|[Mm]ull\w*|[Mm]ight|may|could|[Ww]hether|[Pp]ossib\w+|[Pp]erhaps"
    r"|[Cc]ontemplat\w*"
    r"|[Dd]iscuss\w*|[Ss]tud(?:y|ied|ying)|[Tt]hinking (?:of|about)|[Ii]nclin\w+|leaning|[Ff]lirt\w*|[Tt]oy\w*"
    r"|[Pp]onder\w*|[Ww]onder\w*|[Ff]loat\w*|[Dd]ebat\w*|[Ii]f|[Uu]nless)\b"
)
_HEDGE_BEHIND = later(r"\b(?:might|may|could)\b|\bbeing (?:weigh|consider|discuss|stud|debat)|\bbeen discussed")
_NEW_CLAUSE = later(
    r"[;:\u2014\u2013]|,? \b(?:but|while|whereas|although|though)\b"
    r"|, (?:and|which|who|where|because|after(?! all)|as)\b"
    r"|^\W*(?:[Aa]lthough|[Ww]hile|[Tt]hough|[Aa]fter|[Bb]ecause|[Ww]hen|[Ss]ince|[Aa]s)\b[^,]*,"
)
_INSTRUCTS = later(
    r"\b(?:ignore|disregard|forget|override)\b[^.]{0,40}\b(?:instructions?|prompts?|codebook|everything above)\b"
    r"|\byou are (?:now )?(?:an? )?(?:\w+ )?(?:ai|assistant|language model|chatbot)\b|\bsystem prompt\b"
    r"|\bas an? (?:ai|(?:large )?language model)\b"
    r"|\b(?:language models?|ai (?:readers?|systems?|assistants?)),? (?:must|should|please)\b"
    r"|^\W*(?:note|message|instructions?|memo) (?:to|for) (?:(?:any|all|the) )?"
    r"(?:ai|llms?|chatbots?|assistants?|language models?)\b"
    r"|^\W*(?:system|assistant|user) ?: ?(?:you (?:must|should|are to)|write|say|state|report|print|always|never)\b"
    r"|^\W*(?:system|assistant|user) ?: ?[{\[]"
    r"|^\W*assistant, (?:please )?(?:write|say|state|report|print|list|answer)\b"
    r"|<\|?(?:system|im_start|assistant)\b|\b(?:respond|reply|answer|output) (?:only )?(?:with|in) json\b",
    re.IGNORECASE,
)
"""What speaks to a model and hardly to a person. Whatever is put otherwise still has to stand where it is quoted."""

_WORD = later(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ELLIPTIC = later(
    r"\b(?:have|has|had|is|are|was|were|do|does|did|will|would|can|could|may|might|must|shall|should|not|so|too|yes|no)"
    r"(?:n[\u2019']t)?(?: not| so| too| either| yet)?\W*$",
    re.IGNORECASE,
)

Sense = Literal["positive", "negative", "open"]


_MARKS = ("instruction", "prompt", "codebook", "everything above", "assistant", "language model", "chatbot", "llm",
          "system", "user", "im_start", "json")  # fmt: skip
"""What ``_INSTRUCTS`` finds nothing without; nearly every paragraph is told by these alone, many times as fast."""
_AI = later(r"ai\b")


def instructs(paragraph: str) -> bool:
    """True where a paragraph speaks to whoever, or whatever, reads it."""
    low = paragraph.casefold().replace("ı", "i")
    return (any(mark in low for mark in _MARKS) or _AI.search(low) is not None) and bool(_INSTRUCTS.search(paragraph))


def other_way(act: Act, quote: str, negative: bool) -> bool:
    """True where a quote also carries an act of the other direction, which then governs or is governed.

    In "refused to deliver" the refusal is the negation itself, and no act beside it.
    """
    pattern = _OTHER_WAY.get(act)
    found = pattern.findall(quote) if pattern is not None else []
    return any(not (negative and _NEGATION.match(word)) for word in found)


def first(act: Act, quote: str) -> int | None:
    """Where the first word stands that may carry an act."""
    return min(_places(act, quote), default=None)


def carried(act: Act, quote: str) -> bool:
    """True where some word of a quote may carry an act."""
    return bool(_listed(act, quote))


def framed(act: Act, quote: str) -> bool:
    """True where the frames of the rules know an act by words of a quote, in some surroundings."""
    return next(_framed(act, quote), None) is not None


def elliptic(quote: str) -> bool:
    """True where a quote ends in a word that stands for an act named before it ("They have not", "he did so")."""
    return _ELLIPTIC.search(quote) is not None


def _places(act: Act, quote: str) -> list[int]:
    return _listed(act, quote) or list(_framed(act, quote))


def _listed(act: Act, quote: str) -> list[int]:
    places = [found.start() for found in _CARRIED[act].finditer(quote)]
    if not places and act is Act.WITHHOLD:
        places = [found.start() for found in _NOT_AS_POLICY.finditer(quote)]
    return places


def _framed(act: Act, quote: str) -> Iterator[int]:
    """Where words stand that the frames of the rules know for an act, with the words beside them that it asks for."""
    known, verbs = frames(), lexicon().verbs
    words = [(found.start(), found.group().casefold()) for found in _WORD.finditer(quote)]
    lemmas = [{word, verbs[word][1] if word in verbs else word.removesuffix("s")} for _, word in words]
    there = frozenset().union(*lemmas)
    for (place, _), forms in zip(words, lemmas, strict=True):
        senses = [sense for word in forms for sense in known.senses.get(word, ()) if sense.act is act]
        told = any(known.events.get(word) is act or known.stances.get(word) is act for word in forms)
        if told or any(not sense.asks or sense.asks & there for sense in senses):
            yield place


def sense(act: Act, before: str, quote: str) -> Sense:
    """Whether the words before an act negate it, each time that it is carried; open where its places differ.

    ``before`` is what stands of the sentence before the quote.
    """
    found = {_negated(_governing(before + quote[:place])) for place in _places(act, quote)}
    return "open" if len(found) != 1 else "negative" if found == {True} else "positive"


def negated(act: Act, before: str, quote: str) -> bool:
    """True where a negation is the act's own: before it in the quote, just before the quote, or close behind it."""
    inside = any(_negated(_governing(quote[:place])) for place in _places(act, quote))
    return inside or _JUST_BEFORE.search(_governing(before)) is not None or negated_behind(act, quote)


def negated_behind(act: Act, quote: str) -> bool:
    """True where a negation stands a few words behind an act and is no content of it."""
    return act not in _HAS_CONTENT and any(_BEHIND.match(quote, place) for place in _places(act, quote))


def denies(sentence: str) -> bool:
    """True where a sentence holds a word of denial anywhere."""
    return _DENIAL.search(sentence) is not None


def hedged(act: Act, before: str, quote: str) -> bool:
    """True where a word that weighs or conditions stands before the act, or one that leaves it open behind it."""
    place = first(act, quote)
    if place is None:
        return False
    behind = act not in _HAS_CONTENT and _HEDGE_BEHIND.search(quote, place) is not None
    return behind or _HEDGE.search(_governing(before + quote[:place])) is not None


def _negated(words: str) -> bool:
    return _NEGATION.search(_CANCELLED.sub(" ", words)) is not None


def _governing(words: str) -> str:
    """The clause in which the last of these words stand."""
    ends = [found.end() for found in _NEW_CLAUSE.finditer(words)]
    return words[ends[-1] :] if ends else words

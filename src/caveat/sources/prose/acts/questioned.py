"""What somebody is asked whether it is so, in; his answer out: asked whether it had halted them, he said it had not."""

from __future__ import annotations

from msgspec.structs import replace

from caveat.sources.prose.acts.verdicts import Verdicts
from caveat.sources.prose.grammar.clauses import Clause
from caveat.sources.prose.grammar.drafts import Draft
from caveat.sources.prose.grammar.mood import Mood
from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.words.groups import Group, Mark
from caveat.sources.prose.words.lexicon import wordset
from caveat.sources.prose.words.spoken import UNTRUE

DENIES = frozenset(("deny", "dispute", "refute", "rebut", "repudiate"))
"""Verbs of whoever denies what he is asked, or what was told."""
_ASKS = frozenset(("ask", "comment", "question", "press", "quiz", "challenge", "respond", "react", "reply", "confront"))
"""What somebody is asked, or comments on."""
_ASKS_ON = frozenset(("ask", "inquire", "enquire"))
"""Verbs of whoever asks whether something is so."""
_DEMANDS = frozenset(("demand", "want", "ask", "seek", "wish", "like", "press"))
"""Verbs of whoever asks to know whether something is so."""
_GIVES_WORD = frozenset(("say", "answer", "reply", "respond"))
"""Verbs of whoever says yes or no to it."""
_WEIGHS = frozenset(("consider", "weigh", "discuss", "contemplate"))
"""Verbs of whoever has not made up his mind on it."""
_AHEAD = frozenset(("will", "would", "shall"))
"""How it is asked, or answered, whether something will be done."""
_PLAIN = frozenset(("a", "an", "that", "plain", "simple", "flat", "firm", "clear", "one", "word"))
"""What stands around such a word."""


def _questions(clause: Clause) -> bool:
    """Whether a clause tells what somebody was asked, or commented on: asked about reports that."""
    return clause.kind == "part" and clause.verb is not None and clause.verb.lemma in _ASKS


def _contents(clause: Clause) -> list[Clause]:
    return [child for child in clause.children if child.kind in ("that", "whether")]


class Questioned(Verdicts):
    """Reads what somebody is asked together with his answer."""

    def asked(self, own: Parts, mood: Mood) -> bool:
        """Read what somebody was asked about with his answer: asked whether it had halted them, he said it had not.

        What is asked about is told by nobody where he gives no answer.
        """
        verb = own.clause.verb
        about = [one for child in own.clause.children if _questions(child) for one in _contents(child)]
        about = about or self._put_before(own)
        if verb is None or not about:
            return self._in_a_word(own, mood)
        self.done.update(id(one) for one in about)
        if self._ruled_out(own):
            below = self._below(own, mood, "denied")
            for one in about:
                self.done.discard(id(one))
                self.walk(one, replace(below, controller=None))
            return True
        yes = self._yes(own)
        if yes is None or not (verb.lemma in self.frames.voices or verb.lemma in DENIES):
            return False
        said = self.as_said(own, mood)
        self.said = (said.source, said.speaker)
        self.done.update(id(item.what) for item in own.post if isinstance(item.what, Clause))
        for one in about:
            self.done.discard(id(one))
            ahead = one.verb is not None and one.verb.modal in _AHEAD
            no = replace(said, negative=True, path=(*said.path, "asked")) if ahead else said.under("denied", "asked")
            self.walk(one, replace(said if yes else no, controller=None))
        return True

    def _ruled_out(self, own: Parts) -> bool:
        """Whether what he was asked is ruled out, or is not: asked whether it would halt them, he ruled it out."""
        verb, direct = own.clause.verb, own.direct()
        out = any(isinstance(item.what, Mark) and item.what.low == "out" for item in own.post)
        rules = verb is not None and (verb.lemma in ("exclude", "discount") or (verb.lemma == "rule" and out))
        return rules and len(direct) == 1 and self._points_back(direct[0])

    def _ends(self, at: int) -> bool:
        """Whether nothing is told behind a word but "not": said it would not."""
        rest = [token for token in self.tokens[at:] if token.tag != "NOT" and token.tag != "QUO"]
        return not rest or rest[0].tag in (".", ";")

    def leave_asked(self, roots: list[Clause]) -> None:
        """Keep what somebody asks whether it is so, for an answer in the next sentence: they said it was not."""
        last = next((one for one in reversed(roots) if one.kind == "main"), None)
        if last is None or last.verb is None or last.verb.negative:
            return
        knows = next((one for one in last.children if one.kind == "inf" and one.verb is not None), None)
        to_know = knows is not None and knows.verb is not None and knows.verb.lemma == "know"
        if last.verb.lemma not in _ASKS_ON and not (to_know and last.verb.lemma in _DEMANDS):
            return
        below = knows if to_know and knows is not None else last
        asked = next((one for one in _contents(below) if one.kind == "whether"), None)
        told = self.content(asked) if asked is not None else None
        if told is not None:
            self.book.recent.tell(replace(told, questioned=True))

    def _in_a_word(self, own: Parts, mood: Mood) -> bool:
        """Yes or no to what somebody asked right before: the minister said yes; replied with a plain no."""
        verb, echo, subject = own.clause.verb, self.book.recent.last, own.clause.subject
        if verb is not None and verb.lemma in _WEIGHS:
            return self._weighs_it(own, mood)
        if verb is None or verb.lemma not in _GIVES_WORD or echo is None or subject is None or verb.negative:
            return False
        if not echo.questioned or echo.sentence != self.sentence - 1 or own.clause.kind != "main" or verb.modal:
            return False
        words = [token.low for token in self.tokens[verb.last :] if token.tag[:1].isalpha() and token.tag != "QUO"]
        with_it = words[1:] if words[:1] in (["with"], ["in"]) else words
        word = [low for low in with_it if low not in _PLAIN]
        if word not in (["yes"], ["no"]):
            return False
        below = self.as_said(own, mood)
        yes = word == ["yes"]
        below = replace(below, modality=echo.modality, negative=echo.negative) if yes else below.under("denied", "no")
        last = max((item.what.last for item in own.post if isinstance(item.what, Group | Mark)), default=verb.last)
        return self._judged(below, subject, last, "answer", own, echo)

    def _weighs_it(self, own: Parts, mood: Mood) -> bool:
        """What somebody is asked whether he will do it, and weighs: Will you halt them? We are considering it."""
        verb, echo, subject = own.clause.verb, self.book.recent.last, own.clause.subject
        it = [self.tokens[group.head].low for group in own.direct()] in (["it"], ["that"], ["this"])
        if verb is None or echo is None or subject is None or not it or verb.negative or verb.modal:
            return False
        if not echo.questioned or echo.sentence != self.sentence - 1 or not verb.progressive or mood.path:
            return False
        below = mood.under("considered", verb.lemma)
        return self.add(
            Draft(echo.act, below, f"{verb.lemma} it", own.pre, own, subject, None, (), (subject,), echo=echo)
        )

    def _put_before(self, own: Parts) -> list[Clause]:
        """What was asked in the clause before: she asked whether Oslo had halted them; the minister said it had not."""
        asks = self.opening
        if asks is None or asks is own.clause or asks.verb is None or asks.verb.lemma not in _ASKS_ON:
            return []
        plain = asks.kind == own.clause.kind == "main" and not asks.verb.negative and not asks.verb.passive
        return [one for one in _contents(asks) if one.kind == "whether"] if plain else []

    def _yes(self, own: Parts) -> bool | None:
        """Whether an answer is yes or no: said it had not, said that was false, denied it; None where it is neither."""
        verb = own.clause.verb
        assert verb is not None
        direct = own.direct()
        told = [item.what for item in own.post if isinstance(item.what, Clause) and item.what.kind == "that"]
        if verb.lemma in DENIES:
            bare = not told and all(self._points_back(group) for group in direct)
            return None if verb.negative or not bare else False
        if told:
            return self._verdict(told[0])
        said: list[Group | Mark] = [*direct, *(item.what for item in own.post if isinstance(item.what, Mark))]
        first = self.tokens[said[0].first].low if said else ""
        return {"no": False, "yes": True}.get(first)

    def _verdict(self, answer: Clause) -> bool | None:
        """What an answer says that has no content of its own: that it had not, that this was false, that it would."""
        verb, subject = answer.verb, answer.subject
        if verb is None or subject is None or verb.passive:
            return None
        bare = verb.lemma == verb.modal and verb.modal in _AHEAD and self._ends(verb.last)
        if verb.lemma not in ("do", "have", "be") and not bare:
            return None  # that it would not is an answer, that it might or would wait is none
        last = max((i.what.last for i in answer.post if isinstance(i.what, Group | Mark)), default=verb.last)
        said = {token.low for token in self.tokens[verb.last : last]}
        no = verb.negative or "not" in said
        if verb.lemma == "be" and subject.kind == "pronoun" and said & UNTRUE:
            return no
        if verb.lemma == "be" and subject.kind == "pronoun" and said & (wordset("true") | {"so", "case"}):
            return not no
        more = said - {"not", "so", "."} or any(isinstance(item.what, Clause) for item in answer.post)
        return None if more else not no

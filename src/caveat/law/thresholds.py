"""A value, a kind of article, a recipient and a day in; whether a notice is due out, by which value, and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caveat.dates import PartialDate
from caveat.errors import NotInForce, RuleError
from caveat.law.groups import ANYBODY, group_of, groups, in_group, known_country
from caveat.law.provisions import Provision, get
from caveat.law.terms import ArticleKind, Threshold


@dataclass(frozen=True, slots=True)
class Notice:
    """Whether a value reaches the threshold of a provision on a day.

    Holds   ``required`` is None exactly where the text is contested or no value is held; then ``words`` say which.
    """

    provision: str
    cite: str
    required: bool | None
    group: str
    threshold: Threshold | None
    words: str
    cautions: tuple[str, ...]


def notice(provision_id: str, usd: float, article_kind: ArticleKind, recipient: str, day: date) -> Notice:
    """Whether a notice is due: a value at the threshold reaches it, a dollar below does not.

    Raises  UnknownTerm for an unknown provision or country; NotInForce where it did not stand on the day; RuleError
            where it has no thresholds at all.
    Source  AECA s.36(b)(1) and (6), (c)(1) and (5), 22 U.S.C. 2776: "or more"; s.23(g), 22 U.S.C. 2763: over
    """
    provision = get(provision_id)
    known_country(recipient, "recipient")
    if not provision.thresholds:
        raise RuleError(f"{provision_id} sets no value in dollars. `caveat law` shows what it does set.")
    if not provision.in_force_at(day):
        raise NotInForce(provision_id, day.isoformat(), provision.dates_words())
    group = group_of(recipient, day)
    found = _threshold(provision, article_kind, recipient, group, day)
    cautions = _cautions(provision, day)
    if found is None:
        words = f"no value for {article_kind} is held for {group} on {day.isoformat()}"
        return Notice(provision.id, provision.cite, None, group, None, words, cautions)
    if found.usd is None:
        return Notice(provision.id, provision.cite, None, group, found, f"contested: {found.contested}", cautions)
    reached = found.reached_by(usd)
    sign = (">" if found.over else ">=") if reached else ("<=" if found.over else "<")
    words = f"USD {usd:,.0f} {sign} USD {found.usd:,} ({article_kind}, {found.recipient_group} on {day.isoformat()})"
    return Notice(provision.id, provision.cite, reached, group, found, words, cautions)


def _threshold(
    provision: Provision, article_kind: ArticleKind, recipient: str, group: str, day: date
) -> Threshold | None:
    """The value that counts for a recipient: its own group's before one for anybody."""
    standing = [row for row in provision.thresholds if row.article_kind == article_kind and row.holds_on(day)]
    own = [row for row in standing if row.recipient_group == group]
    named = [row for row in standing if row.recipient_group in groups() and row not in own]
    named = [row for row in named if in_group(recipient, row.recipient_group, day)]
    anybody = [row for row in standing if row.recipient_group == ANYBODY]
    return next(iter((*own, *named, *anybody)), None)


def _cautions(provision: Provision, day: date) -> tuple[str, ...]:
    confirmed = provision.values_confirmed or provision.text_as_of
    if confirmed and PartialDate.parse(confirmed).latest < day:
        return (f"the values were last confirmed on {confirmed}; whether a law has changed them since is not known",)
    return ()

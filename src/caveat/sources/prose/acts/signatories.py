"""A clause in which a contract is signed between two in; both of them, and the second beside what the first is, out."""

from __future__ import annotations

from msgspec.structs import replace

from caveat.sources.prose.grammar.roles import Parts
from caveat.sources.prose.words.groups import Group


def between(own: Parts) -> Group | None:
    """Both who sign, as one, with what the second is of: between Saab and the government of Peru."""
    both = own.after("between")
    if both is None or not both.members:
        return both if both is not None and second(own, both) is not None else None
    return _whole(both, own)


def second(own: Parts, first: Group) -> Group | None:
    """Who signs beside the first, where a comma parts them: between Saab, a Swedish firm, and the army of Peru."""
    groups = list(own.groups(own.post))
    at = next((at for at, (_, group) in enumerate(groups) if group is first), len(groups))
    if at + 1 >= len(groups) or groups[at][0] != "between" or groups[at + 1][0] or not groups[at + 1][1].members:
        return None
    last = groups[at + 1][1]
    return _whole(last.members[-1], own, last)


def signatories(own: Parts, who: Group) -> list[Group]:
    """Those who sign, one by one."""
    after = second(own, who)
    members = [*who.members[:-1], replace(who.members[-1], tail=who.tail)] if who.members else []
    return [*members, after] if after is not None else members


def _whole(group: Group, own: Parts, row: Group | None = None) -> Group:
    of = own.follower(row or group, ("of",))
    return replace(group, tail=of.last) if of is not None else group

"""What an act is about: goods as printed with what they are of, and what is asked for where no noun names it."""

from __future__ import annotations

import pytest

from caveat.sources.prose.engines import rules, scope

GOODS = {
    "Norway has halted deliveries of mortar bombs to Kenya.": ["deliveries of mortar bombs", "mortar bombs"],
    "Spain approved the sale to Chad of nine armoured cars.": ["sale", "nine armoured cars"],
    "Italy suspended the licence for the export of sonar sets to Egypt.": ["licence for the export of sonar sets"],
    "Germany blocked 22 containers of shell casings.": ["22 containers of shell casings", "shell casings"],
    "South Korea will hand over the first 18 of 54 howitzers to Peru.": ["howitzers"],
    "Two of the radars have arrived in Chad.": ["radars"],
    "Oslo turned down Togo's request for rifles.": ["request for rifles"],
    "The government has not suspended any licence.": ["licence"],
    "France supplied it with 500 rifles.": ["500 rifles"],
    "There is no pause in the deliveries.": ["deliveries"],
    "The Senate passed the arms package by 61 votes to 38.": ["arms package"],
    "The sale of the jets was notified to Congress in May.": ["sale of the jets", "jets"],
}
CONTENTS = {
    "Deputies urged the ministry to clear the shipment without further delay.": ["clear the shipment"],
    "The court ordered the government to stop all shipments within seven days.": ["stop all shipments"],
    "Unions urged the minister not to lend out a single launcher.": ["not to lend out a single launcher"],
    "Churches asked parliament to send the arms bill back.": ["send the arms bill back"],
    "The smaller party wanted the arms contract to be cancelled.": ["arms contract to be cancelled"],
    "The Left Party wants the licence revoked.": ["licence revoked"],
    "The Dutch yard has delivered 12 of 30 patrol boats to Ghana.": ["patrol boats"],
    "Germany has shipped 12 of the 30 tanks to Peru.": ["tanks"],
    "Half of the 40 tanks have been delivered to Peru.": ["tanks"],
    "Norway has sent a batch of 12 tanks to Peru.": ["12 tanks"],
    "The Greens want all arms exports to South Asia to end.": ["arms exports to South Asia to end"],
    "The army is in favour of switching to French guns.": ["switching to French guns"],
    "Opposition lawmakers have opposed lending tanks to Chad.": ["lending tanks to Chad"],
    "The ministry would not comment on individual licences.": ["individual licences"],
    "The palace declined to say when the jets would leave.": ["when the jets would leave"],
    "No decision on revoking the export licences has been made.": ["revoking the export licences"],
    "The embassy did not respond to a request for comment on the rifles.": [],
}
"""By our own reading of docs/statements.md: the thing demanded, backed, decided, or kept silent about."""


@pytest.mark.parametrize(("sentence", "expected"), (GOODS | CONTENTS).items(), ids=[*GOODS, *CONTENTS])
def test_what_an_act_is_about_stands_as_printed(
    sentence: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scope, "weigh", lambda *_: scope.ALWAYS)
    statements = rules.read(sentence, [(0, len(sentence))], None).statements
    assert [[each.name for each in one.objects] for one in statements] == [expected]


def test_each_name_of_goods_ends_where_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scope, "weigh", lambda *_: scope.ALWAYS)
    sentence = "Norway has halted deliveries of mortar bombs to Kenya."
    (statement,) = rules.read(sentence, [(0, len(sentence))], None).statements
    assert [sentence[each.start : each.end] for each in statement.objects] == [each.name for each in statement.objects]


def test_what_a_letter_calls_for_does_not_begin_with_the_letter() -> None:
    text = "The letter calls on Norway to stop supplying arms to Chad."
    (said,) = rules.read(text, [(0, len(text))], None).statements
    assert [one.name for one in said.objects] == ["stop supplying arms to Chad"]

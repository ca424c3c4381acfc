"""Who may read a review, what each role may do, and what an administrator may record."""

from __future__ import annotations

import pytest

from caveat.review.docket import people
from caveat.review.docket.people import Access, Circle, Person, Role
from caveat.review.docket.refusals import NotEntitled, Unfit

from .board import ADA, ANA, BEN, DORA, KNOWN, LEA, OFFICES, REX, RITA, person

OPEN = Circle(lead="lea")
ARMS = Circle(lead="lea", access=Access.OFFICE, offices=("arms",))
NAMED = Circle(lead="lea", access=Access.MEMBERS, members=("ben",))


@pytest.mark.parametrize(
    ("by", "circle", "may"),
    [
        (REX, OPEN, True),
        (ADA, OPEN, True),
        (ANA, ARMS, True),
        (BEN, ARMS, False),
        (BEN, ARMS.model_copy(update={"members": ("ben",)}), True),
        (ADA, ARMS, False),
        (LEA, NAMED, True),
        (BEN, NAMED, True),
        (ANA, NAMED, False),
        (DORA, NAMED, False),
        (ANA, NAMED.model_copy(update={"offices": ("arms",)}), False),
        (ADA, NAMED, False),
        (BEN.model_copy(update={"active": False}), NAMED, False),
        (person("new"), OPEN, False),
    ],
    ids=[
        "a reader, open", "an administrator, open", "their office", "another office", "a member of another office",
        "an administrator, office", "its lead", "a member", "nobody of its members", "a decider who is no member",
        "somebody of an office that members-only leaves out",
        "an administrator, members", "a closed account", "nobody with a role",
    ],
)  # fmt: skip
def test_a_review_is_open_to_all_to_an_office_or_to_named_members(by: Person, circle: Circle, may: bool) -> None:
    assert people.may_read(by, circle) is may


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("what", people.MAY)
def test_each_role_may_do_what_the_table_says_and_nothing_else(role: Role, what: str) -> None:
    by = person("max", role)
    if role in people.MAY[what]:
        people.require(by, what, "here")
    else:
        with pytest.raises(NotEntitled, match=f"Max may not {what}"):
            people.require(by, what, "here")


def test_an_administrator_records_people_and_does_nothing_on_a_review() -> None:
    assert {what for what, roles in people.MAY.items() if Role.ADMINISTRATOR in roles} == {
        "record people and offices", "change the rules of countersigning",
    }  # fmt: skip


def test_a_reader_does_nothing() -> None:
    assert not any(Role.READER in roles for roles in people.MAY.values())


@pytest.mark.parametrize(
    ("by", "wanted", "says"),
    [
        (RITA, ANA, "Rita may not record people and offices"),
        (ADA, ADA.model_copy(update={"active": False}), "nobody closes their own account"),
        (ADA, ADA.model_copy(update={"roles": (Role.READER,)}), "nobody would be left to administer the office"),
        (ADA, person("new", Role.ANALYST, offices=("navy",)), "'navy' is no office of the record"),
    ],
    ids=["a reviewer", "their own account", "the last administrator", "an unknown office"],
)
def test_what_an_administrator_may_not_record(by: Person, wanted: Person, says: str) -> None:
    with pytest.raises((NotEntitled, Unfit)) as wrong:
        people.change(by, wanted, KNOWN, OFFICES)
    assert says in str(wrong.value)


def test_an_administrator_sets_their_own_roles_only_where_there_is_no_other() -> None:
    more = ADA.model_copy(update={"roles": (*ADA.roles, Role.DECIDER)})
    people.change(ADA, more, KNOWN, OFFICES)
    other = person("abe", Role.ADMINISTRATOR)
    with pytest.raises(NotEntitled, match="nobody sets their own roles and offices while another administrator can"):
        people.change(ADA, more, {**KNOWN, "abe": other}, OFFICES)
    people.change(other, more, {**KNOWN, "abe": other}, OFFICES)


def test_nothing_personal_is_kept_beyond_name_offices_and_roles() -> None:
    assert set(Person.model_fields) == {"id", "name", "offices", "roles", "active"}
    assert set(people.By.model_fields) == {"person", "name", "offices"}

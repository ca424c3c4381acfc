"""The closed vocabularies in which episodes are coded. What each word means stands in ``docs/codebook.md``."""

from __future__ import annotations

from enum import StrEnum


class Instrument(StrEnum):
    """What the supplier did with the deliveries."""

    SUSPEND = "suspend"
    INDUCEMENT = "inducement"
    EMBARGO = "embargo"
    CONDITION = "condition"
    WITHHOLD = "withhold"
    PAUSE = "pause"
    THREAT = "threat"
    SLOW = "slow"
    CANCEL = "cancel"


class Polarity(StrEnum):
    """Whether supply was taken away, offered, or held out until a condition was met."""

    STICK = "stick"
    CARROT = "carrot"
    MIXED = "mixed"


class Channel(StrEnum):
    """The way by which the goods or money were to reach the recipient."""

    FMS = "FMS"
    DCS = "DCS"
    FMF = "FMF"
    PDA = "PDA"
    LICENCE = "licence"
    GRANT = "grant"
    OTHER = "other"
    UNKNOWN = "unknown"


class ItemClass(StrEnum):
    """The kinds of goods at stake."""

    AIR_DEFENCE = "air-defence"
    ARMOUR = "armour"
    ARTILLERY_AMMUNITION = "artillery-ammunition"
    BOMBS_UNGUIDED = "bombs-unguided"
    COMBAT_AIRCRAFT = "combat-aircraft"
    FUNDS = "funds"
    HELICOPTERS = "helicopters"
    MISSILES = "missiles"
    PRECISION_GUIDANCE = "precision-guidance"
    SENSORS_ISR = "sensors-isr"
    SHIPS = "ships"
    SMALL_ARMS = "small-arms"
    SPARES_SUPPORT = "spares-support"
    VEHICLES_ENGINEERING = "vehicles-engineering"
    OTHER = "other"


class Defensive(StrEnum):
    """Whether the goods were defensive."""

    YES = "yes"
    NO = "no"
    MIXED = "mixed"


class Publicity(StrEnum):
    """Whether the measure was announced, kept between governments, or became known against their wish."""

    PUBLIC = "public"
    PRIVATE = "private"
    LEAKED = "leaked"


class DemandKind(StrEnum):
    """What was asked of the recipient."""

    ALIGNMENT = "alignment"
    CONDUCT_OF_HOSTILITIES = "conduct-of-hostilities"
    HUMAN_RIGHTS = "human-rights"
    CEASEFIRE_WITHDRAWAL = "ceasefire-withdrawal"
    PEACE_AGREEMENT = "peace-agreement"
    END_USE = "end-use"
    NONPROLIFERATION = "nonproliferation"
    DEMOCRACY_COUP = "democracy-coup"
    HUMANITARIAN_ACCESS = "humanitarian-access"
    TECH_SECURITY = "tech-security"
    OTHER = "other"


class Domain(StrEnum):
    """Whether the behaviour demanded is foreign policy or domestic."""

    FOREIGN_POLICY = "foreign-policy"
    DOMESTIC = "domestic"


class Regime(StrEnum):
    """Who ruled the recipient."""

    CIVILIAN = "civilian"
    MILITARY = "military"
    MONARCHY = "monarchy"
    OTHER = "other"


class Outcome(StrEnum):
    """What became of the demand. ``complied`` says that it was met, never that the deliveries were why."""

    COMPLIED = "complied"
    PARTIAL = "partial"
    NONE = "none"
    LIFTED = "lifted-without-concession"
    OVERTAKEN = "overtaken"
    ONGOING = "ongoing"
    UNCLEAR = "unclear"


class Confidence(StrEnum):
    """How well the facts of a row are established; causation is not graded."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Attribution(StrEnum):
    """How far a ``complied`` can be put down to the deliveries."""

    PLAIN = "plain"
    """No reservation is recorded; this is no finding of cause."""
    WEAK = "weak"
    """Other causes weigh as much or more; a strict count drops the row."""

"""What happened before: historical attempts to use deliveries as leverage, and those nearest to the case at hand."""

from caveat.episodes.coding import Crisis, Episode, crises, episodes, get, select
from caveat.episodes.reference import Features, Match, nearest

__all__ = ["Crisis", "Episode", "Features", "Match", "crises", "episodes", "get", "nearest", "select"]

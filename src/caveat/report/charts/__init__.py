"""The charts of a review as SVG text: values in, a string out. Each states its result in its name."""

from caveat.report.charts.amounts import Bar, exposure
from caveat.report.charts.indicator import drawn, indicator
from caveat.report.charts.lanes import STAGES, lane, lane_head, lane_words
from caveat.report.charts.stop_map import stop_map

__all__ = ["STAGES", "Bar", "drawn", "exposure", "indicator", "lane", "lane_head", "lane_words", "stop_map"]

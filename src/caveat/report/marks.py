"""The one set of marks, drawn once on a page and used by name; each is followed by its word where it stands."""

from __future__ import annotations

_LINE = 'fill="none" stroke="currentColor"'
# Each is drawn on a field of 13 by 13 and takes its colour from the text around it.
_SHAPES = {
    "asserted": '<circle cx="6.5" cy="6.5" r="5" fill="currentColor"/>',
    "planned": (
        f'<circle cx="6.5" cy="6.5" r="4.8" {_LINE} stroke-width="1.3"/>'
        '<path d="M6.5 1.7a4.8 4.8 0 0 0 0 9.6z" fill="currentColor"/>'
    ),
    "considered": f'<circle cx="6.5" cy="6.5" r="4.8" {_LINE} stroke-width="1.3"/>',
    "conditional": f'<path d="M6.5 1.2l5.3 5.3l-5.3 5.3l-5.3-5.3z" {_LINE} stroke-width="1.3"/>',
    "denied": (
        f'<circle cx="6.5" cy="6.5" r="4.8" {_LINE} stroke-width="1.3"/>'
        '<path d="M3 10L10 3" stroke="currentColor" stroke-width="1.5"/>'
    ),
    "hypothetical": (f'<circle cx="6.5" cy="6.5" r="4.8" {_LINE} stroke-width="1.3" stroke-dasharray="1.5 1.8"/>'),
    "requested": (
        f'<rect x="1.5" y="1.5" width="10" height="10" {_LINE} stroke-width="1.2" stroke-dasharray="1.6 1.6"/>'
    ),
    "listed": (
        f'<rect x="1.5" y="1.5" width="10" height="10" {_LINE} stroke-width="1.2"/>'
        '<path d="M3 4.3h7M3 6.5h7M3 8.7h7" stroke="currentColor" stroke-width="1"/>'
    ),
    "ceiling": (
        '<path d="M.5 1.6h12" stroke="currentColor" stroke-width="2"/>'
        f'<path d="M2.2 4v7.4h8.6V4" {_LINE} stroke-width="1.2"/>'
    ),
    "contracted": (
        f'<rect x="1.5" y="1.5" width="10" height="10" {_LINE} stroke-width="1.2"/>'
        '<rect x="1.5" y="6.5" width="10" height="5" fill="currentColor"/>'
    ),
    "delivered": '<rect x="1.2" y="1.2" width="10.6" height="10.6" fill="currentColor"/>',
    "derived": (
        f'<path d="M9.6 2.2c-1.8-.9-2.7.2-3 1.9L5.4 9.6C5.1 11 4.3 11.7 3 11.1M4 5.2h5" {_LINE} stroke-width="1.3"/>'
    ),
    "unknown": (
        f'<rect x="1.5" y="1.5" width="10" height="10" {_LINE} stroke-width="1.2"/>'
        '<path d="M2 8L8 2M2 11.500L11.5 2M5.5 11.500L11.5 5.5" stroke="currentColor" stroke-width=".9"/>'
    ),
    "origin": '<rect x="1.5" y="1.5" width="10" height="10" fill="currentColor"/>',
    "origin-denies": f'<rect x="2" y="2" width="9" height="9" {_LINE} stroke-width="1.5"/>',
    "stands": '<circle cx="6.5" cy="6.5" r="5.5" fill="currentColor"/>',
    "event": '<circle cx="6.5" cy="6.5" r="3" fill="currentColor"/>',
    "no-event": f'<circle cx="6.5" cy="6.5" r="5" {_LINE} stroke-width="1.5"/>',
    "held": '<path d="M4.5 1v11M8.5 1v11" stroke="currentColor" stroke-width="2"/>',
    "no-decision": f'<rect x="1.2" y="1.2" width="10.6" height="10.6" {_LINE} stroke-width="1.8"/>',
}
NAMES = frozenset(_SHAPES)


def sheet() -> str:
    """The marks and the hatch as one hidden drawing, to stand once at the head of a page."""
    symbols = "".join(f'<symbol id="m-{name}" viewBox="0 0 13 13">{shape}</symbol>' for name, shape in _SHAPES.items())
    hatch = (
        '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<path d="M0 0v6" class="hatch"/></pattern>'
    )
    hidden = 'class="sheet" width="0" height="0" aria-hidden="true" focusable="false"'
    return f"<svg {hidden}><defs>{symbols}{hatch}</defs></svg>"

"""PDFs written by hand: pages of lines at their places, and hostile ones. What a file says is known by its making."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

Line = tuple[float, float, str]
"""From the left, from the foot of the page, and what stands there."""

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
IMAGE = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(data), data)


def deflated(data: bytes) -> bytes:
    return stream(zlib.compress(data, 9), b"/Filter/FlateDecode")


def file(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Objects, the first of which is the catalogue, as a file with its table of places."""
    head = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    bodies = [b"%d 0 obj\n%s\nendobj\n" % (number, body) for number, body in enumerate(objects, 1)]
    *starts, end = accumulate(map(len, bodies), initial=len(head))
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    count = len(objects) + 1
    return head + b"".join(bodies) + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
        % (count, table, count, trailer, end)
    )  # fmt: skip


def drawn(lines: Iterable[Line], size: float = 10) -> bytes:
    """What draws lines of Helvetica."""
    parts = [b"BT /F1 %g Tf" % size]
    for left, foot, words in lines:
        shown = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        parts.append(b"1 0 0 1 %g %g Tm (%s) Tj" % (left, foot, shown))
    return b"\n".join([*parts, b"ET"])


def of(*contents: bytes, packed: Callable[[bytes], bytes] = deflated, trailer: bytes = b"") -> bytes:
    """A file with one page for each content, 612 by 792 points, whose font is F1 and whose image is I1."""
    count = len(contents)
    kids = b" ".join(b"%d 0 R" % (5 + 2 * number) for number in range(count))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count), FONT,
        IMAGE + b"stream\n\x80\nendstream",
    ]  # fmt: skip
    for number, content in enumerate(contents):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>/XObject<</I1 4 0 R>>>>>>" % (6 + 2 * number)
        )
        objects.append(packed(content))
    return file(objects, trailer)


def page(lines: Iterable[str], head: str = "", foot: str = "") -> bytes:
    """A page of lines one below the other, a blank one as a gap, with its running head and foot."""
    placed = [(72.0, 700.0 - 12 * number, words) for number, words in enumerate(lines) if words]
    return drawn([*([(72.0, 760.0, head)] if head else []), *placed, *([(300.0, 30.0, foot)] if foot else [])])


SCAN = b"q 612 0 0 792 0 0 cm /I1 Do Q"
"""An image as large as the page."""
LOGO = b"q 60 0 0 30 72 720 cm /I1 Do Q"


def shapes(count: int) -> bytes:
    """As many small shapes, as of letters that were turned into outlines."""
    return b"\n".join(b"%d %d 4 6 re f" % (72 + 8 * (at % 50), 700 - 12 * (at // 50)) for at in range(count))


def bomb(unpacked: int = 4_000_000_000) -> bytes:
    """A content that unpacks to gigabytes, packed twice over."""
    packer, chunk = zlib.compressobj(9), b" " * 1_000_000
    first, again = (packer.compress(chunk) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    once = first + again * (unpacked // len(chunk))  # after a full flush a block stands for itself
    return of(b"", packed=lambda _: stream(zlib.compress(once, 9), b"/Filter[/FlateDecode/FlateDecode]"))


def bomb_of_text(shown: int = 4_000_000) -> bytes:
    """A page that says one word as often as that."""
    return of(b"BT /F1 10 Tf 72 700 Td " + b"(a) Tj " * shown + b"ET")


def nested(depth: int = 10_000) -> bytes:
    """Objects within each other: brackets in brackets, and a tree of pages of which each holds the next."""
    kids = [b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (at + 1, at - 1) for at in range(2, depth)]
    return file([b"<</Type/Catalog/Pages 2 0 R/X " + b"[" * depth + b"]" * depth + b">>", *kids,
                 b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 9 9]>>" % (depth - 1)])  # fmt: skip


def cyclic() -> bytes:
    """A tree of pages whose branch is its root."""
    return file([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>",
                 b"<</Type/Pages/Kids[2 0 R]/Count 1000000000/Parent 2 0 R>>"])  # fmt: skip


def forms(depth: int = 30, wide: int = 10) -> bytes:
    """Drawings each of which draws the next ten times over: ten to the power of thirty words, if anyone drew them."""
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>/XObject<</N %d 0 R>>>>"
    made = [stream(b"/N Do " * wide, entries % (at + 1)) for at in range(6, 6 + depth)]
    last = stream(drawn([(72, 700, "word")]), entries.replace(b"/XObject<</N %d 0 R>>", b""))
    return file([
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[4 0 R]/Count 1>>", FONT,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 5 0 R/Resources<</XObject<</N 6 0 R>>>>>>",
        stream(b"/N Do"), *made, last,
    ])  # fmt: skip


LOCKED = of(
    page(["One."]),
    trailer=b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<%s>/U<%s>>>" % (b"11" * 32, b"22" * 32),
)
"""A page behind a password that nobody has."""

"""A feed names pages: which, in which order, and what a hostile one gets for it."""

from __future__ import annotations

import pytest

from caveat.errors import Malformed
from caveat.sources import feed

RSS = b"""<?xml version="1.0" encoding="ISO-8859-1"?>
<!-- made up --><rss version="2.0"><channel><title>A gazette</title><link>https://gazette.example/</link>
<item><title>Shells &amp;
 kits \xe9</title><link> https://gazette.example/1 </link><guid>x</guid></item>
<item><title>Without a link</title></item>
<item><link>/2</link><image><title>of the picture</title><link>https://pictures.example/</link></image></item>
</channel></rss>"""
ATOM = b"""\xef\xbb\xbf<feed xmlns="http://www.w3.org/2005/Atom"><title>A gazette</title>
<link rel="self" href="https://gazette.example/feed"/>
<entry><title>Shells</title><link rel="enclosure" href="https://gazette.example/a.zip"/>
<link href="https://gazette.example/1"/><link rel="alternate" href="https://gazette.example/other"/></entry>
<entry><title>Shells again</title><link rel="alternate" href="https://gazette.example/1"/></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="r" xmlns="p"><channel><link>https://gazette.example/</link></channel>
<item rdf:about="a"><title>Shells</title><link>https://gazette.example/1</link></item></rdf:RDF>"""
BASE = "https://gazette.example/feed"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (RSS, [("https://gazette.example/1", "Shells & kits é"), ("https://gazette.example/2", "")]),
        (ATOM, [("https://gazette.example/1", "Shells")]),
        (RDF, [("https://gazette.example/1", "Shells")]),
        (b"<rss/>", []),
    ],
    ids=["rss", "atom", "rdf", "empty"],
)
def test_a_feed_names_its_pages_each_once_and_in_order(data: bytes, expected: list[tuple[str, str]]) -> None:
    assert [(one.address, one.title) for one in feed.entries(data, "feed", BASE)] == expected


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "ftp://gazette.example/1"])
def test_only_pages_of_the_web_are_named(address: str) -> None:
    data = f"<rss><item><link>{address}</link></item></rss>".encode()
    assert feed.entries(data, "feed", BASE) == ()


BOMB = b"""<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>"""


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<html><body>words</body></html>", "feed: this is no feed"),
        (b"", "feed: this is no feed"),
        (b"<rss><item>", "feed, line 1: its XML breaks: no element found"),
        (b"<rss>\n<item></rss>", "feed, line 2: its XML breaks: mismatched tag"),
        (b"<rss>" + BOMB + b"</rss>", "feed, line 1: its XML breaks"),
    ],
    ids=["a page", "nothing", "cut off", "mismatched", "a declaration within"],
)
def test_what_is_no_feed_is_refused_in_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(Malformed) as refused:
        feed.entries(data, "feed")
    assert str(refused.value).startswith(says)


def test_entities_of_its_own_are_refused_before_they_stand_for_anything() -> None:
    data = b'<?xml version="1.0"?>' + BOMB + b"<rss><item><link>&b;</link></item></rss>"
    with pytest.raises(Malformed, match="declares an entity of its own"):
        feed.entries(data, "feed")


def test_a_deep_feed_is_no_trouble() -> None:
    data = b"<rss>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</rss>"
    assert feed.entries(data, "feed") == ()


LEFT = b"""<rss version="2.0"><channel><item><title>Without a link</title></item>
<item><title>By its guid</title><guid>https://gazette.example/3</guid></item>
<item><title>A number</title><guid isPermaLink="false">https://gazette.example/4</guid></item>
<item><title>A letter</title><link>mailto:a@gazette.example</link></item></channel></rss>"""


def test_entries_that_name_no_page_are_told_and_a_guid_that_is_an_address_is_one() -> None:
    found = feed.read(LEFT, "feed")
    assert [one.address for one in found.entries] == ["https://gazette.example/3"]
    assert found.left == (
        "entry 1 ('Without a link'): it has no link",
        "entry 3 ('A number'): it has no link",
        "entry 4 ('A letter'): it leads to 'mailto:a@gazette.example', which is no page of the web",
    )


def test_entries_beyond_the_first_ones_are_told() -> None:
    many = b"".join(b"<item><link>https://g.example/%d</link></item>" % at for at in range(feed.MOST + 3))
    found = feed.read(b"<rss><channel>" + many + b"</channel></rss>", "feed")
    assert len(found.entries) == feed.MOST
    assert found.left == ("its last 3 entries: only the first 2,000 are looked at",)

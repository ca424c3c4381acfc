"""What is kept and what is dropped of a page, beside what other readers of articles do, where installed.

``python -m bench.kept [--json FILE|-]``. Twenty pages are made here, in five layouts that systems of news use: what is
article and what is furniture is put down as each is written, and the readers have not been fitted to them. Told of each
reader: the share of the article's paragraphs that it gives whole, of those that are short, of those that are printed a
second time (they are kept and marked, not lost); and the share of the furniture's paragraphs of which nothing is left.
Trafilatura and justext are not dependencies: each is measured where it can be imported, and named as absent where not.
"""

from __future__ import annotations

import argparse
import importlib
import json
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.page import PEERS, ours, sentence

SHORT = (
    "No decision has been made.", "“That is not our policy,” he said.", "Talks go on.", "What happens next",
    "A spokeswoman declined to comment.", "It was not signed.", "Sudmark has not replied.",
)  # fmt: skip
FURNITURE: dict[str, tuple[str, ...]] = {
    "navigation": ("Skip to content", "Sections", "Home > World > Defence", "Previous: A vote on bridges"),
    "byline": ("By Mara Lind", "Published: 28 January 2031, 09:15 GMT", "4 min read", "Jan. 28, 2031"),
    "share": ("Share this article on Facebook", "Facebook | X | WhatsApp", "Copy link", "Follow us on X and Telegram"),
    "related": ("Read more: Five questions about the licences", "Related stories", "More from World", "Most read"),
    "comments": ("Comment via Facebook", "Comments are closed.", "Leave a reply", "12 comments"),
    "corrections policy": (
        "Corrections: If you see an error or wish to report one, please write to the desk of corrections.",
        "Did you spot a mistake? Let us know and we will look into it.",
    ),
    "newsletter": ("Sign up to our daily newsletter for more on defence.", "Get the news straight to your inbox."),
    "advertisement": ("Advertisement", "Story continues below advertisement", "Sponsored content"),
    "cookies": ("This website uses cookies to improve your experience. You can opt out at any time.", "Accept all"),
    "page foot": ("© 2031 The Portby Gazette. All rights reserved.", "About us | Contact | Privacy Policy"),
    "tags": ("Topics: Norland, Sudmark", "Filed under: Defence"),
    "credit": ("(Photo by Jan Rost/AFP via Getty Images)", "Photo credit: Reuters"),
}
"""Ours, after what stands on pages of news. Four of them are the traps of the article with which this project began."""


@dataclass
class News:
    """A page, with what of it is article and what is furniture."""

    source: str
    article: list[str] = field(default_factory=list)
    short: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)


def made(layout: str, seed: int) -> News:
    """One page of a layout."""
    draw = random.Random(f"{layout}-{seed}")
    head = sentence(draw, 8)[:-1]
    long = [sentence(draw, draw.randint(20, 45)) for _ in range(draw.randint(6, 12))]
    short = draw.sample(SHORT, 3)
    body = list(long)
    for each in short:
        body.insert(draw.randint(1, len(body)), each)
    twice = [long[0]] if draw.random() < 0.5 else []
    body[draw.randint(3, len(body)) : 0] = twice
    dropped = {name: draw.sample(lines, draw.randint(1, len(lines))) for name, lines in FURNITURE.items()}
    teasers = [sentence(draw, 11) for _ in range(draw.randint(3, 8))]
    replies = [sentence(draw, draw.randint(15, 50)) for _ in range(draw.randint(2, 8))]
    source = LAYOUTS[layout](draw, head, body, dropped, teasers, replies)
    furniture = [line for lines in dropped.values() for line in lines] + teasers + replies
    return News(source, [head, *long], short, twice, furniture)


def paragraphs(lines: list[str], tag: str = "p") -> str:
    return "\n".join(f"<{tag}>{each}</{tag}>" for each in lines)


Drops = dict[str, list[str]]


def theme(draw: random.Random, head: str, body: list[str], drop: Drops, teasers: list[str], replies: list[str]) -> str:
    """A blog, whose furniture has names of its own."""
    said = "".join(f'<li class="comment"><b>Reader</b><p>{each}</p></li>' for each in replies)
    return f"""<!DOCTYPE html><html><head><title>{head}</title></head><body class="single has-sidebar">
<header class="site-header"><nav class="main-navigation">{paragraphs(drop["navigation"], "li")}</nav></header>
<div class="content-area"><main><article class="post"><h1 class="entry-title">{head}</h1>
<div class="entry-meta">{paragraphs(drop["byline"], "span")}</div><div class="entry-content">{paragraphs(body)}
{paragraphs(drop["credit"])}<div class="sharedaddy">{paragraphs(drop["share"], "li")}</div>
<div class="jp-relatedposts">{paragraphs(drop["related"] + teasers)}</div></div>
<footer class="entry-footer">{paragraphs(drop["tags"])}{paragraphs(drop["corrections policy"])}</footer></article>
<div id="comments" class="comments-area">{paragraphs(drop["comments"], "h3")}<ol>{said}</ol></div></main>
<aside class="widget-area">{paragraphs(drop["newsletter"])}{paragraphs(drop["advertisement"])}</aside></div>
<div class="cookie-banner">{paragraphs(drop["cookies"])}</div>
<footer class="site-footer">{paragraphs(drop["page foot"])}</footer></body></html>"""


def bare(draw: random.Random, head: str, body: list[str], drop: Drops, teasers: list[str], replies: list[str]) -> str:
    """A rewriter of reports: all its furniture stands in plain paragraphs, before, between and behind."""
    between = list(body)
    for each in drop["advertisement"] + drop["newsletter"] + drop["related"]:
        between.insert(draw.randint(2, len(between)), each)
    behind = [line for name in ("credit", "tags", "share", "comments", "corrections policy", "cookies", "page foot")
              for line in drop[name]]  # fmt: skip
    return f"""<html><head><title>{head}</title></head><body><div class="wrapper">
{paragraphs(drop["navigation"])}<h1>{head}</h1>{paragraphs(drop["byline"])}
<div>{paragraphs(between)}</div>{paragraphs(behind)}
<ul class="comment-list">{paragraphs(replies, "li")}</ul><div class="more-stories">{paragraphs(teasers, "h4")}</div>
</div></body></html>"""


def machine(
    draw: random.Random, head: str, body: list[str], drop: Drops, teasers: list[str], replies: list[str]
) -> str:
    """A broadcaster: names that a program made, each paragraph in a box of its own."""

    def box(lines: list[str]) -> str:
        return "\n".join(f'<div class="css-{draw.randrange(16**6):06x}"><p>{each}</p></div>' for each in lines)

    return f"""<!DOCTYPE html><html><head><title>{head}</title><style>.a{{}}</style></head><body><div id="root">
<div role="navigation">{box(drop["navigation"])}</div><main><div class="css-1"><h1>{head}</h1></div>
{box(drop["byline"])}{box(drop["share"])}{box(body[:3])}<div class="adSlot">{box(drop["advertisement"])}</div>
{box(body[3:])}{box(drop["credit"])}{box(drop["corrections policy"])}{box(drop["tags"])}
<section class="newsletter-signup">{box(drop["newsletter"])}</section></main>
<section class="recommendations">{box(drop["related"] + teasers)}</section>
<section class="comments">{box(drop["comments"] + replies)}</section>
<div class="consent-banner">{box(drop["cookies"])}</div>
<div role="contentinfo">{box(drop["page foot"])}</div></div></body></html>"""


def table(draw: random.Random, head: str, body: list[str], drop: Drops, teasers: list[str], replies: list[str]) -> str:
    """A page of the turn of the century, laid out in tables."""
    menu = "<BR>".join(drop["navigation"])
    story = "<P>".join([*drop["byline"], *body, *drop["credit"], *drop["corrections policy"], *drop["share"]])
    return f"""<HTML><HEAD><TITLE>{head}</TITLE></HEAD><BODY><TABLE><TR><TD CLASS=menu>{menu}</TD>
<TD><H1>{head}</H1><P>{story}<P>{"<P>".join(drop["tags"] + drop["comments"])}
<DIV CLASS=comments>{"<P>".join(replies)}</DIV></TD>
<TD CLASS=sidebar>{"<P>".join(drop["related"] + teasers + drop["advertisement"] + drop["newsletter"])}</TD></TR>
<TR><TD COLSPAN=3>{"<P>".join(drop["cookies"] + drop["page foot"])}</TABLE></BODY></HTML>"""


def release(
    draw: random.Random, head: str, body: list[str], drop: Drops, teasers: list[str], replies: list[str]
) -> str:
    """An office's page: the words of the release part only by breaks."""
    return f"""<!DOCTYPE html><html><head><title>{head}</title></head><body><form id="Form">
<div class="nav-wrap">{paragraphs(drop["navigation"], "li")}</div><div class="article-body" id="news-content">
<div class="category-date">{paragraphs(drop["byline"], "span")}</div><h1 itemprop="headline">{head}</h1>
<div class="body" itemprop="articleBody">{"<br><br>".join(body)}</div>{paragraphs(drop["credit"])}
<div class="tags">{paragraphs(drop["tags"], "span")}</div></div>
<div class="social-share">{paragraphs(drop["share"], "li")}</div>{paragraphs(drop["corrections policy"])}
<div class="related-news">{paragraphs(drop["related"] + teasers, "li")}</div>
<div class="comments">{paragraphs(drop["comments"] + replies)}</div>
<div class="subscribe-box">{paragraphs(drop["newsletter"] + drop["advertisement"])}</div>
<div class="cookie-notice">{paragraphs(drop["cookies"])}</div></form>
<footer>{paragraphs(drop["page foot"])}</footer></body></html>"""


LAYOUTS: dict[str, Callable[[random.Random, str, list[str], Drops, list[str], list[str]], str]] = {
    "theme": theme, "bare": bare, "machine": machine, "table": table, "release": release,
}  # fmt: skip
TOLD = ("article", "short", "twice", "dropped")


def readers() -> Iterator[tuple[str, Callable[[str], str] | None]]:
    """Ours, and each peer or nothing where it is absent."""
    yield "caveat", ours
    for name in ("trafilatura", "justext"):
        try:
            yield name, PEERS[name](importlib.import_module(name))
        except ImportError:
            yield name, None


def scores(use: Callable[[str], str], pages: list[News]) -> dict[str, tuple[int, int]]:
    """How many of how many: paragraphs kept whole, short ones, second printings, and furniture that is quite gone."""
    found = {name: [0, 0] for name in TOLD}

    def count(name: str, right: bool) -> None:
        found[name][0] += right
        found[name][1] += 1

    for news in pages:
        words = use(news.source)
        for each in news.article:
            count("article", each in words)
        for each in news.short:
            count("short", each in words)
        for each in news.twice:
            count("twice", words.count(each) == 2)
        for each in news.furniture:
            count("dropped", each not in words)
    return {name: (right, all_) for name, (right, all_) in found.items()}


def main(words: list[str] | None = None) -> int:
    """Measure and show."""
    read = argparse.ArgumentParser(prog="python -m bench.kept", description="What is kept and dropped of a page.")
    read.add_argument("--json", metavar="FILE|-", help="write the figures as JSON instead")
    asked = read.parse_args(words)
    pages = {layout: [made(layout, seed) for seed in range(4)] for layout in LAYOUTS}
    told = {
        name: {layout: scores(use, group) for layout, group in pages.items()} if use else None
        for name, use in readers()
    }
    if asked.json:
        out = json.dumps(told, indent=2) + "\n"
        sys.stdout.write(out) if asked.json == "-" else Path(asked.json).write_text(out)
        return 0
    print("20 pages. Paragraphs of the article kept whole, short ones kept, second printings kept; furniture dropped")
    for name, by_layout in told.items():
        if by_layout is None:
            print(f"  {name:<12} is not installed, and is not measured")
            continue
        total = {each: [sum(x) for x in zip(*(one[each] for one in by_layout.values()), strict=True)] for each in TOLD}
        for layout, one in [*by_layout.items(), ("all", total)]:
            row = "  ".join(f"{right:>3}/{count:<3}" for right, count in (one[each] for each in TOLD))
            print(f"  {name:<12} {layout:<8} {row}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How fast a page becomes text with a way back, and furniture is told; beside it what others do, where installed.

``python -m bench.page [--pages N] [--json FILE|-]``. The pages are made here, each with links, names and words of its
own: navigation, styles, an article of sixteen paragraphs, 25 related teasers, 30 comments. Speeds are of the source,
on one core, the best of several rounds in which all take turns. Trafilatura, justext and selectolax are not
dependencies: each is measured where it can be imported, and named as absent where it cannot.
"""

from __future__ import annotations

import argparse
import importlib
import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from caveat.sources import furniture, page, text

PROSE = (
    "the ministry said on Tuesday that deliveries of artillery shells to Sudmark would go on while a review of "
    "licences is under way and no decision about kits or interceptors was taken by the committee which met in Portby"
)
WORDS = PROSE.split()
BAR = 60.0
"""MB of source in a second, with the way back."""
HOSTILE: dict[str, tuple[str, str]] = {
    "start tags that bear a quote": ("", '<a "'),
    "comments never closed": ("", "<!--"),
    "scripts never closed": ("", "<script>"),
    "less-than signs": ("", "<"),
    "ampersands": ("", "&"),
    "references": ("", "&amp;"),
    "nested elements": ("", "<div>"),
    "hidden elements": ("", "<i hidden></i>"),
    "hidden paragraphs": ("", "<p hidden>"),
    "end tags of nothing": ("<div>" * 10_000, "</p>"),
    "commas": ("<p>", ","),
}
"""A megabyte of each."""


def sentence(draw: random.Random, words: int) -> str:
    return " ".join(draw.choice(WORDS) for _ in range(words)).capitalize() + "."


def made(seed: int) -> tuple[str, list[str]]:
    """A page of some 61 kB, and the paragraphs of its article."""
    draw = random.Random(seed)
    site = f"https://news{seed}.example"
    article = [sentence(draw, draw.randint(24, 52)) for _ in range(15)]
    style = "".join(f".c{n}-{seed}{{margin:{n}px;padding:0 {n}px;color:#33{n % 10}}}\n" for n in range(260))
    links = "".join(f'<li class="menu-item"><a href="{site}/s/{n}">Section {n}</a></li>\n' for n in range(40))
    teasers = "".join(
        f'<div class="teaser" id="t-{seed}-{n}"><a href="{site}/2031/{n}" class="link"><img '
        f'src="{site}/{n}.jpg" alt="" '
        f'loading="lazy" width="300" height="200"><h3 class="teaser-title">{sentence(draw, 9)}</h3></a>'
        f'<p class="teaser-text">{sentence(draw, 24)}</p><span class="date">Jan {n}, 2031</span></div>\n'
        for n in range(25)
    )
    comments = "".join(
        f'<li class="comment depth-1" id="comment-{seed}{n}"><div class="comment-author vcard"><img alt="" '
        f'src="{site}/face/{n}" class="avatar" height="48" width="48"><b class="fn"><a href="{site}/u/{n}" '
        f'rel="nofollow">'
        f'Reader {n}</a></b> <span class="says">says:</span></div><div class="comment-meta"><a '
        f'href="#c{n}">January 28, '
        f"2031 at {n}:00</a></div><p>{sentence(draw, 62)}</p>"
        f'<div class="reply"><a rel="nofollow" class="comment-reply-link" href="#r{n}">Reply</a></div></li>\n'
        for n in range(30)
    )
    body = "\n".join(f"<p>{each}</p>" for each in article)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>A pause {seed}</title>\n'
        f"<style>{style}</style><script>var a = {seed} < 2;</script></head>\n"
        f'<body class="single post">\n<nav class="main-nav"><ul>\n{links}</ul></nav>\n<main><article class="post">\n'
        f"<h1>Norland weighs pause number {seed}</h1>\n{body}\n<p>Comment via Facebook</p>\n<p>Comments are "
        f"closed.</p>\n"
        f'</article></main>\n<aside class="related">\n{teasers}</aside>\n<section id="comments" '
        f'class="comments-area">\n'
        f"{comments}</section>\n<footer><p>© 2031 The Portby Gazette</p></footer></body></html>"
    ), [f"Norland weighs pause number {seed}", *article]


def ours(source: str) -> str:
    """The words that are kept."""
    read = page.read(source)
    return "\n".join(read.text[each.start : each.end] for each in furniture.split(read).kept)


PEERS: dict[str, Callable[[Any], Callable[[str], str]]] = {
    "trafilatura": lambda module: lambda source: module.extract(source, include_comments=False) or "",
    "justext": lambda module: (
        lambda source: "\n".join(
            each.text for each in module.justext(source, module.get_stoplist("English")) if not each.is_boilerplate
        )
    ),
    "selectolax.lexbor": lambda module: lambda source: module.LexborHTMLParser(source).body.text(separator="\n"),
}


def readers() -> tuple[dict[str, Callable[[str], Any]], list[str]]:
    """What is measured, by name, and which peers are absent."""
    found: dict[str, Callable[[str], Any]] = {
        "text with a way back": page.read,
        "the same, and furniture told": ours,
        "text.canonical, without a way back": lambda source: text.canonical(source.encode(), "page.html"),
    }
    absent = []
    for name, use in PEERS.items():
        try:
            found[name] = use(importlib.import_module(name))
        except ImportError:
            absent.append(name)
    return found, absent


def measure(pages: list[str], rounds: int) -> tuple[dict[str, float], list[str]]:
    """MB of source a second, by reader; and the absent peers."""
    found, absent = readers()
    best = dict.fromkeys(found, float("inf"))
    for _ in range(rounds):
        for name, use in found.items():
            start = time.process_time()
            for source in pages:
                use(source)
            best[name] = min(best[name], time.process_time() - start)
    size = sum(map(len, pages)) / 1e6
    return {name: size / seconds for name, seconds in best.items()}, absent


def unseen(pages: int) -> float:
    """MB a second over pages that are each read once: nothing that their tags say is known from a round before."""
    sources = [made(1_000_000 + seed)[0] for seed in range(pages)]
    start = time.process_time()
    for source in sources:
        page.read(source)
    return sum(map(len, sources)) / 1e6 / (time.process_time() - start)


def kept(made_pages: list[tuple[str, list[str]]]) -> dict[str, dict[str, float]]:
    """The share of the article's paragraphs that each keeps whole, and the characters of other words that it keeps."""
    found, _ = readers()
    scores = {}
    for name, use in found.items():
        whole = other = paragraphs = 0
        for source, article in made_pages:
            told = use(source)
            words = told.text if isinstance(told, page.Page) else told
            whole += sum(each in words for each in article)
            paragraphs += len(article)
            other += len(words) - sum(len(each) for each in article if each in words)
        scores[name] = {"article kept": whole / paragraphs, "other characters a page": other / len(made_pages)}
    return scores


def hostile() -> dict[str, float]:
    """Seconds for a megabyte of each hostile page, its way back and its furniture included."""
    taken = {}
    for name, (begin, again) in HOSTILE.items():
        source = begin + again * (1_000_000 // len(again))
        start = time.process_time()
        read = page.read(source)
        furniture.split(read)
        read.source_of(len(read.text))
        taken[name] = time.process_time() - start
    return taken


def main(words: list[str] | None = None) -> int:
    """Measure and show."""
    read = argparse.ArgumentParser(prog="python -m bench.page", description="How fast a page becomes text.")
    read.add_argument("--pages", type=int, default=20)
    read.add_argument("--rounds", type=int, default=7)
    read.add_argument("--json", metavar="FILE|-", help="write the figures as JSON instead")
    asked = read.parse_args(words)
    pages = [made(seed) for seed in range(asked.pages)]
    sources = [source for source, _ in pages]
    speeds, absent = measure(sources, asked.rounds)
    size, tags = sum(map(len, sources)) / len(pages), sum(source.count("<") for source in sources) / len(pages)
    found = {"bytes a page": size, "tags a page": tags, "MB a second": speeds, "absent": absent, "kept": kept(pages),
             "MB a second of unseen pages": unseen(10 * asked.pages),
             "hostile seconds": hostile()}  # fmt: skip
    if asked.json:
        out = json.dumps(found, indent=2) + "\n"
        sys.stdout.write(out) if asked.json == "-" else Path(asked.json).write_text(out)
        return 0
    print(f"{len(pages)} pages of {size:,.0f} characters and {tags:,.0f} tags, one core, best of {asked.rounds} rounds")
    for name, speed in speeds.items():
        bar = (
            "" if name != "text with a way back" else f"   {'met' if speed >= BAR else 'MISSED'}: at least {BAR:g} MB/s"
        )
        score = found["kept"][name]  # type: ignore[index]
        print(f"  {name:<36}{speed:>7.1f} MB/s   article {score['article kept']:.0%}, "
              f"other {score['other characters a page']:>7,.0f} characters a page{bar}")  # fmt: skip
    for name in absent:
        print(f"  {name:<36}is not installed, and is not measured")
    print(f"  {'a way back, of pages read once':<36}{found['MB a second of unseen pages']:>7.1f} MB/s")
    print("A megabyte of")
    for name, seconds in found["hostile seconds"].items():  # type: ignore[attr-defined]
        print(f"  {name:<36}{seconds:>7.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""What is furniture is dropped by a rule with a name; the article stays whole, and what it says twice is marked."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caveat.sources.furniture import RULES, places, split, split_text, wording
from caveat.sources.page import read
from tests.conftest import SHARED

# The prose of these pages is ours, and so are the states in it.
HEAD = "Norland weighs a pause in shells for Sudmark"
LEAD = "The government of Norland may pause deliveries of artillery shells to Sudmark, two officials said on Monday."
SECOND = "No decision has been made, the officials said, and air defence interceptors are not under discussion."
THIRD = (
    "“We have been asked to look at options,” said Ilse Brandt, a spokeswoman for the Ministry of Supply, on Tuesday."
)
FOURTH = "Share prices of the maker, Kronfeld Works, fell by 3 percent after the report."
FIFTH = (
    "Related talks in Portby ended without a statement, and Sudmark has not commented on what it would offer in return."
)
CORRECTION = "Correction: An earlier version of this article misstated the number of shells; it is 12,000, not 120,000."
POLICY = "Corrections: If you see an inaccuracy or wish to report one, please write to [email protected]. (Policy)"
STORY = (HEAD, LEAD, SECOND, THIRD, FOURTH, FIFTH)
TEASER = "Norland’s parliament votes on a fund for the repair of bridges that the flood carried away"
OTHER = "Five questions about the licences that the ministry has not answered since the last vote in spring"
REPLY = "I have read this three times and still do not see who asked for the review or what it would take to end it."


def paragraphs(*words: str, tag: str = "p", names: str = "") -> str:
    return "\n".join(f"<{tag}{names}>{each}</{tag}>" for each in words)


@dataclass(frozen=True)
class News:
    """A page as some system makes them, with what is to be kept of it and what is to be dropped, in order."""

    source: str
    kept: tuple[str, ...]
    dropped: tuple[tuple[str, str], ...]


PAGES: dict[str, News] = {
    "a blog with its theme's names": News(
        f"""<!DOCTYPE html><html lang=en><head><title>{HEAD}</title><style>p {{}}</style></head>
        <body class="post-template single comments-open has-sidebar tag-newsletter">
        <a class="skip-link screen-reader-text" href="#content">Skip to content</a>
        <header id="masthead" class="site-header"><p class="site-title">The Portby Gazette</p>
        <nav id="site-navigation"><ul><li><a href=/>World</a></li><li><a href=/b>Defence</a></li></ul></nav></header>
        <div id="content" class="content-sidebar-wrap"><main><article class="post-12 post type-post category-share">
        <header class="entry-header"><h1 class="entry-title">{HEAD}</h1>
        <div class="entry-meta"><span>January 28, 2031</span> by <a href=#>Mara Lind</a></div></header>
        <div class="entry-content">{paragraphs(LEAD, SECOND, THIRD, FOURTH, FIFTH)}
        <div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li>Tweet</li></ul></div>
        <div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3><p>{TEASER}</p></div></div>
        <footer class="entry-footer"><span class="cat-links">Posted in Defence</span>
        <p>{CORRECTION}</p></footer></article>
        <div id="comments" class="comments-area"><h2>2 thoughts on “{HEAD}”</h2><ol class="comment-list">
        <li id="comment-3"><article class="comment-body"><b>R. Ode</b> says:<div class="comment-content">
        <p>{REPLY}</p></div>
        <div class="reply">Reply</div></article></li></ol>
        <div id="respond"><h3>Leave a Reply</h3><form>
        <p>Your email address will not be published.</p></form></div></div></main>
        <aside class="widget-area"><section class="widget widget_recent_entries"><h2>Recent Posts</h2><ul>
        <li>{OTHER}</ul>
        </section></aside></div>
        <footer id="colophon" class="site-footer">
        © 2031 The Portby Gazette. Proudly powered by WriteSoft</footer></body>""",
        (*STORY, CORRECTION),
        (
            ("navigation", "Skip to content"), ("navigation", "The Portby Gazette"), ("navigation", "World"),
            ("navigation", "Defence"), ("byline", "January 28, 2031 by Mara Lind"), ("share", "Share this:"),
            ("share", "Tweet"), ("related", "Related"), ("related", TEASER), ("tags", "Posted in Defence"),
            ("comments", f"2 thoughts on “{HEAD}”"), ("comments", "R. Ode says:"), ("comments", REPLY),
            ("comments", "Reply"), ("comments", "Leave a Reply"),
            ("comments", "Your email address will not be published."), ("sidebar", "Recent Posts"), ("sidebar", OTHER),
            ("page foot", "© 2031 The Portby Gazette. Proudly powered by WriteSoft"),
        ),
    ),
    "a rewriter of reports, its furniture in plain paragraphs": News(
        f"""<html><body><div class="wrapper"><div class="story"><h1>{HEAD}</h1>
        {paragraphs("By Mara Lind", "Published: 28 January 2031, 09:15 GMT", LEAD, SECOND)}
        <h2>A long review</h2>
        {paragraphs(LEAD, THIRD, FOURTH, FIFTH)}
        {paragraphs("Comment via Facebook",
          POLICY,
          "Comments are closed.")}</div></div></body></html>""",
        (HEAD, LEAD, SECOND, "A long review", LEAD, THIRD, FOURTH, FIFTH),
        (
            ("byline", "By Mara Lind"), ("byline", "Published: 28 January 2031, 09:15 GMT"),
            ("comments", "Comment via Facebook"),
            ("corrections policy", POLICY),
            ("comments", "Comments are closed."),
        ),
    ),
    "a broadcaster with names that a machine made": News(
        f"""<body><div class="css-1a2b"><div role="navigation" class="x9">Live</div>
        <div class="css-77"><h1 class="css-z">{HEAD}</h1><div data-component="text-block">{paragraphs(LEAD)}</div>
        <div class="adSlot">Something to buy</div><div>{paragraphs(SECOND)}</div><div class="q1">Advertisement</div>
        <div>{paragraphs(THIRD, FOURTH, FIFTH)}</div>
        <div class="css-88">{paragraphs("More on this story", f"Read more: {TEASER}")}</div>
        <div class="css-99" role="contentinfo">Terms of Use</div></div></div></body>""",
        STORY,
        (
            ("navigation", "Live"), ("advertisement", "Something to buy"), ("advertisement", "Advertisement"),
            ("related", "More on this story"), ("related", f"Read more: {TEASER}"), ("page foot", "Terms of Use"),
        ),
    ),
    "a page laid out in tables": News(
        f"""<HTML><BODY BGCOLOR=white><TABLE><TR><TD CLASS=menu><A HREF=/>Front page</A><BR><A HREF=/w>World</A></TD>
        <TD><FONT SIZE=5><B>{HEAD}</B></FONT><P>{LEAD}<P>{SECOND}<P>{THIRD}<P>{FOURTH}<P>{FIFTH}
        <P>(Reporting by Mara Lind; editing by Tor Haug)<P>Back to top</TD></TR>
        <TR><TD COLSPAN=2>Copyright 1998 Portby Press Agency. All rights reserved.</TABLE></BODY></HTML>""",
        STORY,
        (
            ("navigation", "Front page"), ("navigation", "World"),
            ("byline", "(Reporting by Mara Lind; editing by Tor Haug)"), ("navigation", "Back to top"),
            ("page foot", "Copyright 1998 Portby Press Agency. All rights reserved."),
        ),
    ),
    "an agency's release inside a form": News(
        f"""<body><form id="Form" action="./"><div class="nav-wrap"><ul class="dropdown-menu"><li>Media</li></ul></div>
        <div id="news-content" class="article-body"><div class="category-date"><b>NEWS</b> | Jan. 28, 2031</div>
        <h1 itemprop="headline">{HEAD}</h1><div class="body" itemprop="articleBody">
        {LEAD}<br><br>{SECOND}<br>{THIRD}<br/>{FOURTH}<br />{FIFTH}</div>
        <div class="tags"><span>Sudmark</span></div></div><button type=submit>Search</button></form>""",
        STORY,
        (
            ("navigation", "Media"), ("byline", "NEWS | Jan. 28, 2031"), ("tags", "Sudmark"), ("form", "Search"),
        ),
    ),
    "a paper with a wall and notices": News(
        f"""<body><div id="onetrust-consent-sdk"><div><p>We and our 81 partners value your privacy</p>
        <button>Accept all</button>
        </div></div><main><h1>{HEAD}</h1><div class="byline">Mara Lind, Portby</div>
        <div class="story-body paywall-enabled">
        {paragraphs(LEAD, SECOND)}<div class="newsletter-signup"><h4>The Morning Dispatch</h4>
        <p>All that matters by seven.</p></div>
        {paragraphs(THIRD, FOURTH, "Sign up to our daily newsletter for more on defence.", FIFTH)}
        <p>This website uses cookies to improve your experience. You can opt out at any time.</p></div>
        <div class="regwall"><p>You have read all free articles of this month.</p></div></main>
        <p>Already a subscriber? Log in</p>""",
        STORY,
        (
            ("cookies", "We and our 81 partners value your privacy"), ("cookies", "Accept all"),
            ("byline", "Mara Lind, Portby"), ("newsletter", "The Morning Dispatch"),
            ("newsletter", "All that matters by seven."),
            ("newsletter", "Sign up to our daily newsletter for more on defence."),
            ("cookies", "This website uses cookies to improve your experience. You can opt out at any time."),
            ("newsletter", "You have read all free articles of this month."), ("newsletter",
                        "Already a subscriber? Log in"),
        ),
    ),
    "a magazine with teasers within": News(
        f"""<body><article class="article"><h1>{HEAD}</h1><div class="teaser"><p>{LEAD}</p></div>
        <div class="article__body">{paragraphs(SECOND, THIRD)}
        <aside class="read-also"><p>{TEASER}</p></aside><blockquote>{FOURTH}
        <footer>Ilse Brandt, in Portby</footer></blockquote>
        <p>{FIFTH}</p></div></article>
        <div class="onward"><div class="teaser" id="t-1"><h3>{TEASER}</h3></div><div class="teaser" id="t-2">
        <h3>{OTHER}</h3></div></div>
        <div class="promo-list"><div class="story-card"><p>{OTHER}</p></div><div class="story-card">
        <p>{TEASER}</p></div></div>""",
        (HEAD, LEAD, SECOND, THIRD, FOURTH, "Ilse Brandt, in Portby", FIFTH),
        (("related", TEASER), ("related", TEASER), ("related", OTHER), ("related", OTHER), ("related", TEASER)),
    ),
    "a portal with its parts in components": News(
        f"""<body class="node--type-article"><div class="node node--promoted node-article"><h1>{HEAD}</h1>
        <div class="field field--name-body field-body">{paragraphs(LEAD, SECOND, THIRD)}
        <figure><img src=a>
        <figcaption>Shells in a depot near Portby in 2030.<span class=credit> Photo</span></figcaption></figure>
        {paragraphs(FOURTH, FIFTH, "(Photo by Jan Rost/AFP via Getty Images)")}</div>
        <div class="field-tags"><a>Norland</a></div><div class="socialShareBar"><a>Send</a></div>
        <div class="mostRead"><ol><li>{OTHER}</li></ol></div></div>""",
        (*STORY[:4], "Shells in a depot near Portby in 2030. Photo", *STORY[4:]),
        (
            ("credit", "(Photo by Jan Rost/AFP via Getty Images)"), ("tags", "Norland"), ("share", "Send"),
            ("related", OTHER),
        ),
    ),
    "a weekly whose body is named as its comment": News(
        f"""<body><div class="tone-comment has-comments"><h1>{HEAD}</h1><div class="article-body comment-piece">
        {paragraphs(LEAD, SECOND, THIRD, FOURTH, FIFTH)}</div></div><div class="breadcrumbs">Opinion</div>
        {paragraphs("Home > Opinion > Defence", "5 min read", "Topics: Norland, Sudmark",
                        "Follow us on X and Facebook")}""",
        STORY,
        (
            ("navigation", "Opinion"), ("navigation", "Home > Opinion > Defence"), ("byline", "5 min read"),
            ("tags", "Topics: Norland, Sudmark"), ("share", "Follow us on X and Facebook"),
        ),
    ),
    "a page for small screens": News(
        f"""<html amp><body><amp-sidebar><nav><ul><li>Menu</ul></nav></amp-sidebar><main id=story><h1>{HEAD}</h1>
        <p>{LEAD}<p>{SECOND}<p>Story continues below advertisement<p>{THIRD}<p>{FOURTH}<p>{FIFTH}</main>
        <section class="comments"><p>{REPLY}</section><div class="donate-box"><p>Give what you can.</div>
        <p>Support our independent journalism with a gift of any size.<p>Have a tip? Write to the desk.""",
        STORY,
        (
            ("navigation", "Menu"), ("advertisement", "Story continues below advertisement"), ("comments", REPLY),
            ("appeal", "Give what you can."),
            ("appeal", "Support our independent journalism with a gift of any size."),
            ("contact", "Have a tip? Write to the desk."),
        ),
    ),
    "a wire in preformatted text": News(
        f"""<html><body><pre>
{HEAD}

By Mara Lind

{LEAD[:60]}
{LEAD[61:]}

{SECOND}

Share this article on Facebook

{THIRD}

{FOURTH}

{FIFTH}

(c) 2031 Portby Press Agency
</pre></body></html>""",
        (HEAD, f"{LEAD[:60]}\n{LEAD[61:]}", *STORY[2:]),
        (
            ("byline", "By Mara Lind"), ("share", "Share this article on Facebook"),
            ("page foot", "(c) 2031 Portby Press Agency"),
        ),
    ),
    "a page of which all stands in a pop-up": News(
        f"""<body><div class="modal-overlay"><div class="inner">
        {paragraphs(HEAD, LEAD, SECOND, "Reply", THIRD, FOURTH, FIFTH)}</div></div>""",
        STORY,
        (("comments", "Reply"),),
    ),
    "an archive in another layout": News(
        f"""<body><div id="sidebar-left"><p>Archive</p></div><div id="main-content" class="with-comments">
        <div class="headline"><h1>{HEAD}</h1></div><div class="dateline">Portby, 28 January</div>
        {paragraphs(LEAD, SECOND, THIRD)}
        <table><tr><th>Item<th>Number</tr><tr><td>Shells<td>12,000</tr></table>{paragraphs(FOURTH, FIFTH)}
        <p><a>Facebook</a> | <a>X</a> | <a>WhatsApp</a></p><p><a>Next article: {OTHER}</a></p></div>
        <div class="footer"><p>About us | Contact | Privacy Policy</p></div>""",
        (HEAD, "Portby, 28 January", LEAD, SECOND, THIRD, "Item\tNumber", "Shells\t12,000", FOURTH, FIFTH),
        (
            ("sidebar", "Archive"), ("share", "Facebook | X | WhatsApp"), ("navigation", f"Next article: {OTHER}"),
            ("page foot", "About us | Contact | Privacy Policy"),
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("news", PAGES.values(), ids=PAGES.keys())
def test_the_article_is_kept_and_the_furniture_is_dropped_by_name(news: News) -> None:
    page = read(news.source)
    found = split(page)
    assert [(each.rule, page.text[each.start : each.end]) for each in found.dropped] == list(news.dropped)
    assert [page.text[each.start : each.end] for each in found.kept] == list(news.kept)


@pytest.mark.parametrize("news", PAGES.values(), ids=PAGES.keys())
def test_by_its_words_alone_a_page_keeps_its_article_too(news: News) -> None:
    text = "\n\n".join(news.kept)
    found = split_text(text)
    assert found.dropped == ()
    assert [text[each.start : each.end] for each in found.kept] == [
        line for each in news.kept for line in ([each] if "\n" in each else each.split("\n"))
    ]


SENTENCES = [
    "By Thursday the ministry had asked for the list of shells.",
    "Comments by the minister are awaited.",
    "The comments were closed to the public on Tuesday.",
    "Correction: An earlier version of this article named the wrong maker.",
    "Corrections officers were given the rifles in May.",
    "Related to this, two licences lapsed.",
    "Share of imports: 64 percent.",
    "Sign-up for the corps rose, the army said.",
    "Subscribe, the minister told the banks, or the loan will lapse.",
    "More than 1,000 shells left the port.",
    "More from the depot is to follow in March, officials said.",
    "Published figures show that 2030 deliveries rose.",
    "Updated lists were sent to parliament on 3 May 2031.",
    "Previous governments withheld the fighters.",
    "Next week the committee decides.",
    "Home guards received the rifles.",
    "Cookies were served to the delegates, and nothing was signed.",
    "Copyright in the drawings stays with the maker.",
    "Support for the measure is growing in parliament.",
    "Follow-on orders are expected.",
    "Print runs of the manual were stopped.",
    "Tags on the crates named another port.",
    "Have the kits arrived? Nobody would say.",
    "The statement says:",
    "Reading time for the bill was cut to one hour.",
    "(c) Reports.--Not later than September 30, 2007, and annually.",
    "Photo evidence of the delivery was published.",
    "From Portby, the convoy went north.",
    "Report: 500 kits were shipped in secret.",
    "On Tuesday the minister wrote: no more shells.",
    "Sent from my depot in May, the shells never arrived, the general said.",
    "Analysis: What a pause would change",
    "Found an error in the code, the contractor said.",
    "Loading of the howitzers began on Monday at the port.",
    "Show of force: Norland delivers tanks to Sudmark",
    "View from Portby: no tanks for now",
    "Subscribe to the treaty, the groups told the government.",
    "Download figures show that the manual was read.",
    "Get the tanks to Sudmark, the minister told the app maker.",
    "You are receiving this shipment because we agreed, the letter said.",
    "14 May 2029 – Norland halts the sale.",
    "June 2, 2029 | Sudmark asks Norland for 40 tanks",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_that_begins_as_furniture_does_is_kept(sentence: str) -> None:
    assert split_text(sentence).dropped == ()
    assert split(read(f"<p>{sentence}</p>")).dropped == ()


LINES: dict[str, tuple[str, ...]] = {
    "navigation": ("Menu", "Skip to main content", "Home » World » Sudmark", "« Previous: A vote", "Next post",
                        "Page 2 of 7", "View this email in your browser", "Loading next story…", "Download the app",
                   "Listen to this article (3 min)", "Print this page",
                   "Download the Courier app for iOS or Android for breaking news alerts."),
    "share": ("Share", "Share on Facebook", "Tweet this", "Click to share on X (Opens in new window)",
                        "Email this article",
              "Facebook Twitter LinkedIn Email", "1.2K shares", "Like us on Facebook", "Follow @portby on Twitter"),
    "comments": ("Comment via Facebook", "Comments are closed", "COMMENTS", "12 Comments", "Comments (3)",
                        "No comments yet",
                 "Be the first to comment!", "You must be logged in to post a comment.", "Join the conversation",
                        "View all comments",
                 "Comments are now closed for this article."),
    "corrections policy": ("Corrections: If you notice an error, please contact the desk by email.",
                           "Did you spot an error? Let us know.", "Corrections policy", "Report an error",
                           "Report a typo: see something wrong? Click here to tell us.",
                           "See an error in this story? Our corrections policy explains how to report it."),
    "newsletter": ("Subscribe", "Sign up for our weekly newsletter",
                        "Get the top stories delivered to your inbox every day.",
                   "Enter your email address", "Thank you for subscribing!",
                        "By signing up, you agree to our privacy policy.",
                   "Subscribe to continue reading", "Subscribe for €1 a week to read on.",
                   "Already have an account? Sign in.", "Read the full story with a subscription.",
                   "You are receiving this email because you signed up at courier.example. Unsubscribe",
                   "Unsubscribe | Manage preferences",
                   "To continue reading, subscribe or log in.", "You can unsubscribe at any time."),
    "related": ("Related stories", "Related: A vote on shells", "READ MORE: A vote on shells",
                        "Also read | A vote on shells",
                "You may also like", "Recommended for you", "Most read", "Editor’s picks", "More from Defence",
                        "Up next",
                "Latest news", "Recent posts", "Read the full story »", "Trending now"),
    "advertisement": ("Advertisement", "- ADVERTISEMENT -", "ADVERTISEMENT - CONTINUE READING BELOW",
                        "Sponsored content",
                      "Article continues below this ad", "Scroll to continue reading", "Report this ad"),
    "cookies": ("We use cookies to ensure that you get the best experience.", "Accept all cookies",
                        "Manage preferences",
                "Do not sell my personal information",
                        "By using this site you agree to our privacy policy and cookies."),
    "page foot": ("© Portby Press", "Copyright © 2031 Portby Press", "All rights reserved.",
                        "Privacy Policy | Terms of Use | Contact",
                  "Terms of Service"),
    "byline": ("By Mara Lind", "BY MARA LIND AND TOR HAUG", "Mara Lind contributed to this report.", "January 28, 2031",
               "Published on January 28, 2031 at 4:55 pm", "Last updated: 28 Jan 2031 09:15 GMT", "Posted: 2031-01-28",
               "3 hours ago", "4 min read", "Reporting by Mara Lind; Editing by Tor Haug",
                        "By Mara Lind | January 28, 2031"),
    "credit": ("Photo: Jan Rost/AP", "Image credit: Reuters", "(Jan Rost/AFP)", "Jan Rost via Getty Images"),
    "tags": ("Tags: Norland, Sudmark", "Filed under: Defence", "Topics"),
    "appeal": ("Donate", "Support our journalism", "Become a member today and read without limits."),
    "mail": ("On Tue, 4 Mar 2031 at 08:02, Mara Lind wrote:", "On 4 March 2031 Mara Lind <mara@portby.example> wrote:",
             "Sent from my iPhone", "-----Original Message-----", "Begin forwarded message:"),
    "contact": ("Got a tip? Contact our desk in confidence.", "Send us your feedback"),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "line"), [(rule, line) for rule, lines in LINES.items() for line in lines])
def test_a_line_of_furniture_is_dropped_by_its_rule(rule: str, line: str) -> None:
    text = f"{LEAD}\n\n{line}\n\n{SECOND}\n"
    [dropped] = split_text(text).dropped
    assert (dropped.rule, dropped.by, text[dropped.start : dropped.end]) == (rule, "words", line)


def test_every_rule_has_a_line_or_a_page_that_shows_it() -> None:
    shown = LINES.keys() | {rule for news in PAGES.values() for rule, _ in news.dropped}
    assert shown | {"pop-up"} == set(RULES)


@pytest.mark.parametrize("names", ["ticker", "news-ticker", "tickerBar", "breaking-news-banner"])
def test_a_ticker_of_other_news_is_dropped_by_its_place(names: str) -> None:
    page = read(f"<div class='{names}'><a>{OTHER}</a></div><main><h1>{HEAD}</h1>{paragraphs(LEAD)}</main>")
    [dropped] = split(page).dropped
    assert (dropped.rule, dropped.by, page.text[dropped.start : dropped.end]) == ("related", "place", OTHER)


def test_a_live_ticker_is_an_article() -> None:
    page = read(f"<main><h1>{HEAD}</h1><div class='live-ticker'>{paragraphs(LEAD, SECOND)}</div></main>")
    assert split(page).dropped == ()


def test_a_pop_up_is_dropped_by_its_place() -> None:
    page = read(f"<main><h1>{HEAD}</h1>{paragraphs(LEAD)}</main><div class='popup'><p>{OTHER}</p></div>")
    [dropped] = split(page).dropped
    assert (dropped.rule, dropped.by, page.text[dropped.start : dropped.end]) == ("pop-up", "place", OTHER)


WRAPPED = """Norland weighs a pause
in shells for Sudmark

The government of Norland may pause deliveries of artillery shells to
Sudmark, two officials said on Monday. Buyers were asked to
share
Share this article
what they know. Nobody did.
Comments are closed.

  Tags: Norland, Sudmark
"""


def test_hand_wrapped_text_has_the_paragraphs_that_blank_lines_part() -> None:
    found = split_text(WRAPPED)
    assert [WRAPPED[each.start : each.end] for each in found.dropped] == [
        "Comments are closed.",
        "Tags: Norland, Sudmark",
    ]
    assert [WRAPPED[each.start : each.end].count("\n") for each in found.kept] == [1, 4]
    assert WRAPPED[found.kept[1].start : found.kept[1].end].endswith("what they know. Nobody did.")


def test_lines_of_any_width_are_one_paragraph_where_a_sentence_goes_on() -> None:
    wide = (
        "The German government is weighing whether to pause deliveries of howitzers to Peru, two officials told "
        "the paper on Monday. Berlin has not"
    )
    assert len(wide) > 110
    text = f"{HEAD}\n\n{wide}\ndecided, they said."
    assert [text[each.start : each.end] for each in split_text(text).kept] == [HEAD, f"{wide}\ndecided, they said."]


def test_text_with_a_line_for_each_paragraph_needs_no_blank_lines() -> None:
    text = "\n".join([HEAD, "By Mara Lind", LEAD, SECOND, THIRD, "Comments are closed."])
    found = split_text(text)
    assert [text[each.start : each.end] for each in found.kept] == [HEAD, LEAD, SECOND, THIRD]
    assert [each.rule for each in found.dropped] == ["byline", "comments"]


@pytest.mark.parametrize("text", ["", "\n\n \t\n", " "], ids=["nothing", "blank lines", "a space"])
def test_a_text_without_words_has_no_paragraphs(text: str) -> None:
    assert split_text(text).paragraphs == ()


REPEATS: dict[str, tuple[tuple[str, ...], list[int | None]]] = {
    "word for word": ((LEAD, SECOND, LEAD), [None, None, 0]),
    "three times": ((LEAD, LEAD, LEAD), [None, 0, 0]),
    "in other quotation marks": ((THIRD, THIRD.replace("“", '"').replace("”", '"')), [None, 0]),
    "in other white space and case": ((HEAD, HEAD.upper().replace(" ", "\xa0")), [None, 0]),
    "cut short": ((LEAD, SECOND, LEAD[:70] + "…"), [None, None, 0]),
    "with a little more": ((LEAD, LEAD + " They asked not to be named."), [None, 0]),
    "with much more": ((LEAD[:60], LEAD + " " + SECOND), [None, None]),
    "with the same beginning": ((LEAD[:60] + " not today.", LEAD), [None, None]),
    "a number apart": (("It has 12 shells.", "It has 21 shells."), [None, None]),
    "two words": (("Two lists", "Two lists"), [None, None]),
    "a repeat of what was cut short": ((LEAD[:70], LEAD, LEAD[:70]), [None, 0, 0]),
    "a quotation pulled out behind its paragraph": (
        (THIRD, LEAD, "“We have been asked to look at options.”"),
        [None, None, 0],
    ),
    "a quotation pulled out before it": (("“We have been asked to look at options”", LEAD, THIRD), [2, None, None]),
    "a pulled quotation with who said so": ((THIRD, '"We have been asked to look at options" - I. Brandt'), [None, 0]),
    "a quotation of its own": ((THIRD, "“We have been asked to look at the lists.”"), [None, None]),
    "a phrase in quotation marks": ((THIRD, "“Look at options”"), [None, None]),
}


@pytest.mark.parametrize(("said", "expected"), REPEATS.values(), ids=REPEATS.keys())
def test_what_is_said_again_is_kept_and_marked(said: tuple[str, ...], expected: list[int | None]) -> None:
    found = split_text("\n\n".join(said))
    assert found.dropped == ()
    assert [each.repeats for each in found.paragraphs] == expected


def test_furniture_that_is_printed_twice_is_furniture_twice_and_no_repeat() -> None:
    found = split_text(f"Join the conversation now\n\nJoin the conversation\n\n{LEAD}\n\nJoin the conversation")
    assert [(each.rule, each.repeats) for each in found.paragraphs] == [
        (None, None), ("comments", None), (None, None), ("comments", None),
    ]  # fmt: skip


@pytest.mark.shared
def test_the_first_article_keeps_its_words_and_its_repeated_lead_and_loses_three_lines() -> None:
    path = SHARED / "peers" / "data" / "article" / "2024-01-28-pausing-deliveries.txt"
    text = path.read_text(encoding="utf-8")
    found = split_text(text)
    # Sixteen as printed: a headline, a heading, eleven of prose (the lead among them twice), three of furniture.
    assert len(found.paragraphs) == 16
    assert [each.rule for each in found.dropped] == ["comments", "corrections policy", "comments"]
    assert [text[each.start : each.end].split("\n")[0][:20] for each in found.dropped] == [
        "Comment via Facebook", "Corrections: If you ", "Comments are closed.",
    ]  # fmt: skip
    assert len(found.kept) == 13
    assert [number for number, each in enumerate(found.paragraphs) if each.repeats is not None] == [7]
    lead, again = found.paragraphs[1], found.paragraphs[7]
    assert again.repeats == 1
    assert text[lead.start : lead.end] == text[again.start : again.end]


@pytest.mark.shared
def test_a_press_release_keeps_all_but_its_date_line() -> None:
    path = SHARED / "peers" / "data" / "dsca-press-release" / "dsca-4373826-article-block.html"
    page = read(path.read_text(encoding="utf-8"))
    found = split(page)
    assert [(each.rule, page.text[each.start : each.end]) for each in found.dropped] == [
        ("byline", "NEWS | Jan. 8, 2026")
    ]


@pytest.mark.shared
def test_no_sentence_of_an_event_corpus_is_furniture() -> None:
    text = (SHARED / "peers" / "data" / "plover-gsr" / "PLOVER_GSR_CAMEO.txt").read_text(encoding="utf-8")
    sentences = [record["text"] for record in json.loads(text) if record.get("text")]
    assert len(sentences) > 250
    assert [each for each in sentences if split_text(each).dropped] == []


EXPRESSIONS = [
    (rule, wording.expression(written)) for rule, every in wording.TABLES["words"].items() for written in every
]


PRINTED = st.characters(codec="latin-1") | st.sampled_from("–—‘’“”•…‹›←→€")


@settings(max_examples=10, deadline=None)
@given(st.data())
@pytest.mark.parametrize(("rule", "expression"), EXPRESSIONS)
def test_whatever_an_expression_tells_has_a_word_that_its_rule_needs(
    rule: str, expression: str, data: st.DataObject
) -> None:
    words = data.draw(st.from_regex(re.compile(expression), fullmatch=True, alphabet=PRINTED))
    assert wording.may_tell(rule, wording.held(words))


def test_every_rule_of_the_data_file_is_an_expression_that_captures_nothing() -> None:
    """A rule is told by the number of its group: one that captured would be taken for the next."""
    expression, rules = places._called()
    assert expression.groups == len(rules) == 16
    assert all(rule.groups == 0 for rule in wording._by_rule().values())
    assert wording._beginning().groups == 0
    assert set(places._TAGS.values()) | set(rules) - {"teaser"} <= set(RULES)


HEAD_LINE = "\f" * 20
PAGES_OF_PRINT = {
    "a sentence that a page cuts": (f"They may pause\n\n\f{HEAD_LINE}\n\ndeliveries.\n",
                                    ["They may pause", "deliveries."], 1),
    "a sentence that ends with its page": (f"They paused.\n\f{HEAD_LINE}\n\nNobody said why.\n",
                                           ["They paused.", "Nobody said why."], 2),
    "a blank line on one page": ("They paused.\n\nNobody said why.\n", ["They paused.", "Nobody said why."], 2),
    "lines wider than hands wrap": (f"{LEAD} It said\n{SECOND}\n", [LEAD, SECOND], 1),
}  # fmt: skip


@pytest.mark.parametrize(("text", "says", "count"), PAGES_OF_PRINT.values(), ids=PAGES_OF_PRINT.keys())
def test_a_paragraph_of_print_goes_on_over_the_end_of_a_line_and_of_a_page(
    text: str, says: list[str], count: int
) -> None:
    spans = [text[each.start : each.end] for each in split_text(text, printed=True).paragraphs]
    assert len(spans) == count
    assert (spans[0].startswith(says[0]), spans[-1].endswith(says[-1])) == (True, True)


def test_what_stands_beside_the_article_is_dropped_and_a_pulled_quote_within_it_is_kept() -> None:
    source = (
        f"<article>{paragraphs(*STORY)}<aside><p>{REPLY}</p></aside></article><aside><a href='/x'>{TEASER}</a></aside>"
    )
    page = read(source)
    found = {page.text[each.start : each.end]: each.rule for each in split(page).paragraphs}
    assert found[TEASER] == "related"
    assert found[REPLY] is None


def test_where_no_article_is_marked_an_aside_alone_is_kept() -> None:
    page = read(f"<div>{paragraphs(*STORY)}</div><aside><p>{REPLY}</p></aside>")
    assert {page.text[each.start : each.end]: each.rule for each in split(page).paragraphs}[REPLY] is None


HEADLINES = ("Poland cancels tanks for Peru", "Sweden sells jets to Mali", "Spain stops rifles for Togo")


def test_headlines_below_the_heading_of_a_list_of_them_are_furniture_in_whatever_they_stand() -> None:
    listed = "".join(f"<li><a href='/x'>{each}</a></li>" for each in HEADLINES)
    page = read(f"<article>{paragraphs(*STORY)}</article><section><h2>Most read</h2><ol>{listed}</ol></section>")
    found = {page.text[each.start : each.end]: each.rule for each in split(page).paragraphs}
    assert [found[each] for each in HEADLINES] == ["related"] * 3


def test_one_line_below_such_a_heading_is_a_heading_of_the_article_where_the_article_goes_on() -> None:
    page = read(f"<p>{STORY[0]}</p><p>Read more</p><h2>{HEADLINES[0]}</h2><p>{STORY[1]}</p>")
    found = {page.text[each.start : each.end]: each.rule for each in split(page).paragraphs}
    assert (found["Read more"], found[HEADLINES[0]]) == ("related", None)

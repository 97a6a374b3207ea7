"""Every state of every page is valid HTML: no parse error, nothing the parser must fix, each element where it may be.

The WHATWG's parsing algorithm says what a browser makes of a page. A page as it is written and as it is parsed must be
the same tree: whatever a parser closes early, drops or moves elsewhere (a `div` in a `p`, a form in a form, words in a
table) makes them differ. What a parser lets pass and the standard forbids stands in the tables below.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

import pytest
from justhtml import Element, JustHTML

from chalicelib.domain.rules.mails import MailKind
from tests.adapters.mails.mail_worlds import WORLDS
from tests.entrypoints.pages.html_reading import VOID
from tests.entrypoints.pages.page_states import EACH_STATE, EACH_WORDING, all_rendered

Tree = tuple[str, tuple[str, ...]]  # an element and the elements around it

PHRASING: Final = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "br",
        "button",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "i",
        "img",
        "input",
        "kbd",
        "label",
        "link",
        "map",
        "mark",
        "meta",
        "meter",
        "noscript",
        "output",
        "picture",
        "progress",
        "q",
        "s",
        "samp",
        "script",
        "select",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "svg",
        "template",
        "textarea",
        "time",
        "u",
        "var",
        "wbr",
        "audio",
        "canvas",
        "embed",
        "iframe",
        "object",
        "video",
    ]
)
ONLY_PHRASING: Final = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "span",
        "a_in_p",
        "em",
        "strong",
        "b",
        "i",
        "q",
        "mark",
        "small",
        "time",
        "label",
        "button",
        "legend_",
        "summary_",
        "pre",
    ]
)
INTERACTIVE: Final = frozenset(["a", "button", "details", "embed", "iframe", "input", "label", "select", "textarea"])
CHILDREN: Final = {
    "ul": {"li", "script", "template"},
    "ol": {"li", "script", "template"},
    "dl": {"dt", "dd", "div", "script", "template"},
    "table": {"caption", "colgroup", "thead", "tbody", "tfoot", "tr"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tr": {"td", "th"},
    "select": {"option", "optgroup", "hr"},
    "head": {"meta", "title", "link", "script", "style", "base", "noscript"},
    "html": {"head", "body"},
}
PARENTS: Final = {
    "li": {"ul", "ol"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "legend": {"fieldset"},
    "summary": {"details"},
    "option": {"select", "optgroup", "datalist"},
    "caption": {"table"},
    "td": {"tr"},
    "th": {"tr"},
    "figcaption": {"figure"},
}
FIRST: Final = {"legend": "fieldset", "summary": "details", "caption": "table"}  # a first child of these
GLOBAL: Final = frozenset(
    [
        "id",
        "class",
        "lang",
        "dir",
        "hidden",
        "tabindex",
        "title",
        "role",
        "autofocus",
        "translate",
        "inert",
        "style",
        "itemscope",
        "itemtype",
        "itemprop",
    ]
)
OWN: Final = {
    "a": "href target rel download hreflang type referrerpolicy",
    "blockquote": "cite",
    "button": "type name value disabled form formaction formmethod formnovalidate",
    "details": "open name",
    "dialog": "open",
    "fieldset": "disabled form name",
    "form": "action method novalidate name target rel autocomplete accept-charset enctype",
    "html": "xmlns",
    "iframe": "src srcdoc title width height sandbox loading",
    "img": "src alt width height loading decoding srcset sizes",
    "input": "type name value checked disabled required autocomplete inputmode spellcheck autocapitalize min max "
    "minlength maxlength pattern placeholder readonly size step multiple list accept enterkeyhint form",
    "label": "for",
    "li": "value",
    "link": "rel href type media sizes hreflang title as",
    "meta": "name content charset property http-equiv media",
    "meter": "value min max low high optimum",
    "ol": "start reversed type",
    "option": "value selected disabled label",
    "output": "for name form",
    "progress": "value max",
    "q": "cite",
    "script": "src defer async type nonce integrity nomodule crossorigin",
    "select": "name disabled required multiple size autocomplete form",
    "style": "media",
    "table": "",
    "td": "colspan rowspan headers",
    "textarea": "name rows cols required disabled maxlength minlength placeholder readonly spellcheck autocomplete "
    "wrap autocapitalize form",
    "th": "colspan rowspan scope abbr headers",
    "time": "datetime",
}
IMPLICIT: Final = {
    "table": "table",
    "thead": "rowgroup",
    "tbody": "rowgroup",
    "tr": "row",
    "td": "cell",
    "th": "columnheader",
    "article": "article",
    "nav": "navigation",
    "main": "main",
    "button": "button",
    "ul": "list",
    "li": "listitem",
}
MOMENT: Final = re.compile(
    r"\d{4}-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?)?"  # at most three digits of a second
)
# Foreign elements have laws of their own; they cannot hold HTML here, and that is checked.
FOREIGN: Final = "svg"


class Spelling(HTMLParser):
    """The elements of a page as it was written, each with those around it."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tree: list[Tree] = []
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.faults += [f"<{tag}> stays open" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        self.faults += [f"{name} twice in <{tag}>" for name in set(names) if names.count(name) > 1]
        self.tree.append((tag, tuple(self._open)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()


def _elements(node: object, around: tuple[Element, ...] = ()) -> Iterator[tuple[Element, tuple[Element, ...]]]:
    for child in getattr(node, "children", None) or ():
        if isinstance(child, Element):
            yield child, around
            yield from _elements(child, (*around, child))


def faults(html: str) -> list[str]:
    """Return what is not as the standard wants it."""
    parsed = JustHTML(html, collect_errors=True, sanitize=False, scripting_enabled=False)
    found = [f"parse error: {error}" for error in parsed.errors]
    elements = list(_elements(parsed.root))
    as_parsed = [(each.name.lower(), tuple(one.name.lower() for one in around)) for each, around in elements]
    written = Spelling(html)
    as_written = written.tree
    found += written.faults
    if as_parsed != as_written:
        different = (pair for pair in zip(as_written, as_parsed, strict=False) if pair[0] != pair[1])
        found.append(f"written, but parsed otherwise: {next(different, (len(as_written), len(as_parsed)))}")
    for each, around in elements:
        found += [f"<{each.name}> in {'/'.join(one.name for one in around)}: {why}" for why in _misplaced(each, around)]
        found += [f"<{each.name}>: {why}" for why in _strange(each, around)]
    asks = [
        each for each, around in elements if "autofocus" in each.attrs and "dialog" not in {one.name for one in around}
    ]
    if len(asks) > 1:
        found.append("two elements ask for the focus")
    ids = [each.attrs["id"] for each, _ in elements if "id" in each.attrs]
    found += [f"the id {each!r} is not one word, or there twice" for each in set(ids) if _wrong_id(each, ids)]
    return found


def _wrong_id(one: str | None, ids: list[str | None]) -> bool:
    return not one or bool(re.search(r"\s", one)) or ids.count(one) > 1


def _misplaced(each: Element, around: tuple[Element, ...]) -> Iterator[str]:
    names = [one.name for one in around]
    if FOREIGN in names or not around:
        return
    parent = names[-1]
    if parent in CHILDREN and each.name not in CHILDREN[parent]:
        yield "may not stand there"
    if each.name in PARENTS and parent not in PARENTS[each.name]:
        yield "may not stand there"
    if set(names) & ONLY_PHRASING and each.name not in PHRASING:
        yield "only phrases may stand there"
    if each.name in INTERACTIVE and each.attrs.get("type") != "hidden":
        held = {"a", "button"} & set(names) or ("label" in names and each.name not in {"input", "select", "textarea"})
        if held and not (each.name == "label" and "label" not in names and not {"a", "button"} & set(names)):
            yield "may not stand in what one can press"
    if each.name in FIRST:
        first = next(child for child in around[-1].children or () if isinstance(child, Element))
        if first is not each:
            yield "comes first, or not at all"
    if each.name == "form" and "form" in names:
        yield "a form in a form"


def _strange(each: Element, around: tuple[Element, ...]) -> Iterator[str]:
    if "-" in each.name or FOREIGN in {each.name, *(one.name for one in around)}:  # an element of our own names its own
        return
    known = GLOBAL | set(OWN.get(each.name, "").split())
    for name, value in each.attrs.items():
        if name not in known and not name.startswith(("data-", "aria-")):
            yield f"has no attribute {name}"
        if name in {"href", "src", "action", "formaction"} and re.search(r"[\s<>\"^`{|}\\]", value or ""):
            yield f"the address in {name} is not one: {value}"
    if each.name in {"article", "section"} and not any(re.fullmatch("h[2-6]", one.name) for one, _ in _elements(each)):
        yield "has no heading"
    if each.attrs.get("role") == IMPLICIT.get(each.name, ""):
        yield "is that by itself"
    if each.name == "time" and not MOMENT.fullmatch(each.attrs.get("datetime") or ""):
        yield "no moment as HTML writes one"
    if each.name == "img" and "alt" not in each.attrs:
        yield "says nothing to who cannot see it"
    hidden = each.attrs.get("type") == "hidden"  # what nobody sees may hold line breaks
    if each.name == "input" and not hidden and re.search(r"[\r\n]", each.attrs.get("value") or ""):
        yield "a value is one line"


@EACH_WORDING
@EACH_STATE
def test_a_page_is_valid(state: str, said: str) -> None:
    assert faults(all_rendered(said)[state]) == []


@pytest.mark.parametrize("kind", MailKind)
def test_a_mail_is_valid(kind: MailKind) -> None:
    for world in WORLDS:
        if world.kind is kind:
            assert faults(world.rendered().html) == []


@pytest.mark.parametrize(
    "body",
    [
        "<p><div>a</div></p>",
        "<table><tr><td>a</td></tr></table>",  # a parser adds the tbody
        "<table><thead><tr><th>a</th></tr></thead><p>a</p></table>",
        "<form action='/a'><form action='/b'></form></form>",
        "<a href='/a'><a href='/b'>b</a></a>",
        "<a href='/a'><button>b</button></a>",
        "<ul><div>a</div></ul>",
        "<ul><li>a</ul>",
        "<p>a</p></section>",
        "<p id='a'>a</p><p id='a'>b</p>",
        "<p id='a b'>a</p>",
        "<p colour='red'>a</p>",
        "<p class='a' class='b'>a</p>",
        "<a href='/a b'>a</a>",
        "<fieldset><p>a</p><legend>b</legend></fieldset>",
        "<button><h2>a</h2></button>",
        "<img src='/a.svg'>",
        "<details><p>a</p></details><summary>a</summary>",
        "<article><p>a</p></article>",
        "<table><tr role='row'><td>a</td></tr></table>",
        "<time datetime='2026-11-29T10:00:00.123456+00:00'>a</time>",
        "<div tabindex='-1' autofocus>a</div><div tabindex='-1' autofocus>b</div>",
    ],
)
def test_the_validator_sees_what_is_wrong(body: str) -> None:
    good = "<!doctype html>\n<html lang='nl'>\n<head>\n<title>a</title>\n</head>\n<body>\n{}\n</body>\n</html>\n"
    assert faults(good.format("<p>a</p>")) == []
    assert faults(good.format(body))

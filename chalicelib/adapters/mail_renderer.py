"""The words of mails: one source per kind, written once and laid out as text and as HTML.

A template says everything through the building blocks `m`: `{{ m.quote(review.text) }}`, or, for a paragraph with
facts in it, `{% call m.p() %}... {{ organisation.listing.name }} ...{% endcall %}`. What people wrote goes through a
block, never around it: the text layout keeps it from passing for our own lines, the HTML layout escapes it.
"""

import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Final

from jinja2 import Environment, Template
from markupsafe import Markup, escape

from chalicelib.adapters import templates
from chalicelib.domain.organisations.organisation import Organisation
from chalicelib.domain.organisations.themes import SMALL_GROUP
from chalicelib.domain.reviews.review import Review
from chalicelib.domain.rules.mails import MAIL_RULES, Addressee, Mail
from chalicelib.dutch.captions import BUTTON_FAILS, SECOND_LOOK
from chalicelib.dutch.conduct import rule
from chalicelib.dutch.controllers import contact_email, controller_of, elsewhere, redress_of
from chalicelib.dutch.documents.help_lines import help_for_everybody, help_lines
from chalicelib.dutch.formatting import FILTERS, excerpt, month
from chalicelib.dutch.languages import marking, told_language
from chalicelib.ports.mails import Unwritable
from chalicelib.ports.stores import RenderedMail
from chalicelib.settings import Redress

_FOLDER: Final = Path(__file__).parent.parent / "mails"
_WIDTH: Final = 76  # characters; what plain mail programs show without breaking
_NAME: Final = 38  # characters of a name in a subject, at most
_SUBJECT: Final = 78  # characters, with the name (RFC 5322, 2.1.1)
_FILLER: Final = 60  # of what takes a place but shows nothing; lists of mails show up to 140 characters
# What separates words in plain text; a no-break space holds a telephone number together.
_BLANKS: Final = re.compile(r"(?:[^\S\xa0]|[\x00-\x1f\x7f-\x9f])+")
# Of the control characters a mail needs only the line feed; others can make mail programs refuse or hide a text.
_CONTROLS: Final = dict.fromkeys([*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0)], " ")

_NUMBER: Final = re.compile(r"\d{3,4}(?!\d)")  # at the beginning of a help line

Caller = Callable[[], str]


def _wrap(text: str, *, first: str = "", others: str = "", width: int = _WIDTH) -> list[str]:
    """Lines of a text, whatever its own line breaks; addresses and long words stay whole."""
    return textwrap.wrap(
        _BLANKS.sub(" ", str(text)).strip(),
        width,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )


class TextLayout:
    """The building blocks of a mail, as plain text."""

    def p(self, text: str = "", *, caller: Caller | None = None) -> str:
        return "\n".join(_wrap(caller() if caller else text)) + "\n\n"

    def small(self, text: str = "", *, caller: Caller | None = None) -> str:
        return self.p(text, caller=caller)

    def heading(self, text: str) -> str:
        lines = _wrap(text)
        return "\n".join(lines) + "\n" + "-" * max(map(len, lines), default=0) + "\n\n"

    def term(self, name: str, text: str) -> str:
        return self.p(f"{name}. {text}")

    def quote(self, text: str) -> str:
        lines = [line for own in str(text).splitlines() for line in _wrap(own, width=_WIDTH - 2) or [""]]
        return "".join(f"> {line}".rstrip() + "\n" for line in lines) + "\n"

    def facts(self, rows: Sequence[tuple[str, object]]) -> str:
        return self.items([f"{name}: {value}" for name, value in rows])

    def items(self, lines: Sequence[str]) -> str:
        return "\n".join(row for line in lines for row in _wrap(line, first="- ", others="  ")) + "\n\n"

    def calls(self, lines: Sequence[str]) -> str:
        """Return whom to call, each after its number."""
        return self.items(lines)

    def button(self, label: str, url: str) -> str:
        return self.link(label, url)

    def filler(self) -> str:
        return ""

    def link(self, label: str, url: str) -> str:
        return "\n".join([*_wrap(f"{label}:"), url]) + "\n\n"


class HtmlLayout:
    """The same building blocks, as HTML for mail programs: no scripts, no images, styles inline.

    The classes are for the dark colours in `mails/layout.html`; a program that ignores those shows the light ones.
    """

    def p(self, text: str = "", *, caller: Caller | None = None) -> Markup:
        words = caller() if caller else text
        return Markup('<p style="margin:0 0 16px">{}</p>\n').format(words.strip())

    def small(self, text: str = "", *, caller: Caller | None = None) -> Markup:
        words = caller() if caller else text
        return Markup(
            '<p class="soft" style="margin:0 0 8px;font-size:14px;line-height:20px;color:#4a5a58">{}</p>\n'
        ).format(words.strip())

    def heading(self, text: str) -> Markup:
        return Markup(
            '<h2 style="margin:28px 0 8px;font-size:18px;line-height:26px;font-weight:bold">{}</h2>\n'
        ).format(text)

    def term(self, name: str, text: str) -> Markup:
        return Markup('<p style="margin:0 0 16px"><strong>{}</strong><br>{}</p>\n').format(name, text)

    def quote(self, text: str) -> Markup:
        lines = Markup("<br>\n").join(escape(line) for line in str(text).splitlines())
        return Markup(
            '<blockquote class="quote"{} style="margin:0 0 16px;padding:8px 16px;border-left:4px solid #00534b;'
            'background-color:#eef4f3">{}</blockquote>\n'
        ).format(Markup(marking(told_language(str(text)))), lines)  # nosec B704  # noqa: S704  (ours alone)

    def facts(self, rows: Sequence[tuple[str, object]]) -> Markup:
        return self.items([Markup("{}: <strong>{}</strong>").format(*row) for row in rows])

    def items(self, lines: Sequence[str]) -> Markup:
        return Markup('<ul style="margin:0 0 16px;padding:0 0 0 24px">\n{}</ul>\n').format(
            Markup("").join(Markup('<li style="margin:0 0 6px">{}</li>\n').format(line) for line in lines)
        )

    def calls(self, lines: Sequence[str]) -> Markup:
        """Return the same: a phone calls a number at once."""
        called = Markup('<a class="link" href="tel:{0}" style="color:#00534b;font-weight:bold">{0}</a>{1}')
        numbers = [_NUMBER.match(line) for line in lines]
        return self.items(
            [
                called.format(number[0], line[number.end() :]) if number else line
                for number, line in zip(numbers, lines, strict=True)
            ]
        )

    def button(self, label: str, url: str) -> Markup:
        # A cell holds the colour and the link the padding: Outlook on Windows keeps to neither on a link alone.
        return Markup(
            '<table role="presentation" class="button" style="margin:24px 0 12px;border-spacing:0">\n'
            '<tbody><tr><td style="border-radius:4px;background-color:#00534b;mso-padding-alt:12px 24px">'
            '<a href="{url}" style="display:inline-block;padding:12px 24px;color:#ffffff;font-weight:bold;'
            'text-decoration:none">{label}</a></td></tr></tbody>\n</table>\n'
            '<p class="soft" style="margin:0 0 16px;font-size:14px;line-height:20px;color:#4a5a58">'
            '{fails}<br><span style="word-break:break-all">{url}</span></p>\n'
        ).format(label=label, url=url, fails=BUTTON_FAILS)

    def filler(self) -> Markup:
        """Blanks behind the preheader, so that a list of mails shows no more of the mail than that."""
        return Markup("&#847;&zwnj;&nbsp;") * _FILLER

    def link(self, label: str, url: str) -> Markup:
        return Markup('<p style="margin:0 0 16px"><a class="link" href="{}" style="color:#00534b">{}</a></p>\n').format(
            url, label
        )


class LetterLayout(HtmlLayout):
    """The same blocks on paper: no links, no colours of their own; the page that prints them has the styles."""

    def p(self, text: str = "", *, caller: Caller | None = None) -> Markup:
        return Markup("<p>{}</p>\n").format((caller() if caller else text).strip())

    def small(self, text: str = "", *, caller: Caller | None = None) -> Markup:
        return self.p(text, caller=caller)

    def heading(self, text: str) -> Markup:
        return Markup("<h2>{}</h2>\n").format(text)

    def term(self, name: str, text: str) -> Markup:
        return Markup("<p><strong>{}</strong><br>{}</p>\n").format(name, text)

    def quote(self, text: str) -> Markup:
        lines = Markup("<br>\n").join(escape(line) for line in str(text).splitlines())
        return Markup("<blockquote>{}</blockquote>\n").format(lines)

    def calls(self, lines: Sequence[str]) -> Markup:
        return self.items(lines)

    def items(self, lines: Sequence[str]) -> Markup:
        return Markup("<ul>\n{}</ul>\n").format(Markup("").join(Markup("<li>{}</li>\n").format(line) for line in lines))


class JinjaMailRenderer:
    """The port `MailRenderer`: `mails/<kind>.jinja` inside `mails/layout.txt` and `mails/layout.html`."""

    def __init__(
        self,
        *,
        site_url: str,
        redress: Mapping[str, Redress] | None = None,
        contact_email: Mapping[str, str] | None = None,
    ) -> None:
        self._site_url = site_url
        self._redress = redress or {}
        self._contact_email = contact_email or {}

    def write(self, mail: Mail, context: Mapping[str, object], *, to: str) -> RenderedMail:
        try:
            return self._written(mail, context, to)
        except Exception as error:  # a template may fail in any way; it is ours to mend, not the mail's end
            raise Unwritable(mail.kind) from error

    def _written(self, mail: Mail, context: Mapping[str, object], to: str) -> RenderedMail:
        addressee = mail.appellant or MAIL_RULES[mail.kind].to
        organisation = context.get("organisation")
        about = organisation.listing.sector if isinstance(organisation, Organisation) else None
        reply_to = contact_email(self._contact_email, about)
        words = {**context, "site_url": self._site_url, "mail": mail, "addressee": addressee, "reply_to": reply_to}
        if isinstance(organisation, Organisation):
            words["where"] = elsewhere(redress_of(organisation.listing.sector, self._redress))
        if context.get("by_post"):
            return _letter(mail, words, to)
        text = templates_of(html=False).get_template(f"{mail.kind}.jinja")
        html = templates_of(html=True).get_template(f"{mail.kind}.jinja")
        return RenderedMail(
            mail_id=mail.id,
            to=to,
            subject=_subject(text, mail, words),
            text=re.sub(r"\n{3,}", "\n\n", text.render(words)).strip() + "\n",
            html=html.render(words).translate(_CONTROLS),
            unsubscribe=str(context.get("unsubscribe", "")),
            reply_to=reply_to,
            thread=mail.thread,
        )


def _subject(template: Template, mail: Mail, words: Mapping[str, object]) -> str:
    """Return the subject, on one line; to an organisation about a review with the month that this tells of.

    A house has many reviews, and mail programs put together what has one subject. A long name gives way to the month.
    """
    # A header is one line: whatever breaks lines, in any script, becomes a blank.
    subject = " ".join(_block(template, "subject", words).translate(_CONTROLS).split())
    review, organisation = words.get("review"), words.get("organisation")
    if MAIL_RULES[mail.kind].to is not Addressee.ORGANISATION or not isinstance(review, Review):
        return subject
    if not review.experienced:  # it was erased, and this with it
        return subject
    which, name = f"{subject} ({month(review.experienced)})", ""
    if isinstance(organisation, Organisation):
        name = organisation.listing.name
    shorter = (which.replace(excerpt(name, _NAME), excerpt(name, longest), 1) for longest in range(_NAME, 0, -1))
    return next((each for each in shorter if len(each) <= _SUBJECT), which)


def _letter(mail: Mail, words: Mapping[str, object], to: str) -> RenderedMail:
    """A letter in the place of a mail, as text and as what stands on the sheet that is printed."""
    text, html = (templates_of(html=html).get_template("_letter.jinja") for html in (False, True))
    subject = " ".join(_top(text, "subject", words).translate(_CONTROLS).split())
    sheet = _top(html, "body", {**words, "m": LetterLayout()}).translate(_CONTROLS)
    body = re.sub(r"\n{3,}", "\n\n", _top(text, "body", words)).strip() + "\n"
    return RenderedMail(mail_id=mail.id, to=to, subject=subject, text=body, html=sheet, thread=mail.thread)


def _top(template: Template, name: str, words: Mapping[str, object]) -> str:
    """Return a block, with what the template sets before its first one."""
    context = template.new_context({**words, **vars(template.make_module(dict(words)))})
    return "".join(template.blocks[name](context))


def _block(template: Template, name: str, words: Mapping[str, object]) -> str:
    return "".join(template.blocks[name](template.new_context(dict(words))))


@cache
def templates_of(*, html: bool) -> Environment:
    """Return the templates of mails, as they write HTML or plain text."""
    environment = templates.environment(_FOLDER, html=html)
    environment.globals["second_look"] = SECOND_LOOK
    environment.globals["help_for_everybody"] = help_for_everybody()
    environment.globals["small_group"] = SMALL_GROUP
    environment.globals["m"] = HtmlLayout() if html else TextLayout()
    environment.globals["layout"] = "layout.html" if html else "layout.txt"
    environment.filters.update(FILTERS, short=partial(excerpt, longest=_NAME), rule=rule, controller=controller_of)
    environment.filters["help_lines"] = help_lines
    return environment

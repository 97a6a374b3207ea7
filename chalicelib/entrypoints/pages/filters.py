"""The filters and globals of templates: words for codes, safe readings of what was typed, and facts of the law."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from jinja2.filters import do_urlencode
from markupsafe import Markup, escape

from chalicelib.domain.cases.appeal import EXPLANATION_LENGTH
from chalicelib.domain.clock.days import month_of, months_after
from chalicelib.domain.organisations.organisation import MOST_CARDS, STEP
from chalicelib.domain.organisations.themes import SMALL_GROUP, Aspect
from chalicelib.domain.reviews.parts import REPLY_LENGTH, TEXT_LENGTH, Channel
from chalicelib.domain.reviews.passages import marked_in
from chalicelib.domain.reviews.promises.promise import OUTCOME_LENGTH, PROMISE_LENGTH
from chalicelib.domain.reviews.proof import LEAST_COMPARED
from chalicelib.domain.reviews.score import SCALE, THRESHOLD, WINDOW_MONTHS
from chalicelib.domain.reviews.submission import EXPERIENCE_MONTHS
from chalicelib.domain.rules.lifecycle import ADDITION_VISIBLE, NOTICE_LAW, REPLY_VISIBLE, VISIBLE
from chalicelib.domain.rules.mails import LINK_LIFE, Purpose
from chalicelib.dutch import captions, conduct, measures, phrases, refusals
from chalicelib.dutch.advice import advice, fault_advice
from chalicelib.dutch.controllers import CONTROLLERS
from chalicelib.dutch.documents import figures, letters
from chalicelib.dutch.formatting import CAPACITIES, CARD_GROUPS, CHANNELS, HELPERS, PROOFS, SECTORS, STATUSES, road
from chalicelib.dutch.formatting import FILTERS as DUTCH
from chalicelib.dutch.languages import NAMES as LANGUAGES
from chalicelib.dutch.languages import marking, told_language
from chalicelib.dutch.wordings import REPLY_WORDINGS, STANDARD_WORDINGS
from chalicelib.entrypoints.pages import needs, structured
from chalicelib.entrypoints.pages.printing import qr
from chalicelib.entrypoints.pages.word_diff import word_diff
from chalicelib.entrypoints.schemas.public_schemas import AddressOut, WarningOut

if TYPE_CHECKING:  # no visitor's cold start pays for editors
    from chalicelib.entrypoints.schemas.desk_schemas import PassageOut

_HOST_AND_PATH: Final = r"[\w-]+(\.[\w-]+)*\.[^\W\d_]{2,}(:\d{1,5})?([/?#][^\s\"'<>\\]*)?"  # no user@, no bare word
_WITH_SCHEME: Final = re.compile(rf"https?://{_HOST_AND_PATH}", re.IGNORECASE)
_PLACES: Final = {
    "review": "reviews",
    "reply": "replies",
    "addition": "reviews",
    "notice": "notices",
    "appeal": "appeals",
    "organisation": "organisations",
    "dossier": "dossiers",
    "sync-run": "sync-runs",
}
_STATUSES: Final = {
    **STATUSES,
    **phrases.CASE_STATUSES,
    **phrases.ORGANISATION_STATES,
    **captions.READING_STATUSES,
}
_NUMBER: Final = re.compile(r"(\+|0)[0-9][0-9 ./()-]{6,18}[0-9]")
_IN_ANY_ADDRESS: Final = re.compile(r"[A-Za-z0-9._~-]*")  # means itself there (RFC 3986, 2.3)
_E_MAIL: Final = re.compile(r"\be-mail\w*", re.IGNORECASE)
_WITHOUT_SCHEME: Final = re.compile(_HOST_AND_PATH)


def entered(typed: object, name: str) -> str:
    """The text typed in a field, by its dotted name; empty for anything that is no text."""
    value = typed
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value if isinstance(value, str) else ""


def field_id(name: str) -> str:
    """A field's dotted name as the id of its input."""
    return name.replace(".", "-")


def aspect_rows(aspects: Sequence[Aspect]) -> list[tuple[str, str, str]]:
    """For an error summary: each aspect's field, id and label; a fault of them all points to the first."""
    rows = [(name, field_id(name), aspect.label) for aspect in aspects for name in [f"aspect_ratings.{aspect.id}"]]
    return [("aspect_ratings", rows[0][1], phrases.ASPECTS), *rows] if rows else []


def as_typed(rating: int | None) -> str:
    """A rating as a form would send it."""
    return "null" if rating is None else str(rating)


def urlencode(value: str | Mapping[str, object]) -> str:
    """What the library's filter does, at once for what means itself, as the thirty ids of a page do."""
    return value if isinstance(value, str) and _IN_ANY_ADDRESS.fullmatch(value) else do_urlencode(value)


def recent_months(now: datetime) -> tuple[str, ...]:
    """The months that an experience may be of, newest first, as `YYYY-MM`."""
    newest = month_of(now)
    return tuple(months_after(newest, -age) for age in range(EXPERIENCE_MONTHS + 1))


def address_line(at: AddressOut) -> str:
    """An address in one line; empty where the register is silent."""
    town = " ".join(part for part in (at.postal_code, at.municipality) if part)
    return ", ".join(part for part in (road(at.street, at.number, at.box), town) if part)


def machine_time(at: datetime) -> str:
    """A moment as the `datetime` of a `time` element, in which HTML takes three digits of a second at most."""
    return at.isoformat(timespec="milliseconds" if at.microsecond else "seconds")


def unbroken(text: str) -> Markup:
    """A text for a narrow place, in which no line ends within "e-mailadres"."""
    return Markup(_E_MAIL.sub(r'<span class="whole">\g<0></span>', str(escape(text))))  # nosec B704  # noqa: S704


def web_address(text: str) -> str:
    """A website of the register as a safe address for a link; empty when it is none."""
    text = text.strip()
    if _WITH_SCHEME.fullmatch(text):
        return text
    return f"https://{text}" if _WITHOUT_SCHEME.fullmatch(text) else ""


def without_scheme(address: str) -> str:
    """A web address as people read it."""
    return re.sub(r"^https?://(www\.)?", "", address, flags=re.IGNORECASE).rstrip("/")


def dialled(said: str) -> str:
    """A telephone number of the register as a Belgian telephone dials it; empty when it is not one number alone."""
    if not _NUMBER.fullmatch(said):
        return ""
    digits = re.sub(r"\(0\)|\D", "", said)
    if said.startswith("+"):
        return f"+{digits}"
    return f"+{digits[2:]}" if digits.startswith("00") else f"+32{digits[1:]}"


def marked(text: str, spans: Iterable[tuple[int, int]]) -> Markup:
    """The text, safe to show, with these parts of it marked; what overlaps or touches becomes one mark."""
    found, at = Markup(), 0
    for start, end in _joined(spans, len(text)):
        found += escape(text[at:start]) + Markup("<mark>{}</mark>").format(text[start:end])
        at = end
    return found + escape(text[at:])


_BESIDE: Final = Markup(' <a class="beside" href="#opmerking-{}"><span class="unseen">opmerking </span>{}: {}</a>')


def annotated(text: str, warnings: Sequence[WarningOut]) -> Markup:
    """The text, safe to show, with the passages of these warnings marked, each beside the number of its note."""
    found, at = Markup(), 0
    places = [([] if each.passage == text else where_said(text, each.passage), each) for each in warnings]
    for start, end in _joined((place for spans, _ in places for place in spans), len(text)):
        found += escape(text[at:start]) + Markup("<mark>{}</mark>").format(text[start:end])
        for number, (spans, each) in enumerate(places, 1):
            if any(start <= begin < end for begin, _ in spans):
                word = captions.NAME if each.person else captions.NOTES[each.code]
                found += _BESIDE.format(number, number, word)
        at = end
    return found + escape(text[at:])


def _joined(spans: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted((max(start, 0), min(end, length)) for start, end in spans):
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def where_said(text: str, words: str) -> list[tuple[int, int]]:
    """The places of these words in the text, one passage a line; none when one of them was changed since."""
    return [
        (found.start(), found.end())
        for each in marked_in(text, words) or ()
        for found in re.finditer(re.escape(each), text)
    ]


def still_there(text: str, passages: "Iterable[PassageOut]") -> list[tuple[int, int]]:
    """The passages whose words still stand where they stood: the text may have been revised since."""
    return [(each.start, each.end) for each in passages if text[each.start : each.end] == each.text]


def log_event(action: str, subject: str) -> str:
    """The act of an entry of the log, in words."""
    kind = subject.partition("/")[0]
    of_kind = {"sync-run": captions.RUN_EVENTS, "reading": captions.READING_EVENTS}.get(kind, {})
    return of_kind.get(action) or phrases.event(action, kind)


def log_status(status: str, subject: str) -> str:
    """The status of what an entry of the log is about, in the words of its kind; empty where those say nothing."""
    return phrases.LOG_STATUSES.get(subject.partition("/")[0], {}).get(status, "")


def part_status(status: str, of_review: str) -> str:
    """The status of a reply or an addition, in words: nobody sees what is online below a review that is not."""
    hidden = status in REPLY_VISIBLE | ADDITION_VISIBLE and of_review not in VISIBLE
    return captions.OFFLINE_WITH_REVIEW if hidden else STATUSES[status]


def done(action: str, was: str) -> str:
    """The act just done, in words, to this: a kind and an id."""
    return captions.DONE_TO.get((was.partition("/")[0], action), captions.DONE[action])


def log_way(subject: str) -> str:
    """The page of what an entry is about."""
    kind, _, id_ = subject.partition("/")
    return f"/editor/{_PLACES[kind]}/{quote(id_, safe='')}" if kind in _PLACES else ""


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    **DUTCH,
    "status": _STATUSES.__getitem__,
    "read_as": captions.READ_AS.__getitem__,
    "action": phrases.ACTIONS.__getitem__,
    "event": phrases.EVENTS.__getitem__,
    "next_step": captions.NEXT_STEPS.__getitem__,
    "own_event": captions.OWN_EVENTS.__getitem__,
    "actor": phrases.ACTORS.__getitem__,
    "own_status": phrases.OWN_STATUSES.__getitem__,
    "own_reply_status": phrases.OWN_REPLY_STATUSES.__getitem__,
    "own_notice_status": phrases.OWN_NOTICE_STATUSES.__getitem__,
    "own_notice_outcome": captions.OWN_NOTICE_OUTCOMES.__getitem__,
    "own_appeal_status": phrases.OWN_APPEAL_STATUSES.__getitem__,
    "organisation_choice": needs.organisation_choice,
    "case_kind": phrases.CASE_KINDS.__getitem__,
    "subject": phrases.SUBJECTS.__getitem__,
    "objected": phrases.OBJECTED.__getitem__,
    "appellant": phrases.APPELLANTS.__getitem__,
    "note_kind": phrases.NOTE_KINDS.__getitem__,
    "strength": phrases.STRENGTHS.__getitem__,
    "language": LANGUAGES.__getitem__,
    "marking": lambda language: Markup(marking(language)),  # nosec B704  # noqa: S704  (ours alone)
    "spoken": lambda text: Markup(marking(told_language(text or ""))),  # nosec B704  # noqa: S704  (the same)
    "marked": marked,
    "where_said": where_said,
    "annotated": annotated,
    "still_there": still_there,
    "share": measures.share,
    "signal_name": figures.signal_name,
    "waited": measures.waited,
    "waits": measures.waits,
    "waits_long": measures.waits_long,
    "word_diff": word_diff,
    "log_event": log_event,
    "log_status": log_status,
    "part_status": part_status,
    "log_way": log_way,
    "done": done,
    "subject_kind": phrases.LOG_SUBJECTS.__getitem__,
    "letter_kind": letters.letter_kind,
    "letter_state": letters.LETTER_STATES.__getitem__,
    "addressee": phrases.ADDRESSEES.__getitem__,
    "no_mail": captions.no_mail,
    "webhook_event": captions.WEBHOOK_EVENTS.__getitem__,
    "webhook_state": captions.WEBHOOK_STATES.__getitem__,
    "webhook_outcome": captions.webhook_outcome,
    "tone": phrases.TONES.__getitem__,
    "email_status": phrases.EMAIL_STATUSES.__getitem__,
    "run_kind": captions.RUN_KINDS.__getitem__,
    "verdict": captions.VERDICTS.__getitem__,
    "hold": captions.HOLDS.__getitem__,
    "freshness": captions.FRESHNESS.__getitem__,
    "rule_title": conduct.title,
    "rule": conduct.rule,
    "advice": advice,
    "fault_advice": fault_advice,
    "detail": refusals.detail,
    "field_messages": refusals.field_messages,
    "urlencode": urlencode,
    "entered": entered,
    "field_id": field_id,
    "as_typed": as_typed,
    "mark_words": measures.mark_words,
    "recent_months": recent_months,
    "address_line": address_line,
    "machine_time": machine_time,
    "unbroken": unbroken,
    "web_address": web_address,
    "without_scheme": without_scheme,
    "dialled": dialled,
    "qr": qr,
    "of_organisation": structured.of_organisation,
    "of_review": structured.of_review,
    "json_ld": structured.json_ld,
}

GLOBALS: Final[Mapping[str, Any]] = {
    "kiosk": "",  # unless a tablet in a hall asks: then the path of its first screen
    "sectors": SECTORS,
    "code_of_conduct": conduct.CODE_OF_CONDUCT,
    "measures": conduct.MEASURES,
    "standard_wordings": STANDARD_WORDINGS,
    "reply_wordings": REPLY_WORDINGS,
    "text_length": TEXT_LENGTH,
    "reply_length": REPLY_LENGTH,
    "promise_length": PROMISE_LENGTH,
    "outcome_length": OUTCOME_LENGTH,
    "highest_mark": SCALE[1],
    "capacities": CAPACITIES,
    "helpers": HELPERS,
    "channels": {**CHANNELS, Channel.WEB: captions.ON_THE_WEB},
    "proofs": PROOFS,
    "card_groups": CARD_GROUPS,
    "card_step": STEP,
    "most_cards": MOST_CARDS,
    "least_compared": LEAST_COMPARED,
    "email_statuses": phrases.EMAIL_STATUSES,
    "counts": captions.COUNTS,
    "queues": phrases.QUEUES,
    "log_actions": {**phrases.OTHER_EVENTS, **phrases.EVENTS, **captions.READING_EVENTS},
    "done_words": captions.DONE,
    "queue_orders": captions.ORDERS,
    "console_keys": captions.KEYS,
    "second_look": captions.SECOND_LOOK,
    "own_hidden": captions.OWN_HIDDEN,
    "own_reply_hidden": captions.OWN_REPLY_HIDDEN,
    "own_house": captions.OWN_HOUSE,
    "read_as_choices": captions.READ_AS,
    "note_kinds": phrases.NOTE_KINDS,
    "aspect_rows": aspect_rows,
    "review_needs": needs.review_needs,
    "reply_needs": needs.reply_needs,
    "notice_needs": needs.of_law(NOTICE_LAW),
    "appeal_needs": needs.appeal_needs,
    "effects_on_text": phrases.EFFECTS,
    "notice_effects": phrases.NOTICE_EFFECTS,
    "appeal_effects": phrases.appeal_effects,
    "appeal_length": EXPLANATION_LENGTH,
    "first_band": SCALE[0],
    "threshold": THRESHOLD,
    "small_group": SMALL_GROUP,
    "window_years": WINDOW_MONTHS // 12,
    "experience_years": EXPERIENCE_MONTHS // 12,
    "controllers": CONTROLLERS,
    "confirm_days": LINK_LIFE[Purpose.CONFIRM].days,
    "reply_days": LINK_LIFE[Purpose.REPLY].days,
    "session_minutes": LINK_LIFE[Purpose.SESSION].seconds // 60,
}

"""The words of refusals: for each code what programs' users read, and for each wrong field what to do about it.

Loaded once something is refused, never before: no cold start pays for it. What pages say beside them: `advice.py`.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from chalicelib.domain.rules.refusals import FieldError, Invalid, NeedsAnotherEditor, NotTakingPart, Refusal

DETAILS: Final[Mapping[str, str]] = {
    "invalid": "Niet alles is juist ingevuld. Kijk de aangeduide velden na.",
    "unreadable": "We konden de gegevens niet lezen. Stuur geldige JSON of een formulier, in UTF-8.",
    "wrong_media_type": "Stuur de gegevens als JSON of als formulier.",
    "too_large": "Dit is te veel in één keer. Het maximum is 64 KiB.",
    "not_found": "Dit bestaat niet of is niet openbaar.",
    "link_expired_or_used": "Deze link werkt niet meer. Hij is gebruikt of te oud, of wat erachter stond, is weg.",
    "not_signed_in": "Meld je eerst aan.",
    "not_for_you": "Dit mag jij niet doen.",
    "sign_in_failed": "Het aanmelden is niet gelukt. Begin opnieuw.",
    "token_not_trusted": "Het antwoord van je aanmelddienst is niet te vertrouwen. Zeg het je beheerder, met het uur.",
    "no_cookie": "Je browser stuurde onze cookie niet mee. Sta cookies van deze site toe en begin opnieuw.",
    "no_editor": "Met dit account kun je hier niet aan het werk. Vraag je beheerder om toegang.",
    "no_role_said": "Je aanmelddienst zegt niet welke rol je hier hebt. Vraag je beheerder om dat na te kijken.",
    "sign_in_by_mail": "Jij meldt je aan met een link in je mail. Vraag je beheerder als je dat anders wilt.",
    "issuer_away": "De aanmelddienst van je organisatie antwoordt nu niet. Probeer het over een minuut opnieuw.",
    "issuer_refuses_us": "De aanmelddienst van je organisatie weigert ons. Wachten helpt niet: zeg het je beheerder.",
    "needs_another_editor": "Hier is een andere redacteur nodig. Jij besliste hier al over, of typte dit zelf in.",
    "not_allowed_now": "Dat kan nu niet: de toestand laat het niet toe.",
    "changed_meanwhile": "Intussen heeft iemand anders dit gewijzigd. Kijk eerst hoe het nu staat.",
    "still_editable": "De organisatie kan deze reactie nog even aanpassen. Daarna kun je beslissen.",
    "not_taking_part": "Deze organisatie neemt niet of niet meer deel. Je kunt er geen waardering over schrijven.",
    "blocked": "De redactie onderzoekt de waarderingen van deze organisatie. Er kan nu niets bij.",
    "erased": "Dit kwam al eens binnen, en is intussen gewist. We bewaren het niet opnieuw.",
    "too_many": "Dit gebeurde net al heel vaak. Er ging niets verloren, maar wacht even voor je het opnieuw probeert.",
    "busy": "Het is nu heel druk. Probeer het over enkele seconden opnieuw.",
    "dossier_full": "In dit dossier kan niets meer bij. Sluit het af en begin een nieuw dossier.",
    "no_more_revisions": "Deze waardering is al zo vaak aangepast dat er geen nieuwe tekst meer bij kan.",
    "no_letters_yet": "Brieven kunnen hier nog niet, alleen mails. Vraag je beheerder (OLDEST_READER).",
    "nobody_to_ask": "We weten niet meer wie dit schreef. Je kunt niets vragen.",
    "no_more_questions": "De schrijver kreeg al zo veel vragen over deze waardering dat er geen meer bij kan.",
    "no_more_notes": "Hier kan geen notitie meer bij.",
    "already_referred": "Deze instantie kreeg al een mail over deze waardering, met dezelfde woorden.",
    "authority_not_reached": "Mails naar deze instantie komen terug. Vraag je beheerder om het adres na te kijken.",
    "key_away": "We kunnen nu niet bij wie iets schreef. Er is niets gewijzigd. Probeer het over een minuut opnieuw.",
    "newer_record": "Een nieuwere versie van deze site heeft dit bewaard. Probeer het over een minuut opnieuw.",
    "unreadable_record": "Iets wat we bewaren, kunnen we nu niet lezen. Onze beheerders zien dat. Probeer het later.",
}
FAULTS: Final[Mapping[int, str]] = {
    405: "Zo kan dit adres niet gebruikt worden.",
    500: "Er ging bij ons iets mis. Probeer het over enkele minuten opnieuw.",
}

# Of a field, by its error's code.
_WRONG: Final[Mapping[str, str]] = {
    "required": "Vul dit in.",
    "invisible_text": "Hier staan geen letters die iemand kan zien. Schrijf dit opnieuw.",
    "unknown_field": "Dit veld kennen we niet.",
    "too_short": "Schrijf minstens {} tekens.",
    "too_long": "Gebruik hoogstens {} tekens.",
    "too_small": "Kies minstens {}.",
    "too_large": "Kies hoogstens {}.",
    "too_many": "Dit zijn er te veel.",
    "wrong_format": "Dit heeft niet de juiste vorm.",
    "not_one_of": "Kies een van de mogelijkheden.",
    "wrong_type": "Dit heeft niet de juiste vorm.",
    "unknown_aspect": "Dit onderdeel bestaat niet.",
    "out_of_range": "Kies een cijfer van {} tot {}, of n.v.t.",
    "none_rated": "Beoordeel minstens één onderdeel.",
    "unchanged": "Je hebt nog niets veranderd. Pas aan wat de redactie vraagt en verstuur dan.",
    "in_the_future": "Deze maand moet nog komen.",
    "too_long_ago": "De ervaring mag hoogstens drie jaar geleden zijn.",
    "placeholder_left": "Vul nog in of haal weg: {}.",
    "unknown_rule": "Deze regel staat niet in de gedragscode.",
    "not_filled_in": "Vul eerst in wat nog tussen vierkante haken staat.",
    "not_in_text": "Deze woorden staan niet in de tekst.",
    "not_here": "Een einddatum hoort hier niet bij.",
    "in_the_past": "Kies een einddatum in de toekomst.",
    "unknown": "We kennen geen waardering met dit nummer.",
    "used": "Deze code is al gebruikt. Laat dit vak leeg: schrijven kan altijd zonder code.",
    "expired": "Deze code is te oud. Laat dit vak leeg: schrijven kan altijd zonder code.",
    "of_another": "Deze code is van een andere organisatie. Laat dit vak leeg: schrijven kan altijd zonder code.",
    "names_author": "Deze woorden noemen misschien wie de waardering schreef. Haal dat weg, of vink aan dat het mag.",
    "unknown_code": (
        "Deze code opent niets. Kijk ze na op de brief, teken voor teken. Lukt het niet? Laat het ons weten."
    ),
    "wrong_cursor": "Begin opnieuw bij de eerste bladzijde.",
}
# The same, where one code asks for different things: by its reason.
_WHY_WRONG: Final[Mapping[str, str]] = {
    "rule_to_cite": "Kies de regel van de gedragscode waarop dit steunt.",
    "why_for_those_concerned": "Leg uit waarom, in woorden voor de betrokkene.",
    "why_for_later_readers": "Leg uit waarom, voor wie dit later naleest.",
    "why_you_disagree": "Schrijf waarom je het niet eens bent.",
    "end_was_told": "De organisatie las al tot wanneer de blokkade duurt. Bevestig ze zonder einddatum.",
    "consent": "Zonder je toestemming mogen we je waardering niet verwerken.",
    "card_unknown": "Deze code kennen we niet. Kijk ze nog eens na. Of laat dit vak leeg: schrijven kan zonder code.",
    "card_at_kiosk": "Op deze tablet heb je geen code nodig.",
    "everyone": "Bevestig dat iedereen van de groep een kaart krijgt. Alleen sommigen uitnodigen mag niet.",
    "https_address": "Geef een adres dat met https:// begint en een naam heeft, zonder poort of wachtwoord.",
    "webhooks": "Je hebt al {} webhooks. Haal er eerst een weg.",
    "letters": "Dit zijn te veel brieven in een keer. Meld er hoogstens {} tegelijk.",
    "consent_to_take_part": "Kruis aan dat je dit namens de organisatie vraagt.",
    "email_address": "Dit is geen geldig e-mailadres.",
    "postal_address": "Vul straat en nummer in, en de postcode met de gemeente. Zoals: Kerkstraat 1, 9000 Gent.",
    "way_to_reach": "Vul een e-mailadres of een postadres in. Anders kunnen we de schrijver niets laten weten.",
    "agreement": "Schrijf over welke afspraak met de organisatie het gaat.",
    "name_of_notifier": "Vul je naam in.",
    "email_of_notifier": "Vul je e-mailadres in, dan hoor je wat we beslisten.",
    "good_faith": "Bevestig dat je dit te goeder trouw meldt.",
    "day": "Vul een dag in, zoals 2026-12-31.",
    "party_of_contact": "Vul in met wie.",
    "conclusion": "Schrijf wat je besluit.",
    "review_to_add": "Vul in welke waardering.",
    "text_to_add": "Schrijf wat je wilt toevoegen.",
    "question": "We kennen deze vraag niet.",
    "organisation": "We kennen geen organisatie met deze code.",
    "authority": "Kies een instantie uit de lijst.",
    "why_for_authority": "Schrijf waarom je dit aan de instantie meldt.",
    "editor": "Kies een collega die hierover beslist.",
    "editor_of_sector": "Deze sector is niet voor deze collega. Kies iemand anders.",
    "subject_of_note": "Hierover kun je geen notitie maken.",
    "month_of_promise": "Kies tegen het einde van welke maand.",
    "month_past": "Deze maand is al voorbij. Kies een latere.",
    "month_far": "Kies een maand binnen {} jaar.",
    "month_not_later": "Kies een latere maand dan die je eerst beloofde.",
    "only_where_late": "Kies alleen een nieuwe maand als het langer duurt.",
    "put_off_often": "Je stelde dit al {} keer uit. Een nieuwe maand kan niet meer.",
}

# What a form says of an answer that is not there; programs get one message for all.
_ABOUT_CARE: Final[Mapping[str, str]] = {
    "text": "Vertel hoe de zorg of ondersteuning was.",
    "aspect_ratings": "Beoordeel minstens één onderdeel.",
}
REVIEW_FORM: Final[Mapping[str, str]] = {
    **_ABOUT_CARE,
    "experienced": "Kies de maand van je ervaring.",
    "capacity": "Kies wie je bent.",
    "author.first_name": "Vul je voornaam in.",
    "author.last_name": "Vul je familienaam in.",
    "author.email": "Vul je e-mailadres in.",
    "consent": "Kruis aan dat je akkoord gaat. Zonder je toestemming mogen we je waardering niet gebruiken.",
}
TYPED_FORM: Final[Mapping[str, str]] = {
    "text": "Typ wat de schrijver schreef of vertelde.",
    "aspect_ratings": "Geef minstens één score aan.",
    "experienced": "Kies de maand van de ervaring.",
    "capacity": "Kies wie de schrijver is.",
    "channel": "Kies hoe het binnenkwam.",
    "author.first_name": "Vul de voornaam in.",
    "author.last_name": "Vul de familienaam in.",
    "consent": "Zonder toestemming van de schrijver mag je dit niet bewaren.",
}
CODE_FORM: Final[Mapping[str, str]] = {"code": "Typ de code uit je brief."}
ANSWER_FORM: Final[Mapping[str, str]] = {"text": "Schrijf je antwoord."}
OWN_REVIEW_FORM: Final[Mapping[str, str]] = {**_ABOUT_CARE, "explanation": "Leg uit waarom je het niet eens bent."}
REPLY_FORM: Final[Mapping[str, str]] = {
    "text": "Schrijf je antwoord.",
    "explanation": "Leg uit waarom je het niet eens bent.",
}
OUTCOME_FORM: Final[Mapping[str, str]] = {
    "status": "Kies wat ervan kwam.",
    "outcome": "Vertel er iets over.",
}
OBJECTION_FORM: Final[Mapping[str, str]] = {"explanation": "Leg uit waarom je het niet eens bent."}
LINKS_FORM: Final[Mapping[str, str]] = {"email": "Vul je e-mailadres in."}
PARTICIPATION_FORM: Final[Mapping[str, str]] = {
    "contact_name": "Vul in met wie we kunnen spreken.",
    "consent": "Kruis aan dat je dit namens de organisatie vraagt.",
}
WEBHOOK_FORM: Final[Mapping[str, str]] = {
    "url": "Vul het adres in waar de berichten naartoe gaan.",
    "events": "Kies minstens één ding waarover je wilt horen.",
}
INVITATIONS_FORM: Final[Mapping[str, str]] = {
    "number": "Vul in hoeveel kaarten je nodig hebt.",
    "group": "Kies voor wie de kaarten zijn.",
    "everyone": "Kruis aan dat iedereen van de groep een kaart krijgt. Alleen sommigen uitnodigen mag niet.",
}
NOTICE_FORM: Final[Mapping[str, str]] = {
    "reason": "Kies een reden.",
    "explanation": "Leg uit waarom.",
    "good_faith": "Kruis aan dat je dit te goeder trouw meldt.",
}
SIGN_IN_FORM: Final[Mapping[str, str]] = LINKS_FORM
DESK_FORM: Final[Mapping[str, str]] = {
    "action": "Kies wat je beslist.",
    "question": "Schrijf je vraag.",
    "authority": "Kies een instantie.",
    "text": "Schrijf je notitie.",
    "title": "Geef het dossier een titel.",
}


def detail(refusal: Refusal) -> str:
    """The words of a refusal, without those of its fields."""
    if isinstance(refusal, NotTakingPart) and refusal.closed:
        return "Deze organisatie is gesloten. Je kunt er geen waardering meer over schrijven."
    if isinstance(refusal, NeedsAnotherEditor) and refusal.colleague:
        return "Deze collega besliste hier al over, of typte dit zelf in. Geef het aan iemand anders."
    return DETAILS[refusal.code]


def message(error: FieldError) -> str:
    """The words of one wrong field, for programs and pages alike."""
    words = _WHY_WRONG[error.reason] if error.reason else _WRONG[error.code]
    return words.format(*error.facts)


def messages(refusal: Refusal | None, form: Mapping[str, str] | None = None) -> dict[str, str]:
    """The words by field, with the form's own for an answer that is not there; none where no field is wrong."""
    asked = form or {}
    return {
        each.field: (asked.get(each.field) if each.code == "required" else None) or message(each)
        for each in _errors(refusal)
    }


def field_messages(refusal: Refusal) -> tuple[str, ...]:
    """The words of all wrong fields, each once; the names of fields are no words for people."""
    return tuple(dict.fromkeys(message(each) for each in _errors(refusal)))


def _errors(refusal: Refusal | None) -> Iterable[FieldError]:
    return refusal.errors if isinstance(refusal, Invalid) else ()

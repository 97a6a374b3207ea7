"""The noes of pages: every refusal in plain words, and the next thing to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from chalicelib.domain.rules.refusals import NeedsAnotherEditor, NotTakingPart, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """A page's no: a heading, the next things to do, and the way on.

    `message` replaces the refusal's own, where that speaks to programmers. `again` stands for the steps where what a
    form sent is still on the page, and sending it again may help: a browser that goes back may have lost it.
    """

    title: str
    steps: tuple[str, ...]
    message: str = ""
    again: tuple[str, ...] = ()
    way_on: tuple[str, str] = ("Zoek een organisatie", "/organisations")


_TO_QUEUE: Final = ("Naar de wachtrij", "/editor/queue")
_TO_SIGN_IN: Final = ("Naar het aanmelden", "/editor/sign-in")
_TO_START: Final = ("Naar de startpagina", "/")
_STILL_HERE: Final = "Wat je invulde, staat nog op deze pagina. Sluit ze niet."
_IN_A_MINUTE: Final = (_STILL_HERE, "Wacht een minuut en verstuur het opnieuw.")
_FORM_AGAIN: Final = "Ga terug, herlaad de pagina en vul het formulier opnieuw in."
_UNREADABLE: Final = Advice(
    title="We konden dit niet lezen",
    message="Je gegevens kwamen niet goed bij ons aan. We hebben niets bewaard.",
    steps=(_FORM_AGAIN,),
    way_on=_TO_START,
)

ADVICE: Final[Mapping[str, Advice]] = {
    "invalid": Advice(
        title="Er klopt iets niet",
        message="Niet alles is juist ingevuld.",
        steps=("Ga terug naar de vorige pagina en verbeter wat hieronder staat.",),
        way_on=_TO_START,
    ),
    "unreadable": _UNREADABLE,
    "wrong_media_type": _UNREADABLE,
    "too_large": Advice(
        title="Dit is te veel in één keer",
        message="Wat je stuurde, is te lang. We hebben niets bewaard.",
        steps=("Ga terug naar de vorige pagina en kort je tekst in.",),
        way_on=_TO_START,
    ),
    "not_found": Advice(
        title="We vinden deze pagina niet",
        steps=(
            "Typte je het adres zelf over? Kijk dan of het helemaal klopt.",
            "Zocht je een organisatie? Ze kan gesloten of verhuisd zijn. Zoek opnieuw op naam of postcode.",
        ),
    ),
    "link_expired_or_used": Advice(
        title="Deze link werkt niet meer",
        message="De link is al gebruikt of te oud, of wat erachter stond, is er niet meer.",
        steps=(
            "Klikte je al eerder op deze link? Dan is waarschijnlijk alles in orde en hoef je niets te doen.",
            "Kreeg je nog andere mails van ons? Probeer dan de link in de nieuwste mail.",
            "Wou je reageren op een waardering? Misschien staat ze niet meer online. Dan kreeg je daar een mail over.",
            "Kopieerde je de link? Kijk dan of hij volledig is.",
            "Schreef je een waardering? Vraag dan nieuwe links. We mailen ze naar het adres waarmee je schreef.",
            "Werk je bij een organisatie? Op haar pagina vraag je de link naar je cijfers.",
            "Kom je er niet uit? Onderaan elke pagina staat hoe je ons bereikt.",
        ),
        way_on=("Vraag nieuwe links", "/links"),
    ),
    "not_signed_in": Advice(
        title="Je bent niet aangemeld",
        message="Deze pagina is voor redacteurs. Misschien ben je te lang niet bezig geweest.",
        steps=("Meld je aan en probeer opnieuw. Kopieer eerst wat je al geschreven had.",),
        way_on=_TO_SIGN_IN,
    ),
    "not_for_you": Advice(
        title="Dit mag je hier niet doen",
        message="Deze stap is voor iemand anders, of je kwam hier langs een andere website.",
        steps=("Open de pagina opnieuw op ons eigen platform en probeer het daar.",),
        way_on=_TO_START,
    ),
    "sign_in_failed": Advice(
        title="Aanmelden is niet gelukt",
        message=(
            "Er ging iets mis tussen ons en de aanmelddienst van je organisatie, "
            "je brak het daar af, of je wachtte te lang."
        ),
        steps=(
            "Begin opnieuw, in hetzelfde venster van je browser.",
            "Lukt het weer niet? Vertel het dan aan je beheerder.",
        ),
        way_on=_TO_SIGN_IN,
    ),
    "token_not_trusted": Advice(
        title="We kunnen je aanmelddienst nu niet vertrouwen",
        message=(
            "De aanmelddienst van je organisatie gaf een antwoord dat bij onze controle niet klopt. "
            "Dat ligt niet aan jou."
        ),
        steps=(
            "Begin over een minuut opnieuw: misschien heeft de aanmelddienst net nieuwe sleutels.",
            "Lukt het weer niet? Vertel het aan je beheerder, en zeg hoe laat het was. De reden staat in ons logboek.",
            "Heb je als redacteur een link in je mail? Daarmee kun je wel binnen.",
        ),
        way_on=_TO_SIGN_IN,
    ),
    "no_cookie": Advice(
        title="Je browser stuurde geen cookie mee",
        message="Zonder cookie weten we niet dat jij het bent die terugkomt. Je bent niet aangemeld.",
        steps=(
            "Sta cookies van deze site toe in de instellingen van je browser. Ze dienen alleen om je aan te melden.",
            "Begin opnieuw, en blijf in hetzelfde venster van dezelfde browser.",
        ),
        way_on=_TO_SIGN_IN,
    ),
    "no_editor": Advice(
        title="Je hebt hier geen toegang",
        message="Je account werkt, maar het is hier niet dat van een redacteur.",
        steps=(
            "Ben je redacteur? Vraag je beheerder om je een rol te geven, en meld je dan opnieuw aan.",
            "Heb je nog een ander account? Meld je dan af bij je organisatie en begin opnieuw.",
        ),
        way_on=_TO_SIGN_IN,
    ),
    "no_role_said": Advice(
        title="We weten niet welke rol je hebt",
        message="Je account werkt, maar de aanmelddienst van je organisatie zei niet wat je hier mag doen.",
        steps=(
            "Vraag je beheerder om je een rol te geven.",
            "Heb je al een rol? Dan moet de aanmelddienst ze ook meesturen. Vraag je beheerder om dat in te stellen.",
        ),
        way_on=_TO_SIGN_IN,
    ),
    "sign_in_by_mail": Advice(
        title="Meld je aan met je mail",
        message="Je werkt hier al als redacteur, met een link in je mail.",
        steps=(
            "Vraag op de aanmeldpagina een link. Je vindt hem dan in je mailbox.",
            "Wil je voortaan met je account werken? Vraag dat aan je beheerder.",
        ),
        way_on=_TO_SIGN_IN,
    ),
    "issuer_away": Advice(
        title="Aanmelden kan nu even niet",
        message="De aanmelddienst van je organisatie antwoordt niet.",
        steps=("Wacht een minuut en begin dan opnieuw.",),
        way_on=_TO_SIGN_IN,
    ),
    "issuer_refuses_us": Advice(
        title="Aanmelden met een account is verkeerd ingesteld",
        message="De aanmelddienst van je organisatie antwoordt, maar herkent ons niet. Dat ligt niet aan jou.",
        steps=(
            "Vertel het aan je beheerder. Wachten of opnieuw proberen helpt niet.",
            "Heb je als redacteur een link in je mail? Daarmee kun je wel binnen.",
        ),
        way_on=_TO_SIGN_IN,
    ),
    "needs_another_editor": Advice(
        title="Hier is een tweede redacteur nodig",
        message="Jij deed de vorige stap, of typte dit zelf in. Dit is voor een collega, zodat twee mensen kijken.",
        steps=("Vraag een collega om dit te beoordelen.",),
        way_on=_TO_QUEUE,
    ),
    "not_allowed_now": Advice(
        title="Dat kan nu niet",
        message="Zoals het er nu voor staat, is deze stap niet mogelijk. Er is niets veranderd.",
        steps=("Ga terug en herlaad de pagina. Dan zie je hoe het nu staat en wat wel kan.",),
        way_on=_TO_START,
    ),
    "changed_meanwhile": Advice(
        title="Iemand was je voor",
        message="Intussen heeft iemand anders dit gewijzigd. Jouw keuze is niet bewaard.",
        steps=(
            "Schreef je een uitleg? Kopieer hem eerst.",
            "Herlaad dan de pagina, kijk hoe het nu staat en beslis of er nog iets moet gebeuren.",
        ),
        way_on=_TO_START,
    ),
    "still_editable": Advice(
        title="Deze reactie kan nog wijzigen",
        message="De organisatie kan ze nog even aanpassen. Er is niets beslist.",
        steps=("Op de pagina van de reactie staat tot wanneer. Daarna kun je beslissen.",),
        way_on=_TO_QUEUE,
    ),
    "not_taking_part": Advice(
        title="Deze organisatie neemt niet deel",
        message="Er kan nu geen waardering over deze organisatie bij komen.",
        steps=(
            "Schreef je er al een, en neemt de organisatie niet meer deel? Dan is ze afgesloten: je kreeg een mail.",
            "Wil je toch iets kwijt? Spreek de organisatie zelf aan.",
            "Of zoek een organisatie die wel deelneemt.",
        ),
    ),
    "blocked": Advice(
        title="Dit kan tijdelijk niet",
        steps=(
            "Zolang het onderzoek loopt, zijn de waarderingen niet te zien en komen er geen nieuwe bij.",
            "Kom later terug. Kopieer eerst wat je al geschreven had.",
        ),
    ),
    "erased": Advice(
        title="Dit is al gewist",
        message="We kregen dit al eens, en het is intussen gewist. We bewaren het niet opnieuw.",
        steps=("Wil je toch iets vertellen? Begin dan met een nieuw formulier.",),
    ),
    "too_many": Advice(
        title="Even wachten",
        message="Vanaf deze plek, of voor dit e-mailadres, gebeurde dit net al heel vaak. We hebben niets bewaard.",
        steps=(
            "Ga terug naar de vorige pagina: wat je invulde, staat er meestal nog. Kopieer je tekst voor de zekerheid.",
            "Probeer het over een uurtje opnieuw.",
            "Wachtte je op een mail van ons? Kijk dan ook bij je ongewenste mails.",
        ),
        again=(
            f"{_STILL_HERE} Kopieer je tekst voor de zekerheid.",
            "Verstuur het over een uurtje opnieuw.",
            "Wachtte je op een mail van ons? Kijk dan ook bij je ongewenste mails.",
        ),
        way_on=_TO_START,
    ),
    "busy": Advice(
        title="Het is nu heel druk",
        message="We konden dit nu niet verwerken. Er is niets bewaard of veranderd.",
        steps=("Wacht even, ga terug naar de vorige pagina en probeer het opnieuw.",),
        again=(_STILL_HERE, "Wacht even en verstuur het opnieuw."),
        way_on=_TO_START,
    ),
    "dossier_full": Advice(
        title="Dit dossier is vol",
        message="In dit dossier kan niets meer bij. Er is niets bewaard of veranderd.",
        steps=("Sluit het af met een besluit, en begin een nieuw dossier voor wat er nog bij moet.",),
        way_on=_TO_START,
    ),
    "no_more_revisions": Advice(
        title="Aanpassen kan niet meer",
        message="Deze waardering is al zo vaak aangepast dat er geen nieuwe tekst meer bij kan.",
        steps=("Je kunt ze wel nog intrekken of laten wissen, en daarna een nieuwe schrijven.",),
        way_on=_TO_START,
    ),
    "no_letters_yet": Advice(
        title="Brieven kunnen hier nog niet",
        message="Dit platform stuurt nog geen brieven. Wat je typte, is niet bewaard.",
        steps=(
            "Heeft de schrijver een e-mailadres, vul dat dan in.",
            "Of vraag je beheerder om brieven aan te zetten.",
        ),
        way_on=_TO_QUEUE,
    ),
    "nobody_to_ask": Advice(
        title="Er is niemand om iets te vragen",
        message="De gegevens van de schrijver zijn gewist.",
        steps=("Beslis met wat er staat.",),
        way_on=_TO_QUEUE,
    ),
    "no_more_questions": Advice(
        title="Vragen kan niet meer",
        message="De schrijver kreeg al zo veel vragen over deze waardering dat er geen meer bij kan.",
        steps=("Beslis met wat er staat, of laat de tekst aanpassen.",),
        way_on=_TO_QUEUE,
    ),
    "no_more_notes": Advice(
        title="Hier kan geen notitie meer bij",
        message="Er zijn al zo veel notities dat er geen meer bij kan. Er is niets bewaard.",
        steps=("Open een dossier voor wat er nog bij moet.",),
        way_on=_TO_QUEUE,
    ),
    "already_referred": Advice(
        title="Dit is al gemeld",
        message="Deze instantie kreeg al een mail over deze waardering, met dezelfde woorden. Er is niets verstuurd.",
        steps=("Wil je iets toevoegen? Schrijf dan een andere uitleg.",),
        way_on=_TO_QUEUE,
    ),
    "authority_not_reached": Advice(
        title="Deze instantie krijgt onze mail niet",
        message="Mails naar het adres van deze instantie komen terug. Er is niets verstuurd.",
        steps=("Vraag je beheerder om het adres na te kijken.", "Is het dringend? Bel de instantie dan."),
        way_on=_TO_QUEUE,
    ),
    "key_away": Advice(
        title="Dat lukt nu niet",
        message="We kunnen nu niet bij de namen en e-mailadressen. Er is niets bewaard of veranderd.",
        steps=("Wacht een minuut, ga terug naar de vorige pagina en probeer het opnieuw.",),
        again=_IN_A_MINUTE,
        way_on=_TO_START,
    ),
    "newer_record": Advice(
        title="We werken de site bij",
        message="Wat je vraagt, is bewaard door een nieuwere versie van deze site. Er is niets verloren.",
        steps=("Wacht een minuut, ga terug naar de vorige pagina en probeer het opnieuw.",),
        again=_IN_A_MINUTE,
        way_on=_TO_START,
    ),
    "unreadable_record": Advice(
        title="Dit kunnen we nu niet lezen",
        message="Iets wat we bewaren, kunnen we nu niet lezen. Onze beheerders zien dat.",
        steps=("Probeer het later opnieuw.",),
        again=(f"{_STILL_HERE} Kopieer je tekst voor de zekerheid.", "Verstuur het later opnieuw."),
        way_on=_TO_START,
    ),
}
_ANY_ADVICE: Final = Advice(
    title="Dat lukt nu niet",
    steps=("Ga terug naar de vorige pagina, of begin opnieuw vanaf de startpagina.",),
    way_on=_TO_START,
)

# What is refused before a view is asked, by its status: by the gateway, by Chalice, or by a fault of ours.
FAULTS: Final[Mapping[int, Advice]] = {
    404: Advice(
        title="We vinden deze pagina niet",
        message="Dit adres bestaat niet, of niet meer.",
        steps=(
            "Typte je het adres zelf over? Kijk dan of het helemaal klopt.",
            "Kwam je hier via een link in een mail? Kopieer hem dan volledig, of klik er opnieuw op.",
        ),
    ),
    405: Advice(
        title="Zo kun je deze pagina niet openen",
        message="Deze pagina werkt alleen als je ze via een knop of formulier bereikt.",
        steps=("Ga terug naar de vorige pagina en probeer het daar opnieuw.",),
        way_on=_TO_START,
    ),
    413: ADVICE["too_large"],
    429: Advice(
        title="Even geduld",
        message="Er kwamen te veel vragen na elkaar. Er is niets bewaard of veranderd.",
        steps=("Wacht een minuut, ga terug naar de vorige pagina en probeer het opnieuw.",),
        way_on=_TO_START,
    ),
    500: Advice(
        title="Er ging bij ons iets mis",
        message="Het ligt niet aan jou. We weten niet zeker of je laatste stap gelukt is.",
        steps=(
            "Wacht enkele minuten, ga terug naar de vorige pagina en probeer het opnieuw.",
            "Kopieer eerst wat je geschreven had, zodat je niets verliest.",
        ),
        way_on=_TO_START,
    ),
    503: ADVICE["busy"],
}


def fault_advice(status: int) -> Advice:
    """The words of a page about a fault; an unknown one of theirs or ours gets the words of the plainest."""
    return FAULTS.get(status) or FAULTS[500 if status >= 500 else 404]  # noqa: PLR2004 - theirs are below


_CLOSED: Final = Advice(
    title="Deze organisatie is gesloten",
    message="Er kan geen waardering over deze organisatie meer bij komen.",
    steps=("Wat er al online stond, blijft staan.", "Zoek een andere organisatie, en vertel hoe het daar was."),
)


_FOR_ANOTHER: Final = Advice(
    title="Deze collega mag hier niet over beslissen",
    message="Die collega besliste hier al over, of typte dit zelf in. Er is niets veranderd.",
    steps=("Ga terug, en geef het aan iemand anders.",),
    way_on=_TO_QUEUE,
)


def advice(refusal: Refusal) -> Advice:
    """The words of a page beside a refusal; also for one that came after this table."""
    if isinstance(refusal, NotTakingPart) and refusal.closed:
        return _CLOSED
    if isinstance(refusal, NeedsAnotherEditor) and refusal.colleague:
        return _FOR_ANOTHER
    return ADVICE.get(refusal.code, _ANY_ADVICE)

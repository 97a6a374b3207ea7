"""What is told of wards and nurseries: passive, of babies as of residents, in the words of those who were there."""

import pytest

from chalicelib.domain.reviews.signal import MODERATE, STRONG
from tests.domain.signals.meaning.test_sentences import found

CRIMES = (
    "Al het goud van ons moeke is weg sinds ze daar woont.",
    "Weg zijn haar ringen en haar kettingen.",
    "Er verdwijnt regelmatig wisselgeld van de bewoners, een keer vijf euro, een keer tien.",
    "Haar juwelen zijn spoorloos en niemand heeft iets gezien.",
    "Nonkel is op zijn kamer al drie keer bestolen.",
    "De kapster van het rusthuis betaalde in de winkel met de kaart van een bewoonster.",
    "De thuishulp haalde elke week geld af met de kaart van mijn grootmoeder.",
    "Een medewerkster nam pijnstillers mee van de bewoners omdat ze verslaafd was.",
    "De poetsvrouw zou de oorringen meegenomen hebben.",
    "Ze rekenden jaren verzorging aan die nooit gegeven is.",
    "Het bureau factureerde uren waarop niemand is langsgekomen.",
    "Ze knoeiden met de prestatiebladen voor de mutualiteit.",
    "Bewoners worden zonder toestemming aan hun bed vastgemaakt.",
    "Onze broer werd met riemen aan armen en benen vastgelegd.",
    "Ik lag de hele nacht vast op een matras en niemand kwam.",
    "Mijn dochter zat vijf maanden in een isoleerkamer.",
    "Ze moest voor straf drie dagen op haar kamer blijven met de deur op slot.",
    "De opvoeders werken jongeren tegen de grond en gaan op hen zitten.",
    "Met zes man hebben ze mij op het bed gedrukt.",
    "Ze zetten een emmer over zijn hoofd en lachten.",
    "Ze stoppen onkruid in haar bed als straf.",
    "Ze maken filmpjes van bewoners op het toilet en sturen die rond.",
    "Een begeleider spoot een bewoonster met de douche in het gezicht.",
    "De masseur kuste me plots op mijn mond.",
    "De kinesist raakte tijdens de behandeling mijn borsten aan.",
    "Hij masseerde mijn billen terwijl ik voor mijn schouder kwam.",
    "De dokter deed iets inwendigs zonder iets te vragen.",
    "De begeleider aaide haar over haar billen.",
    "Er ging een opvoeder binnen terwijl de meisjes zich omkleden, elke avond opnieuw.",
    "Mijn zoontje kwam thuis met een blauw oog en een bult, volgens de opvang was hij gevallen.",
    "Ons dochtertje heeft een gebroken arm van de onthaalouder en niemand weet hoe.",
    "De baby is door elkaar geschud.",
    "De kinderen worden uitgescholden en er wordt tegen hen geroepen.",
    "De kinderen worden geslagen en gebeten door de verantwoordelijke.",
    "Wie niet slaapt wordt in het donkere kot gestoken.",
    "De juf stond met haar voet op de buik van een kindje.",
    "Ze goten een fles water over zijn hoofd omdat hij niet dronk.",
    "Ze houden de neus van de kindjes dicht zodat ze eten.",
    "Ze lieten de baby uren in zijn bedje huilen met de deur dicht.",
    "Een peuter stond in zijn blootje in de regen voor straf.",
    "De verpleegster liet mijn vader op het toilet zitten en vergat hem, hij is daar gestorven.",
    "Ze drukte op de bel maar er kwam uren niemand, ze was onderkoeld toen ze haar vonden.",
    "Mijn moeder zat vastgeklemd tussen tafel en stoel en kon niet aan de bel.",
    "Mijn vader lag badend in het bloed op zijn kamer.",
    "Een andere bewoner heeft haar bijna gewurgd.",
    "Een patiënt gooide heet water in het gezicht van de verpleegster.",
    "Ze krijgt iets om te slapen zonder dat wij het weten.",
    "Ze kwam onder de blauwe plekken te zitten en haar kleren waren gescheurd.",
    "Ze legden de bel waar ze niet aan kon en lieten haar roepen.",
    "De bewoners worden er vernederd en uitgelachen.",
    "Mama is daar psychisch mishandeld.",
    "Ze hebben een klacht ingediend wegens kindermishandeling.",
    "We hebben een advocaat genomen, het gerecht onderzoekt de zaak.",
    "Oud-personeel is met zijn verhaal naar de politie getrokken.",
    "Door haar been hardhandig te verleggen is het gebroken.",
    "Ze hebben hem laten stikken in zijn eten.",
    "Een bewoonster is dood gevonden met de riem rond haar hals.",
    "Ze worden geduwd en gestampt als ze niet vlug genoeg zijn.",
    "In plaats van haar te troosten gaf ze haar twee harde tikken.",
    "Ik heb zelf gezien dat ze mijn moeder sloegen.",
    "Papa kreeg klappen toen hij het bed niet uit wou.",
    "Mijn zoon werd met geweld uit zijn bed getrokken omdat hij niet wou eten.",
    "Voor ze mijn moeder sloeg keek ze of er niemand was.",
)
NO_CRIMES = (
    "Ze legden een kussen onder haar hoofd en trokken haar schoenen uit.",
    "De verpleger hielp papa met uitkleden en deed dat met veel respect.",
    "Ons kindje zat op het potje en was zo fier.",
    "De tafels werden over de grond gesleept, wat een lawaai.",
    "Ze gaven de kinderen een high five en een klopje op de schouder.",
    "De kinderen worden nooit gedwongen om te eten.",
    "Niemand wordt hier geforceerd om zijn bord leeg te eten.",
    "Mijn moeder kwam hier revalideren na een hersenbloeding.",
    "Ons zoontje viel van de glijbaan en had een hersenschudding, ze belden meteen.",
    "De aanpak is soms wat ruw maar eerlijk.",
    "De konijnen zitten in een hok naast het terras van de kinderen.",
    "Ze masseert de voeten van de bewoners, dat doet deugd.",
    "De kinesist raakte de juiste spier, mijn nek is beter.",
    "Oma gaf de verpleegster een zoen op de wang bij het afscheid.",
    "De gynaecoloog deed een inwendig onderzoek en legde alles uit.",
    "In plaats van te roepen geven ze de kinderen een knuffel.",
    "Ze voelde zich overvallen door de vraag.",
    "De badkamer is mooi en de deur gaat goed dicht.",
    "Ze duwde mijn rolstoel over de grond van de tuin.",
    "Papa was blij met de kalmeringsmiddelen die de dokter voorschreef.",
    "Hij heeft een gebroken heup en wordt hier fantastisch verzorgd.",
    "De animator gooide de bal naar de bewoners.",
    "Onze jongste heeft zichzelf leren aankleden.",
    "Ze sneed de taart in twaalf stukken.",
    "De directie werd onder druk gezet door de overheid om te besparen.",
    "Ik kreeg meteen een kamer met zicht op de tuin en een warme deken op bed.",
    "We zetten haar stoel in de zon en ze had het niet koud.",
    "De kinderen speelden verstoppertje in de donkere gang.",
    "Het nieuws van de sluiting was een harde klap voor ons.",
    "Een kind werd gebeten door een ander kindje, de juf belde mij op.",
    "Ik liet mijn juwelen zelf thuis.",
    "De ring paste niet meer en is nu weg naar de juwelier.",
    "De verzorgster vond mijn oorringen terug in de wasmand.",
    "De verpleegster werd gebeten door mijn zoon en bleef toch vriendelijk.",
    "In plaats van te slaan leren ze de kinderen praten.",
)

SAID = (
    ("self_harm", "Mijn zus beschadigt zichzelf al maanden en niemand let op."),
    ("self_harm", "Hij verwondt zich om even niets te moeten voelen."),
    ("self_harm", "Mijn dochter snijdt zich."),
    ("self_harm", "Ze heeft een hele doos pillen geslikt op haar kamer."),
    ("self_harm", "Ik nam veel te veel Dafalgan en niemand keek naar mij om."),
    ("self_harm", "Bompa vroeg of ik hem van het balkon wou gooien, kun je mij niet gewoon van dat dak duwen zei hij."),
    ("self_harm", "Maak mij maar dood, zegt ze elke dag."),
    ("threat", "Ik blaas jullie kamer op."),
    ("threat", "Ik steek dat rusthuis in brand."),
    ("threat", "Zijn strot mag doorgesneden worden."),
    ("threat", "Wie wil die directrice neersteken, ik betaal goed."),
    ("threat", "Ze zouden met u hetzelfde moeten doen."),
    ("threat", "Als we nog langer moeten wachten, dan slaan we de boel kort en klein."),
    ("threat", "Wij gaan u onthouden, manneke."),
    ("threat", "Ik zou die vent zijn keel oversnijden."),
    ("discrimination", "Ze vroeg of er geen witte verpleegster was om haar te wassen."),
    ("discrimination", "Geen zwarte in mijn kamer."),
    ("discrimination", "Hoofddoekjes komen hier niet binnen."),
    ("discrimination", "Ik wil geen bruin persoon aan mijn bed."),
    ("discrimination", "Gij zijt toch anders dan de andere Marokkanen."),
    ("discrimination", "Daar heb je die zwarte kop van de nachtdienst."),
    ("improper_language", "Beulen dat ge zijt."),
    ("improper_language", "Die marginale trien van het onthaal."),
    ("improper_language", "Vuile nazi."),
    ("improper_language", "Precies Mengele, die dokter."),
    ("improper_language", "Een geldgeile directie."),
)
NOT_SAID = (
    ("self_harm", "De kok snijdt zich."),
    ("self_harm", "De kok sneed zich in zijn vinger en toch was het eten op tijd."),
    ("self_harm", "De verpleegster verbrandde zich aan de soep en bleef lachen."),
    ("self_harm", "Dat geregel dreef mij bijna tot wanhoop, tot wanhoop gedreven belde ik de dienst."),
    ("self_harm", "De verzorgster riep: kun je niet gewoon doodgaan."),
    ("self_harm", "De apotheek gaf een hele doos pillen mee voor een maand."),
    ("self_harm", "Kunt u mij even van het bed helpen en de bal gooien, vroeg hij."),
    ("threat", "Ze hebben mij goed geholpen, ik zou hetzelfde voor hen doen."),
    ("threat", "Wij gaan jullie altijd onthouden, met veel dank."),
    ("threat", "Het feest was zo plezant, we breken de boel af."),
    ("threat", "Wie kan die puzzel met oma afmaken?"),
    ("threat", "Ik blaas de ballonnen voor jullie feest op."),
    ("discrimination", "Ze dragen een witte schort en hebben propere handen."),
    ("discrimination", "Ze dronk uit die bruine kop thee."),
    ("discrimination", "Ik kreeg een bruine deken en een zwarte stoel in mijn kamer."),
    ("discrimination", "Een verpleegster met een hoofddoek waste mij heel lief."),
    ("improper_language", "De kinderen verkleedden zich als monsters en duivels."),
    ("improper_language", "Hij vertelde over Hitler en de oorlog."),
    ("improper_language", "Wat een engel, die verpleegster."),
    ("pressure", "Klachten worden genegeerd en er komt geen antwoord."),
    ("impersonation", "Hij kreeg een spuitje zonder dat hij het wist."),
    ("impersonation", "Ze verrasten mama zonder dat ze het wist."),
    ("personal_data", "De deur staat open en Jan en alleman loopt binnen."),
    ("personal_data", "Voor Jan met de pet is dat te duur."),
)


@pytest.mark.parametrize("text", CRIMES)
def test_what_was_done_to_those_in_care_is_found(text: str) -> None:
    assert found("suspected_crime", text) > 0


@pytest.mark.parametrize("text", NO_CRIMES)
def test_what_looks_like_it_is_none(text: str) -> None:
    assert found("suspected_crime", text) == 0


@pytest.mark.parametrize(("code", "text"), SAID)
def test_what_people_in_care_say_is_found(code: str, text: str) -> None:
    assert found(code, text) >= MODERATE


@pytest.mark.parametrize(("code", "text"), NOT_SAID)
def test_what_sounds_like_it_is_not(code: str, text: str) -> None:
    assert found(code, text) == 0


def test_what_turns_a_sign_stands_near_it() -> None:
    """Ten words further on a bicycle is nothing that was thrown."""
    told = "Mijn zoon werd door de begeleider op de grond gegooid"
    beside = "op een gewone dinsdag in november kort na het vieruurtje in de lange gang van het tweede verdiep"
    assert found("suspected_crime", f"{told} {beside} met de fiets.") == STRONG
    assert found("suspected_crime", "De fiets werd op de grond gegooid.") == 0

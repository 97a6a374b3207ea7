"""Coercion in care: food forced in, clothes torn off, a night behind a closed door; told of babies as of residents.

Mostly in the passive, of "ze" or "kindjes", by nobody: "ze werden in bed gegooid". Who did it need not be said.
"""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG
from chalicelib.domain.signals.meaning.crimes.kinds import DEATH, FRAUD, VIOLENCE
from chalicelib.domain.signals.meaning.frames import Frame

_WHOM: Final = "VICTIM|PRONOUN|ze|hij|zij|ik|bewoners|kinderen|kindjes"
_CRYING: Final = (
    "wenen|weent|weende|weenden|huilen|huilt|huilde|huilden|krijsen|krijst|krijste|gekrijs|gehuil|bleiten|bleit|"
    "jammeren|tieren"
)
_FACES: Final = "hoofd|hoofdje|hoofdjes|gezicht|gezichtje|gezichtjes|kop|snoet|snoetje"
_PUT: Final = "(gezet|gelegd|gestoken|geplaatst|opgesloten|gestopt|zetten|achtergelaten|buitengezet|gegooid|vastgezet)"
_WHOLE_DAY: Final = (
    "((hele|heel de|ganse|gans de|halve) (dag|dagen|namiddag|voormiddag|nacht)|uren|urenlang|uren aan een stuk)"
)
_GARMENT: Final = "(trui|broek|beha|bh|kleren|kledij|kleding|pyjama|hemd|onderbroek|ondergoed|jurk|rok|slip|bloes)"
_FORCED: Final = (
    "hardhandig|hardhandige|geweld|ruw|brutaal|tegen (mijn|haar|zijn|hun) (zin|wil)|niet (wilde|wou|wilden|wouden)|"
    "weigerde|dwang|gedwongen|vastgehouden|hielden|door ~1 (twee|drie|vier|vijf|zes|tien)|zonder (te vragen|"
    "toestemming)"
)
_SMALL_CHILD: Final = (
    "baby|babytje|kindje|zoontje|dochtertje|peuter|peutertje|kleuter|kleutertje|ventje|zuigeling|kleinzoontje|"
    "kleindochtertje"
)

COERCIVE: Final = (
    Frame(
        VIOLENCE,
        STRONG,
        "ingeduwd ondergeduwd ondergedompeld ingestopt doorgespoeld overgoten",
        needs=_FACES,
        also="toilet|wc|water|bad|emmer|lavabo|kraan|bord|pap|soep|kussen|matras",
        unless="duiken|zwem[a-z]*|spel[a-z]*|gedoopt|doop|haren gewassen|wassen",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "strafhok strafkot strafkamer strafkast strafcel strafkelder strafhokje strafruimte",
        needs=f"{_PUT}|belandde|belandden|belandt|belanden|gestuurd|moest|moesten|moet|moeten|zat|zaten|zit|zitten|"
        f"vloog|"
        "vlogen|vliegt|vliegen|in gaan|in vliegen",
        unless="voetbal|spel|spelletje|film|(nooit|geen) ~2 strafhok|vroeger",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "kamer kamertje ruimte bergruimte bergingsruimte berging garage gang zolder kast hok kot kelder badkamer wc",
        "in (een|de|het|den|n|t) (donker|donkere|pikdonkere|onverlichte|ijskoude|kale|raamloze) ([a-z]+ )?{} ~4 "
        f"({_PUT}|blijven|moeten)|(zette|zetten|stak|staken|stopte|stopten|legden|legde|sloten|sloot) ~5 in (een|de|"
        f"het|t) "
        "(donker|donkere|pikdonkere|onverlichte|ijskoude|kale|raamloze) ([a-z]+ )?{}",
        needs=_WHOM,
        unless="snoezel[a-z]*|film|vakantie|fotograaf|ontwikkel[a-z]*|migraine|hoofdpijn|speelgoed|materiaal|spullen",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "keuken badkamer berging bergplaats garage gang washok tuin terras koer kelder slaapkamer hok kot kooi bureau",
        f"(in|op) (de|het|een|den|t) ~1 {{}} ~2 {_PUT}",
        needs=f"deur ~2 (dicht|toe|gesloten|op slot)|licht ~1 uit|in het donker|{_CRYING}|straf|gestraft|spiernaakt|"
        f"naakt|"
        "poedelnaakt|in de kou|vriez[a-z]*|in de regen",
        also=_WHOM,
        unless="douche|bloem[a-z]*|plant[a-z]*|BYSELF|LAUNDRY|wasmachine|buggy|fiets|kat|kater|hond|ballon[a-z]*|van "
        "het lachen",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "hok hokken konijnenhok kooi kooien ren",
        "in (een|de|het|dat|die|n|t) ~3 {} ~4 (baby|kind|kindje|kinderen|kindjes|peuter|peuters|bewoner|bewoonster)|"
        "(baby|"
        "kind|kindje|kinderen|kindjes|peuter|peuters|bewoner|bewoonster) ~6 in (een|de|het|n|t) ~1 {}",
        needs=f"lag|lagen|zat|zaten|ligt|zit|zitten|slapen|sliep|{_PUT}|{_CRYING}",
        unless="konijn|konijnen|kip|kippen|hond|dieren|vogel|vogels|parkiet|speelden?|aaien|geit[a-z]*|cavia[a-z]*",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "bed bedje bedjes park box relax wippertje maxicosi buggy autostoel kinderstoel",
        f"{_WHOLE_DAY} ~1 (in|op) (de |het |hun |zijn |haar |een )?{{}} ~1 (gelaten|laten|gelegd|moeten|gezet|gehouden|"
        "vastgezet|vastgegespt)|(in|op) (de |het |hun |zijn |haar |een )?{} ~2 (gelaten|laten|gelegd|gezet|gehouden|"
        f"vastgezet|vastgegespt) ~3 {_WHOLE_DAY}",
        needs=_WHOM,
        unless="ziek|koorts|griep|BYSELF|wou|wilde|moe|operatie|hoofdpijn|vakantie|lekker|gezellig",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "potje wc toilet pot",
        f"op (het|een|hun|zijn|haar|de|t) {{}} ~15 {_WHOLE_DAY} ~3 (blijven|zitten|laten|gezet)|{_WHOLE_DAY} ~3 op "
        f"(het|een|"
        "hun|zijn|haar|de|t) {} ~2 (blijven|zitten|laten|gezet|gelaten|moeten)",
        needs=_WHOM,
        unless="buikgriep|diarree|BYSELF|buikloop|verstopping",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "gesleept gesleurd getrokken voortgesleurd voortgetrokken meegetrokken sleepte sleepten sleurde sleurden "
        "sleept "
        "slepen sleuren",
        "over (de|den|het|een) ~1 (grond|vloer|gang|tegels|trap|koer|straat|speelplaats|stenen|grind) {}|{} ~5 over "
        "(de|den|"
        "het) ~1 (grond|vloer|gang|tegels|trap|koer|stenen|grind)",
        needs=_WHOM,
        unless="koffers?|kast|kasten|meubels?|stoel|stoelen|tafels?|bed|bedden|zak|zakken|speelgoed|mat|zetels?|emmer|"
        "rollator|karton|kerstboom|doos|dozen|tapijt|dweil|kar|karretje|looprek|pantoffels|voeten|slee",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "klap klappen slag slagen mep meppen tik tikken schop schoppen stomp stompen pets petsen oorveeg oorvegen "
        "stamp",
        "(gaf|gaven|geeft|geven|verkocht|verkochten) ~4 (rake|harde|ferme|stevige|flinke|serieuze|felle|pijnlijke) {}|"
        "(rake|harde|ferme|stevige|flinke|serieuze|felle|pijnlijke) {} ~1 (gaf|gaven|gegeven|verkocht|uitgedeeld)|"
        "(gaf|gaven|"
        "geeft|geven) ~3 (bewoners|kinderen|kindjes|peuters|mensen|patienten|clienten) ~5 (een|ne|nen|n) {}",
        needs="VICTIM|PRONOUN|STAFF|bewoners|kinderen|kindjes|peuters|patienten",
        unless="NOBLOW|in de handen|schouders?|bal|sector|budget|moreel|schouderklop[a-z]*|spel[a-z]*|bij het afscheid",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "geforceerd forceren forceert forceerde forceerden gedwongen dwangvoeding dwangvoeden dwangvoedde gepropt "
        "geramd "
        "gestampt geperst binnengewerkt binnengepropt",
        needs="eten|voeding|lepel|pap|groentepap|fruitpap|flesje|fles|boterham|boterhammen|gegeten|aten|at|maaltijd|"
        "hapjes|"
        "voedsel|papje",
        also="kokhals[a-z]*|overgeven|overgaf|overgaven|braken|braakte|braakten|stikken|stikte|verslikte|binnen|"
        "moeilijk|niet "
        f"(wou|wouden|wilde|wilden|wil|willen)|{_CRYING}|keel|mond|mondje|neus",
        unless="(niet|nooit|niemand|zonder) ~3 (geforceerd|gedwongen|forceren|te forceren)|sonde|anorexia|eetstoornis|"
        "besparen|werk|aandringen",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "kussen handdoek deken matras washandje",
        "(drukte|drukten|drukt|duwde|duwden|duwt|legde|legden|hield|hielden) ~2 {} ~1 (aan|toe)(?= ?(STOP|met|tot|"
        "zodat))|"
        "(drukte|drukten|drukt|duwde|duwden|duwt|legde|legden|hield|hielden) ~3 {} (op|over|tegen) (haar|zijn|het|"
        "mijn|hun|de) "
        "~1 (gezicht|gezichtje|hoofd|hoofdje|mond|mondje|neus)|{} (op|over|tegen) (haar|zijn|het|hun|mijn|de) ~1 "
        "(gezicht|"
        "gezichtje|hoofd|hoofdje|mond|mondje|neus) ~6 (gelegd|gedrukt|geduwd|gehouden|duwen|drukken|legde|legden|"
        "drukte)",
        needs=_WHOM,
        unless="koorts|nat|natte|tanden|wassen|koelen|bloedneus|zacht|zachtjes|migraine|fris|frisse|warm|warme|lekker|"
        "knuffel",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "uitgetrokken afgetrokken afgerukt uitgerukt ontkleed uitgekleed uittrokken afrukten aftrokken",
        f"{_GARMENT} ~5 {{}}|{{}} ~4 {_GARMENT}|(werd|werden|ben|is|was) ~6 {{}}",
        needs=f"{_FORCED}|hebben mijn {_GARMENT} uitgetrokken",
        unless="douche|zwem[a-z]*|ambulance|reanimatie|BYSELF|hielp|hielpen|onderzoek|scan",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "uitkleden ontkleden omkleden uitkleed",
        "(moest|moesten|moet|moeten|verplicht|dwong|dwongen|gedwongen) ~6 {} ~3 (bij|voor|onder de ogen van|waar|"
        "terwijl) ~3 "
        "(STAFF|leiding|iedereen|groep|mensen|camera|bewakers|anderen|mannen|kinderen)",
        unless="TODOCTOR|dokter|arts|onderzoek|zwem[a-z]*|wassen|douchen|bad|turnen|sport|scan|kleedkamer",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "isoleercel separeercel separeer separeerkamer isoleerkamer isolatiecel afzonderingskamer afzonderingscel "
        "isoleerruimte",
        needs="naakt|vastgebonden|opgesloten|gefixeerd|maanden|maand|weken|dagenlang|urenlang|voor straf|straf|"
        "overleed|"
        "overleden|gestorven|gestikt|(in|aan) (haar|zijn|mijn|hun) (eigen |lot)",
        unless="corona|covid|gevel|dak|ramen|afgeschaft|verdwijnt|(nooit|geen) ~2 (isoleercel|separeer|isolatiecel)|"
        "bezocht|rondleiding",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "schedelbreuk schedelfractuur schedelbasisfractuur hersenbloeding hersentrauma hersenschudding dijbeenbreuk "
        "dijbeen "
        "beenbreuk armbreuk botbreuk botbreuken sleutelbeenbreuk ribbreuken bijtwonden bijtwonde",
        needs=_SMALL_CHILD,
        also="opgelopen|liep|vastgesteld|stelden|onthaalmoeder|onthaalouder|gastouder|creche|opvang|juf|begeleidster|"
        "niemand|terug|thuiskwam|thuisgekomen|kwam",
        unless="geboorte|bevalling|operatie|revalid[a-z]*|ski|skien|fiets|thuis gevallen|trampoline|snel|direct|meteen|"
        "speeltuin|voetbal|jaren geleden|glijbaan",
    ),
    Frame(
        DEATH,
        MODERATE,
        "verstikking gewurgd verstikt",
        needs="stierf|gestorven|overleden|overleed|dood|doodgegaan",
        also="NOUN|hij|ze|zij|bejaarde",
        unless="film|longkanker|copd|longen|goudvis|kat|hond",
    ),
    Frame(
        DEATH,
        MODERATE,
        "gedood omgebracht",
        "(werd|is|zijn|werden|was) ~4 {}|{} (werd|is|werden|zijn|wordt)",
        needs="NOUN|STAFF|hij|ze|kamer",
        unless="tijd|mug|muggen|vliegen|bijna|film|wespen|oorlog|verveling|plant|planten|bacterie[a-z]*|bacterien|"
        "virus|luizen",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "hardhandig hardhandige ruw ruwe bruut brute onzacht onzachte hardhandiger ruwer",
        "(ging|gaan|gaat|gingen|gegaan) ~3 {} te werk|(behandelt|behandelde|behandelden|behandelen) ~4 {}(?= ?(STOP|"
        "en|als|"
        "tijdens|bij))|{} ~1 (omgang|aanpak|behandeling|verzorging|hantering|handelswijze) ~2 (met|van|door)|{} ~5 "
        "(omgegaan|"
        "omgaat|omgaan|omging|omgingen|omgesprongen)|(gaat|gaan|ging|gingen|springt|sprong|sprongen) ~2 {} (om )?met "
        "(NOUN|haar|hem|hen|hun|mij|de|mijn|onze) ~4 om",
        needs=f"{_WHOM}|STAFF",
        unless="hoest|huid|stem|taal|spel|borstel|handdoek|handdoeken|papier|materiaal|klimaat|speelgoed|lift|(niet|"
        "nooit) ~3 (hardhandig|ruw|bruut)|boeken",
    ),
    Frame(
        FRAUD,
        MODERATE,
        "druk dwang",
        "onder {} ~2 (gezet|zetten|zette|zet|gehouden|getekend|laten)",
        needs="over te maken|over te schrijven|overmaken|overschrijven|te tekenen|ondertekenen|te ondertekenen|te "
        "schenken|"
        "volmacht|budget|spaargeld|testament|erfenis|te verkopen",
        also="VICTIM|bewoners|clienten|bejaarden|ouderen|STAFF",
        unless="subsidie|subsidies|overheid|minister",
    ),
)

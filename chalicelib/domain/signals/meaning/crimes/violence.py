"""Blows, kicks and shoves, by whoever cares for people, and the marks that they leave."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG
from chalicelib.domain.signals.meaning.crimes.kinds import VIOLENCE
from chalicelib.domain.signals.meaning.frames import Frame

VIOLENT: Final = (
    Frame(
        VIOLENCE,
        STRONG,
        "mishandeld mishandelde mishandelden mishandelt mishandelen mishandel mishandeling mishandelingen "
        "kindermishandeling ouderenmishandeling bejaardenmishandeling oudermishandeling",
        unless="taal|piano|nederlands|oren|maag|recept|muziek|gitaar|viool|dierenmishandeling",
    ),
    Frame(VIOLENCE, STRONG, "geslagen", unless="NOTHIT|slag (te|hebben|heeft)|loper|toren|pion"),
    Frame(VIOLENCE, STRONG, "sloeg sloegen", "{} ~2 OBJECT", unless="NOTHIT"),
    Frame(VIOLENCE, STRONG, "slaat slaan sla", "{} ~2 OBJECT", unless="NOTHIT"),
    Frame(
        VIOLENCE,
        STRONG,
        "slaat sloeg sloegen",
        "(mij|me|hem|haar|hen|ons|de kinderen|de kindjes|de bewoners|de mensen) {}",
        unless="NOTHIT|zichzelf|(slaat|sloeg|sloegen) (aan|over)(?! (de|het|haar|zijn|tafel))",
        needs="STAFF|riem|hand|ze|daar",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "sloeg sloegen",
        "{} ~3 (met|op) ~2 (riem|stok|lepel|vuist|schoen|borstel|OWN BODY)",
        unless="NOTHIT",
    ),
    Frame(VIOLENCE, STRONG, "slagen", "{} en verwondingen"),
    Frame(VIOLENCE, STRONG, "slagen", "(aangifte|klacht|pv) ~4 {}"),
    Frame(
        VIOLENCE,
        STRONG,
        "slaag",
        "{}",
        unless="slaag(t|de)? er|in te|kaarten|kaartspel|spel|petanque|quiz|wedstrijd",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "geklopt",
        "(op|tegen) (PRONOUN|(WHOSE )NOUN|OWN BODY) ~1 {}",
        unless="deur|schouder|raam|bij ons|eieren",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "klopt kloppen klopte klopten",
        "{} op (PRONOUN|(WHOSE )NOUN)",
        unless="deur|schouder|raam|hart",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "afgeklopt afgetuigd afgeranseld afgerammeld toegetakeld gemept geranseld gemolesteerd aftuigen afranselen",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "mepte mepten mept meppen",
        "{} ~3 (VICTIM|OWN)",
        unless="bal|vlieg|vliegen|muggen|mug|golf|tennis",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "geschopt schopte schopten schopt schoppen",
        "{}",
        unless=("bal|ballen|lawaai|herrie|keet|heisa|amok|stampij|het tot|ver|de wereld in|in de war|schenen van|rel"),
        needs="VICTIM",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "gestampt stampte stampten",
        "{}",
        unless="bal|uit de grond|patatten|aardappelen|puree|stoemp|druiven|voeten|de trap|naar buiten",
        needs="VICTIM",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "getrapt trapte trapten",
        "{} ~3 ((mij|hem|haar|NOUN)|OWN BODY)",
        unless="bal|titel|finish|naar de|fiets|in de val|lol|erin|rem|pedalen|open deur|plas",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "geduwd gestoten gegooid gesmeten gesleurd getrokken geworpen",
        "(van de trap|op de grond|tegen de (grond|muur|kast|deur|vlakte|vloer)|omver|(op|in) ((zijn|haar|hun|het|een|"
        "mijn"
        ") )?(bed|bedje|bedjes|park|box|relax|stoeltje)|aan (haar|"
        "zijn|mijn|hun) (arm|armen|haar|haren|oren|oor|benen)|bij (haar|zijn|mijn|de) (arm|armen|kraag|haren|"
        "nek)) {}",
        unless="fiets|bal|speelgoed|kussen|stoel|tafel",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "duwde duwden duwt duwen stootte smeet smeten smijt smijten gooide gooiden gooit gooien sleurde "
        "sleurden sleurt sleuren sleepte sleepten sleept trok trokken trekt trekken",
        "{} ~4 (tegen de (grond|muur|kast|deur|vloer|radiator)|van de trap|op de grond|omver|(op|in) (het |"
        "haar |zijn |mijn |hun |een )?(bed|bedje|park|box|relax)|aan (haar|zijn|mijn|hun) (arm|armen|haar|haren|oren|"
        "oor|"
        "benen)|bij (haar|zijn|mijn|de) (arm|armen|kraag|haren|nek)|door de gang)",
        unless="kapster|kapper|rolstoel|bal|speelgoed|kussen|stoel|tafel|karretje|bed (verplaats|rijden)|jas",
        needs="VICTIM",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "getrokken gesleurd meegesleurd gesleept gegrepen",
        "aan (het|haar|zijn|mijn|hun|de) (haren?|arm|armen|oor|oren|benen) {}",
        unless="mouw|bel|alarmbel",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "trok trokken trekt",
        "{} (VICTIM )?aan (haar|zijn|mijn|hun|de) (haren?|haar|oor|oren|staart)",
        unless="mouw|bel",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "gesleurd meegesleurd sleurde sleurden sleurt sleuren",
        "{}",
        unless="jaren|koffer|zak|kast|meubels|rommel|spullen|dozen|trein|enthousiasme|muziek",
        needs="VICTIM",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "smeten smeet gesmeten smijten smijt",
        "{} (VICTIM|~4 (haar|hem|mij))",
        unless="bal|geld|modder|weg gooien|deur|deuren|deksel|papier|eten in",
        needs="VICTIM",
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "geduwd duwde duwden",
        "{}",
        unless=(
            "rolstoel|buggy|kar|karretje|bed|knop|deur|fiets|wagen|schommel|stoel|speelplaats|andere|bijgeduwd|rollator"
        ),
        needs="(VICTIM ~5 (brak|gebroken|viel|gevallen|blauw))|(brak|gebroken|viel|hard|ruw)",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "geschud schudden schudde schudt",
        "door elkaar (werd |wordt |is )?{}",
        unless="dobbelstenen|kaarten|flesje|fles",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "schudden schudde schudt",
        "{} ~4 (baby|kind|kindje|dochtertje|zoontje|VICTIM ~1 door elkaar)",
        unless="hand|handje|handen|kaarten|hoofd|fles|lakens|kussens|wakker",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "geknepen kneep knepen knijpt knijpen",
        "{}",
        unless=(
            "blijdschap|vreugde|"
            "katje|oogje|knijp(en|t)? (hem|em)|dicht(ge)?|in (haar|mijn|zijn|de|onze) hand|in (haar|zijn|"
            "mijn) wang(en)?|wang|zachtjes|tussenuit|tube|citroen|klei|remmen"
        ),
        needs="VICTIM",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "omgewrongen omgedraaid wrong wrongen verdraaid",
        "(OWN (arm|armen|pols|polsen|vinger|vingers) ~2 {}|{} ~1 OWN (arm|armen|pols|vinger|vingers))",
        unless="sleutel|LAUNDRY",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "keel strot",
        "(greep|grepen|pakte|pakten|nam|namen|grijpt|gegrepen|vastgepakt|dichtgeknepen|dicht|toegeknepen) ~3 "
        "(bij|aan|rond)? ?(de|haar|zijn|mijn|hun) {}|(bij|aan) (de|haar|zijn|mijn) {} ~2 (gegrepen|gepakt|"
        "vastgepakt|genomen)|(de|haar|zijn|mijn) {} ~1 (dichtgeknepen|toegeknepen|dicht)",
        unless="lachen|emotie|krop|verhaal|film|vliegt naar|sluit je",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "gewurgd wurgde wurgen gestikt",
        "{}",
        unless="contract|lach|lachen|verslikt|stuk vlees|eten",
        needs="STAFF|ze|hij",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "klap klappen slag slagen mep meppen vuist vuistslag vuistslagen lap lappen flets fletsen klets pets "
        "pats plets pletsen",
        "{} (in|op|tegen|rond|om) (het|haar|zijn|mijn|hun|de|m'n|z'n) (gezicht|oren|kop|hoofd|oor|bakkes|"
        "smoel|kaak|kaken|mond)",
        unless=(
            "inspectie|factuur|rekening|nieuws|prijs|ziekte|overlijden|deur|(was|is|zijn|voelde|waren|voelt|"
            "blijft|kwam) ~3 (klap|slag|mep|vuist)( in)?|als een|gezicht van (de|alle|onze|elke)|die sluiting"
        ),
    ),
    Frame(
        VIOLENCE,
        MODERATE,
        "tik tikken klap mep pets klapje plets pletsen pets petsen billenkoek",
        "{} (op|tegen|voor) (haar|zijn|mijn|hun|ons|onze|de) (vingers|handen|hand|billen|poep|hoofd|wang|mond|benen)",
        unless="inspectie|schouder|bestuur|directie kreeg",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "oorvijg oorvijgen oorveeg muilpeer vuistslag vuistslagen billenkoek pandoering rammeling aframmeling "
        "saflet mot motten toeken slaag kopstoot klets fletsen lap plets pletsen pets petsen",
        "(kreeg|kregen|krijgt|krijgen|gaf|gaven|geeft|geven|gegeven|gekregen|verkocht|verkocht|deelde|"
        "deelden) ~5 {}|{} ~4 (kreeg|kregen|gekregen|gegeven|verkocht|verkocht|uitgedeeld)",
        unless="NOBLOW",
        needs="VICTIM|STAFF|ik",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "klap klappen slagen mep meppen lappen schop schoppen stamp stampen trap trappen duw",
        "(gaf|gaven|geeft|geven|verkocht|verkochten|deelde) (VICTIM |VICTIM [a-z]+ )?(een |ne |n |nen |"
        "enkele |harde |rake )?{}|(VICTIM|die|STAFF) ~3 (een|ne|nen|n|enkele) (harde |rake |serieuze |flinke "
        ")?{} ~3 (gegeven|verkocht|gehad)",
        unless="NOBLOW|in de handen|op de schouder|tegen de bal",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "spuwde spuwden gespuwd gespuugd spuugde spuwt gebeten",
        "{} ~2 (in|op) ~3 (gezicht|VICTIM)|{} door ~2 STAFF|(in|op) ~2 gezicht ~1 {}",
        unless="ander kind|hond|insect|mug|spin",
        needs="STAFF|ze|hij",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "geweld",
        "(fysiek|lichamelijk|zwaar|huiselijk|verbaal en fysiek|extreem) {}|{} (gebruikt|gebruiken|gepleegd|"
        "plegen|toegepast|door (STAFF|een|de))|(gebruik|gebruiken|gebruikt|gebruikte|gebruikten|pleegde|"
        "slachtoffer|sprake|daden) ~2 {}",
    ),
    Frame(VIOLENCE, STRONG, "grond", "tegen de {} (gewerkt|gedrukt|geduwd|geslagen|gehouden|gesmakt)", unless="bal"),
    Frame(
        VIOLENCE,
        STRONG,
        "gestompt stompt stompte stompten stompen gekwakt kwakt kwakte kwakten gesmakt smakte smakt smakten "
        "gebeukt beukte beukt afgerost geramd gewurgd geslingerd gekeeld gewrongen getroefd kletsen kletste "
        "gekletst",
        unless=(
            "muziek|bal|rolstoel|deur|auto|stem|smakelijk|wind|golven|de was|kletste (wat|met|gezellig)|"
            "gekletst|gezellig|kletsen"
        ),
        needs="VICTIM",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "meppen klappen slagen tikken pletsen motten stampen schoppen petsen kletsen",
        "(deelt|delen|deelde|deelden|verkoopt|verkocht|uitgedeeld|vallen|vielen|regent|regende) ~4 {}( uit)?|"
        "met {} (gestraft|gedwongen)",
        unless="taken|zalen|applaus|publiek|in de klas|met de bal|klappen op",
    ),
    Frame(VIOLENCE, STRONG, "toe", "(takelen|takelde|takelden|takelt) ~5 {}|{} takelen"),
    Frame(
        VIOLENCE,
        STRONG,
        "getrokken gesleurd gesmeten gegooid gerukt geduwd",
        "(van (het|de|haar|zijn) (toilet|wc|stoel|zetel)|uit (het|haar|zijn|de|mijn)? ?(bed|zetel|stoel|"
        "rolstoel|douche|auto|busje)|de (gang|kamer|douche|trap) (in|op|af|uit)) {}",
        unless="gordijn|stekker|kussen|jas",
        needs="VICTIM|hij|ik",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "trok trokken trekt rukte rukten sleurde sleurden",
        "{} ~4 (van (het|de|haar|zijn) (toilet|wc|stoel|zetel)|uit (het|haar|zijn|de|mijn)? ?(bed|zetel|stoel|"
        "rolstoel|douche))",
        unless="gordijn|stekker|kussen|jas|lakens|deken",
        needs="VICTIM",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "geslagen",
        "(dood|bont en blauw|half dood|blauw|bewusteloos|kapot) ?{}",
        unless="tijd|storm",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "sloeg sloegen slaat slaan",
        "{} ~4 (in elkaar|verrot|bont|blauw|bewusteloos|tegen de vlakte|tegen de grond)",
        unless="handen in elkaar|de handen",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "elkaar",
        "in {} (geslagen|getimmerd|gestampt|geklopt|gebeukt|getrapt)",
        unless="handen|timmerwerk|kast|hobby|meubel",
    ),
)

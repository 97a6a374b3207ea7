"""Crimes by what stands in one sentence: what was done with what to whom, what is gone, and what came of it."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG
from chalicelib.domain.signals.meaning.crimes.kinds import DRUGGING, FRAUD, NEGLECT, SEXUAL, THEFT, VIOLENCE
from chalicelib.domain.signals.meaning.frames import Frame

_STRUCK: Final = """
    geklopt geslagen gepetst gekletst gemept gestompt gestampt geschopt getrapt gemept geduwd gesmeten gegooid gekwakt
    geramd gekeild gesleurd gesleept geknepen gebeten gekrabd gestoken
"""
_GENTLE: Final = (
    "voorzichtig|zachtjes|zacht|lief|liefdevol|teder|per ongeluk|geoefend|kine|kinesist|spel|spelend|dekentje|pop|"
    "knuffel|lachend|bal"
)
_HARM: Final = (
    "coma|spoed|gestorven|overleden|uitgedroogd|ziekenhuis|flauw|flauwgevallen|crisis|stuipen|opgenomen|aanval|"
    "epilepsieaanval|bewusteloos|bijna dood|intensieve|beroerte|kritiek"
)
_SEDATIVE: Final = """
    slaapsiroop hoestsiroop phenergan slaappil slaappillen slaapmiddel slaapmiddelen valium kalmeringspil
    kalmeringspillen kalmeerpil kalmeerpillen kalmeermiddel kalmeermiddelen drogeren rilatine alcohol jenever cognac
    temesta xanax haldol dormicum dipiperon druppels druppeltjes siroop spuit spuitje kalmeringsmiddel
    kalmeringsmiddelen kalmeringsmedicatie rustgevers slaapmedicatie slaapdruppels
"""

CRIMES_BY_CLASS: Final = (
    Frame(
        VIOLENCE,
        STRONG,
        _STRUCK,
        "(werd|wordt|is|worden|werden|zijn) ~8 (in|op|tegen|aan|bij) (het|de|haar|zijn|hun|den) ~1 (BODY|muur|grond|"
        "haar|haren|trap|deur|bed|kast|stoel) ~1 {}|met (een|de|haar|zijn) ~2 (vod|handdoek|lepel|stok|riem|pantoffel|"
        "sleutels|boek|lat|washandje|krant|wandelstok|schoen|kruk|borstel|hand|vuist|bezem|stoel) ~5 {}",
        needs="NOUN|ze|hij|zij|ik|hem|haar|ons|mijn|er",
        unless=_GENTLE + "|deuk|ogen|haar in|oog gesmeten|kussen|naald|vaccin|insuline|bloed|bij",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "overgoten gegoten verbrand verbrandde uitgegoten overgoot goot",
        needs="kokend|kokende|heet|hete|gloeiend|gloeiende|sigaret|strijkijzer|te warm|aansteker",
        also="NOUN|ze|hij|zij|hem|haar|hen|mijn|ons|hand|handen|benen|armen|rug",
        unless=_GENTLE + "|mond|tong|soep verbrand|thee|BYSELF|koffie gegoten|tas",
    ),
    Frame(
        THEFT,
        MODERATE,
        "vinger pols hals oren arm nek",
        "(aan|om|rond|in|bij) (haar|zijn|de|den|een) (eigen )?{}",
        needs="(ring|ringen|trouwring|ketting|kettinkje|horloge|oorbellen|armband|juweel|juwelen|medaillon) (van|die "
        "van) (mijn|ons|onze|haar|zijn|bomma|oma|mama|moeder|papa|meme|grootmoeder)",
        also="(bij|van) (een|de|die) ~1 STAFF|STAFF (draagt|droeg|liep|loopt|had|heeft)|(zag|zagen) ~4 STAFF",
        unless="deed|hielp|geholpen|gaf|terug|stak|knoopte|past",
    ),
    Frame(
        THEFT,
        MODERATE,
        "gegaan verdwenen gepasseerd weggehaald uitgehaald verminderd gesmolten geslonken kwijt",
        "(uit|in) (het|de|haar|zijn|mijn|hun|den) ~1 (nachtkastje|nachtkast|kast|lade|schuif|schuifje|portefeuille|"
        "portemonnee|portemonne|beurs|beursje|sacoche|handtas|spaarpot|envelop|enveloppe|kluis|kluisje|jaszak) ~4 {}|"
        "{} ~1 uit (het|de|haar|zijn|mijn|hun|den) ~1 (nachtkastje|kast|lade|schuif|portefeuille|portemonnee|sacoche|"
        "handtas|spaarpot|envelop|kluis)",
        needs="VALUABLES|euro|geldstukken|briefjes|muntjes|centen|bedrag|bankbriefjes|snoep|sigaretten",
        unless="teruggevonden|gevonden|terecht|vergeten|BYSELF|onder (het|haar|zijn) bed",
    ),
    Frame(
        FRAUD,
        MODERATE,
        "identiteitskaart eid pincode handtekening volmacht bankkaart itsme naam rijksregisternummer paswoord code",
        "(met|op|onder|via) (haar|zijn|mijn|mama's|papa's|hun|de) ~2 {}",
        needs="(lening|krediet|abonnement|abonnementen|contract|verzekering|gsm|rekening) ~6 (afgesloten|aangegaan|"
        "genomen|geopend|gezet)|(gekocht|besteld|gewinkeld|afgehaald|overgeschreven|gepind|gegokt|gestort)|vervalst|"
        "nagemaakt",
        also="door|iemand|STAFF|zonder|ze|hij|zij",
        unless="ik heb|wij hebben|notaris|samen|met toestemming|hielp|hielpen",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "filmde filmt filmden gefilmd fotografeerde gefotografeerd foto fotos filmpje filmpjes opnames",
        needs="badkamer|douche|naakt|naakte|bloot|blote|toilet|aankleden|omkleden|uitkleden|ondergoed|wc|wassen",
        also="STAFF|monitor|monitors|hij|iemand|leider|bewaker|bewoner|bewoners|bewoonsters|kinderen|meisjes|jongens|"
        "ze",
        unless="(geen|nooit|nergens) ~3 (foto|fotos|filmpje|filmpjes|opnames|gefilmd|filmt)|toestemming|(op|van) de "
        "website|mooie|kamer|badkamer is|ruime|nieuwe|muur|strand",
    ),
    Frame(
        SEXUAL,
        MODERATE,
        "zwanger",
        needs="door (een|de|haar|die) ~1 (STAFF|medebewoner|bewoner|medewerker)|(niemand|geen mens) ~2 (weet|wist|wil|"
        "zegt) ~4 (wie|wat)|(in|van) (de|die|een) (voorziening|instelling|leefgroep|internaat)",
        also="geraakt|geworden|gemaakt|was|is",
        unless="(begeleidster|verpleegster|juf|opvoedster|ik|collega) ~2 zwanger|zwanger ~3 (juf|begeleidster)|ik",
    ),
    Frame(
        SEXUAL,
        STRONG,
        "kusjes kussen kus tongzoen strelen aftrekken pijpen blootfoto naaktfoto seks vrijen tongzoenen",
        needs="in ruil|sigaretten|drank|geld|snoep|gsm|minderjarig[a-z]*|dertien|veertien|vijftien|twaalf|elf|tien",
        also="STAFF|begeleider|monitor|hij|leider|chauffeur",
        unless="oma|bomma|kleinkind[a-z]*|kusjes van|verjaardag|jarig",
    ),
    Frame(
        NEGLECT,
        MODERATE,
        "insuline medicatie medicijnen pillen zuurstof hartpillen bloedverdunners antibiotica eten drinken water "
        "vocht maagsonde sondevoeding epilepsiemedicatie hartmedicatie",
        "(kreeg|kregen|krijgt|gaf|gaven|gekregen|gegeven|kwam) ~9 {} (niet|nooit)|(kreeg|kregen|krijgt|gaf|gaven|"
        "gekregen|gegeven) ~7 (geen|amper|nauwelijks|niets te) ~1 {}|(geen|amper|nauwelijks|niets te) ~1 {} ~3 "
        "(gekregen|gegeven|kreeg|kregen|gaf|gaven)|(haar|zijn|hun) {} niet",
        needs=_HARM,
        unless="operatie|voorgeschreven|nuchter|onderzoek|kregen we geen|eetlust|wou|wilde|weigert|weigerde|BYSELF|"
        "gelukkig|allergisch",
    ),
    Frame(
        NEGLECT,
        STRONG,
        "liggen zitten slapen wachten rondlopen",
        "in (de |een |haar |zijn |hun |dezelfde )?(eigen|natte|vuile|volle|doorweekte|bevuilde|nat|vuil) (lakens|"
        "pamper|pampers|bed|broek|vuil|luier|luiers|nachtkleed|pyjama|kleren) ~6 {}|in (haar|zijn|hun) (eigen "
        ")?(urine|stoelgang|pis|plas|kak|stront|vuil|uitwerpselen) ~6 {}|{} ~5 in (haar|zijn|hun) (eigen )?(urine|"
        "stoelgang|pis|plas|kak|stront|vuil|uitwerpselen)",
        needs="laten|liet|lieten|straf|uren|uur|hele (dag|nacht)|heel de (dag|nacht)|tot",
        unless="nooit|nergens|zelden|niet meer|zandbak|modder|baby[a-z]* ~2 slapen",
    ),
    Frame(
        FRAUD,
        MODERATE,
        "zwart loon onbetaald gratis niets",
        "(laat|laten|liet|lieten|moeten|moest|moesten|verplicht) ~8 (in het|zonder|voor) {} ~4 (werken|poetsen|kuisen|"
        "klussen|bouwen|afwassen|schilderen)|(in het|zonder|voor) {} (werken|poetsen|kuisen|klussen|bouwen|afwassen|"
        "schilderen)",
        needs="minderjarigen?|jongeren|bewoners|clienten|NOUN|mensen zonder papieren",
        unless="arbeidszorg|stage|vrijwillig[a-z]*|leren",
    ),
    Frame(
        DRUGGING,
        STRONG,
        _SEDATIVE,
        needs="om ~5 (stil|rustig|kalm|zoet|gerust|slapen)|stiekem|zonder ~4 (voorschrift|weten|wist|wisten|"
        "toestemming|vragen)|suf te|(niet|amper) (meer )?wakker|op geen enkel voorschrift|dubbel zoveel|buiten (ons|"
        "mijn) (weten|"
        "medeweten)|zodat ~6 (slaapt|slapen|sliep|sliepen|stil|rustig)",
        also="gaf|gaven|geven|geeft|kreeg|kregen|krijgen|krijgt|gegeven|gekregen|toegediend|deed|deden|toegestopt|"
        "toegestoken",
        unless="dokter|arts|met toestemming|in overleg|na overleg|geen (slaap[a-z]*|druppels|spuit)|op voorschrift|"
        "BYSELF|nooit",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "vastgeketend vastgekluisterd geketend gekneveld geboeid",
        unless="aandacht|spel|boek|film|scherm|verhaal|publiek|fiets[a-z]*|(blijf|blijft|bleef|bleven|blijven|hield|"
        "houdt|"
        "houden|raakt|raakte|raakten|geraakt|volgt|volgde|volgden|luistert|luisterde|luisterden|keek|keken|kijkt) ~5 "
        "geboeid|(meteen|erg|heel|zo|zeer|echt|enorm|zelf) geboeid"
        "|geboeid (blijven|blijft|bleef|bleven|gehouden|te houden|luisteren|volgen|kijken|te luisteren)",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "hoofd gezicht kop hoofdje gezichtje hoofdjes",
        "(steken|steekt|stak|staken|duwen|duwt|duwde|duwden|houden|hield|hielden|gestoken|geduwd) (mijn|zijn|haar|hun|"
        "hem|de) ~1 {} ~1 (in|onder) (de|het|een) (wc|toilet|emmer|water|bad|lavabo|kraan|kussen|pot)|{} (in|onder) "
        "(de|het|een) (wc|toilet|emmer|lavabo|pot|kussen) ~1 (gestoken|geduwd|gehouden|duwde|duwen|steken)",
        unless="BYSELF|duiken|zwem[a-z]*|spel[a-z]*",
    ),
    Frame(
        FRAUD,
        MODERATE,
        "opgemaakt opgesoupeerd verbrast opgedaan uitgegeven verspild vergokt",
        needs="pensioen|spaargeld|zakgeld|geld|erfenis|rekening|leefgeld|uitkering|spaarcenten",
        also="bewindvoerder|STAFF|begeleider|(voor|aan) (haarzelf|zichzelf|hemzelf|hun eigen|haar eigen|zijn eigen)",
        unless="BYSELF|rekening ~2 opgemaakt|dossier|samen met",
    ),
    Frame(
        THEFT,
        STRONG,
        "gehaald getrokken geschoven genomen gepakt gesneden",
        "van (haar|zijn|de|mama's|oma's|mijn [a-z]+) ~1 (hals|vinger|vingers|pols|oren) (is |was |werd |werden )?{}",
        needs="ring|ringen|trouwring|ketting|kettinkje|horloge|oorbellen|armband|juwelen|medaillon",
        unless="terug|gezwollen|scan|operatie|voor de nacht|veilig",
    ),
    Frame(
        NEGLECT,
        MODERATE,
        "eten avondeten middageten drinken ontbijt",
        "(anders|tot die tijd|dan) (kreeg|krijgt|kregen|krijgen) ~3 geen {}|(geen|zonder) {} (als straf|voor straf)",
        unless="dessert|BYSELF|dieet|operatie|nuchter",
    ),
    Frame(
        THEFT,
        MODERATE,
        "op",
        "(dronk|dronken|drinkt|drinken|at|aten|eet|eten|rookt|roken) ~5 van (de|mijn|onze|hun|haar|zijn) ~1 NOUN {}",
        needs="STAFF|personeel|ze|zij|nachtploeg|nachtdienst",
        unless="samen|kat|hond|kruimels|restjes",
    ),
    Frame(
        DRUGGING,
        STRONG,
        "koffie thee pap yoghurt drank eten soep water drinken",
        "(iets|poeder|druppels|pilletje|pilletjes|pil|pillen) in (haar|zijn|hun|de|het|mijn) ~1 {}",
        needs="niet (meer )?wakker|suf|versuft|geen enkel voorschrift|slaapt|sliep|niet meer ~4 wakker",
        unless="dokter|arts|voorgeschreven|in overleg|suiker",
    ),
    Frame(
        THEFT,
        MODERATE,
        "verdwijnt verdwijnen ontbreekt ontbreken mankeert",
        "{} ~9 uit (het|de|haar|zijn|mijn|hun|den) ~1 (nachtkastje|kast|lade|schuif|portefeuille|portemonnee|sacoche|"
        "handtas|spaarpot|envelop|kluis)",
        needs="VALUABLES|euro|briefjes|muntjes|centen|bankbriefjes",
        unless="teruggevonden|terecht|BYSELF",
    ),
    Frame(
        FRAUD,
        STRONG,
        "bankkaart betaalkaart kredietkaart bankpas",
        "STAFF ~3 {} ~3 (van|en)|{} van ~3 en",
        needs="(daar|er) ~2 mee ~1 (gaan )?(winkelen|shoppen|kopen|tanken|gekocht|gewinkeld)",
        unless="samen|akkoord|op vraag",
    ),
    Frame(
        VIOLENCE,
        STRONG,
        "lepel lat riem stok pollepel liniaal pantoffel krant bezem",
        "(kreeg|kregen|krijgt|krijgen) ~2 met (de|een|nen|het) {} (op|tegen|in|rond) (hun|zijn|haar|de|het) (vingers|"
        "hoofd|oren|billen|poep|gezicht|handen|kop|benen|mond)",
        unless="vroeger|toneel",
    ),
)

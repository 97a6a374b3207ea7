"""Pressure as people tell it: what followed when they wrote, what they were made to sign, who came to ask who wrote."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, WEAK
from chalicelib.domain.signals.meaning.frames import Frame
from chalicelib.domain.signals.meaning.people import REVIEWS

_TEXT: Final = f"{REVIEWS} tekst sterren woorden punten post bericht klacht reacties recensie"
_SAID: Final = (
    "(schreef|schreven|geschreven|schrijf|schrijven|klaagde|klaagden|klaag|klagen|zette|zetten|zet|plaatste|"
    "plaats|gaf|deel|"
    "delen|deelde|eerlijk|zeg|gezegd|online|internet|REVIEW|sterren|gedacht|klacht|post|mond|facebook|google)"
)
_BOSS: Final = (
    "(baas|directie|directeur|directrice|leiding|hoofd|verantwoordelijke|STAFF|bestuur|coordinator|hen|hun|haar)"
)
_CUT: Final = (
    "(herbekijken|herzien|schrappen|weghalen|weg te halen|verwijderen|wissen|weg te doen|weghaal|aan te "
    "passen|aanpassen|"
    "veranderen|optrekken|op te trekken|intrekken|in te trekken|verdween|verdwijnt|verdwijnen|liet vallen|"
    "laten vallen|introk|"
    "intrek|wegdoe|weg moest|weg)"
)
_THEN: Final = (
    "komen halen|meenemen|koffers|buitengezet|buiten gezet|buitenvliegen|vliegen we buiten|opgezegd|opzeggen|"
    "stop te zetten|"
    "stopzetten|stopt|kwijt|geen (plaats|plek)|weigert|weigeren|geweigerd|geschorst|laatste|genegeerd|"
    "negeren|niet meer op bezoek|"
    "bezoekverbod|kamer zonder|geen bad|proces|schadeclaim|advocaat|rechtbank|smaad|laster|aangekeken|"
    "geplaagd|gepest|pesten|"
    "zwaar|voelen|uitgeschreven|uitgesloten|beter af|minder (zorg|aandacht|eten)|anders bekeken|gevolgen|"
    "boze blikken|straf|"
    "gestraft|niet meer welkom|wegmoeten|verhuizen"
)
TOLD: Final = (
    Frame(
        "",
        MODERATE,
        f"{_TEXT} schreef schreven geschreven schrijf schrijven klaagde klaagden klaag klagen online internet "
        "eerlijk delen deel gedacht "
        "google facebook",
        "(sinds|sedert|nadat|omdat|als|wanneer|indien|zolang|doordat) (ik|we|wij|mijn [a-z]+|onze [a-z]+) ~7 "
        f"{_SAID}|(sinds|sedert|"
        "na|vanaf|wegens|om|naar aanleiding van) (mijn|onze|die|deze) ~2 (REVIEW|klacht|kritiek|sterren|post|tekst)",
        needs=_THEN,
        unless="opgelost|beter geworden|ernstig|vlot|factuur|(mijn|onze) advocaat|wij stappen|we stappen|ik stap|geen "
        "gevolgen|dankbaar|"
        "voetbal|griep",
    ),
    Frame(
        "",
        MODERATE,
        "verstaan duidelijk vallen",
        "(doen|laten|lieten|liet|gaf|gaven|gegeven|gemaakt|maakte|maakten) ~5 {} ?(gemaakt|gegeven)?|{} (gemaakt|"
        "gegeven)",
        needs="zwijg[a-z]*|mond (hou|hield|houden|hielden)|klaag[a-z]*|klagen|kritiek|commentaar|negatie[a-z]*|REVIEW|"
        "bek|lastige|"
        "schrijf|schrijven|gevolgen|klagers",
        also="ik|ons|mij|we|families|contract|dat",
        unless="verbouwd|uitgelegd|laten vallen want|van de trap|welkom|mogen klagen|mag klagen",
    ),
    Frame(
        "",
        MODERATE,
        "zwijg zwijgen zweeg mond bek snater muil",
        "(als|beter|moest|moesten|moet|best|liever|zolang|tenzij|dat) ~6 {}( (hou|hield|houd|houden|hielden|dicht))?",
        needs="gezegd|zei|zeiden|verstaan|raad|aangeraden|gevraagd|gedreigd|beter af|contract|plaats|wist|weten|onder "
        "druk",
        also="directie|directeur|directrice|STAFF|verantwoordelijke|ze|men|coordinator|mij|ons",
        unless="tandarts|spoelen|mondhygiene|mondmasker|tanden|eten|open (doen|doet)|kanker|dementie|logopedi[a-z]*",
    ),
    Frame(
        "",
        MODERATE,
        _TEXT,
        "{} ~4 (liever|beter|best) niet ~2 (zag|zagen|zien|staan)|(liever|beter|best|graag) ~2 niet ~3 {}|{} ~4 "
        "(weg|eraf) of ~4 (weg|"
        "buiten)",
        needs="zei|zeiden|gezegd|directrice|directeur|STAFF|directie|blok|gevraagd|vroegen|vroeg",
        unless="gerechten",
    ),
    Frame(
        "",
        MODERATE,
        "koffers weg eraf af offline halen meenemen vertrekken",
        "(haal|doe|neem|krijg) (dat|het|die [a-z]+) ~2 {} of|of (ge|je|u|wij|we|ik) (moogt|mag|kunt|kan|mogen|"
        "kunnen) ~4 {}",
        needs="zeiden|zei|gezegd|dat er|REVIEW|online|schreef|schrijven",
        unless="bestek|auto|bestelling",
    ),
    Frame(
        "",
        MODERATE,
        _TEXT,
        f"(boden|bood|beloofden|beloofde|beloofd|aangeboden|korting|gratis) ~10 (als|indien|om|in ruil) ~6 {{}} "
        f"~4 {_CUT}|(vroeg|vroegen|"
        "gevraagd|gebeld|belde|belden|verzocht|aandrang|eist|eisten|eiste|wil dat|wou dat|aangedrongen|wou|"
        f"wilde) ~7 {{}} ~8 {_CUT}|{{}} ~3 "
        f"(moest|moesten|moeten) ~2 {_CUT}|{{}} ~2 (moeten|moest) ~2 {_CUT}",
        unless="zelf|menu|factuur|formulier|opgelost|rouwbrief|stemmen|spelfout|tikfout|schrijffout",
    ),
    Frame(
        "",
        MODERATE,
        "tekst woorden eerst versturen insturen sturen schrijven schreef bericht",
        "(moest|moesten|heb|hebben) ~4 (tonen|laten zien|laten lezen|voorleggen) ~4 (schrijf|schrijven|schreef|"
        "ging|wou|tekst|REVIEW|{})|"
        "(gewijzigd|aangepast|veranderd|geschrapt|nagelezen|goedgekeurd|verbeterd) voor (ik|we|het) ~3 (mocht|"
        "kon|{})|tekst ~2 (af )?die "
        "(ik|we) ~4 (moest|moesten) {}|{} ~3 (moeten|moest|moesten) (aanpassen|wijzigen|veranderen|herschrijven|"
        "schrappen|verzachten) "
        f"van ~2 {_BOSS}",
        unless="rouw|cv|paspoort|identiteitskaart|zelf",
    ),
    Frame(
        "",
        MODERATE,
        "vorige eerste eerdere",
        f"(de|mijn) {{}} ~2 (heb|hebben|moest|moesten|is|werd) ~5 {_CUT}",
        needs="hen|hun|directie|directeur|directrice|STAFF|verantwoordelijke",
        also="schrijf|schreef|REVIEW|opnieuw|tekst",
        unless="opname|kamer",
    ),
    Frame(
        "",
        MODERATE,
        "tekenen getekend ondertekenen onderschrijven contract papier document zwijgplicht zwijgcontract",
        "(moest|moesten|liet|lieten|moeten|doen|deden) ~6 {} ~6 (niet|niks|niets|nooit|zwijg[a-z]*|geheim[a-z]*) "
        "~5 (spreken|praten|zeggen|"
        "schrijven|vertellen|komen|publiceren|delen|zwijgen|klagen)|(zwijgplicht|zwijgcontract)",
        unless="beroepsgeheim|vaccin",
    ),
    Frame(
        "",
        MODERATE,
        "positief positiefs goeds sterren goeie lovend lovends",
        "(verplicht|moest|moesten|gesmeekt|smeekten|smeekte|gedwongen|moet|moeten) ~7 {}|(niet|pas) ~2 (buiten|"
        "weg|vertrekken) voor (ik|we) "
        "~4 {}",
        needs="REVIEW|sterren|schrijven|zetten|zijn|score|geven|gegeven|hier",
        also="zeiden|zei|gezegd|verplicht|gesmeekt|smeekten|smeekte|gedwongen|moest|moesten|lieten",
        unless="niet verplicht|geen verplichting|blijven|denken|menselijk|eten|ik moet",
    ),
    Frame(
        "",
        MODERATE,
        "dreigen dreigt dreigde dreigden gedreigd dreigement dreigementen bedreigd chanteren chanteert "
        "chanteerde chantage",
        needs="proces|advocaat|rechtbank|schadeclaim|schadevergoeding|smaad|plaats|opvang|contract|buiten|eerlijk|"
        "REVIEW|schreef|"
        "schrijf|schrijven|delen|online|punten|ontslag",
        also="als (ik|we|wij|de)|indien|omdat|om wat|wanneer|stop te zetten|plaats van|zou (delen|schrijven)|tenzij",
        unless="staking|weg te lopen|sluiting|zelfmoord|vallen|bewoner dreigde",
    ),
    Frame(
        "",
        MODERATE,
        f"schreef schreven geschreven gezet geklapt internet schrijft {REVIEWS}",
        "(wie|wat) (ik|we|wij|dat|er|zoiets|die [a-z]+) ~5 {}|(na|naar aanleiding van|om|over) (mijn|onze|die) {}",
        needs="matje|ontboden|bijeengeroepen|geroepen|aangesproken|(aan|voor) (mijn|onze) deur|opgebeld|gevraagd wie|"
        "te weten wie|"
        "wilden weten|wou weten|zou ~4 voelen|verantwoording|verantwoorden|ondervraagd|op gesprek",
        unless="geboortekaartje|taart|gebakken|boek|bedanken",
    ),
    Frame(
        "",
        MODERATE,
        "zeggen schrijven vertellen klagen posten publiceren delen",
        f"van (de|den|het|hun|onze|haar|hem)? ?{_BOSS} ~2 (mag|mocht|mogen|mochten) ~1 (ik|we|wij) ~3 (niet|niks|"
        f"niets|geen) ~5 {{}}|(verboden|"
        "verbood|verbiedt|verbieden) ~7 {}",
        unless="roken|foto|gsm|TODOCTOR",
    ),
    Frame(
        "",
        MODERATE,
        _TEXT,
        f"(moest|moesten|moet|moeten) ~2 van (de|den|het|hun|onze|haar) ~1 {_BOSS} ~2 (mijn|onze|die|de|een) ~1 {{}}",
        needs="weg|weghalen|nul|verwijder[a-z]*|schrappen|aanpassen|zetten|veranderen|optrekken|doen|plaatsen|wissen",
        unless="voorlezen",
    ),
    Frame(
        "",
        MODERATE,
        "lastige moeilijke klagende ambetante kritische mondige",
        "{} (families|ouders|mensen|familie|klanten) ~8 (contract|buiten|eindigen|opgezegd|niet welkom|andere "
        "plaats|elders|zoeken)",
    ),
    Frame(
        "",
        MODERATE,
        "excuses verontschuldigingen",
        "{}",
        needs="eist|eisen|eiste|eisten|moest|moesten|verplicht|wil dat|willen dat",
        also="REVIEW|schreef|publiek|online|bericht|geschreven",
    ),
    Frame(
        "",
        MODERATE,
        "belooft beloven beloofde belooft zweert zweren",
        "{} (om )?~3 (niks|niets|geen|nooit) ~3 (slecht|slechts|negatief|negatiefs|kwaad|klacht|klachten)",
        needs="plaats|schrijven|zeggen|online|REVIEW|indienen",
    ),
    Frame(
        "",
        MODERATE,
        "invulde invulden schreef schreven invul",
        "(stond|stonden|keek|keken|zat|zaten) ~4 (naast|achter|over) (mij|me|mijn schouder|ons) ~3 (toen|"
        "terwijl) (ik|we) ~3 {}",
        unless="brief|kaartje|papieren|aanvraag|belasting[a-z]*",
    ),
    Frame(
        "",
        WEAK,
        "durf durven gedurfd durfde dierf dorst",
        "{} ~8 (naam|schrijven|zeggen|klagen)|{} ~3 niet ~3 (naam|schrijven|zeggen|klagen)",
        needs="schrik|bang|anders|zwaar|represailles|wraak|gevolgen|afreageren|ontgelden",
        unless="zo goed|niet bang",
    ),
    Frame(
        "",
        WEAK,
        "uitwerken afreageren ontgelden verhalen afrekenen wreken vergelden",
        "(bang|schrik|angst|vrees|vrezen) ~12 {}",
    ),
    Frame(
        "",
        MODERATE,
        "avis commentaire plainte plainte plaint plainte plaintes temoignage critique ecrit critiques",
        "(depuis|apres|suite a|a cause de) (mon|ma|mes|notre|que) ~5 {}|(efface|effacer|retire|retirer|supprime|"
        "supprimer|enlever|enleve|"
        "modifier|retirais|effacais) ~3 {}|si (je|on|nous) ~3 (retire|efface|supprime|enleve) ~3 {}",
        needs="lavee?|dernier|derniere|interdit|interdisent|visites?|negligee?|ignoree?|ignore|punie?|offert|gratuit|"
        "mois|veut|veulent|"
        "exige|exigent|convoquee?|menace|menacent|vengent|place|mauvais regards|boude",
        unless="traitee|resolu|moi-meme|travaux",
    ),
    Frame(
        "",
        MODERATE,
        "taire montrer positif prenez verite silence",
        "(ferais|ferions|vaut|vaudrait) mieux ~4 {}|(fait comprendre) ~9 {}|(du|devais|oblige|obligee|force|"
        "forcee) ~2 {} (mon|ma|le) (texte|"
        "avis)|(obligee?|forcee?|prie|priee) ~4 {}|(enlevez|retirez|effacez) ~3 ou {}|menac[a-z]* ~9 {}",
    ),
    Frame(
        "",
        WEAK,
        "ose osons",
        "{} pas ~12 (vengeraient|vengent|vengeance|represailles|consequences|peur|punissent|paierait|paie)",
    ),
    Frame(
        "",
        MODERATE,
        "menacent menace menaces menacee",
        "{} (d'|de|du)? ?~1 (proces|poursuites|avocat|tribunal|exclure|renvoyer|virer)",
        needs="si|avis|verite|ecris|dis|parle|commentaire|plains",
    ),
    Frame(
        "",
        MODERATE,
        f"{REVIEWS} commentaar sterren publiceer publiceren gezet geschreven schreef publiek facebook mening",
        "(mijn|onze|die|deze|eerlijke|slechte|negatieve|vorige|kritische) ~1 {}|wat (ik|we|wij) ~4 {}|als (ik|we|"
        "wij) ~3 {}",
        needs=f"{_BOSS}|hogerhand|advocaat|instelling|bazin",
        also="vroeg|vroegen|gevraagd|wenen|gesproken|gepusht|aangemaand|niet laten|boos|kwaad|verdwenen|riskeer|"
        "riskeren|dreig[a-z]*|"
        "aangesproken|confronteer[a-z]*|klagen|verwijt|verweten|opzoeken|achterhalen|weten wie|druk|offline|in "
        "(zijn|haar) hand|schrappen|"
        "(stond|stonden) ~3 deur|niet op prijs|gebeld|belde|belden|opgebeld|verplicht|moest|moesten|dwong|"
        "dwongen|straf|wraak",
        unless="om (een |uw |je |mijn |ons )?eerlijke|bedank[a-z]*|alle reviews|andere reviews|"
        "opgelost|eerlijk te zijn|"
        "graag|las|gelezen|factuur|geboren|luisterden|"
        "(geen|niet|nooit) ~2 (druk|gevraagd|gedwongen)|antwoordde",
    ),
    Frame(
        "",
        MODERATE,
        "mond zagen zaag praat spreek publiceer kritiek klaag klagen reclameer reclameren protesteer lastig",
        "(sinds|sedert|omdat|als|nadat|zodra|wanneer) (ik|we|wij) ~5 {}",
        needs="te laat|minder|slechter|riskeer|riskeren|plaats|boete|verliezen|verlies|straf|niet meer|genegeerd|kil|"
        "laatste",
        unless="plaats vrij|opgelost|luister[a-z]*|ernstig|niet meer nodig",
    ),
    Frame(
        "",
        MODERATE,
        "praat klaagt spreekt reclameert zaagt klikt",
        "wie ~1 {} ~2 (vliegt|vliegen|gaat|mag gaan|moet weg|buiten|zwijgt)",
    ),
    Frame(
        "",
        MODERATE,
        "terugpakken terug wraak weerwraak woede",
        "(pakken|pakt|nemen|neemt|koelen|koelt) ~3 {} ~4 (kind|kinderen|moeder|vader|ma|pa|mama|papa|zoon|"
        "dochter|familie|haar|hem)",
        unless="terug (naar|thuis|mee)|in bad",
    ),
    Frame(
        "",
        MODERATE,
        "gepusht gedwongen gesmeekt aangepord gepraamd geforceerd gechanteerd geprest aangemaand gesommeerd opgejaagd",
        "(ik (word|werd|ben)|(word|werd|ben) ik|(we|wij) (worden|werden|zijn)|(heb|hebben|heeft) (mij|me|ons)) "
        "~3 {} ~8 (REVIEW|sterren|bericht|schrijven|zwijgen|te veranderen|offline|positief)",
    ),
    Frame(
        "",
        MODERATE,
        "tekenen verslag verklaring",
        "(dwongen|dwong|verplichtten|moesten|moest) ~6 {} ~5 (gelogen|fout was|of (we|ik)|geen verlenging|"
        "ingetrokken)|gunstig "
        "{} ~5 of",
        unless="kamer",
    ),
    Frame(
        "",
        MODERATE,
        "beter elders",
        "andere (instelling|voorziening|opvang|creche|plaats) ~3 {} ~5 (families|ouders|mensen|wie) ~3 (klagen|"
        "internet|schrijven|praten|alles)",
    ),
    Frame(
        "",
        MODERATE,
        "boete schadevergoeding rekening",
        "{} ~8 (slechte reclame|kwaadspreek[a-z]*|kwaad spreek|laster|slecht praat|reputatie)",
        needs="als|omdat|wegens|krijg|kreeg|eisen|eist",
    ),
    Frame(
        "",
        MODERATE,
        f"{REVIEWS} sterren",
        "(slechte|negatieve|lage|minder goede) ~1 {} ~4 (gevolgen|consequenties|nadelig|kosten)|{} ~6 gevolgen "
        "(heeft|zou|zal|kan) ~2 voor",
        unless="geen gevolg|voor het personeel|gevolg gegeven",
    ),
    Frame(
        "",
        MODERATE,
        "hangt afhankelijk",
        "{} (af )?van ~2 wat (ik|we|wij) ~3 (schrijf|schrijven|zeg|zeggen|zet|zetten|post)",
    ),
    Frame(
        "",
        MODERATE,
        "smaad laster eerroof",
        "{}",
        needs="weghalen|verwijder[a-z]*|schreef|schrijf|weg|pleeg|online|review|advocaat",
        also="ik|wij|mijn|we|ons",
    ),
    Frame(
        "",
        MODERATE,
        "druk",
        "onder {} (gezet|zetten|zette|staan|gehouden) ~4 (niets|niks|zwijgen|niet te|te liegen|positief)",
        unless="druk van",
    ),
    Frame(
        "",
        MODERATE,
        f"{REVIEWS} sterretjes sterren online kwaads gedacht besmeur zwijgen reclame klaagt klaag kritiek eerlijk weg",
        "{}",
        needs="ontslagen|bezoekuur|ingekort|scheef (bekeken|bekijken)|aanspannen|rechtszaak|opzeggen|op te zeggen|"
        "verhogen|optrekken|weg te doen|weg te halen|"
        "laten tekenen|telefoontjes|valies|koffers|bezoekverbod|durf ik niet|durf niet|durven niet|represailles|"
        "gedreigd|dreigde|dreigden|chantage|onder druk",
        also="(ik|mijn|wij|ons|onze|mij) ~9 (zeg|zette|zet|schreef|schrijf|recensie|review|sterretjes|sterren|online|"
        "zwijgen|weg te doen|weg te halen|reclame)|(directrice|directeur|directie|baas|bestuur|"
        "verantwoordelijke|dienst|STAFF|men|ze) ~9 (mij|ons|mijn|wij|we|ik)|als (ge|je|ik|we) ~2 klaag[a-z]*|"
        "eerlijk zijn",
        unless="opgelost|ernstig|luister[a-z]*|bedank[a-z]*|graag|eerlijk gezegd|factuur|corona|het onthaal|jas|boek|"
        "auteur|vuilnis|afval|bezoek weg",
    ),
)

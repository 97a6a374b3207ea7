"""Theft, fraud and what was reported to the police or a court."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE, STRONG, WEAK
from chalicelib.domain.signals.meaning.crimes.kinds import FRAUD, REPORTED, THEFT
from chalicelib.domain.signals.meaning.frames import Frame

OF_PROPERTY: Final = (
    Frame(
        THEFT,
        MODERATE,
        "gestolen",
        unless=(
            "hart(en|je|jes)?|harten|show|(kan|kon|mag|mogen|kunnen|konden) ~3 gestolen|mogen (me|mij) ~2 "
            "gestolen|rust gestolen|moment(en)?|station|ideeen|idee|buurt|thuis|fiets ~5 (station|school|stad|"
            "parking|straat|buiten)|parking|slaap|uurtje|kus|tijd gestolen|goed gedijt|lachend"
        ),
    ),
    Frame(
        THEFT,
        MODERATE,
        "bestolen bestelen ontvreemd gejat jatten jat gepikt geratst geritst gestolene buitgemaakt",
        unless=(
            "mug|muggen|vogel|vogels|kip|haan|graantje|in de tuin|bij elkaar|wesp|insect|idee|koekjes|"
            "snoepjes|idee(en)?|hart"
        ),
    ),
    Frame(
        THEFT,
        MODERATE,
        "pikken pikte pikten pikt stal stalen",
        "{} ~5 (VALUABLES)",
        unless="show|hart|harten|(van|met) stalen|paarden|kippen|vogels",
    ),
    Frame(
        THEFT,
        MODERATE,
        "diefstal diefstallen",
        unless="preventie|kluisje|kluis|verzeker[a-z]*|beveilig[a-z]*|camera",
    ),
    Frame(
        THEFT,
        MODERATE,
        "stelen steelt stal",
        "{}",
        unless=(
            "kusjes|kus|bloemen|rozen|bezems?|lange|show|harten?|hartjes|met (hun|je|zijn) ogen|koekjes?|"
            "snoep|paarden|koeien|stallen|van stal|de stal|een stal|stal (met|van|op)|vriend van|ekster|kat|"
            "hond|blikje|grapje|lachen|de harten|hart|aandacht|liegt|(moet|moeten) stelen"
        ),
    ),
    Frame(
        THEFT,
        MODERATE,
        "dief dieven",
        "(een|de|die|als|zijn|lopen|loopt|stelende|echte|pure|bende) {}",
        unless=(
            "hart(en|je)?|harten|van (mijn|onze|je|zijn|haar|de) (tijd|rust|slaap|energie|hart|portemonnee)|"
            "tijd|nacht als een|politie en dief|spelletje"
        ),
    ),
    Frame(
        THEFT,
        MODERATE,
        "juwelen sieraden ring ringen trouwring ketting portefeuille portemonnee handtas bankkaart horloge "
        "gsm tablet zakgeld geld spullen oorbellen armband goud",
        "{} ~5 (gepikt|meegenomen|gestolen|verkocht|achterovergedrukt|ontvreemd|weggenomen|gejat)( en "
        "verkocht)?|(gepikt|ontvreemd|achterovergedrukt|gejat) ~4 {}",
        unless=(
            "uitstap|kermis|vergeten|garantie|winkel|mee naar huis|in de tuin|zelf (had|hadden)|herstel|"
            "reparatie|rommelmarkt|tombola"
        ),
    ),
    Frame(
        THEFT,
        WEAK,
        "juwelen sieraden ring ringen trouwring ketting portefeuille portemonnee handtas bankkaart horloge "
        "geld zakgeld",
        "{} ~5 verdwenen|verdween ~4 {}|{} ~2 verdween",
        unless="teruggevonden|gevonden in|lade|schuif|nooit|onder het bed|terecht|lag ~1 gewoon|wasmand|oef|bleek",
    ),
    Frame(
        THEFT,
        MODERATE,
        "geld zakgeld trouwring ring juwelen portemonnee centen",
        "{} ~4 (verdween|verdwijnt|verdwenen|weg) ~10 (poetsvrouw|poetsdienst|STAFF|zak|handtas|kamer)|"
        "(verdween|verdwijnt|verdwenen) ~6 {} ~3 (uit|van) (haar|zijn|hun|mijn|de|mama's) (kamer|handtas|kast|"
        "nachtkastje|portemonnee|lade)",
        unless="teruggevonden|lade gevonden|dementie|onder het bed|nooit|cafetaria|terecht",
    ),
    Frame(
        THEFT,
        MODERATE,
        "euro geld centen spaarcenten spaargeld zakgeld bankbiljetten briefjes portefeuille portemonnee "
        "juwelen oorbellen ring ketting armband horloge sieraden bankkaart gsm tablet radio parfum trouwring "
        "medaillon",
        "{} ~6 uit (mijn|haar|zijn|hun|de|ons|onze|mama's) (~3 )?(nachtkastje|kamer|kast|handtas|portemonnee|"
        "portefeuille|schuif|lade|jas|tas|zakken|broekzak) ~3 (genomen|gehaald|gepakt|weg|verdwenen|verdween|"
        "meegenomen|gestolen|gepikt)|{} ~8 (meegepakt|achterovergedrukt|weggepakt|afgenomen|weggenomen|"
        "ingepikt|buitgemaakt|geroofd|gesnaaid)|{} ~8 (bij|in de zak van|in de kast van) (een|de) (poetsvrouw|"
        "STAFF) ~2 (gevonden|teruggevonden)",
        unless="vergeten|BYSELF|boodschappen|kluis gelegd|veilig|bewaring|garantie|ik heb|ik had",
    ),
    Frame(
        THEFT,
        MODERATE,
        "trouwring ring ketting juwelen gsm horloge portefeuille spaarcenten spaargeld oorbellen geld",
        "{} (is|zijn|was|waren) (ook |al |ineens |plots |spoorloos )?(weg|verdwenen|foetsie) ~12 (poetsvrouw|"
        "STAFF|gestolen|gepikt|haalde ze af|nooit teruggevonden)",
        unless="lade|vergeten|kast gevonden|dementie",
    ),
    Frame(
        THEFT,
        MODERATE,
        "ingebroken inbraak inbraken",
        "{} ~4 (kamers?|appartement|flat) ~6 (personeel|STAFF|binnenuit|iemand van|medewerker)|{} in de kamers",
    ),
    Frame(
        THEFT,
        MODERATE,
        "pikken stelen roven jatten",
        "{} ~2 (alles|al wat|wat) ~3 (vast|los|los en vast)|(ze|daar|er) ~2 {} ~2 (alles|als de raven)",
        unless="show|hart",
    ),
    Frame(
        THEFT,
        MODERATE,
        "geroofd beroofd roof overvallen",
        "{} ~3 (door (een|iemand|het|de)|van (haar|zijn) (geld|juwelen|spaargeld|centen|pensioen))",
        unless="vrijheid|slaap|vriendelijkheid|emoties|verdriet|buiten|straat|vakantie|"
        "(voel|voelt|voelde|voelden|voelen)",
        needs="STAFF|VICTIM",
    ),
    Frame(
        FRAUD,
        MODERATE,
        "fraude frauderen fraudeur fraudeurs frauduleus frauduleuze fraudeert gefraudeerd",
        unless="preventie|opleiding",
    ),
    Frame(
        FRAUD,
        MODERATE,
        "oplichter oplichters oplichterij oplichting opgelicht oplichten",
        unless="sluier|scherm|lampje|knop|deksel|schoot|lamp|lift",
    ),
    Frame(
        FRAUD,
        MODERATE,
        "bedrog bedrogen belazerd zwendel afzetterij afzetters",
        "(bedrog|zwendel)|(bestolen en {})",
        unless="reclame|bedrog (van de )?(ogen|zintuigen)|eigen ogen|man|vriend|lief",
    ),
    Frame(
        FRAUD,
        STRONG,
        "vals valse vervalst vervalste vervalsten vervalsen vervalsing",
        "(vals|valse|vervalste) (facturen|factuur|handtekening(en)?|documenten|attesten|verslagen|uren|"
        "diploma's|voorschriften)|(facturen|factuur|handtekening(en)?|documenten|attest(en)?|verslag(en)?|"
        "uren|dossier|medicatieschema|schema|papieren|testament|registratie|zorgdossier) ~6 {}|{} ~4 "
        "(facturen|factuur|handtekening(en)?|documenten|attest(en)?|verslag(en)?|dossier|testament|papieren)",
        unless="zingt|zang|noot|toon",
    ),
    Frame(FRAUD, STRONG, "valsheid", "{} in geschriften?"),
    Frame(
        FRAUD,
        STRONG,
        "rekening spaarrekening zichtrekening spaarboekje bankrekening",
        "(geld|euro|bedrag|bedragen|centen|spaargeld|pensioen) ~6 (van|uit) (haar|zijn|mijn|hun|de|het|ons) "
        "{} ~3 (gehaald|afgehaald|verdwenen|genomen|gehaald|overgeschreven|verdween|weg)|(haar|zijn|mijn|hun|"
        "ons) {} ~3 (geplunderd|leeggehaald|leeggeplunderd|leeg gehaald|leegmaakte)|(haalden?|plunderden?|"
        "haalt|plundert) ~6 {} ~2 (leeg|af)?",
        unless=(
            "domiciliering|factuur|om een cadeau|cadeau|boodschappen|automatisch|(mijn|ons|onze) [a-z]+ "
            "(haalde|haalt|haal) |kapper|correct|terugbetaald|bij elke bank"
        ),
    ),
    Frame(
        FRAUD,
        STRONG,
        "bankkaart betaalkaart kredietkaart bankpas kaart",
        "(haar|zijn|mijn|hun|de|met) {} ~8 (misbruikt|afgehaald|betaald zonder|gekocht|gebruikt zonder|"
        "leeggehaald|gewinkeld|euro af)",
        unless="lidkaart|menukaart|cafetaria|winkel mee|samen|akkoord|goedkeuring|(wij|we|ik) heb(ben)? ~4 gekocht",
    ),
    Frame(
        FRAUD,
        STRONG,
        "zakgeld pensioen leefgeld geld subsidies centen",
        "{} ~3 (achtergehouden|verduisterd|afgetroggeld|afhandig gemaakt|afgeperst)|(zak|zakken) ~4 {} ~3 in "
        "(eigen|haar|zijn|hun)|(steekt|steken|stak|staken|stopt|stopten) ~4 {} ~3 in (haar|zijn|hun|de) "
        "(eigen )?(zak|zakken)|{} ~4 in (de|haar|zijn|hun) (eigen )?(zak|zakken) (van|gestoken)|(persen|perst|"
        "perste|persten) ~5 {} af|(maakte|maakten|gemaakt|maken|troggelden|troggelde) ~5 {} (afhandig|af)|{} "
        "afhandig",
        unless="broekzak",
    ),
    Frame(FRAUD, STRONG, "verduistering", "{} van ~2 (geld|gelden|fondsen|pensioen)"),
    Frame(
        FRAUD,
        STRONG,
        "volmacht testament erfenis",
        "(lieten|liet|gedwongen|dwongen|dwong|misbruikt|misbruikte|doen) ~4 {} ~4 (tekenen|ondertekenen|"
        "veranderen|wijzigen|aanpassen)?|(misbruik|misbruikt) ~3 {}|{} ~3 (misbruikt|laten tekenen|laten "
        "veranderen)",
        unless="notaris legde|uitleg|voorafgaande",
    ),
    Frame(
        FRAUD,
        MODERATE,
        "aangerekend gefactureerd aanrekenen factureren rekenen factureerden rekent",
        "(zorg|verzorging|kine|medicatie|dagen|uren|prestaties|behandelingen|bezoeken) ~3 {} ~4 (nooit|niet) "
        "(gegeven|geleverd|gebeurd|gekregen|plaatsgevonden|gepresteerd)|{} ~3 (zorg|kine|uren|prestaties|"
        "verzorging) ~2 (aan )?die (ze )?(nooit|niet) (gegeven|geleverd|gebeurd|gepresteerd|geven)",
    ),
    Frame(
        FRAUD,
        MODERATE,
        "geld spaargeld pensioen aandelen rekening rekeningen gegevens handtekening identiteit naam account",
        "{} ~3 misbruikt|(misbruikte|misbruikten) ~2 {}",
        unless="vertrouwen|sterren",
    ),
    Frame(FRAUD, MODERATE, "zwart", "(betal|werk|vraagt|vragen|cash)[a-z]* ~3 in het {}", unless="gekleed"),
    Frame(
        FRAUD,
        STRONG,
        "afgeperst afpersing chantage gechanteerd chanteren chanteert chanteerde chanteerden",
        unless="emotionele",
    ),
    Frame(
        FRAUD,
        STRONG,
        "appartement huis geld spaargeld pensioen eigendom woning erfenis centen",
        "(namen|nam|pakten|pakte|troggelden|troggelde|luisden|luisde|luizen|pikten) ~6 {} ~2 (af|in)|{} ~3 "
        "(afgenomen|afgetroggeld|afgepakt|ontfutseld|ontnomen|verkocht zonder)",
        unless="afscheid|verhuis|boodschap",
        needs="VICTIM|ze|STAFF",
    ),
    Frame(
        FRAUD,
        STRONG,
        "tekenen ondertekenen handtekening getekend",
        "(lieten|liet|dwongen|dwong|gedwongen|doen|verplicht) ~6 (demente|dement|dementerende|dementie|"
        "verwarde|blinde|volmacht|schenking|testament|overschrijving|lege?|blanco) ~5 {}|(lieten|liet) ~2 "
        "VICTIM ~4 (volmacht|schenking|testament|overschrijving|contract|papieren) ~3 {}",
        unless="onthaal|opname|huisreglement",
    ),
    Frame(
        FRAUD,
        STRONG,
        "subsidies subsidie gelden geld fondsen centen",
        "{} ~4 (naar|in) (prive|eigen rekening|eigen zak|de zakken|het zwarte)|(verdwijnen|verdwijnt|verdween|"
        "verdwenen) ~3 {} ~4 (naar|in|bij)|{} ~3 (verduisterd|witgewassen|weggesluisd)",
        unless="teruggevonden|lade",
    ),
    Frame(
        FRAUD,
        STRONG,
        "vervalste vervalst vervalsten vervalsen",
        "{} ~4 [a-z]*(attest|attesten|verslag|verslagen|documenten|dossier|dossiers|handtekening|"
        "handtekeningen|facturen|schema|registratie|lijsten)|[a-z]*(attest|attesten|verslag|verslagen|"
        "documenten|dossier|dossiers|handtekening|facturen|schema) ~4 {}",
    ),
    Frame(
        REPORTED,
        MODERATE,
        "aangifte",
        "{} (gedaan|doen|bij|van|tegen)|(deed|deden|doe|doen|gedaan) ~2 {}",
        unless="belasting(en)?|geboorte|belastingaangifte|overlijden",
    ),
    Frame(
        REPORTED,
        MODERATE,
        "klacht pv verklaring",
        "{} ~4 bij de (lokale |federale )?politie|{} ~3 (met burgerlijke partijstelling|bij de "
        "onderzoeksrechter|bij het parket)",
    ),
    Frame(
        REPORTED,
        MODERATE,
        "politie",
        "(naar|bij) de {} (gestapt|gegaan|geweest|gestuurd|moeten stappen|stappen|gaan)|(stapten?|gingen?|"
        "stappen|gaan|ga|trokken|ben|zijn|moesten) ~3 naar de {}|{} ~3 (ingeschakeld|moeten bellen|erbij "
        "gehaald|opgepakt|gearresteerd|moeten komen|ondervraagd|verhoord)|(opgepakt|gearresteerd|verhoord|"
        "meegenomen) door de {}|{} ~5 (geweld|mishandeling|slagen|misbruik|diefstal)",
        unless=(
            "verkeersles|verkeer|weggelopen|verdwaald|verloren|wandelen|bezoek|uitstap|parkeren|parkeer|boete|"
            "zebrapad|dronken|lawaai van"
        ),
    ),
    Frame(REPORTED, MODERATE, "strafklacht gerechtsdeskundige onderzoeksrechter", "{}"),
    Frame(REPORTED, MODERATE, "proces", "{}( |-)verbaal"),
    Frame(
        REPORTED,
        MODERATE,
        "parket",
        "(door|naar|bij) het {}|het {} (onderzoekt|vervolgt|heeft|opende|startte|is|loopt)",
        unless="vloer|hout|kamer|eiken|blinkt|krassen|gang|zaal|opgeblonken|geboend|dweil[a-z]*",
    ),
    Frame(REPORTED, MODERATE, "gerechtelijk", "{} onderzoek"),
    Frame(
        REPORTED,
        MODERATE,
        "opgepakt aangehouden gearresteerd veroordeeld vervolgd verhoord",
        "(STAFF|directeur|directrice) ~6 {}|{} ~5 (STAFF|directeur|directrice)|politie ~6 {}",
        unless="draad|thema|dronken",
    ),
)

"""Threats in turns of phrase: what the author knows of somebody, has at hand, foretells, or warns of."""

from typing import Final

from chalicelib.domain.reviews.signal import STRONG
from chalicelib.domain.signals.meaning.frames import Frame

TURNS: Final = (
    Frame(
        "",
        STRONG,
        "jachtgeweer geweer pistool revolver machete kalasjnikov honkbalknuppel knuppel bijl ploertendoder boksbeugel",
        "(ik|we|mijn [a-z]+) (heb|hebben|heeft) ~3 {} ~3 (staan|liggen|klaar|klaarstaan|klaarliggen|thuis|gekocht|in "
        "(de|mijn) [a-z]+)|(kom|komen|komt|sta|staan) ~6 met (een |ne |mijn |n |den |de )~1 {}",
        unless="geen|cowboy|toneel|klussen|sport|verkleed|carnaval",
    ),
    Frame(
        "",
        STRONG,
        "schouder",
        "(moet|moeten|mag|mogen|moogt|best|beter|zou|zouden|kijk) ~4 over (uw|zijn|haar|je|jullie|hun) {}( "
        "(te )?(kijken|kijkt|zien))?(?! (naar|mee|of|meekijken))",
        unless="ik moet|wij moeten|meelezen|vroeger|schreef|naar wat",
    ),
    Frame(
        "",
        STRONG,
        "slot grendel",
        "(deur|deuren|voordeur|raam|ramen|vensters) ~3 (goed |zeker |dubbel )?(op|achter) (het |de |den )?{}( "
        "(te )?(doen|doet|doe|draaien|steken|houden|houdt))?",
        needs="zeg|best|beter|zou|moogt|mag maar|mogen maar|moeten maar|doe maar|oppassen",
        also="(haar|uw|je|jullie|zijn|hun) (deur|deuren|voordeur|ramen|vensters)",
        unless="kamer|dwal[a-z]*|inbreker[s]?|bewoners|sleutel|fiets|vergeet|vergeten|dementie|gestolen",
    ),
    Frame(
        "", STRONG, "oog", "(slaap|slapen|slaapt) ~5 (een|1) {} open", unless="(ik|we|wij) slaap|slaap ik|moeder|mama"
    ),
    Frame("", STRONG, "oog", "{} om oog"),
    Frame(
        "",
        STRONG,
        "kop hoofd armen oren poten arm tong ogen hart darmen",
        "(trek|ruk|sla|klop|snij|snijd|schiet|draai|steek|krab|haal|trekken|rukken|slaan|snijden) ~4 (uw|zijn|haar|je|"
        "jullie|hun|de|die) {} ~2 (van (uw|zijn|haar|je|jullie|hun|de|zen) (lijf|romp|nek|schouders)|eraf|eruit|"
        "uit (uw|"
        "zijn|haar|je|hun) [a-z]+)",
        needs="ik|we|wij|k|zal|ga|gaan|zou",
        unless="pijn|dekentje|hart onder de riem|arm om",
    ),
    Frame(
        "",
        STRONG,
        "volgende volgenden",
        "(zijn|zijt|ben|bent|is) (jullie|gij|ge|je|u|hij|zij|ze|die [a-z]+) (dan |wel )?de {}(?=GAP(STOP|die))|(jullie|"
        "gij|ge|je|u|hij|zij|ze) (zijn|zijt|bent|is|komt|komen) (dan )?(de|als) {}(?=GAP(STOP|die))",
        needs="als|anders|dan|pas op|overkomt|lijst|gebeurt|sterft|kapot|dood",
        unless="wachtlijst|beurt|bus|halte|patient|nummer|kapper|wachtkamer|rij|kine|kamer",
    ),
    Frame(
        "",
        STRONG,
        "wacht wachten",
        "{} (maar|gij|eens|gulle)? ?(maar )?(tot|als|totdat) (ge|gij|je|u|jullie|hij|zij|ze|ik|die|we|mijn) ~6 (buiten "
        "(komt|kom|komen|zijt|is|bent)|alleen (zijt|bent|is)|donker|op straat|tegenkom|tegenkomen|te pakken|vast ?heb|"
        "vrij kom|vrij is)",
        unless="zomer|zon|terras|lente|feest|bus|dokter|kine|buiten is|avondeten|mama|moeder",
    ),
    Frame(
        "",
        STRONG,
        "lief",
        "(leven|gezondheid|tanden|vel|gezin|kinderen|lijf|botten) (u|hem|haar|je|jou|jullie|hun|hen) {}",
    ),
    Frame(
        "",
        STRONG,
        "gehakt moes pulp brandhout puree kleerhangers spaghetti gehaktballen",
        "(ik|k|we|wij) (maak|maken) (er|daar|van [a-z]+( [a-z]+)?) {}|(maak|maken) (ik|we) (er|daar|van [a-z]+( "
        "[a-z]+)?) {}|(ik|we) (ga|gaan|zal|zullen) ~4 {} (van )?(van )?maken",
        unless="tomaten|appels?|saus|aardappel[en]*|patatten|zelf|kookles|keuken|lekker|balletjes",
    ),
    Frame(
        "",
        STRONG,
        "kopstoot kopstoten toek toeken mot motten muilpeer muilperen klap klappen slaag rammel rammeling lel "
        "mep meppen "
        "oplawaai opdoffer dreun saflet oorveeg stamp stampen schop schoppen pandoering trap trappen knietje lap "
        "lappen "
        "vuist klop uppercut fles",
        "(ik|k|we|wij) (geef|geven|verkoop|zou|zal|ga|zullen|draai) (AIM|die [a-z]+|zo'n [a-z]+|STAFF) ~4 {}(?! op "
        "(de|zijn|haar) schouder)|(geef|verkoop|draai) (ik|we|k) (AIM|die [a-z]+) ~3 {}|(krijgt|krijgen|krijg) (van "
        "(mij|ons|mijn [a-z]+)) ~5 {}|krijgt ~2 {} van (mij|ons|mijn (broer|broers|man|zoon))|iemand (zou|moet|moest) "
        "~5 {} ~8 (geven|verkopen)",
        unless="schouder|knuffel|applaus|gaf|gegeven|kreeg|bal|handen|moreel|onder (zijn|haar|"
        "mijn) gat|feest|wijn|cava",
    ),
    Frame(
        "",
        STRONG,
        "deur poort bureau stoep drempel auto voordeur",
        "(ik|we|k) ~6 (aan|voor|op|bij) (uw|je|jullie|zijn|haar|hun) {} (sta|staan)|(ik|we) (sta|staan|kom|komen) ~5 "
        "(aan|voor|op|bij) (uw|je|jullie|zijn|haar|hun) {}|(sta|staan|kom|komen) (ik|we) ~4 (aan|voor|op|bij) (uw|je|"
        "jullie|zijn|haar|hun) {}",
        needs="lachen|lacht|broers|maten|vrienden|knuppel|gedaan|nog zien|wacht maar|vannacht|piepen|vechten|anders",
        unless="afscheid|bloemen|bedank[a-z]*|taart|rechtbank|gekregen|moeder|mama|welkom|koffie",
    ),
    Frame(
        "",
        STRONG,
        "knieschijven knieen tanden kaken benen ribben poten handen neus vingers botten",
        "(zijn|haar|uw|je|hun|jullie) {} (gaan|gaat|moeten) (eraan|er aan|breken|eruit|kapot|kraken)",
    ),
    Frame(
        "",
        STRONG,
        "breek breken kraak kap kappen",
        "(ik|we|k|WILL) {} (die|uw|zijn|haar|je|hun|alle|elke|jullie) ~1 (hand|handen|arm|armen|vinger|vingers|benen|"
        "poten|nek|rug|pols|polsen|knieen)|{} (ik|we|k) (die|uw|zijn|haar|je|hun|alle|elke|jullie) ~1 (hand|handen|arm|"
        "armen|vinger|vingers|benen|poten|nek|rug|pols|polsen|knieen)",
        unless="straks mijn|gevallen|trap|risico",
    ),
    Frame(
        "",
        STRONG,
        "zorgen zorg maken",
        "{} (er |ervoor |er wel |er persoonlijk voor )?~1 dat (ge|gij|je|u|jullie|hij|ze|zij|die|deze|STAFF|die "
        "[a-z]+) ~1 (nooit|niet|geen) ~3 (lopen|stappen|werken|lachen|fietsen|praten|slapen|wandelen|rijden|eten|"
        "kauwen|zien|zitten|kunt|oog)",
        needs="ik|we|wij|k",
        unless="pijn|bewoners|revalidatie|mama|moeder|vader|oma|opa|zonder|kine",
    ),
    Frame(
        "",
        STRONG,
        "verdienen verdient verdiend",
        "(jullie|ge|gij|je|u|ze|zij|hij|die [a-z]+|STAFF) (krijgt|krijgen|zullen|zult|zal|gaan|gaat) ~4 (wat|"
        "alles wat) "
        "(ze|jullie|hij|zij|ge|gij|je|u) ~1 {}",
        needs="nog|ooit|eens|rente|dubbel|terug|wacht",
        unless="pluim|plaats|lof|waardering|respect|loon|ster|sterren|beter|applaus|bewoners|medaille|zorg",
    ),
    Frame(
        "",
        STRONG,
        "steen stenen kei keien baksteen bakstenen klinker kasseien kassei",
        "(ligt|vliegt|vliegen|gaat|gaan|komt|gooi|smijt|gooien|smijten|krijgt|krijgen) ~3 {} ~3 (door|in|tegen) "
        "(jullie|"
        "uw|je|zijn|haar|hun|de|dat|het) ~2 (venster|vensters|raam|ramen|ruit|ruiten|voorruit|kop|hoofd)",
        unless="kinderen|vandalen|werd|hagel|vloog|jongeren",
    ),
    Frame(
        "",
        STRONG,
        "weet weten",
        "(ik|we|k|hij|wij|mijn [a-z]+) {} (u|hem|haar|jullie|ze|hen|jou|die [a-z]+) (allemaal |wel |nog |ook "
        ")?(wonen|zijn|staan|werken|zitten)(?=GAP(STOP|he|hoor|en|dus))",
        unless="raad",
    ),
    Frame(
        "",
        STRONG,
        "wachten opwachten",
        "(er )?(iemand|ze|ik|we|mijn [a-z]+) (u|je|jullie|hem|haar|STAFF|die [a-z]+) (staat|staan|sta|zal|zullen|gaat) "
        "~2 (op te )?{}",
        needs="verschieten|auto|donker|parking|buiten|avond|hoek|uitgang|werk|shift|straat|poort|thuis",
        unless="bus|onthaal|inkom|koffie|lach|glimlach|vriendelijk|welkom|trein|station",
    ),
    Frame(
        "",
        STRONG,
        "klappen doden gewonden ongelukken slachtoffers rake",
        "(zonder dat|anders|straks|of|dan) ~3 (er )?~1 {} (vallen|van komen|gebeuren)|er (gaan|zullen|zal|gaat) ~3 {} "
        "(vallen|gebeuren|van komen)|(anders|straks|dan) (vallen|gebeuren) er ~1 {}",
        unless="geen|moet eerst|moeten er eerst|wachten tot|veilig|trap|kruispunt|zebrapad|verkeer|afdeling|valmatten",
    ),
    Frame(
        "",
        STRONG,
        "bloed",
        "er (gaat|zal|moet) ~3 {} (vloeien|spatten|stromen)|{} (zal|gaat|moet) ~2 (vloeien|stromen|spatten)|(wil|"
        "zal|ga) "
        "~3 {} zien",
        unless="wonde|prik|naald|geprikt|afgenomen|hart|aders",
    ),
    Frame(
        "",
        STRONG,
        "knal ontploffing bom kogel schot boem",
        "(volgende|laatste|eerste) ~5 (horen|hoort|hoor|zien|ziet|krijgt|krijgen) ~3 (is|zal|wordt) ~3 {}",
        unless="vuurwerk|feest",
    ),
    Frame(
        "",
        STRONG,
        "bak gevang gevangenis prison cel",
        "(zit|zat|gezeten|zaten|vlieg) ~3 (in|naar) (de|den|het|t) {} ~2 voor (minder|veel minder|slagen|moord|"
        "jullie|u)|"
        "voor (u|hem|haar|jullie|zo iemand|die [a-z]+) ~3 (in|naar) (de|den|het|t) {}",
        unless="ze wordt|onschuldig",
    ),
    Frame(
        "",
        STRONG,
        "eraan",
        "(ge|gij|je|u|jullie|hij|ze|zij|STAFF|die [a-z]+) (gaat|gaan|ga) (allemaal |er |nog )?{}(?=GAP(STOP|als|"
        "voor|en|"
        "allemaal))|(gaat|ga|gaan) (ge|gij|je|u|jullie|hij|ze|die) ~1 {}(?=GAP(STOP|als))",
        unless="wennen|beginnen|toegeven|werken",
    ),
    Frame("", STRONG, "mores", "(leren|leer|leert) ~4 {}|{} (te )?(leren|leer)"),
    Frame(
        "",
        STRONG,
        "lijst lijstje",
        "(naam|namen|adres) (staat|staan) ~2 (mijn|m'n|onze) ~1 {}|(staat|staan) ~2 op (mijn|m'n) ~1 {}",
        unless="wensen|kerst[a-z]*|favoriet[en]*|boodschappen|dank|gebed|wachtlijst|todo|vragen",
    ),
    Frame(
        "",
        STRONG,
        "hond honden varkens krokodil pitbull",
        "(mijn|onze) {} ~6 (lust|lusten|bijt|bijten|scheurt|scheuren|vreet|vreten) ~4 (STAFF|u|hem|jullie|mensen|been|"
        "benen|billen)",
        unless="niet|koekje",
    ),
    Frame(
        "",
        STRONG,
        "raam venster ruit trap muur balkon plafond",
        "(vliegt|vliegen|gaat|gaan|zwier|zwieren|plak|hangt|smijt|gooi) ~2 (iemand|u|hem|jullie|ge|gij|hij|ze|"
        "die [a-z]+|"
        "STAFF) ~3 (door|uit|tegen|van|aan) (het|de|den|een) {}",
        needs="ik|we|dan|straks|wij|mijn",
        unless="vogel|duif|bal|tekening|foto|kaart|affiche|briefje",
    ),
    Frame(
        "",
        STRONG,
        "boel kot tent gebouw bureau zaak barak kasteel",
        "(I (sla|klop|breek|steek|zet|trap|gooi|blaas)|(sla|klop|steek|zet|breek|blaas|trap) I|I WILL) ~4 {} ~4 (kort|"
        "klein|kapot|plat|in brand|in de fik|in de hens|in puin|afbreken|platleggen|kortslaan|opblazen)",
        unless="lachen|kaars",
    ),
    Frame(
        "",
        STRONG,
        "hang knoop hangen",
        "(ik|k|we) {} (u|jullie|die (vent|kerel|directeur|directrice|smeerlap)|ze) ~1 (allemaal )?op(?! (de|het))|aan "
        "(de|een|den) (hoogste |dikste )?boom {}|{} ~5 aan (de|een|den) (hoogste|dikste|eerste) boom",
        unless="slinger|kalender|schommel|vogelhuisje",
    ),
    Frame(
        "",
        STRONG,
        "keel strot",
        "I (nijp|knijp|wring|duw|grijp|pak|snij) ~3 {}|(nijp|knijp|wring|grijp) I ~3 {}|I WILL "
        "~4 {} (toe|dicht)?(nijpen|knijpen|wringen)",
    ),
    Frame("", STRONG, "banden", "(prik|prikken|laat|snij|steek|steken|rijt) ~4 {} ~3 (lek|leeg|plat|over|kapot|open)"),
    Frame(
        "",
        STRONG,
        "lachen lacht",
        "(gedaan|uit|over) (zijn )?met (het |uw |jullie )?{} ~2 (als|wanneer|zodra) (ik|we|mijn)|het {} (zal|gaat) (u|"
        "jullie|hem|haar|je|hun) ~1 vergaan|dan {} (ge|gij|je|u|jullie|hij|ze) niet meer|dan (is|zal) het (rap |snel "
        ")?(gedaan|uit) (zijn )?met {}",
    ),
    Frame(
        "",
        STRONG,
        "zijt bent klaar",
        "{} ~1 (nog )?(lang |nog lang )?niet van (mij|ons) af|(ik|we|wij) (ben|zijn) (met (u|jullie|hem|haar|die "
        "[a-z]+) )?nog (lang )?niet {} (met (u|jullie|hem|haar|die [a-z]+))",
        unless="boek|kine|foto",
    ),
    Frame(
        "",
        STRONG,
        "haalt haal halen ziet",
        "(blij|gelukkig|content) ~3 (als|dat) (ge|je|u|hij|ze|jullie|gij) ~3 (avond|morgen|ochtend|pensioen|nieuwjaar|"
        "kerst|zomer) ~2 {}",
        unless="moeder|vader|mama|papa|oma|opa|bewoners",
    ),
    Frame(
        "",
        STRONG,
        "genieten plezier",
        "(zult|zal|gaat|zullen|gaan) ~3 niet ~2 lang (meer )?~3 {}|(zult|zal|gaat|zullen|gaan) ~3 weinig {}",
        needs="uw|jullie|ge|gij|u|hij|zij",
        unless="moeder|mama|vader|papa|ziek|kanker|oma|opa|ik zal|bewoner",
    ),
    Frame(
        "",
        STRONG,
        "dochter kinderen vrouw huis auto zoon gezin kindjes kleinkinderen",
        "(ge|gij|je|u|jullie|hij|zij) (hebt|heb|heeft|hebben) ~2 (een |ne |n )?(schone|schoon|mooie|mooi|lieve|knappe|"
        "schoon) {} ~8 (gaten|oppassen|pas op|jammer|zonde|overkomen|overkomt|gebeuren|gebeurt|kwijt|branden)",
    ),
    Frame(
        "",
        STRONG,
        "zijt bent anders",
        "(zijt|bent) (ge|gij|je|u) (er )?(geweest|dood|gezien)(?=GAP(STOP))|{} is (hij|ze|die [a-z]+) (er "
        ")?(geweest|dood|gezien)(?=GAP(STOP))",
        needs="als|anders|dan|nog eens",
        unless="welkom|waar|bezoek|lang|vaak",
    ),
    Frame(
        "",
        STRONG,
        "gedaan",
        "(is|zal|gaat) het ~1 (met|voor) (u|jullie|hem|die [a-z]+) (rap |snel |dan )?{}|het (is|zal) (met|voor) "
        "(u|jullie) {}",
        needs="dag|als|dan|keer|zodra",
        unless="vader|moeder|ziek|kanker|examen",
    ),
    Frame(
        "",
        STRONG,
        "pas",
        "{} (maar |gij |goed ){0,2}op ~2 (in het donker|op straat|met (uw|je) (auto|kinderen|huis)|vent|manneke|"
        "mannekes|"
        "ventje|maat|wijf)|{} ~2 op als (ge|gij|u) (buiten|alleen|naar huis)",
        unless="glad|trap|drempel|stoep|helling|put|verkeer|fiets|rolstoel|parkeren|boete",
    ),
    Frame(
        "",
        STRONG,
        "betalen bekopen",
        "(gaat|zult|zal|gaan|zullen) ~3 met (uw|je|jullie|zijn|haar|hun|de) (tanden|bloed|leven|vel|kop|"
        "gezondheid|dood) "
        "{}|betaald zetten",
    ),
    Frame(
        "",
        STRONG,
        "doe aandoen",
        "(ik|we|k) {} (u|jou|hem|jullie|die [a-z]+|ze) (nog |echt |eens )?(iets|wat) (aan|ergs)|(ga|zal|zou|kan) "
        "(u|hem|haar|jullie|ze|die [a-z]+) (nog |eens )?(iets|wat) {}|(en|of) (ik|we) {} (u|hem|haar|jullie) "
        "(iets|wat)",
        unless="plezier|kadoo|cadeau",
    ),
)

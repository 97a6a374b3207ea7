"""Insults that are ordinary words elsewhere: of whom they are said, and how."""

from typing import Final

from chalicelib.domain.reviews.signal import MODERATE
from chalicelib.domain.signals.meaning.frames import Frame
from chalicelib.domain.signals.meaning.people import BEASTS

INSULTING: Final = (
    Frame(
        "",
        MODERATE,
        BEASTS,
        "(SUBJECT (is|zijn|was|waren|bent|zijt|blijft)|(is|zijn) SUBJECT) ~3 (een |ne |nen |n |allemaal |stuk "
        "voor stuk )~2 BEAST(?! (in|op|van) (het|een) (toneel|spel|verhaal|poppenspel))|SUBJECT (is|zijn|was|"
        "waren) ~2 (domme|luie|vuile|stomme|vette|valse|echte|arrogante|onnozele|dikke|gemene|oude) BEAST",
        unless="ANIMALS",
    ),
    Frame(
        "",
        MODERATE,
        BEASTS,
        "(wat een|wat n|wat ne|wat nen|stelletje|stel|bende|zootje|kudde|stuk|stukken|hoop|troep|soort) ~2 "
        "BEAST( van (een|ne|nen|n))?( [a-z]+)?|BEAST van (een|ne|nen|n|het) (STAFF|vent|kerel|mens|wijf|"
        "directie|bazin|baas|onthaal|nacht|secretariaat)",
        unless="ANIMALS|vrienden|ouders|vrijwilligers",
    ),
    Frame(
        "",
        MODERATE,
        BEASTS,
        "(domme|dom|luie|lui|vuile|vuil|stomme|stom|vette|vet|valse|vals|hersenloze|onnozele|onnozel|"
        "achterlijke|achterlijk|lelijke|lelijk|arrogante|smerige|smerig|zotte|zot|dikke|vieze|gemene|kwade|"
        "hatelijke) BEAST(?! (van de boerderij|in))",
        unless="ANIMALS|dikke (pluim|merci|trui|deken|jas|soep|boterham)",
    ),
    Frame(
        "",
        MODERATE,
        "nul nullen niemendal",
        "(dikke|vette|complete|totale|grote|absolute) {}(?! op het rekest)|(ge zijt|gij zijt|jij bent|je bent|"
        "hij is|ze is) (een |n |ne )?{}",
        unless="komma|graden|euro|rekest|uur|tolerantie",
    ),
    Frame(
        "",
        MODERATE,
        "stom dom lui achterlijk",
        "te {} ~1 (om|voor) ~3 (donderen|schijten|poepen|bewegen|nadenken|helpen donderen|woorden|leven|"
        "ademen)|zo {} als ~2 (achtereind|varken|ezel|koe|kieken|gat)|precies (nog )?te {} om",
    ),
    Frame(
        "",
        MODERATE,
        "wijs snik kop",
        "(is|zijn|zijt|bent) ~2 niet goed (bij )?(wijs|snik|in de kop|bij zijn hoofd)|niet goed {}(?= ?(STOP|"
        "daar|die))",
        unless="dementie|mama|papa|mijn (vader|moeder)|wordt niet goed",
    ),
    Frame(
        "",
        MODERATE,
        "kloten gat reet voeten botten zak kont",
        "(kus|kust|kussen|lik|likt) (ze )?(mijn|m'n|onze|me) {}|(steek|steekt|stop|schuif) ~4 in (uw|je|"
        "jullie|hun) {}|(kan|kunnen|mag|mogen) ~2 (mijn|m'n|onze) {} (kussen|likken)",
    ),
    Frame(
        "",
        MODERATE,
        "onbenul onbenullen kwakzalver kwakzalvers kwal kwallen oetlul oetlullen klootviool snotneus "
        "snotneuzen etter etters pipo pipos sul slapjanus zagevent droeftoeter paljas paljassen hypocriet "
        "hypocrieten strontkop strontzak varkenskop vetzak vetzakken schoelje loeder loeders tang parasiet "
        "parasieten bloedzuiger bloedzuigers rioolrat graftak stinkdier zeikstraal kloothommel pummel pummels "
        "boerenkinkel boerenpummel halvezool debielen krapuul luizenbos marginaal marginalen",
        "(een|wat een|die|zo'n|stuk|bende|stelletje|het zijn|echte|zielig|arrogante|allemaal|zijn) ~2 {}",
        unless="gevonden|zandbak|strand|zee|toneel|clown|poppenspel|voelde me|tang (en|om)|huisdieren|teken|darmen|"
        "vlooien",
    ),
    Frame(
        "",
        MODERATE,
        "klote kut kak klerezooi",
        "{} ?(wijf|wijven|zooi|zooitje|volk|huis|tent|team|school|creche|personeel|begeleider|directie|mens)",
        unless="foto",
    ),
    Frame(
        "",
        MODERATE,
        "rot",
        "rot ~2 op (?!tijd|maat)",
        needs="rot (toch|allemaal|maar)? ?op|rotzak|rotwijf|rotvent|rotvolk",
    ),
    Frame("", MODERATE, "maan pomp hel duivel bok", "loop(t)? ~2 naar de {}(?! (en|met))", unless="wandel|wandeling"),
    Frame(
        "",
        MODERATE,
        "bek bakkes muil smoel",
        "(hou|houd|houdt) (u |je |jullie |uw |gewoon |toch |nu ){0,3}(grote )?{}",
    ),
    Frame("", MODERATE, "pest tering tyfus kanker klere cholera pleuris", "krijg (toch |allemaal |de |maar ){0,3}{}"),
    Frame(
        "",
        MODERATE,
        "connard connards connarde connasse connasses salaud salauds salope salopes encule encules enculee "
        "enfoire enfoires enfoiree abruti abrutis abrutie cretin cretins cretine petasse petasses pouffiasse "
        "pouffiasses conne connes batard batards ordure ordures raclure trouduc couillon couillons tocard "
        "tocards emmerdeur emmerdeuse emmerdeurs bouffon bouffons merdeux",
        unless="menagere|poubelle|ordures (menageres|sont)|moi|j'etais|tri",
    ),
    Frame(
        "",
        MODERATE,
        "imbecile imbeciles idiot idiots idiote idiotes debile debiles con cons vache vaches truie cochon "
        "porc porcs ane anes sorciere sorcieres garce garces incapable incapables pute putes merde nul nulle "
        "nuls vipere",
        "(bande|espece|tas|paquet|ramassis) (de|d') ?~2 {}|(sale|vieille|vieux|grosse|gros|pauvre|sales|vrai|"
        "vraie|parfait|parfaite) {}(?! (boulot|temps))|(est|sont|es|etes) ~1 (un|une|des|de|d') (vrai |vraie |"
        "vrais |gros |grosse |parfait |parfaite |sale |pauvre )?{}",
        unless="n'est pas|n'etait pas|ne sont pas|d'inde|parc|pre|ferme|de ma part|j'ai ete|je "
        "suis|je me|m'etais|poney|"
        "cave|laine",
    ),
    Frame(
        "",
        MODERATE,
        "gueule foutre chier voir cul",
        "(ta|votre|vos|leur) {}(?= ?(STOP|directeur))|(ferme|fermez) (ta|la|votre) {}|(va|allez|aller|qu'ils "
        "aillent) (te |vous |se )?(faire )?(bien )?{}(?! (le|la|les|un|une|des|si|ce|mon|ma))|trou du {}|"
        "(fait|font|faites) {}",
        unless="medecin|docteur|ca fait chier de|voir (le|la|un|ailleurs)|aller voir",
        needs="gueule|foutre|chier|trou du cul|faire voir",
    ),
    Frame(
        "",
        MODERATE,
        "tuig gespuis uitschot crapuul schorem janhagel",
        "SUBJECT (is|zijn|was|waren) (allemaal |echt |gewoon |puur )?{}",
        unless="klimtuig|speeltuig",
    ),
    Frame(
        "",
        MODERATE,
        "blaaskaak blaaskaken charlatan charlatans klojo klojos kluns klunzen zeug zeugen misbaksel "
        "misbaksels mispunt mispunten trien trienen sloerie sloeries tuthola tutte minkukel minkukels "
        "druiloor viswijf viswijven haaibaai haaibaaien schijterd lapzwans lapzwansen nitwit nitwits "
        "profiteur profiteurs bedrieger bedriegers uitzuiger uitzuigers slavendrijver slavendrijvers "
        "hansworst hansworsten dombo dombos leeghoofd leeghoofden zultkop kletsmadam zaag zage trut muttekop "
        "bullebak bullebakken klungel klungels",
    ),
    Frame(
        "",
        MODERATE,
        "gestoord hersenloos hersendood zwakzinnig krankzinnig geschift gestoorde geschifte",
        "(SUBJECT (is|zijn|was|waren|bent|zijt)) ~3 {}|{} (is|zijn) (ze|hij|zij|die [a-z]+)",
        unless=(
            "slaap|nachtrust|dementie|mijn (moeder|vader|zoon|dochter)|nooit gestoord|lijn|signaal|radio|lift|"
            "niet gestoord|wordt gestoord|worden gestoord"
        ),
    ),
    Frame(
        "",
        MODERATE,
        "stuk stukken",
        "{} (verdriet|ongeluk|ellende|onbenul|onverstand|vreten|stront)",
        unless="rampen",
    ),
    Frame(
        "",
        MODERATE,
        "hersens verstand garnaal kip",
        "(de|het) (hersens|verstand) van een ~1 (garnaal|kip|vlieg|mug|ezel|varken|amoebe|steen)",
    ),
    Frame(
        "",
        MODERATE,
        "lelijk dom lui",
        "zo {} als ~2 (nacht|zonde|varken|ezel|koe|kieken)|(even|zo) {} als ~3 (lui|dom|lelijk)",
        unless="mijn|knuffel",
    ),
    Frame(
        "",
        MODERATE,
        "zuur zure oude dwaas dwaze schijnheilige onbekwame verzuurde frigide gore laffe",
        "{} (wijf|wijven|heks|heksen|trut|trutten|kieken|kalf|ezel|apen|zeug|flikkers|geit|koe|muts|doos|vent|"
        "tang|trien|trienen|feeks)",
        unless="ANIMALS",
    ),
    Frame(
        "",
        MODERATE,
        "flikkers flikker mietje mietjes janet janetten",
        "(luie|vuile|stomme|vieze|domme|arrogante) {}",
    ),
    Frame(
        "",
        MODERATE,
        "schande",
        "{} voor (uw|je|jullie|hun|haar|zijn) (beroep|vak)",
        needs="ge|gij|je|jij|u|jullie",
    ),
    Frame(
        "",
        MODERATE,
        "wijf wijven mens",
        "(dat|die|dit) {} (aan|van|op) (de|het|den) (receptie|onthaal|balie|nacht|telefoon|secretariaat|"
        "keuken|administratie|dienst)",
        needs="wijf|wijven",
    ),
    Frame("", MODERATE, "rien bons bonne", "(bande|tas) de bons a {}|(un|une) (vrai |vraie )?{} a rien"),
    Frame("", MODERATE, "gueules gueule", "(fermez|ferme) (vos|ta|la|votre) {}"),
)

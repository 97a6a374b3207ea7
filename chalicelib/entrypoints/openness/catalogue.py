"""The description of the open data for data portals: DCAT-AP 3, as JSON-LD."""

from collections.abc import Mapping
from typing import Any, Final

from chalicelib.domain.projections.open_data import FIRST_MONTH
from chalicelib.dutch.captions import PLATFORM
from chalicelib.dutch.documents import open_data as words

Thing = dict[str, Any]
_OF_THE_EU: Final = "http://publications.europa.eu/resource/authority"
_FORMATS: Final = {"JSON_LD": "application/ld+json", "CSV": "text/csv"}
_CONTEXT: Final[Mapping[str, str]] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def catalogue(*, site_url: str) -> Thing:
    """The catalogue with its one dataset, as a stream and as tables."""
    page = f"{site_url}/open-data"
    publisher = {
        "@id": f"{page}#publisher",
        "@type": "foaf:Agent",
        "foaf:name": _dutch(PLATFORM),
        "foaf:homepage": {"@id": site_url, "@type": "foaf:Document"},
    }
    contact = {
        "@type": ["vcard:Kind", "vcard:Organization"],  # whoever checks need not know that one is the other
        "vcard:fn": PLATFORM,
        "vcard:hasURL": {"@id": f"{site_url}/contact"},
    }
    stream = _distribution("stream", words.STREAM, f"{page}/reviews", "JSON_LD", page)
    stream["dcterms:conformsTo"] = {"@id": "https://w3id.org/ldes/specification", "@type": "dcterms:Standard"}
    table = _distribution("table", words.TABLE, page, "CSV", page)
    dataset = {
        "@id": f"{page}#dataset",
        "@type": "dcat:Dataset",
        "dcterms:title": _dutch(words.DATASET),
        "dcterms:description": _dutch(words.ABOUT),
        "dcterms:identifier": f"{page}#dataset",
        "dcterms:publisher": publisher,
        "dcterms:language": _one_of("language", "NLD", "dcterms:LinguisticSystem"),
        "dcterms:spatial": _one_of("country", "BEL", "dcterms:Location"),
        "dcterms:temporal": {
            "@type": "dcterms:PeriodOfTime",
            "dcat:startDate": {"@type": "xsd:date", "@value": f"{FIRST_MONTH}-01"},
        },
        "dcterms:accrualPeriodicity": _one_of("frequency", "CONT", "dcterms:Frequency"),
        "dcterms:accessRights": _one_of("access-right", "PUBLIC", "dcterms:RightsStatement"),
        "dcat:theme": [
            {**_one_of("data-theme", code, "skos:Concept"), "skos:prefLabel": _dutch(label)}
            for code, label in words.THEMES.items()
        ],
        "dcat:keyword": [_dutch(each) for each in words.KEYWORDS],
        "dcat:contactPoint": contact,
        "dcat:landingPage": {"@id": page, "@type": "foaf:Document"},
        "dcat:distribution": [stream, table],
    }
    return {
        "@context": _CONTEXT,
        "@id": f"{page}/dcat.jsonld",
        "@type": "dcat:Catalog",
        "dcterms:title": _dutch(f"{words.TITLE}: {PLATFORM}"),
        "dcterms:description": _dutch(words.ABOUT),
        "dcterms:publisher": {"@id": publisher["@id"]},
        "dcterms:language": {"@id": f"{_OF_THE_EU}/language/NLD"},
        "dcterms:license": _licence(),
        "foaf:homepage": {"@id": page},
        "dcat:dataset": dataset,
    }


def _distribution(name: str, title: str, url: str, kind: str, page: str) -> Thing:
    return {
        "@id": f"{page}#{name}",
        "@type": "dcat:Distribution",
        "dcterms:title": _dutch(title),
        "dcterms:description": _dutch(words.ABOUT),
        "dcat:accessURL": {"@id": url},
        "dcterms:license": _licence(),
        "dcterms:format": _one_of("file-type", kind, "dcterms:MediaTypeOrExtent"),
        "dcat:mediaType": {
            "@id": f"https://www.iana.org/assignments/media-types/{_FORMATS[kind]}",
            "@type": "dcterms:MediaType",
        },
        "dcterms:rights": {"@type": "dcterms:RightsStatement", "dcterms:description": _dutch(words.ATTRIBUTION)},
    }


def _licence() -> Thing:
    return _one_of("licence", "CC_BY_4_0", "dcterms:LicenseDocument")


def _one_of(table: str, code: str, kind: str) -> Thing:
    found = f"{_OF_THE_EU}/{table}"
    return {"@id": f"{found}/{code}", "@type": kind, "skos:inScheme": {"@id": found}}


def _dutch(text: str) -> Thing:
    return {"@value": text, "@language": "nl"}

"""Before the functions: the API's limits and log, a firewall, and a CDN with the platform's own name."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from chalicelib.domain.rules.refusals import (
    Busy,
    NotForYou,
    NotFound,
    Refusal,
    TooLarge,
    TooMany,
    Unreadable,
    WrongMediaType,
)
from chalicelib.entrypoints.http import accepting, cross_origin, faults, problems
from chalicelib.entrypoints.http.door import ROUTES, Route
from chalicelib.entrypoints.http.request import Audience
from infra.aws.stages import Stage
from infra.aws.template.cloudformation import Resource, att, ref, sub
from infra.aws.template.firewall import firewall, origin_key

# Of what CloudFront offers under fixed ids: no caching; and all that a viewer sent, but for the host.
_NO_CACHE: Final = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
_ALL_BUT_HOST: Final = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
_METHODS: Final = ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"]
_MINUTE: Final = 60  # seconds
_YEAR: Final = 31_536_000

_CACHED_BY: Final = {
    "EnableAcceptEncodingBrotli": True,
    "EnableAcceptEncodingGzip": True,
    # What is left of it: the CDN's function takes out whatever the route does not read.
    "QueryStringsConfig": {"QueryStringBehavior": "all"},
    "CookiesConfig": {"CookieBehavior": "none"},
    "HeadersConfig": {"HeaderBehavior": "whitelist", "Headers": ["Accept", "Origin"]},
}
# The route's template, never the address: addresses hold tokens. And no address of a person.
_ACCESS_LOG: Final = {
    "request": "$context.requestId",
    "at": "$context.requestTimeEpoch",
    "method": "$context.httpMethod",
    "route": "$context.resourcePath",
    "status": "$context.status",
    "ms": "$context.responseLatency",
    "bytes": "$context.responseLength",
    "error": "$context.error.responseType",
}
# At every request, before the cache: it overwrites what a client may have sent, so beyond this point the header is the
# truth. Of all that browsers say they accept, only whether they want a page makes a difference: one of two words is
# kept, so that a page is cached once; it is read as `entrypoints/http/accepting.py` does, which a test holds. And of an
# address, only what its route reads, by its last value as `entrypoints/http/door.py` does: whatever else somebody adds
# would make the same page a new one, for the cache and for the store behind it.
_AT_THE_CDN: Final = """\
var PRIVATE = %s;
var READS = %s;
var PAGE = %s;
var DATA = %s;
var TILES = %s;
var BYTES = %s;
function quality(said) {
  return said.replace(/[.]/g, '') && /^[0-9]{0,4}([.][0-9]{0,9})?$/.test(said) ? Math.min(Number(said), 1) : 1;
}
function ranges(accept) {
  var plain = {}, narrower = {}, parts = accept.replace(/"(?:[^"\\\\]|\\\\.)*"?/g, '').toLowerCase().split(',');
  for (var i = 0; i < parts.length; i++) {
    var said = parts[i].split(';'), weight = '', narrow = false;
    for (var j = 1; j < said.length; j++) {
      var at = said[j].indexOf('='), key = (at < 0 ? said[j] : said[j].slice(0, at)).trim();
      if (key === 'q') { weight = at < 0 ? '' : said[j].slice(at + 1).trim(); }
      else if (key !== 'charset' && key !== '') { narrow = true; }
    }
    (narrow ? narrower : plain)[said[0].trim()] = quality(weight);
  }
  return Object.assign(narrower, plain);
}
function liking(names, found) {
  for (var i = 0; i < names.length; i++) { if (names[i] in found) { return [found[names[i]], i]; } }
  return [0, names.length];
}
function wantsPage(accept) {
  var found = ranges(accept), page = liking(PAGE, found), data = liking(DATA, found);
  if (!page[0] || page[0] !== data[0]) { return page[0] > data[0]; }
  return page[1] <= data[1] && PAGE[page[1]] !== '*/*';
}
function fits(path, pattern) {
  if (path.length !== pattern.length) { return false; }
  for (var i = 0; i < path.length; i++) { if (pattern[i] !== '*' && pattern[i] !== path[i]) { return false; } }
  return true;
}
function every(found) {
  return (found.multiValue || [found]).map(function (each) { return each.value; });
}
function handler(event) {
  var request = event.request, headers = request.headers, path = request.uri.split('/'), kept = {};
  headers['x-viewer-address'] = { value: event.viewer.ip };
  var page = headers.accept && wantsPage(every(headers.accept).join(', '));
  headers.accept = { value: request.uri.indexOf(TILES) === 0 ? BYTES : page ? 'text/html' : '*/*' };
  if (path.length > 2 && PRIVATE.indexOf(path[1]) >= 0) { return request; }
  for (var i = 0; i < READS.length; i++) {
    if (!fits(path, READS[i][0])) { continue; }
    for (var j = 0; j < READS[i][1].length; j++) {
      var name = READS[i][1][j], found = request.querystring[name];
      if (found) { kept[name] = { value: every(found).pop() }; }
    }
  }
  request.querystring = kept;
  return request;
}
"""


def private_paths(routes: Sequence[Route] = ROUTES) -> list[str]:
    """The first words of addresses behind which a link's holder or an editor is served: no CDN keeps any of it."""
    return sorted({each.path.split("/")[1] for each in routes if each.audience is not Audience.VISITOR})


def at_the_cdn(routes: Sequence[Route] = ROUTES) -> str:
    """The CDN's function, with what each visitor's route reads of its address."""
    private = private_paths(routes)
    reads = [
        (re.sub(r"{\w+}", "*", each.path).split("/"), sorted(each.query.__struct_encode_fields__))
        for each in routes
        if each.query and each.method == "GET" and each.path.split("/")[1] not in private
    ]
    forms = map(json.dumps, (accepting.PAGE, accepting.DATA, accepting.TILES, accepting.BYTES))
    return _AT_THE_CDN % (json.dumps(private), json.dumps(sorted(reads)), *forms)


def edge(stage: Stage) -> dict[str, Resource]:
    found = _api(stage)
    if stage.edge:
        found |= firewall(stage) | _cdn(stage) | _domain()
    return found


def _api(stage: Stage) -> dict[str, Resource]:
    return {
        "RestAPI": {
            "Properties": {
                # Its metrics know it by this name alone: an API of another stage must have another one. The document
                # says it too, as importing that takes the name from its title.
                "Name": stage.prefix,
                "DefinitionBody": {"info": {"title": stage.prefix}},
                "EndpointConfiguration": {"Type": "REGIONAL"},
                "GatewayResponses": own_answers(),
                "AccessLogSetting": {"DestinationArn": att("ApiLog", "Arn"), "Format": json.dumps(_ACCESS_LOG)},
                "MethodSettings": [
                    {
                        "ResourcePath": "/*",
                        "HttpMethod": "*",
                        "ThrottlingRateLimit": stage.requests_per_second,
                        "ThrottlingBurstLimit": stage.burst,
                        "MetricsEnabled": True,
                        "DataTraceEnabled": False,
                        "LoggingLevel": "OFF",
                    }
                ],
            }
        },
        "ApiLog": {
            "Type": "AWS::Logs::LogGroup",
            **stage.kept,
            "Properties": {
                "LogGroupName": f"/waardering/{stage.name}/requests",
                "RetentionInDays": stage.log_days,
                "KmsKeyId": att("DataKey", "Arn"),
            },
        },
    }


def own_answers() -> dict[str, Any]:
    """The API's own answers, where no function is asked: problems, in the words that the doors would use.

    Always JSON: the API does not look at what its caller prefers, and an error page of the CDN would also replace
    the answers that programs wait for.
    """
    refusals: dict[str, Refusal] = {
        "MISSING_AUTHENTICATION_TOKEN": NotFound(),  # so it says that it has no such route
        "RESOURCE_NOT_FOUND": NotFound(),
        "UNSUPPORTED_MEDIA_TYPE": WrongMediaType(),
        "REQUEST_TOO_LARGE": TooLarge(),
        "THROTTLED": TooMany(),
        "QUOTA_EXCEEDED": TooMany(),
        "WAF_FILTERED": NotForYou(),
        "BAD_REQUEST_BODY": Unreadable(),
        "BAD_REQUEST_PARAMETERS": Unreadable(),
        "INTEGRATION_TIMEOUT": Busy(),
        "INTEGRATION_FAILURE": Busy(),
    }
    found = {
        kind: _answer(
            problems.status_of(refusal),
            msgspec.json.encode(problems.problem(refusal)).decode(),
            problems.extra_headers(refusal),
        )
        for kind, refusal in refusals.items()
    }
    return found | {"DEFAULT_5XX": _answer(500, faults.problem(500), {})}


def _answer(status: int, problem: str, more: Mapping[str, str]) -> dict[str, Any]:
    headers = {
        "Content-Type": faults.PROBLEM,
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        **cross_origin.TO_ALL,  # else a page of another site sees a fault of the network
        **more,
    }
    return {
        "StatusCode": status,
        "ResponseTemplates": {"application/json": problem},
        "ResponseParameters": {"Headers": {name: f"'{value}'" for name, value in headers.items()}},
    }


def _cdn(stage: Stage) -> dict[str, Resource]:
    everything = {
        "TargetOriginId": "api",
        "ViewerProtocolPolicy": "redirect-to-https",
        "AllowedMethods": _METHODS,
        "Compress": True,
        "OriginRequestPolicyId": _ALL_BUT_HOST,
        "ResponseHeadersPolicyId": ref("SecurityHeaders"),
        "FunctionAssociations": [
            {"EventType": "viewer-request", "FunctionARN": att("ViewerAddress", "FunctionMetadata.FunctionARN")}
        ],
    }
    private = [f"/{each}/*" for each in private_paths()]
    return {
        "ViewerAddress": {
            "Type": "AWS::CloudFront::Function",
            "Properties": {
                "Name": f"{stage.prefix}-viewer-address",
                "AutoPublish": True,
                "FunctionCode": at_the_cdn(),
                "FunctionConfig": {
                    "Comment": "Says who asks, whatever they say; keeps what routes read",
                    "Runtime": "cloudfront-js-2.0",
                },
            },
        },
        "PublicCache": {
            "Type": "AWS::CloudFront::CachePolicy",
            "Properties": {
                "CachePolicyConfig": {
                    "Name": f"{stage.prefix}-public",
                    "Comment": "As long as the answer says itself, a minute at most; nothing that does not say",
                    "MinTTL": 0,
                    "DefaultTTL": 0,
                    "MaxTTL": _MINUTE,  # what people wrote may be taken offline
                    "ParametersInCacheKeyAndForwardedToOrigin": _CACHED_BY,
                }
            },
        },
        "AssetCache": {
            "Type": "AWS::CloudFront::CachePolicy",
            "Properties": {
                "CachePolicyConfig": {
                    "Name": f"{stage.prefix}-assets",
                    "Comment": "Ours alone: named by a digest of what is in them, or as long as the answer says",
                    "MinTTL": 0,
                    "DefaultTTL": 0,
                    "MaxTTL": _YEAR,
                    "ParametersInCacheKeyAndForwardedToOrigin": _CACHED_BY,
                }
            },
        },
        # No public page depends on a cookie, so none reaches it.
        "PublicRequest": {
            "Type": "AWS::CloudFront::OriginRequestPolicy",
            "Properties": {
                "OriginRequestPolicyConfig": {
                    "Name": f"{stage.prefix}-public",
                    "CookiesConfig": {"CookieBehavior": "none"},
                    "HeadersConfig": {"HeaderBehavior": "allExcept", "Headers": ["host"]},
                    "QueryStringsConfig": {"QueryStringBehavior": "all"},
                }
            },
        },
        "SecurityHeaders": {
            "Type": "AWS::CloudFront::ResponseHeadersPolicy",
            "Properties": {
                "ResponseHeadersPolicyConfig": {
                    "Name": f"{stage.prefix}-security",
                    # The rest the doors say themselves, by audience; these hold for all, errors of the CDN included.
                    "SecurityHeadersConfig": {
                        "StrictTransportSecurity": {
                            "AccessControlMaxAgeSec": 2 * _YEAR,
                            "IncludeSubdomains": True,
                            "Override": True,
                        },
                        "ContentTypeOptions": {"Override": True},
                        "ReferrerPolicy": {"ReferrerPolicy": "same-origin", "Override": False},
                        "FrameOptions": {"FrameOption": "DENY", "Override": False},
                    },
                }
            },
        },
        "Cdn": {
            "Type": "AWS::CloudFront::Distribution",
            "Properties": {
                "DistributionConfig": {
                    "Enabled": True,
                    "Comment": stage.prefix,
                    "HttpVersion": "http2and3",
                    "IPV6Enabled": True,
                    "PriceClass": "PriceClass_100",
                    "Aliases": [ref("DomainName")],
                    "WebACLId": ref("EdgeFirewallArn"),
                    "ViewerCertificate": {
                        "AcmCertificateArn": ref("CertificateArn"),
                        "MinimumProtocolVersion": "TLSv1.2_2021",
                        "SslSupportMethod": "sni-only",
                    },
                    "Origins": [
                        {
                            "Id": "api",
                            "DomainName": sub("${RestAPI}.execute-api.${AWS::Region}.${AWS::URLSuffix}"),
                            "OriginPath": "/api",
                            "CustomOriginConfig": {
                                "OriginProtocolPolicy": "https-only",
                                "OriginSSLProtocols": ["TLSv1.2"],
                                "OriginReadTimeout": 30,
                            },
                            "OriginCustomHeaders": [
                                {
                                    "HeaderName": "x-origin-key",
                                    "HeaderValue": origin_key(),
                                }
                            ],
                        }
                    ],
                    "DefaultCacheBehavior": {
                        **everything,
                        "CachePolicyId": ref("PublicCache"),
                        "OriginRequestPolicyId": ref("PublicRequest"),
                    },
                    "CacheBehaviors": [
                        *(
                            {
                                **everything,
                                "PathPattern": path,
                                "CachePolicyId": ref("AssetCache"),
                                "OriginRequestPolicyId": ref("PublicRequest"),
                            }
                            for path in ("/assets/*", f"{accepting.TILES}*")
                        ),
                        *({**everything, "PathPattern": path, "CachePolicyId": _NO_CACHE} for path in private),
                    ],
                }
            },
        },
    }


def _domain() -> dict[str, Resource]:
    return {
        "DomainRecord": {
            "Type": "AWS::Route53::RecordSetGroup",
            "Condition": "HasZone",
            "Properties": {
                "HostedZoneId": ref("HostedZoneId"),
                "RecordSets": [
                    {
                        "Name": ref("DomainName"),
                        "Type": kind,
                        "AliasTarget": {"DNSName": att("Cdn", "DomainName"), "HostedZoneId": "Z2FDTNDATAQYW2"},
                    }
                    for kind in ("A", "AAAA")
                ],
            },
        }
    }

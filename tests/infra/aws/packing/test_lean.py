"""What the package tells botocore of a service: all that makes a request, and none of what people read."""

import gzip
import json
from pathlib import Path
from typing import Any

import botocore
from botocore.model import ServiceModel, Shape, StructureShape
from botocore.regions import EndpointResolver

from infra.aws.packing.repack import SERVICES, lean

DATA = Path(botocore.__file__).parent / "data"


def model(content: bytes) -> ServiceModel:
    return ServiceModel(json.loads(gzip.decompress(content)))


def drawn(shape: Shape | None) -> object:
    if not isinstance(shape, StructureShape):
        return shape and (shape.name, shape.type_name, shape.serialization)
    return [(name, each.name, each.serialization, each.metadata) for name, each in shape.members.items()]


def test_each_operation_stays_as_it_was_in_a_third_of_the_bytes() -> None:
    for service in sorted(SERVICES):
        (newest,) = sorted(DATA.glob(f"{service}/*/service-2.json.gz"))[-1:]
        whole = newest.read_bytes()
        leant = lean(f"botocore/data/{newest.relative_to(DATA)}", whole)
        assert len(leant) < len(whole) / 3
        assert leant == lean(f"botocore/data/{newest.relative_to(DATA)}", whole)  # the same bytes from the same files
        before, after = model(whole), model(leant)
        assert before.metadata == after.metadata
        assert before.operation_names == after.operation_names
        for name in before.operation_names:
            was, now = before.operation_model(name), after.operation_model(name)
            for shapes in ((was.input_shape, now.input_shape), (was.output_shape, now.output_shape)):
                assert drawn(shapes[0]) == drawn(shapes[1])


def test_each_of_our_services_has_the_address_that_it_had() -> None:
    whole = (DATA / "endpoints.json").read_bytes()
    leant = lean("botocore/data/endpoints.json", whole)
    before, after = (EndpointResolver(json.loads(each)) for each in (whole, leant))
    called = {model(max(DATA.glob(f"{each}/*/service-2.json.gz")).read_bytes()).endpoint_prefix for each in SERVICES}
    assert len(leant) < len(whole) / 5
    assert before.get_available_partitions() == after.get_available_partitions()
    for partition in before.get_available_partitions():
        for service in called:
            regions = before.get_available_endpoints(service, partition)
            assert after.get_available_endpoints(service, partition) == regions
            for region in regions:
                assert after.construct_endpoint(service, region) == before.construct_endpoint(service, region)


def test_a_field_of_that_name_stays_and_other_files_are_left_alone() -> None:
    told: dict[str, Any] = {"documentation": "x", "members": {"documentation": {"shape": "A", "documentation": "y"}}}
    leant = lean("botocore/data/a/1/service-2.json.gz", gzip.compress(json.dumps(told).encode()))
    assert json.loads(gzip.decompress(leant)) == {"members": {"documentation": {"shape": "A"}}}
    assert lean("chalicelib/made/a.json.gz", b"bytes") == b"bytes"

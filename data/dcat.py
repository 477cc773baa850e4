"""The export in DCAT 3, the vocabulary in which catalogues of public data describe what they list."""

import hashlib
from collections.abc import Mapping
from typing import Any

from data.dataset import Dataset
from data.package import LICENCE, mediatype, purpose

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def dcat(dataset: Dataset, files: Mapping[str, bytes]) -> dict[str, Any]:
    """The dataset with each exported file as a distribution; their addresses are relative to it."""
    return {
        "@context": CONTEXT,
        "@id": "",
        "@type": "dcat:Dataset",
        "dct:identifier": dataset.story.slug,
        "dct:title": {"@value": dataset.story.title, "@language": "en"},
        "dct:description": {"@value": purpose(dataset), "@language": "en"},
        "dct:license": {"@id": LICENCE["path"]},
        "dct:modified": {"@value": str(dataset.cutoff), "@type": "xsd:date"},
        "dcat:version": dataset.version,
        "dcat:distribution": [_distribution(path, content) for path, content in files.items()],
    }


def _distribution(path: str, content: bytes) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "dct:title": path,
        "dct:license": {"@id": LICENCE["path"]},
        "dcat:downloadURL": {"@id": path},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{mediatype(path)}"},
        "dcat:byteSize": {"@value": str(len(content)), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": hashlib.sha256(content).hexdigest(),
        },
    }

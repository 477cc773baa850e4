"""Where the published ledger stands as files, in words for machines."""

from data import Dataset
from data.export import zip_name
from data.package import MEDIATYPES, exported_names
from data.published import VERSION

FOLDER = "/data/"
"""Below it stand the files that the server gives out."""

V1 = f"{FOLDER}{VERSION}/"
"""The first version of their addresses."""


def distribution(dataset: Dataset, site: str) -> list[dict[str, str]]:
    """The files in the words of schema.org, for a site whose address is known."""
    files = [(zip_name(dataset), "zip")]
    files += [(f"{form}/{name}.{form}", form) for form in ("csv", "xlsx") for name in exported_names()]
    return [
        {"@type": "DataDownload", "encodingFormat": MEDIATYPES[form], "contentUrl": f"{site}{V1}{file}"}
        for file, form in files
    ]

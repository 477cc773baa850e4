"""What is installed: locks hold all that the requirements bring along, with hashes, under licences that fit."""

import importlib.metadata
import re
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PAIRS = ("requirements", "requirements-dev")

ALLOWED = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-2-Clause-Views", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MIT-CMU",
    "MPL-2.0", "PSF-2.0", "Zlib",
}  # fmt: skip
"""Licences under which a package may be shipped beside this program, by their SPDX names."""

CALLED = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    # pypdfium2, for tests only; what PDFium holds of others is under permissive licences too, FreeType under its own
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "The MIT License (MIT)": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""What packages without an SPDX name call their licence."""

IN_ITS_FILE = {"axe-playwright-python", "resvg-py"}
"""Packages that tell their licence in a file only, which must be that of MIT."""

MIT = "Permission is hereby granted, free of charge, to any person obtaining a copy of this software"


def _locked(name):
    """The requirements of a lock, each with its markers and the number of its hashes."""
    text = (ROOT / f"{name}.lock").read_text(encoding="utf-8")
    entries = re.split(r"(?<!\\)\n", text)
    return [
        (Requirement(entry.split(" \\")[0]), re.findall(r"--hash=sha256:[0-9a-f]{64}", entry))
        for entry in entries
        if entry and not entry.startswith("#")
    ]


def _asked(name):
    """The requirements that people write, with those of the files that they name."""
    found = []
    for line in (ROOT / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("-r "):
            found += _asked(line.removeprefix("-r ").removesuffix(".txt"))
        elif line and not line.startswith("#"):
            found.append(Requirement(line))
    return found


def _here(requirement, extras=("",)):
    return requirement.marker is None or any(requirement.marker.evaluate({"extra": extra}) for extra in extras)


def _brought(name):
    """Everything that the requirements bring along on this machine, by the packages' own words."""
    waiting, seen = [(each, ("",)) for each in _asked(name)], {}
    while waiting:
        requirement, extras = waiting.pop()
        package = canonicalize_name(requirement.name)
        wanted = seen.setdefault(package, set())
        new = {"", *requirement.extras} - wanted
        if not _here(requirement, extras) or not new:
            continue
        wanted |= new
        told = importlib.metadata.requires(package) or []
        waiting += [(Requirement(each), tuple(wanted)) for each in told if _here(Requirement(each), tuple(wanted))]
    return {package for package, wanted in seen.items() if wanted}


@pytest.mark.parametrize("name", PAIRS)
def test_the_lock_holds_what_the_requirements_say_and_everything_that_they_bring_along(name):
    locked = {canonicalize_name(each.name): each for each, _ in _locked(name) if _here(each)}
    for each in _asked(name):
        assert locked[canonicalize_name(each.name)].specifier == each.specifier, f"{each}: run `make lock`"
    assert _brought(name) == set(locked), "run `make lock`"


@pytest.mark.parametrize("name", PAIRS)
def test_every_package_of_a_lock_is_pinned_with_the_hashes_of_all_its_files(name):
    for each, hashes in _locked(name):
        assert re.fullmatch(r"==[\w.]+", str(each.specifier)), each
        assert hashes, each
    text = (ROOT / f"{name}.lock").read_text(encoding="utf-8")
    assert not re.search(r"://|--index|--find-links|--trusted", text)


def test_what_runs_is_locked_alike_for_tests():
    tests = {str(each): hashes for each, hashes in _locked("requirements-dev")}
    assert {str(each): hashes for each, hashes in _locked("requirements")}.items() <= tests.items()


def test_make_ci_and_the_image_install_from_the_locks():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    image = (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8")
    installs = re.findall(r"-m pip install (?!--quiet uv)(.+)", makefile)
    installs += re.findall(r"/pip install (.+)", image)
    assert len(installs) == 4
    assert all("--require-hashes" in each and ".lock" in each for each in installs)
    assert "exec make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def _licence(package):
    """The licence of an installed package, in SPDX names where it has any."""
    told = importlib.metadata.metadata(package)
    if package in IN_ITS_FILE:
        texts = [each.read_text() for each in importlib.metadata.files(package) if each.name == "LICENSE"]
        return "MIT" if any(MIT in " ".join(text.split()) for text in texts) else "its file says something else"
    classified = [each.rpartition(" :: ")[2] for each in told.get_all("Classifier") or [] if each.startswith("License")]
    short = told.get("License") if len(told.get("License") or "") < 60 else None
    said = told.get("License-Expression") or short or " AND ".join(CALLED.get(each, each) for each in classified)
    return CALLED.get(said, said)


def _fits(licence):
    """Whether all parts of a licence are allowed, and of a choice one."""
    plain = licence.replace("(", " ").replace(")", " ")
    return all(any(one.strip() in ALLOWED for one in part.split(" OR ")) for part in plain.split(" AND "))


def test_every_licence_is_on_the_list():
    here = [each for each, _ in _locked("requirements-dev") if _here(each)]
    licences = {}
    for each in here:
        try:
            licences[each.name] = _licence(each.name)
        except PackageNotFoundError:
            licences[each.name] = "not installed: run `make`"
    assert not {name: licence for name, licence in licences.items() if not _fits(licence)}
    assert len(here) > 60


@pytest.mark.parametrize("licence", ["GPL-2.0-or-later", "MIT AND GPL-3.0-only", "AGPL-3.0 OR SSPL-1.0", ""])
def test_a_licence_that_is_not_on_the_list_does_not_fit(licence):
    assert not _fits(licence)


def test_one_of_a_choice_is_enough():
    assert _fits("GPL-2.0-only OR MIT")
    assert _fits("BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0")

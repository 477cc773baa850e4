"""The site that the tests of deploy/ put up: a prepared folder, two replicas, nginx."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from farm import ROOT, Nginx, Replica, free_port
from playwright.sync_api import sync_playwright

from deploy import prepare_static
from tests.sites import QUICK

FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def nginx():
    """The program."""
    if chosen := os.environ.get("NGINX_PROGRAM"):
        return chosen
    command = [sys.executable, "tests/deploy/find_nginx.py"]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


@pytest.fixture(scope="session")
def static():
    """The folder that nginx serves; kept from one run to the next, and readable for nginx's workers."""
    kept = ROOT / "build" / "deploy-static"
    prepare_static.prepare(kept, QUICK)
    return kept


@pytest.fixture
def folder():
    """A folder of nginx's own; its workers run as another user where the tests run as root.

    It lies outside of pytest's folders: each other run of pytest that begins shuts those to other users, and nginx then
    answers 500 to what it keeps there.
    """
    with tempfile.TemporaryDirectory(prefix="freed-nginx-") as made:
        Path(made).chmod(0o755)
        yield Path(made)


@pytest.fixture
def put_up(nginx, folder, static):
    """Puts up nginx before whatever replicas a test has."""
    running = []

    def start(replicas, *more):
        running.append(Nginx(nginx, folder, static, replicas, *more))
        return running[-1].start()

    yield start
    for each in running:
        each.stop()


@pytest.fixture
def nobody():
    """The address of a replica that is not there."""
    return f"127.0.0.1:{free_port()}"


@pytest.fixture(scope="session")
def pair(tmp_path_factory):
    """Two replicas of the desk."""
    folder = tmp_path_factory.mktemp("replicas")
    two = [Replica(folder), Replica(folder)]
    for each in two:
        each.start()
    yield [each.ready() for each in two]
    for each in two:
        if each.process.poll() is None:
            each.end()


@pytest.fixture
def replicas(pair):
    """Two replicas that serve, also after a test that ended one."""
    for each in pair:
        if each.process.poll() is not None:
            each.start()
    return [each.ready() for each in pair]


@pytest.fixture
def front(put_up, replicas):
    """nginx before both."""
    return put_up([each.address for each in replicas])


@pytest.fixture(scope="session")
def browser():
    """One browser for all tests that need one."""
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=os.environ.get("CHROMIUM") or None, args=FLAGS)
        yield chromium
        chromium.close()

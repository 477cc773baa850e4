"""Under which address a reader reaches the desk: a request is believed where nobody else can be misled by it."""

import ipaddress

import pytest

from serving.public_address import LOCAL, secure, site, sockets
from serving.settings import SettingError, Settings
from tests.serve import Server

SET = Settings(base_url="https://desk.example")
PAGES = ("/", "/timeline", "/people?person=ales-bialiatski", "/embed", "/about")


def _scope(host="localhost:8501", peer="127.0.0.1", port=8501, **headers):
    named = [(b"host", host.encode()), *((name.replace("_", "-").encode(), v.encode()) for name, v in headers.items())]
    return {"type": "http", "scheme": "http", "client": (peer, 5), "server": ("127.0.0.1", port), "headers": named}


@pytest.mark.parametrize("name", LOCAL)
def test_on_the_machine_itself_the_desk_has_the_address_that_its_browser_names(name):
    assert site(_scope(f"{name}:8501"), Settings()) == f"http://{name}:8501"
    assert site(_scope(name, port=80), Settings()) == f"http://{name}"


@pytest.mark.parametrize(
    "scope",
    [
        _scope("evil.example"),
        _scope("evil.example:8501"),
        _scope("localhost:8502"),
        _scope("localhost"),
        _scope(peer="203.0.113.9"),
        _scope(x_forwarded_for="203.0.113.9"),
        _scope(x_forwarded_host="evil.example"),
        _scope(forwarded="for=unknown"),
        _scope("evil.example/<script>"),
        _scope(""),
    ],
)
def test_a_host_is_not_believed_where_others_could_be_misled(scope):
    assert (site(scope, Settings()), sockets(scope, Settings())) == ("", ())


def test_the_address_that_is_set_is_the_address_whatever_a_request_says():
    for host in ("evil.example", "localhost:8501", "desk.example"):
        assert site(_scope(host), SET) == "https://desk.example"
        assert sockets(_scope(host), SET) == ("ws://desk.example", "wss://desk.example")


def test_a_proxy_is_believed_where_the_settings_name_it():
    named = Settings(proxies=(ipaddress.ip_network("10.83.1.0/24"), ipaddress.ip_network("::1")))
    for peer, believed in (("10.83.1.7", True), ("10.83.2.7", False), ("::1", True), ("127.0.0.1", False), ("", False)):
        assert secure(_scope(peer=peer, x_forwarded_proto="https"), named) is believed
    assert not secure(_scope(peer="10.83.1.7", x_forwarded_proto="http"), named)
    assert not secure(_scope(x_forwarded_proto="https"), Settings())
    assert secure(_scope(), SET)


def test_proxies_of_the_settings_are_networks():
    assert Settings.read({"FREED_PROXIES": "127.0.0.1 ::1 10.0.0.0/8"}).proxies[2] == ipaddress.ip_network("10.0.0.0/8")
    with pytest.raises(SettingError, match="FREED_PROXIES"):
        Settings.read({"FREED_PROXIES": "*"})


@pytest.fixture(scope="module")
def unset(tmp_path_factory):
    """A server that was not told its address, behind a proxy that names itself."""
    with Server(tmp_path_factory.mktemp("unset") / "log") as process:
        yield process


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "localhost:1"},
        {"Host": "evil.example", "X_Forwarded_Proto": "https"},
        {"Host": "desk.example", "X_Forwarded_Host": "evil.example"},
        {"Host": "evil.example/<script>alert(1)</script>"},
    ],
)
def test_a_page_without_an_address_that_is_set_repeats_no_host(unset, page, headers):
    answer = unset.get(page, **headers)
    said = answer.text + str(answer.headers)
    assert answer.status == 200
    assert "evil.example" not in said
    assert "localhost:1" not in said
    assert 'rel="canonical"' not in said
    assert "og:url" not in said
    assert "oembed" not in answer.text.partition("</head>")[0]
    assert "connect-src 'self';" in answer.headers["content-security-policy"]
    assert "strict-transport-security" not in {name.lower() for name in answer.headers}


def test_hosts_that_nobody_knows_push_no_kept_page_out(unset):
    first = unset.get("/about", Host="evil.example")
    assert unset.get("/about", Host="more.example").headers["etag"] == first.headers["etag"]


def test_an_oembed_answer_repeats_no_host(unset):
    answer = unset.get("/oembed?url=http%3A%2F%2Fevil.example%2Ftimeline", Host="evil.example")
    assert answer.status == 404
    assert "evil.example" not in answer.text


def test_a_server_that_was_not_told_its_address_says_so_at_its_start(unset):
    assert unset.said.count("FREED_BASE_URL is not set") == 1


def test_a_server_that_was_told_its_address_gives_it_and_says_nothing(tmp_path):
    env = {"FREED_BASE_URL": "https://desk.example", "FREED_PROXIES": "10.0.0.1"}
    with Server(tmp_path / "log", env=env) as server:
        page = server.get("/timeline", Host="evil.example")
        assert 'rel="canonical" href="https://desk.example/timeline"' in page.text
        assert "connect-src 'self' ws://desk.example wss://desk.example;" in page.headers["content-security-policy"]
        assert page.headers["strict-transport-security"]
        assert "evil.example" not in page.text + str(page.headers)
        assert "FREED_BASE_URL" not in server.said

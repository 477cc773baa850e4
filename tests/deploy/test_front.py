"""What nginx does by itself: files, limits, refusals, calm words, TLS; with replicas that are made up or not there."""

import gzip
import ssl

import pytest
from farm import BROTLI, ask, certificate, free_port, made_up

from deploy import render

ICON, HASH = "/app/static/icon.svg", "/static/js/"


@pytest.fixture
def alone(put_up, nobody):
    """nginx without a replica."""
    return put_up([nobody, f"127.0.0.1:{free_port()}"])


@pytest.fixture
def script(static):
    """A large file of Streamlit's frontend: its address and its bytes."""
    largest = max((static / "static" / "js").glob("*.js"), key=lambda path: path.stat().st_size)
    return HASH + largest.name, largest.read_bytes()


def test_files_are_served_without_python_and_kept_for_ever(alone, script):
    status, headers, body = ask(alone.port, script[0])
    assert (status, body) == (200, script[1])
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    assert headers["x-content-type-options"] == "nosniff"
    assert "server" in headers
    assert "/" not in headers["server"]
    status, headers, _ = ask(alone.port, ICON)
    assert (status, headers["content-type"]) == (200, "image/svg+xml")
    assert "default-src 'none'" in headers["content-security-policy"]


def test_files_are_sent_as_they_were_compressed_beforehand(alone, script, static):
    address, body = script
    _, headers, sent = ask(alone.port, address, accept_encoding="gzip")
    assert (headers["content-encoding"], headers["vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(sent) == body
    assert sent == (static / f"{address[1:]}.gz").read_bytes()
    if BROTLI:
        _, headers, small = ask(alone.port, address, accept_encoding="gzip, br")
        assert headers["content-encoding"] == "br"
        assert len(small) < len(sent)


def test_a_file_that_did_not_change_is_not_sent_again(alone):
    _, headers, _ = ask(alone.port, ICON)
    assert ask(alone.port, ICON, if_none_match=headers["etag"])[0] == 304


@pytest.mark.parametrize("address", ["/static/../../etc/passwd", "/app/static/%2e%2e/%2e%2e/nginx.conf", "/static/js/"])
def test_nothing_outside_the_folder_is_served(alone, address):
    status, _, body = ask(alone.port, address)
    assert status in (400, 404, 502)
    assert b"root:" not in body


def test_where_no_replica_answers_readers_get_calm_words(alone):
    status, headers, body = ask(alone.port, "/people?q=Kolesnikova")
    assert (status, headers["retry-after"], headers["cache-control"]) == (502, "5", "no-store")
    assert b"asks again" in body
    assert "default-src 'none'" in headers["content-security-policy"]


@pytest.mark.parametrize("address", ["/metrics", "/%6detrics", "/_stcore/metrics", "/_stcore/upload_file/a/b"])
def test_what_is_not_for_readers_is_not_there(alone, address):
    assert ask(alone.port, address)[0] == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_is_written(alone, method):
    assert ask(alone.port, "/", method=method)[0] == 405


def test_a_flood_from_one_address_is_refused_and_others_are_not(alone):
    answers = [ask(alone.port, "/", source="127.7.3.1") for _ in range(300)]
    refused = [headers for status, headers, _ in answers if status == 429]
    assert 20 < len(refused) < 100  # 200 at once pass, and some more while the rest come
    assert refused[0]["retry-after"] == "5"
    assert ask(alone.port, "/", source="127.7.3.2")[0] == 502
    assert ask(alone.port, ICON, source="127.7.3.1")[0] == 200


def test_the_logs_hold_neither_addresses_nor_queries_of_readers(alone):
    for _ in range(220):
        ask(alone.port, "/people?q=secret", source="127.7.4.4", user_agent="secret", referer="http://secret/")
    written = alone.log.read_text() + alone.errors.read_text()
    assert "/people" in written
    assert "127.7.4.4" not in written
    assert "secret" not in written


@pytest.mark.parametrize("address", ["/media/a.csv", "/piece/0a"])
def test_a_session_file_is_found_wherever_it_is_held_also_while_its_replica_is_drained(put_up, address):
    (_, without), (_, holder) = made_up(404), made_up(200)
    front = put_up([without, holder], "--drain", holder)
    answers = {ask(front.port, address, source=f"127.7.5.{each}")[0] for each in range(1, 21)}
    assert answers == {200}
    assert {ask(front.port, "/", source=f"127.7.5.{each}")[0] for each in range(1, 21)} == {404}


@pytest.mark.parametrize("state", ["dead", "full"])
def test_a_session_goes_to_the_next_replica_where_its_own_is_dead_or_full(put_up, nobody, state):
    (_, full), (_, other) = made_up(503), made_up(200)
    front = put_up([nobody if state == "dead" else full, other])
    answers = {ask(front.port, "/_stcore/stream", source=f"127.7.2.{each}")[0] for each in range(1, 21)}
    assert answers == {200}


def test_a_replica_that_is_full_goes_on_making_pages(put_up):
    replica, full = made_up(503)
    front = put_up([full])
    for each in range(1, 21):
        ask(front.port, "/_stcore/stream", source=f"127.7.3.{each}")
    replica.asked.clear()
    ask(front.port, "/", source="127.7.3.1")
    assert replica.asked == ["/"]


def test_a_refused_origin_is_not_tried_on_the_next_replica(put_up):
    (one, strict), (two, other) = made_up(403), made_up(403)
    front = put_up([strict, other])
    assert {ask(front.port, "/_stcore/stream", source=f"127.7.4.{each}")[0] for each in range(1, 21)} == {403}
    assert len(one.asked) + len(two.asked) == 20


def test_the_same_address_always_comes_to_the_same_replica_and_both_have_readers(put_up):
    replicas = [made_up(200) for _ in range(2)]
    front = put_up([address for _, address in replicas])
    first = replicas[0][0]
    share = []
    for each in range(1, 41):
        before = len(first.heard)
        for address in ("/people?q=a", "/media/a", "/_stcore/stream"):
            ask(front.port, address, source=f"127.7.6.{each}")
        share.append(len(first.heard) - before)
    assert set(share) == {0, 3}
    assert 8 < share.count(3) < 32


def test_a_replica_learns_nothing_of_a_reader_and_sets_no_cookie(put_up):
    server, address = made_up(200)
    front = put_up([address])
    _, headers, _ = ask(front.port, "/", source="127.7.7.7", cookie="neighbour=1", x_forwarded_for="1.2.3.4")
    sent = {name.lower(): value for name, value in server.heard[0].items()}
    assert "set-cookie" not in headers
    assert not {"cookie", "x-forwarded-for", "x-real-ip"} & set(sent)
    assert not {"127.7.7.7", "1.2.3.4"} & set(sent.values())
    assert (sent["host"], sent["x-forwarded-proto"]) == (f"127.0.0.1:{front.port}", "http")


def test_behind_another_proxy_the_readers_are_told_apart_and_tls_is_believed(put_up):
    replicas = [made_up(200) for _ in range(2)]
    front = put_up([address for _, address in replicas], "--behind", "127.7.8.0/24")
    for each in range(1, 41):
        given = {"x_forwarded_for": f"10.0.0.{each}", "x_forwarded_proto": "https"}
        headers = ask(front.port, ICON, source="127.7.8.1", **given)[1]
        assert "strict-transport-security" in headers
        ask(front.port, "/people?q=a", source="127.7.8.1", **given)
    shares = [len(server.heard) for server, _ in replicas]
    assert min(shares) > 8
    told = ask(front.port, ICON, source="127.7.9.1", x_forwarded_proto="https")[1]
    assert "strict-transport-security" not in told


def test_with_a_certificate_it_speaks_http_2_and_sends_plain_readers_there(put_up, nobody, folder):
    (chain, key), plain = certificate(folder), free_port()
    front = put_up([nobody], "--certificate", str(chain), "--key", str(key), "--plain", f"127.0.0.1:{plain}")
    assert _protocol(front.port, chain) == "h2"
    status, headers, _ = ask(plain, "/people?q=a", host="example.org")
    assert (status, headers["location"]) == (308, "https://example.org/people?q=a")


def _protocol(port, chain):
    import socket

    context = ssl.create_default_context(cafile=str(chain))
    context.check_hostname = False
    context.set_alpn_protocols(["h2", "http/1.1"])
    with socket.create_connection(("127.0.0.1", port)) as line, context.wrap_socket(line) as secure:
        return secure.selected_alpn_protocol()


@pytest.mark.parametrize(
    "words",
    [
        ["--replica", "a b:1"],
        ["--replica", "a:1;"],
        ["--replica", "a:1", "--name", "${host}"],
        ["--replica", "a:1", "--drain", "b:1"],
        ["--replica", "a:1", "--drain", "a:1"],
        ["--replica", "a:1", "--key", "k.pem"],
        ["--replica", "a:1", "--behind", "somewhere"],
        ["--replica", "a:1", "--embeds", "/srv/a b"],
        ["--embeds", "/srv/a", "--drain", "a:1"],
        [],
    ],
)
def test_what_cannot_stand_in_a_configuration_is_refused(tmp_path, capsys, words):
    assert render.main([str(tmp_path / "conf"), *words]) == 2
    assert capsys.readouterr().err.startswith("render: ")
    assert not (tmp_path / "conf").exists()


@pytest.mark.parametrize(
    "words", [["--replica", "a:1"], ["--embeds", "/srv/a"], ["--replica", "a:1", "--embeds", "/a"]]
)
def test_a_rendered_configuration_has_no_open_place_and_documents_none_that_is_missing(tmp_path, words):
    assert render.main([str(tmp_path), *words]) == 0
    written = "".join(path.read_text() for path in tmp_path.rglob("*.conf"))
    assert not render.PLACE.search(written)

"""Writes nginx's configuration for one installation: `python deploy/render.py FOLDER --replica 127.0.0.1:8501 ...`.

The templates in deploy/nginx are copied, and placeholders such as @name@ are filled in from the arguments. With
replicas nginx serves the desk, and a folder of embeds if one is named; with --embeds alone, only the embeds.
"""

import argparse
import html
import ipaddress
import re
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path

SOURCE = Path(__file__).parent / "nginx"
MODULES = ("ngx_http_brotli_filter_module.so", "ngx_http_brotli_static_module.so")
PLACE = re.compile(r"^(?P<indent> *)(?P<before>[^@\n]*)@(?P<name>[a-z]+)@(?P<after>[^\n]*)$", re.MULTILINE)
WORD = re.compile(r"[\w./:*\[\]-]+")
"""A safe word in nginx's configuration: no space, quote, brace, semicolon or variable."""

SITES = ("freed.conf", "embeds.conf")
"""The configurations of the desk and of the embeds alone; an installation has one of them."""

SCRIPTS = re.compile(r"script-src ([^;]+)")
BEGINNING = 2000
"""The first bytes of a page, in which its content security policy stands."""

FROM_REPLICAS = (
    "limit_req zone=freed_pages burst=200 nodelay;",
    "proxy_pass http://freed;",
    "include freed/held.conf;",
)
"""The directives for embeds from the replicas; replicas that have not built them yet are skipped."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the configuration that the command line describes; the exit code is 2 if an argument is invalid."""
    args = _parser().parse_args(arguments)
    args.listen = args.listen or ["8080"]
    try:
        values = _values(args)
    except ValueError as error:
        sys.stderr.write(f"render: {error}\n")
        return 2
    write(args.folder, values)
    embeds = f"embeds from {args.embeds or 'the replicas'}"
    count = f"{len(args.replica) - len(args.drain)} of {len(args.replica)} replicas, " if args.replica else ""
    sys.stdout.write(f"{args.folder}: {count}{embeds}\n")
    return 0


def write(folder: Path, values: dict[str, list[str]]) -> None:
    """Copy deploy/nginx to a folder with its placeholders filled in."""
    for source in sorted(SOURCE.rglob("*.conf")):
        if source.name in SITES and source.name not in values["site"]:
            continue
        target = folder / source.relative_to(SOURCE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(fill(source.read_text(encoding="utf-8"), values), encoding="utf-8")
        shutil.copymode(source, target)


def fill(text: str, values: dict[str, list[str]]) -> str:
    """A template with its placeholders filled in, one line for each value and none without values."""

    def lines(place: re.Match[str]) -> str:
        around = (place["indent"] + place["before"], place["after"])
        return "\n".join(value.join(around).rstrip() for value in values[place["name"]]) or place["indent"] + "#"

    return re.sub(r"^ *#\n", "", PLACE.sub(lines, text), flags=re.MULTILINE)


def _values(args: argparse.Namespace) -> dict[str, list[str]]:
    for word in (args.static, args.log, args.cache, args.name, *args.replica, *args.listen, *args.networks):
        _one_word(str(word))
    if not args.replica and not args.embeds:
        raise ValueError("--replica or --embeds: there is nothing to serve")
    strangers = set(args.drain) - set(args.replica)
    if strangers or (args.replica and set(args.drain) == set(args.replica)):
        raise ValueError(f"--drain: {', '.join(sorted(strangers)) or 'one replica at least'} must stand in --replica")
    if bool(args.certificate) != bool(args.key):
        raise ValueError("--certificate and --key go together")
    networks = [str(ipaddress.ip_network(network)) for network in args.networks]
    return _embeds(args) | {
        "replicas": [_server(each, drained=each in args.drain) for each in args.replica],
        "held": [_server(each) for each in args.replica],
        "listen": _listen(args),
        "redirect": _redirect(args),
        "name": [args.name],
        "static": [str(args.static)],
        "log": [str(args.log)],
        "cache": [str(args.cache)],
        "made": [f"{time.time_ns():x}"],
        "pages": ["|".join(_pages())] if args.replica else [""],
        "brotli": ["include freed/brotli.conf;"] if args.brotli else [],
        "modules": [f"load_module {args.modules / each};" for each in MODULES] if args.modules else [],
        "networks": [f"{network} 1;" for network in networks],
        "behind": _behind(networks),
    }


def _pages() -> list[str]:
    """The names of the pages of the desk, as they stand in its addresses."""
    sys.path.insert(0, str(SOURCE.parent.parent))  # this file is run by its path
    from components.content.pages import pages  # noqa: PLC0415  # the embeds alone need none of it

    return [each.address.path for each in pages().values() if each.address.path]


def _embeds(args: argparse.Namespace) -> dict[str, list[str]]:
    """Which site this is, where its embeds come from, and the scripts that they may run."""
    root = [f"root {_one_word(str(args.embeds))};"] if args.embeds else []
    return {
        "site": [SITES[0] if args.replica else SITES[1]],
        "root": root,
        "embeds": [*root, "include freed/embed-files.conf;"] if args.embeds else list(FROM_REPLICAS),
        "scripts": [" ".join(sorted(_scripts(args.embeds))) if args.embeds else "'none'"],
    }


def _scripts(folder: Path) -> set[str]:
    """The hashes of every script that a page in the folder runs, and of the one that this program would publish."""
    sys.path.insert(0, str(SOURCE.parent.parent))  # this file is run by its path
    from components.embeds import inline_js  # noqa: PLC0415  # the desk alone needs none of it

    pages = (each.read_bytes()[:BEGINNING].decode("utf-8", "replace") for each in sorted(folder.glob("*/*.html")))
    policies = (inline_js.policy(""), *map(html.unescape, pages))
    return {word for policy in policies for match in SCRIPTS.finditer(policy) for word in match[1].split()}


def _server(address: str, *, drained: bool = False) -> str:
    """Two failures within 5 s, and a replica is left alone for 5 s; then it is tried again."""
    return f"server {address} max_fails=2 fail_timeout=5s{' down' if drained else ''};"


def _listen(args: argparse.Namespace) -> list[str]:
    if not args.certificate:
        return [f"listen {address};" for address in args.listen]
    return [
        *(f"listen {address} ssl http2;" for address in args.listen),
        f"ssl_certificate {_one_word(str(args.certificate))};",
        f"ssl_certificate_key {_one_word(str(args.key))};",
        "ssl_protocols TLSv1.2 TLSv1.3;",
        "ssl_session_cache shared:freed_tls:10m;",
        "ssl_session_tickets off;",
    ]


def _redirect(args: argparse.Namespace) -> list[str]:
    if not args.plain:
        return []
    sends = "access_log off; error_log stderr emerg; return 308 https://$host$request_uri;"
    return [f"server {{ listen {_one_word(args.plain)}; server_name {args.name}; {sends} }}"]


def _behind(networks: Sequence[str]) -> list[str]:
    trusted = [f"set_real_ip_from {network};" for network in networks]
    return [*trusted, "real_ip_header X-Forwarded-For;", "real_ip_recursive on;"] if networks else []


def _one_word(word: str) -> str:
    if not WORD.fullmatch(word):
        raise ValueError(f"{word!r} cannot stand in a configuration of nginx")
    return word


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Write nginx's configuration for one installation.")
    add = parser.add_argument
    add("folder", type=Path, help="where to write")
    add("--replica", action="append", default=[], help="host:port of a replica; repeat for each")
    add("--drain", action="append", default=[], help="a replica that takes no new session; repeat for each")
    add("--listen", action="append", help="address or port to listen on, 8080 where none is given; repeat for each")
    add("--name", default="_", help="the name of the site")
    add("--static", type=Path, default=Path("/srv/freed/static"), help="the folder made by prepare_static.py")
    add("--embeds", type=Path, help="the folder of published embeds; without --replica nothing else is served")
    add("--log", type=Path, default=Path("/var/log/nginx/freed.log"), help="the log of requests")
    add("--cache", type=Path, default=Path("/var/cache/freed-nginx"), help="the folder of pages that are kept")
    add("--certificate", type=Path, help="listen with TLS and HTTP/2; the chain in PEM form")
    add("--key", type=Path, help="the key of the certificate")
    add("--plain", help="with TLS: the address or port whose readers are sent to https://")
    add("--brotli", action="store_true", help="nginx has the brotli modules")
    add("--modules", type=Path, help="with the whole nginx.conf: the folder of the brotli modules, to be loaded")
    add("--behind", action="append", default=[], dest="networks", help="the network of a proxy before this one")
    return parser


if __name__ == "__main__":
    sys.exit(main())

"""What is written for Kubernetes, compose, Docker and systemd fits the server, and fits together."""

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from farm import options

from serving.router import OWN
from serving.settings import Settings

ROOT = Path(__file__).parent.parent.parent
DEPLOY = ROOT / "deploy"
KUBERNETES = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
KINDS = {
    "autoscaler": ("autoscaling/v2", "HorizontalPodAutoscaler"),
    "config": ("v1", "ConfigMap"),
    "deployment": ("apps/v1", "Deployment"),
    "disruption": ("policy/v1", "PodDisruptionBudget"),
    "ingress": ("networking.k8s.io/v1", "Ingress"),
    "kustomization": ("kustomize.config.k8s.io/v1beta1", "Kustomization"),
    "namespace": ("v1", "Namespace"),
    "network": ("networking.k8s.io/v1", "NetworkPolicy"),
    "service": ("v1", "Service"),
}
UNIT = DEPLOY / "systemd" / "freed@.service"
DOCUMENTS = [DEPLOY / "README.md", ROOT / "docs" / "how-to" / "run-on-more-than-one-machine.md"]


def _read(name):
    return yaml.safe_load((DEPLOY / name).read_text(encoding="utf-8"))


def _pod():
    return _read("kubernetes/deployment.yaml")["spec"]["template"]["spec"]


def _container():
    (only,) = _pod()["containers"]
    return only


def _dockerfile():
    """The stages of the Dockerfile, each with its lines."""
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    stages = re.split(r"^FROM (\S+) AS (\S+)$", text, flags=re.MULTILINE)
    return {name: (base, body) for base, name, body in zip(stages[1::3], stages[2::3], stages[3::3], strict=True)}


@pytest.mark.parametrize("path", KUBERNETES, ids=lambda path: path.stem)
def test_a_manifest_is_what_it_is_called(path):
    (manifest,) = yaml.safe_load_all(path.read_text(encoding="utf-8"))
    assert (manifest["apiVersion"], manifest["kind"]) == KINDS[path.stem]
    assert path.stem == "kustomization" or manifest["metadata"]["name"] == "freed"


def test_every_manifest_but_the_example_is_applied():
    listed = set(_read("kubernetes/kustomization.yaml")["resources"])
    assert listed == {path.name for path in KUBERNETES} - {"kustomization.yaml", "ingress.yaml"}


def test_probes_ask_what_the_server_answers():
    container = _container()
    probes = {name: container[f"{name}Probe"]["httpGet"] for name in ("startup", "liveness", "readiness")}
    assert {probe["path"] for probe in probes.values()} <= set(OWN)
    assert probes["readiness"]["path"] == "/readyz"
    assert probes["liveness"]["path"] == "/healthz"  # a spoiled table must not restart what still serves the last good
    assert {probe["port"] for probe in probes.values()} == {"http"}


def test_pods_run_as_nobody_and_write_nothing_but_tmp():
    pod, container = _pod(), _container()
    assert pod["securityContext"]["runAsNonRoot"]
    assert pod["automountServiceAccountToken"] is False
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert [mount["mountPath"] for mount in container["volumeMounts"]] == ["/tmp"]
    assert f"USER {pod['securityContext']['runAsUser']}:" in _dockerfile()["desk"][1]


def test_service_autoscaler_budget_and_policy_are_about_the_same_pods():
    deployment = _read("kubernetes/deployment.yaml")
    labels = deployment["spec"]["template"]["metadata"]["labels"]
    assert deployment["spec"]["selector"]["matchLabels"] == labels
    assert _read("kubernetes/service.yaml")["spec"]["selector"] == labels
    assert _read("kubernetes/disruption.yaml")["spec"]["selector"]["matchLabels"] == labels
    assert _read("kubernetes/network.yaml")["spec"]["podSelector"]["matchLabels"] == labels
    target = _read("kubernetes/autoscaler.yaml")["spec"]["scaleTargetRef"]
    assert (target["kind"], target["name"]) == ("Deployment", deployment["metadata"]["name"])
    assert "replicas" not in deployment["spec"]  # or each `apply` would undo the autoscaler


def test_a_session_stays_with_its_pod_and_there_are_always_two():
    service, scaler = _read("kubernetes/service.yaml")["spec"], _read("kubernetes/autoscaler.yaml")["spec"]
    assert service["sessionAffinity"] == "ClientIP"
    assert scaler["minReplicas"] >= 2
    assert _read("kubernetes/deployment.yaml")["spec"]["strategy"]["rollingUpdate"]["maxUnavailable"] == 0
    notes = _read("kubernetes/ingress.yaml")["metadata"]["annotations"]
    assert notes["nginx.org/lb-method"] == "hash $binary_remote_addr consistent"


def test_a_pod_has_time_to_end():
    stop = _container()["lifecycle"]["preStop"]["exec"]["command"]
    graceful = int(re.search(r'timeout-graceful-shutdown", "(\d+)"', _dockerfile()["desk"][1])[1])
    assert int(stop[1]) + graceful < _pod()["terminationGracePeriodSeconds"]


def test_one_port_everywhere():
    (port,) = _container()["ports"]
    (served,) = _read("kubernetes/service.yaml")["spec"]["ports"]
    body = _dockerfile()["desk"][1]
    assert served["targetPort"] == port["name"] == "http"
    assert f"EXPOSE {port['containerPort']}" in body
    assert f'"--port", "{port["containerPort"]}"' in body


def test_images_are_pinned_and_run_as_nobody():
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    images = dict(re.findall(r"^ARG (PYTHON|DEBIAN)=(\S+)$", text, re.MULTILINE))
    assert re.fullmatch(r"python:3\.1\d\.\d+-slim-bookworm", images["PYTHON"])
    assert images["DEBIAN"] == "debian:bookworm-slim"
    for name in ("PYTHON", "DEBIAN"):
        given = re.search(rf"^ARG {name}_DIGEST=(.*)$", text, re.MULTILINE)[1]
        assert re.fullmatch(r"(sha256:[0-9a-f]{64})?", given)
    bases = {base for base, _ in _dockerfile().values()} - {"built"}
    assert bases == {f"${{{name}}}${{{name}_DIGEST:+@}}${{{name}_DIGEST}}" for name in ("PYTHON", "DEBIAN")}
    for service in _read("compose.yaml")["services"].values():
        assert {"PYTHON_DIGEST", "DEBIAN_DIGEST"} <= set(service["build"]["args"])
    for stage in ("desk", "front"):
        assert re.search(r"^USER 1000\d:1000\d$", _dockerfile()[stage][1], re.MULTILINE)


def test_the_image_holds_everything_that_the_server_imports():
    allowed = set((DEPLOY / "Dockerfile.dockerignore").read_text(encoding="utf-8").split())
    needed = {"requirements.lock", "app.py", "server.py", ".streamlit", "components", "data", "locales", "pages"}
    assert {f"!{name}" for name in needed | {"serving", "static", "deploy"}} <= allowed
    assert all((ROOT / name[1:]).exists() for name in allowed if name.startswith("!"))


def test_compose_has_two_replicas_at_the_addresses_that_nginx_knows():
    services = _read("compose.yaml")["services"]
    addresses = [services[name]["networks"]["inside"]["ipv4_address"] + ":8501" for name in ("desk-1", "desk-2")]
    assert services["front"]["build"]["args"]["REPLICAS"].split() == addresses
    assert f'ARG REPLICAS="{" ".join(addresses)}"' in _dockerfile()["rendered"][1]


@pytest.mark.parametrize("name", ["desk-1", "desk-2", "front"])
def test_a_service_of_compose_is_closed(name):
    service = _read("compose.yaml")["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["build"]["target"] in _dockerfile()
    assert all(port.startswith("127.0.0.1:") for port in service.get("ports", []))
    kept = ["../data/tables:/srv/freed/desk/data/tables:ro", "last-good:/var/lib/freed"]
    assert name == "front" or service["volumes"] == kept


def _variables():
    """The variables of the environment that the desk reads."""
    read = (ROOT / "serving" / "settings.py", ROOT / "data" / "store.py")
    return set(re.findall(r'"(FREED_[A-Z_]+)"', "".join(path.read_text(encoding="utf-8") for path in read)))


def test_every_setting_is_one_that_the_server_reads():
    given = set(_read("kubernetes/config.yaml")["data"]) | set(_read("compose.yaml")["x-desk"]["environment"])
    read = _variables()
    assert given <= read
    named = set(re.findall(r"FREED_[A-Z_]+", "".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)))
    assert named - {"FREED_HOST", "FREED_PORT"} <= read
    examples = {name: str(value) for name, value in _read("kubernetes/config.yaml")["data"].items()}
    assert Settings.read(examples).base_url == "https://freed.example.org"


def test_every_way_to_run_keeps_the_last_good_tables_where_it_may_write():
    assert "FREED_LAST_GOOD=/var/cache/freed-%i/last-good" in UNIT.read_text(encoding="utf-8")
    image = _dockerfile()["desk"][1]
    assert "FREED_LAST_GOOD=/var/lib/freed/last-good" in image
    assert "install --directory --owner 10001 --group 10001 /var/lib/freed" in image
    assert {"name": "FREED_LAST_GOOD", "value": "/tmp/last-good"} in _container()["env"]
    assert set(_read("compose.yaml")["volumes"]) == {"last-good"}


def test_a_variable_is_told_once_and_every_one_that_the_server_reads():
    readme = DOCUMENTS[0].read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(FREED_[A-Z_]+)` \|", readme, re.MULTILINE)
    assert sorted(listed) == sorted(_variables())


def test_compose_and_kubernetes_pass_on_what_whoever_runs_them_may_set():
    about_a_machine = {"FREED_ASSETS", "FREED_EMBEDS", "FREED_MAX_SESSIONS", "FREED_METRICS_TOKEN", "FREED_TABLES"}
    about_a_machine |= {"FREED_LAST_GOOD", "FREED_STORY", "FREED_AHEAD"}
    read = _variables()
    assert read - about_a_machine <= set(_read("compose.yaml")["x-desk"]["environment"])
    assert read - about_a_machine <= set(_read("kubernetes/config.yaml")["data"])


def _unit():
    parser = configparser.RawConfigParser(strict=False, interpolation=None)
    parser.optionxform = str
    parser.read_string(UNIT.read_text(encoding="utf-8"))
    return parser


def test_the_unit_starts_the_server_as_nobody():
    service = _unit()["Service"]
    assert " uvicorn server:app " in service["ExecStart"]
    assert service["DynamicUser"] == "yes"
    assert service["Restart"] == "always"
    assert service["CapabilityBoundingSet"] == ""
    for name in ("NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices", "ProtectKernelTunables"):
        assert service[name] == "yes"
    assert service["ProtectSystem"] == "strict"


def test_the_options_are_ones_that_uvicorn_has():
    told = subprocess.run([sys.executable, "-m", "uvicorn", "--help"], capture_output=True, text=True, check=True)
    known = set(re.findall(r"--[a-z-]+", told.stdout))
    used = re.findall(r"--[a-z-]+", _unit()["Service"]["ExecStart"])
    used += re.findall(r"--[a-z-]+", _dockerfile()["desk"][1].partition('CMD ["python", "-m"')[2])
    assert len(used) > 8
    assert set(used) <= known


def test_the_unit_and_the_image_start_the_server_as_make_run_does():
    assert " ".join(options()) in _unit()["Service"]["ExecStart"]
    assert ", ".join(f'"{word}"' for word in options()) in re.sub(r",\s+", ", ", _dockerfile()["desk"][1])


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not on this machine")
def test_systemd_finds_the_unit_safe(tmp_path):
    named = tmp_path / "freed@8501.service"
    shutil.copy(UNIT, named)
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager", str(named)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-600:] + done.stderr


def test_nginx_lets_go_of_a_connection_before_uvicorn_does():
    text = (DEPLOY / "nginx" / "freed.conf").read_text(encoding="utf-8")
    kept = {int(seconds) for seconds in re.findall(r"^ +keepalive_timeout (\d+)s;", text, re.MULTILINE)}
    from uvicorn import Config

    assert max(kept) < Config("server:app").timeout_keep_alive


def test_every_file_that_is_named_is_there():
    readme, guide = (path.read_text(encoding="utf-8") for path in DOCUMENTS)
    cells = "".join(re.findall(r"^\| (`.+?) \|", readme, re.MULTILINE))
    named = {f"deploy/{name}" for name in re.findall(r"`([a-z@./_A-Z]+)`", cells) if not name.startswith("FREED")}
    named |= set(re.findall(r"(?<![\w/.])deploy/[\w@./-]*\w", guide))
    assert len(named) > 12
    assert not [name for name in named if not (ROOT / name).exists()]

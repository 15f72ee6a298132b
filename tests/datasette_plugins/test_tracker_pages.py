"""The plugin works once, and only once, in whichever way Datasette comes to it."""

import json
import os
import socket
import subprocess
import sys
import sysconfig
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = Path(sys.executable).parent / "datasette"
HOOKS = [
    "asgi_wrapper", "canned_queries", "database_actions", "extra_css_urls", "get_metadata", "menu_links",
    "permission_allowed", "prepare_jinja2_environment", "register_actions", "register_output_renderer",
    "register_routes", "render_cell", "startup",
]  # fmt: skip
Filled = tuple[Path, dict[str, str]]


def run(*command: object, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        [str(part) for part in command], cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:] + done.stdout[-2000:]
    return done.stdout


def works_once(ledger: Path, *command: object, env: dict[str, str] | None = None) -> None:
    def get(path: str) -> str:
        return run(*command, "--get", path, env=env)

    plugins = json.loads(get("/-/plugins.json?all=1"))
    ours = [plugin for plugin in plugins if "render_cell" in plugin["hooks"] and "asgi_wrapper" in plugin["hooks"]]
    assert [sorted(set(plugin["hooks"])) for plugin in ours] == [HOOKS]
    html = get("/")
    assert "What was promised, and what came of it" in html
    assert html.count('<li><a href="/-/tracker/oriel">Promises</a></li>') == 1
    assert get("/-/tracker-static/pages.css").startswith("/* Calm and typographic")


WAYS = {
    "installed": (SCRIPT,),
    "installed, and the folder": (SCRIPT, "--plugins-dir", "datasette_plugins"),
    "as a module, and the folder": (sys.executable, "-m", "datasette", "--plugins-dir", "datasette_plugins"),
}


@pytest.mark.parametrize("way", WAYS)
def test_it_works_once(filled: Filled, way: str) -> None:
    command, *options = WAYS[way]
    module = [options.pop(0), options.pop(0)] if options[:1] == ["-m"] else []
    works_once(filled[0], command, *module, "serve", filled[0], "-m", "metadata.yml", *options)


def test_it_works_once_from_a_checkout_that_is_not_installed(filled: Filled, tmp_path: Path) -> None:
    """Everything of this environment but the package itself; the script's folder, not the checkout, is on the path."""
    for entry in Path(sysconfig.get_paths()["purelib"]).iterdir():
        ours = "milestone_tracker" in entry.name or entry.name in ("events", "tracker", "datasette_plugins")
        if not ours and entry.suffix != ".pth":
            (tmp_path / entry.name).symlink_to(entry)
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    lone = subprocess.run(
        [sys.executable, "-S", "-c", "import tracker"],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "No module named 'tracker'" in lone.stderr
    works_once(
        filled[0], sys.executable, "-S", SCRIPT, "serve", filled[0], "-m", "metadata.yml",
        "--plugins-dir", "datasette_plugins", env=env,
    )  # fmt: skip


def test_tracker_serve_serves_the_pages(filled: Filled) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tracker", "serve", str(filled[0]), "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as served:
        try:
            html = answered(f"http://127.0.0.1:{port}/?as_of=2015-09-15", served)
        finally:
            served.terminate()
    assert "As of 15 Sep 2015." in html
    assert html.count('<li><a href="/-/tracker/oriel?as_of=2015-09-15">Promises</a></li>') == 0
    assert html.count('<li><a href="/-/tracker/oriel">Promises</a></li>') == 1


def answered(address: str, served: subprocess.Popen[str]) -> str:
    """What a server says as soon as it listens; it has two minutes to begin."""
    end = time.monotonic() + 120
    while time.monotonic() < end and served.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=20) as answer:
                return str(answer.read().decode())
        except urllib.error.URLError:
            threading.Event().wait(0.1)
    raise AssertionError(f"{address} did not answer: {served.poll()}")


def test_every_hook_is_named_here() -> None:
    from datasette_plugins import tracker_pages

    named = [name for name, value in vars(tracker_pages).items() if hasattr(value, "datasette_impl")]
    assert sorted(named) == HOOKS

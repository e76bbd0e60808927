"""run-local: a real Airflow beside a running stack, with DAGs, connections and pool, until Ctrl-C."""

from __future__ import annotations

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

import psycopg2

from local.options import options
from local.parts import Parts
from local.settings import DATABASE, environment, make_private, password
from local.stack import Stack, StartFailed

READY_WITHIN = 180.0
POOL = "userdata"


def main() -> int:
    given = options()
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    try:
        return _launch(given, stopping)
    except StartFailed as error:
        print(f"run-local: {error}", file=sys.stderr)
        return 2


def _launch(options: argparse.Namespace, stopping: threading.Event) -> int:
    stack = Stack.of(options.data.resolve())
    home = stack.data / "airflow"
    make_private(home)
    port = options.port or stack.port
    _check_free(port)
    settings = environment(stack, home, port)
    _create_database(stack)
    _prepare(settings, options.pool)
    parts = Parts(os.environ | settings, home / "parts")
    parts.start()
    try:
        _await_ready(port, stopping)
        _show(home, port)
        parts.watch(stopping.is_set)
    finally:
        print("Stopping Airflow ...", flush=True)
        parts.stop()
    return 0


def _check_free(port: int) -> None:
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise StartFailed(f"Port {port} is taken: name another one with --port.")


def _create_database(stack: Stack) -> None:
    """As the superuser of the local stack, whose password is that of its role."""
    url = urlsplit(stack["DATABASE_URL"])
    superuser = urlunsplit(url._replace(netloc=f"postgres:{url.password}@{url.hostname}:{url.port}", path="/postgres"))
    connection = psycopg2.connect(superuser)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", (DATABASE,))
        if not cursor.fetchone():
            cursor.execute(f"CREATE DATABASE {DATABASE} OWNER {url.username}")
    connection.close()


def _prepare(settings: dict[str, str], slots: int) -> None:
    """Schema and pool."""
    for command in (["db", "migrate"], ["pools", "set", POOL, str(slots), "Tasks that ask the User Data services"]):
        done = subprocess.run(
            [sys.executable, "-m", "airflow", *command],
            env=os.environ | settings,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise StartFailed(f"airflow {' '.join(command)} failed: {(done.stderr or done.stdout)[-2000:]}")


def _await_ready(port: int, stopping: threading.Event) -> None:
    """Until every part of Airflow says that it is well."""
    end = time.monotonic() + READY_WITHIN
    said = "nothing answers"
    while time.monotonic() < end and not stopping.is_set():
        try:
            with urlopen(f"http://127.0.0.1:{port}/api/v2/monitor/health", timeout=5) as answer:
                health = json.load(answer)
            ill = [name for name, part in health.items() if part["status"] != "healthy"]
            if not ill:
                return
            said = f"{', '.join(ill)} not ready"
        except (URLError, OSError) as error:
            said = str(error)
        stopping.wait(1)
    if not stopping.is_set():
        raise StartFailed(f"Airflow was not ready within {READY_WITHIN:.0f} s: {said}.")


def _show(home: Path, port: int) -> None:
    address = f"http://127.0.0.1:{port}"
    env = home / "airflow.env"
    env.write_text(f"AIRFLOW_URL='{address}'\nAIRFLOW_USER='admin'\nAIRFLOW_PASSWORD='{password(home)}'\n")
    # Standard output may be a log.
    where = password(home) if sys.stdout.isatty() else f"in {env}"
    print(f"Airflow is ready: {address} (user admin, password {where}; Ctrl-C stops it)", flush=True)


if __name__ == "__main__":
    sys.exit(main())

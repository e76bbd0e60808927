import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from airflow.api_fastapi.auth.managers.simple.simple_auth_manager import SimpleAuthManager

from local.parts import Parts
from local.settings import HERE, environment, make_private
from local.stack import Stack, StartFailed

ENV = """INGEST_URL='http://127.0.0.1:8081'
PROCESSOR_URL='http://127.0.0.1:8082'
STORAGE_URL='http://127.0.0.1:8083'
DATABASE_URL='postgresql://userdata:secret@127.0.0.1:8087/userdata'
VIEWER_TOKEN='viewer'
OPERATOR_TOKEN='operator'
LAUNCHER_PID='{pid}'
"""


@pytest.fixture
def stack(tmp_path: Path) -> Stack:
    (tmp_path / "stack.env").write_text(ENV.format(pid=os.getpid()))
    return Stack.of(tmp_path)


def test_a_connection_is_made_for_each_service(stack: Stack) -> None:
    settings = environment(stack, stack.data / "airflow", 8089)
    tokens = {
        name: json.loads(settings[f"AIRFLOW_CONN_USERDATA_{name}"])["password"]
        for name in ("INGEST", "PROCESSOR", "STORAGE")
    }
    assert tokens == {"INGEST": "operator", "PROCESSOR": "viewer", "STORAGE": "viewer"}
    assert json.loads(settings["AIRFLOW_CONN_USERDATA_INGEST"])["port"] == 8081


def test_airflow_has_a_database_of_its_own_and_a_port_behind_the_stacks(stack: Stack) -> None:
    settings = environment(stack, stack.data / "airflow", stack.port)
    assert settings["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"].endswith("127.0.0.1:8087/airflow")
    assert settings["AIRFLOW__API__PORT"] == "8089"


def test_secrets_are_made_once_and_readable_by_their_owner_only(stack: Stack) -> None:
    home = stack.data / "airflow"
    first, again = environment(stack, home, 8089), environment(stack, home, 8089)
    assert first["AIRFLOW__CORE__FERNET_KEY"] == again["AIRFLOW__CORE__FERNET_KEY"]
    assert {file.stat().st_mode & 0o777 for file in (home / "secrets").iterdir()} == {0o600}


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_all_that_is_written_is_readable_by_its_owner_only(
    stack: Stack, open_umask: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = stack.data / "airflow"
    home.mkdir(mode=0o755)
    airflow = stack.data / "airflow-command"
    airflow.write_text('#!/bin/sh\nmkdir "$AIRFLOW_HOME/made" 2>/dev/null && echo > "$AIRFLOW_HOME/made/file"\n')
    airflow.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(airflow))
    make_private(home)
    parts = Parts(os.environ | environment(stack, home, 8089), home / "parts")
    parts.start()
    for part in parts._parts:
        assert part.process is not None
        part.process.wait(10)
    assert (home / "made" / "file").exists()
    assert [file for file in (home, *home.rglob("*")) if file.stat().st_mode & 0o077] == []


def test_airflow_prints_no_password(stack: Stack, monkeypatch: pytest.MonkeyPatch, capfd: Any) -> None:
    home = stack.data / "airflow"
    home.mkdir()
    settings = environment(stack, home, 8089)
    for name, value in settings.items():
        if "SIMPLE_AUTH_MANAGER" in name:
            monkeypatch.setenv(name, value)
    SimpleAuthManager().init()
    passwords = json.loads((home / "password.json").read_text())
    assert list(passwords) == ["admin"]
    assert passwords["admin"] not in "".join(capfd.readouterr())


def test_help_installs_nothing(tmp_path: Path) -> None:
    for name in ("run-local", "environment", "local"):
        source = HERE / name
        copy = shutil.copytree if source.is_dir() else shutil.copy2
        copy(source, tmp_path / name)
    done = subprocess.run([tmp_path / "run-local", "--help"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "--data" in done.stdout
    assert not (tmp_path / ".venv").exists()


def test_a_stack_that_was_never_started_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StartFailed, match=r"stack.env does not stand: start ./run --data"):
        Stack.of(tmp_path)


def test_a_stack_that_has_ended_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "stack.env").write_text(ENV.format(pid=2**22 - 1))
    with pytest.raises(StartFailed, match="is not running"):
        Stack.of(tmp_path)

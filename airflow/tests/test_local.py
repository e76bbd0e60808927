import json
import os
from pathlib import Path

import pytest

from local.settings import environment
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


def test_a_stack_that_was_never_started_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StartFailed, match=r"stack.env does not stand: start ./run --data"):
        Stack.of(tmp_path)


def test_a_stack_that_has_ended_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "stack.env").write_text(ENV.format(pid=2**22 - 1))
    with pytest.raises(StartFailed, match="is not running"):
        Stack.of(tmp_path)

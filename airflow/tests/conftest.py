"""An Airflow home of the tests' own, and the services as a fake over HTTP."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

HOME = Path(tempfile.mkdtemp(prefix="userdata-airflow-"))
DAGS = Path(__file__).parent.parent / "dags"
os.environ |= {
    "AIRFLOW_HOME": str(HOME),
    "AIRFLOW__CORE__DAGS_FOLDER": str(DAGS),
    "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
    "AIRFLOW__CORE__UNIT_TEST_MODE": "False",
    "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{HOME}/airflow.db",
    "AIRFLOW__LOGGING__LOGGING_LEVEL": "WARNING",
}

from airflow.models.pool import Pool  # noqa: E402
from airflow.utils.db import initdb  # noqa: E402
from fake_services import TOKEN, FakeServer, FakeServices  # noqa: E402

import userdata_client.calls  # noqa: E402
import userdata_client.operator  # noqa: E402


@pytest.fixture
def services() -> FakeServices:
    return FakeServices()


@pytest.fixture
def server(services: FakeServices, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeServer]:
    fake = FakeServer(services)
    connect(monkeypatch, fake.port)
    yield fake
    fake.close()


def connect(monkeypatch: pytest.MonkeyPatch, port: int, token: str = TOKEN) -> None:
    """Connections as run-local makes them."""
    for name in ("ingest", "processor", "storage"):
        connection = {
            "conn_type": "generic",
            "schema": "http",
            "host": "127.0.0.1",
            "port": port,
            "password": token,
            "extra": {"service": name},
        }
        monkeypatch.setenv(f"AIRFLOW_CONN_USERDATA_{name.upper()}", json.dumps(connection))


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test waits for the clock."""
    monkeypatch.setattr(userdata_client.operator, "POLL", 0.01)
    monkeypatch.setattr(userdata_client.calls.Patience, "wait", lambda *_: 0.0)


@pytest.fixture(scope="session")
def database() -> None:
    initdb()
    Pool.create_or_update_pool("userdata", slots=2, description="", include_deferred=False)

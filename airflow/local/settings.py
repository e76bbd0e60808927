"""The environment of a local Airflow: everything is set here, nothing is written into an airflow.cfg."""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from local.stack import Stack

HERE = Path(__file__).parent.parent
DATABASE = "airflow"
SERVICES = {
    "INGEST": ("ingest-service", "OPERATOR_TOKEN"),
    "PROCESSOR": ("stream-processor", "VIEWER_TOKEN"),
    "STORAGE": ("storage-service", "VIEWER_TOKEN"),
}


def environment(stack: Stack, home: Path, port: int) -> dict[str, str]:
    """All that differs from Airflow's defaults."""
    password(home)
    return {**_core(home), **_database(stack), **_web(home, port), **_patience(), **_connections(stack)}


def airflow_database(address: str) -> str:
    """Airflow's own database, beside the one of the stack."""
    return urlunsplit(urlsplit(address)._replace(path=f"/{DATABASE}"))


def _core(home: Path) -> dict[str, str]:
    return {
        "AIRFLOW_HOME": str(home),
        "PYTHONPATH": str(HERE),
        "PYTHONDONTWRITEBYTECODE": "1",
        "AIRFLOW__CORE__DAGS_FOLDER": str(HERE / "dags"),
        "AIRFLOW__CORE__PLUGINS_FOLDER": str(home / "plugins"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__EXECUTOR": "LocalExecutor",
        "AIRFLOW__CORE__PARALLELISM": "4",
        "AIRFLOW__CORE__FERNET_KEY": secret(home, "fernet"),
        "AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL": "30",
    }


def _database(stack: Stack) -> dict[str, str]:
    """Few connections for each process: the stack's PostgreSQL has 60 for all."""
    address = airflow_database(stack["DATABASE_URL"])
    return {
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": address.replace("postgresql://", "postgresql+psycopg2://"),
        "AIRFLOW__DATABASE__SQL_ALCHEMY_POOL_SIZE": "3",
        "AIRFLOW__DATABASE__SQL_ALCHEMY_MAX_OVERFLOW": "4",
    }


def _web(home: Path, port: int) -> dict[str, str]:
    address = f"http://127.0.0.1:{port}"
    return {
        "AIRFLOW__LOGGING__BASE_LOG_FOLDER": str(home / "logs"),
        "AIRFLOW__LOGGING__FILE_TASK_HANDLER_NEW_FOLDER_PERMISSIONS": "0o700",
        "AIRFLOW__LOGGING__FILE_TASK_HANDLER_NEW_FILE_PERMISSIONS": "0o600",
        "AIRFLOW__LOGGING__WORKER_LOG_SERVER_PORT": str(port + 1),
        "AIRFLOW__LOGGING__TRIGGER_LOG_SERVER_PORT": str(port + 2),
        "AIRFLOW__API__HOST": "127.0.0.1",
        "AIRFLOW__API__PORT": str(port),
        "AIRFLOW__API__BASE_URL": address,
        "AIRFLOW__API__WORKERS": "1",
        "AIRFLOW__API__SECRET_KEY": secret(home, "api"),
        "AIRFLOW__API_AUTH__JWT_SECRET": secret(home, "jwt"),
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"{address}/execution/",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": "admin:admin",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(_password_file(home)),
    }


def _patience() -> dict[str, str]:
    """How soon a task is given up whose worker is gone, and taken over whose scheduler is gone."""
    return {
        "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_SEC": "5",
        "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT": "30",
        "AIRFLOW__SCHEDULER__ORPHANED_TASKS_CHECK_INTERVAL": "30",
        "AIRFLOW__TRIGGERER__DEFAULT_CAPACITY": "1000",
        "AIRFLOW__SCHEDULER__ENABLE_HEALTH_CHECK": "False",
    }


def _connections(stack: Stack) -> dict[str, str]:
    return {
        f"AIRFLOW_CONN_USERDATA_{name}": _connection(service, stack[f"{name}_URL"], stack[token])
        for name, (service, token) in SERVICES.items()
    }


def _connection(service: str, address: str, token: str) -> str:
    url = urlsplit(address)
    return json.dumps(
        {
            "conn_type": "generic",
            "schema": url.scheme,
            "host": url.hostname,
            "port": url.port,
            "password": token,
            "extra": {"service": service},
        }
    )


def make_private(home: Path) -> None:
    """Lets only its owner read what stands in it and what this process and its children write."""
    os.umask(0o077)
    home.mkdir(parents=True, exist_ok=True)
    home.chmod(0o700)


def password(home: Path) -> str:
    """The password of the user admin, made before Airflow would make one and print it into a log."""
    file = _password_file(home)
    if not file.exists():
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(json.dumps({"admin": secrets.token_urlsafe(16)}))
    file.chmod(0o600)
    return str(json.loads(file.read_text())["admin"])


def _password_file(home: Path) -> Path:
    return home / "password.json"


def secret(home: Path, name: str) -> str:
    """A secret of this home, made once; 32 bytes in URL-safe base64, as a Fernet key must be."""
    file = home / "secrets" / name
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(32) + "=")
    return file.read_text()

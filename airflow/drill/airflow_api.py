"""Airflow's own REST API, as a user of it calls it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import httpx

from local.stack import read

Json = dict[str, Any]
DONE = frozenset({"success", "failed"})


class DrillFailed(AssertionError):
    """Something is not as it was promised."""


@dataclass(frozen=True)
class Airflow:
    """The Airflow that run-local has started for that data directory."""

    data: Path

    @cached_property
    def _env(self) -> dict[str, str]:
        return read(self.data / "airflow" / "airflow.env")

    @cached_property
    def _http(self) -> httpx.Client:
        address = self._env["AIRFLOW_URL"]
        login = {"username": self._env["AIRFLOW_USER"], "password": self._env["AIRFLOW_PASSWORD"]}
        token = httpx.post(f"{address}/auth/token", json=login, timeout=30).raise_for_status().json()["access_token"]
        return httpx.Client(base_url=f"{address}/api/v2", headers={"Authorization": f"Bearer {token}"}, timeout=30)

    def call(self, method: str, path: str, body: Json | None = None) -> Json:
        answer = self._http.request(method, path, json=body)
        if answer.is_error:
            raise DrillFailed(f"Airflow answered {method} {path} with {answer.status_code}: {answer.text}")
        return answer.json() if answer.content else {}

    def trigger(self, dag_id: str, run_id: str, conf: Json) -> DagRun:
        self.call("PATCH", f"/dags/{dag_id}", {"is_paused": False})
        self.call("POST", f"/dags/{dag_id}/dagRuns", {"dag_run_id": run_id, "logical_date": None, "conf": conf})
        return DagRun(self, dag_id, run_id)


@dataclass(frozen=True)
class DagRun:
    """One run of a DAG."""

    airflow: Airflow
    dag_id: str
    run_id: str

    @property
    def path(self) -> str:
        return f"/dags/{self.dag_id}/dagRuns/{self.run_id}"

    def state(self) -> str:
        return str(self.airflow.call("GET", self.path)["state"])

    def tasks(self) -> list[Json]:
        instances: list[Json] = self.airflow.call("GET", f"{self.path}/taskInstances?limit=1000")["task_instances"]
        return instances

    def count(self, task_id: str) -> Counter[str]:
        """The mapped instances of a task by state."""
        return Counter(str(task["state"]) for task in self.tasks() if task["task_id"] == task_id)

    def clear(self) -> None:
        self.airflow.call("POST", f"{self.path}/clear", {"dry_run": False, "only_failed": False})

    def mark(self, state: str) -> None:
        self.airflow.call("PATCH", self.path, {"state": state})

    def log(self, task_id: str, map_index: int = -1) -> str:
        """Everything that the last try of a task has logged."""
        tries = [t["try_number"] for t in self.tasks() if (t["task_id"], t["map_index"]) == (task_id, map_index)]
        query = f"map_index={map_index}&full_content=true"
        return str(self.airflow.call("GET", f"{self.path}/taskInstances/{task_id}/logs/{max(tries)}?{query}"))

    def await_(self, what: str, is_so: Callable[[], bool], within: float = 900.0) -> float:
        """Waits until it is so; returns the seconds that took."""
        begun = time.monotonic()
        while not is_so():
            if time.monotonic() - begun > within:
                raise DrillFailed(f"{self.run_id}: {what} was not seen within {within:.0f} s; it is {self.state()}")
            time.sleep(0.5)
        return time.monotonic() - begun

    def await_done(self, within: float = 900.0) -> str:
        self.await_("the end", lambda: self.state() in DONE, within)
        return self.state()

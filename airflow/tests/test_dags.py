"""The DAGs as Airflow sees them, and each of them run to its end against the fake services."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable
from typing import Any

import pytest
from airflow.dag_processing.dagbag import DagBag
from conftest import DAGS, connect
from fake_services import FakeServer, FakeServices, run

Json = dict[str, Any]
Trial = Callable[..., tuple[Any, str]]
DAG_IDS = {"user_backfill", "user_replay", "user_live_check"}
FIVE_DAYS = {"source": "randomuser", "from": "2026-11-01T00:00:00Z", "to": "2026-11-06T00:00:00Z", "max_records": 10}
GAP = {"slice": 0, "partition": 2, "from": 4, "to": 7}


@pytest.fixture
def dags(database: None) -> Json:
    """Anew for each test: a DAG that was tested keeps its params."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", DeprecationWarning)
        bag = DagBag(str(DAGS))
    assert bag.import_errors == {}
    return bag.dags


@pytest.fixture
def trial(dags: Json, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> Trial:
    """Runs a DAG; returns the DAG run and everything that was logged."""

    def of(dag_id: str, conf: Json | None = None) -> tuple[Any, str]:
        dag = dags[dag_id]
        for task in dag.tasks:
            task.retries = 0
        with caplog.at_level(logging.INFO):
            dag_run = dag.test(run_conf=conf)
        return dag_run, "\n".join([*caplog.messages, *capfd.readouterr()])

    return of


def states(dag_run: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for instance in sorted(dag_run.get_task_instances(), key=lambda each: each.map_index):
        found.setdefault(instance.task_id, []).append(str(instance.state))
    return found


def test_the_dags_are_these(dags: Json) -> None:
    assert set(dags) == DAG_IDS


@pytest.mark.parametrize("dag_id", sorted(DAG_IDS))
def test_every_task_retries_has_a_timeout_and_a_pool(dags: Json, dag_id: str) -> None:
    dag = dags[dag_id]
    assert "userdata" in dag.tags and dag.description and dag.doc_md
    for task in dag.tasks:
        assert task.retries >= 2 and task.execution_timeout and task.pool == "userdata"


def test_only_the_check_of_the_live_flow_starts_by_itself(dags: Json) -> None:
    born = {dag_id: dag.is_paused_upon_creation for dag_id, dag in dags.items()}
    assert born == {"user_live_check": False, "user_backfill": None, "user_replay": None}


@pytest.mark.parametrize("dag_id", ["user_backfill", "user_replay"])
def test_windows_are_planned_ingested_reconciled_summed_up(dags: Json, dag_id: str) -> None:
    graph = {task.task_id: task.downstream_task_ids for task in dags[dag_id].tasks}
    assert graph == {
        "plan": {"window.ingest", "summarize"},
        "window.ingest": {"window.reconcile"},
        "window.reconcile": {"summarize"},
        "summarize": set(),
    }


def test_a_backfill_of_five_windows_is_green(server: FakeServer, services: FakeServices, trial: Trial) -> None:
    dag_run, log = trial("user_backfill", FIVE_DAYS)
    assert dag_run.state == "success"
    assert sorted(each["window"]["from"][:10] for each in services.created) == [
        f"2026-11-0{day}" for day in range(1, 6)
    ]
    assert {each["kind"] for each in services.created} == {"backfill"}
    assert "'windows': 5, 'balanced': 5, 'reached max_records': 5, 'published': 50" in log


def test_without_from_and_to_the_data_interval_is_fetched(
    server: FakeServer, services: FakeServices, trial: Trial
) -> None:
    dag_run, _ = trial("user_backfill", {"source": "randomuser"})
    day = dag_run.data_interval_start.date().isoformat()
    assert dag_run.state == "success"
    assert [each["window"]["from"] for each in services.created] == [f"{day}T00:00:00Z"]


def test_a_replay_is_one_run_of_that_kind(server: FakeServer, services: FakeServices, trial: Trial) -> None:
    times = {key: FIVE_DAYS[key] for key in ("source", "from", "to")}
    dag_run, _ = trial("user_replay", times)
    assert dag_run.state == "success"
    window = {"from": FIVE_DAYS["from"], "to": FIVE_DAYS["to"]}
    assert services.created == [{"source": "randomuser", "kind": "replay", "window": window}]


def test_an_unbalanced_ledger_is_red_and_names_the_numbers(
    server: FakeServer, services: FakeServices, trial: Trial
) -> None:
    services.missing = [GAP]
    dag_run, log = trial("user_backfill", FIVE_DAYS | {"to": "2026-11-02T00:00:00Z"})
    assert dag_run.state == "failed"
    assert states(dag_run)["window.ingest"] == ["success"]
    assert states(dag_run)["window.reconcile"] == ["failed"]
    assert "is UNBALANCED: published 10, inserted 7, missing 3: slice 0 partition 2 number 4-6." in log
    assert "1 of 1 windows are not balanced" in log


def test_a_failed_run_is_red_with_its_reason_while_other_windows_go_on(
    server: FakeServer, services: FakeServices, trial: Trial
) -> None:
    services.ends = {FIVE_DAYS["from"]: "FAILED"}
    dag_run, log = trial("user_backfill", FIVE_DAYS | {"to": "2026-11-03T00:00:00Z"})
    assert states(dag_run)["window.ingest"] == ["failed", "success"]
    assert states(dag_run)["window.reconcile"] == ["upstream_failed", "success"]
    assert "is FAILED (HTTP_5XX: The source answered 500.)" in log
    assert "1 of 2 windows are not balanced" in log


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"source": "unknown"}, "422 unknown-source: There is no source of that name; there are: ['randomuser']."),
        ({"source": None}, "source is needed"),
        (
            {"from": "9998-12-30T00:00:00Z", "to": "9999-01-01T00:00:00Z"},
            "422 window-in-future: window.to is in the future.",
        ),
        ({"from": "2026-11-07T00:00:00Z"}, "from (2026-11-07T00:00:00Z) is not before to (2026-11-06T00:00:00Z)."),
        ({"from": None}, "from and to are needed, both."),
        ({"slice": "P1Y"}, "slice (P1Y) is no duration such as P1D, P1W or PT6H."),
    ],
)
def test_a_plan_that_cannot_be_carried_out_is_red_and_nothing_is_fetched(
    server: FakeServer, services: FakeServices, trial: Trial, change: Json, sentence: str
) -> None:
    dag_run, log = trial("user_backfill", FIVE_DAYS | change)
    assert dag_run.state == "failed"
    assert states(dag_run)["plan"] == ["failed"]
    assert sentence in log
    assert not services.runs


def test_a_wrong_token_is_red(server: FakeServer, trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    connect(monkeypatch, server.port, token="wrong")
    dag_run, log = trial("user_backfill", FIVE_DAYS)
    assert states(dag_run)["plan"] == ["failed"]
    assert "401 unauthorized" in log


@pytest.mark.parametrize("dag_id", ["user_backfill", "user_replay"])
def test_services_that_are_down_are_red(server: FakeServer, trial: Trial, dag_id: str) -> None:
    server.close()
    dag_run, log = trial(dag_id, {key: FIVE_DAYS[key] for key in ("source", "from", "to")})
    assert states(dag_run)["plan"] == ["failed"]
    assert f"ingest does not answer at http://127.0.0.1:{server.port}" in log


METRICS = """
process_uptime_seconds{application="storage-service"} %(uptime)s
userdata_processor_behind{lane="live"} 0.0
userdata_ledger_unbalanced{application="storage-service"} %(unbalanced)s
userdata_quarantine_size{stage="processor"} %(quarantine)s
userdata_freshness_seconds_bucket{lane="live",source="randomuser",le="1.0"} %(fast)s
userdata_freshness_seconds_bucket{lane="live",source="randomuser",le="30.0"} %(all)s
userdata_freshness_seconds_bucket{lane="live",source="randomuser",le="+Inf"} %(all)s
"""
WELL = {"unbalanced": 0.0, "quarantine": 0.0, "fast": 100, "all": 100, "uptime": 3600.0}


def test_a_live_flow_that_is_well_is_green(server: FakeServer, services: FakeServices, trial: Trial) -> None:
    services.metrics = METRICS % WELL
    dag_run, _ = trial("user_live_check")
    assert dag_run.state == "success"


def test_the_slow_first_records_after_a_start_are_green(
    server: FakeServer, services: FakeServices, trial: Trial
) -> None:
    services.metrics = METRICS % (WELL | {"all": 0, "fast": 0, "uptime": 20.0})
    assert trial("user_live_check")[0].state == "success"
    services.metrics = METRICS % (WELL | {"all": 1000, "fast": 0, "uptime": 320.0})
    assert trial("user_live_check")[0].state == "success"


def test_each_check_compares_with_the_one_before_it(server: FakeServer, services: FakeServices, trial: Trial) -> None:
    grown = []
    for size in (0, 500, 500, 505, 600):
        services.metrics = METRICS % (WELL | {"quarantine": size})
        dag_run, _ = trial("user_live_check")
        grown.append(states(dag_run)["quarantine_growth"] == ["failed"])
        assert states(dag_run)["freshness"] == ["success"]
    assert grown == [False, True, False, False, True]


def test_what_is_not_well_is_red_by_name(server: FakeServer, services: FakeServices, trial: Trial) -> None:
    services.metrics = METRICS % WELL
    trial("user_live_check")
    definition = {"source": "randomuser", "kind": "poll"}
    failed = run("run-1", definition, "COMPLETED") | {"published": 10}
    services.runs = {"run-1": failed}
    services.missing = [GAP]
    services.metrics = METRICS % (WELL | {"unbalanced": 1.0, "quarantine": 500.0, "all": 1000})
    dag_run, log = trial("user_live_check")
    found = states(dag_run)
    assert {task for task, state in found.items() if state == ["failed"]} == {
        "freshness",
        "unbalanced_runs",
        "quarantine_growth",
    }
    assert "95 % took 30 s or less; 10 s is allowed" in log
    assert "1 runs are UNBALANCED: ledger of run run-1" in log
    assert "missing 3: slice 0 partition 2 number 4-6" in log
    assert "Quarantine grew by 500 to 500 entries; 10 is allowed." in log

import pytest
from conftest import connect
from fake_services import FakeServer, FakeServices, problem, run

from userdata_client.answers import Ledger, LedgerState, RunState
from userdata_client.hook import IngestHook, StorageHook
from userdata_client.problem import Refused, Unanswered
from userdata_client.run_id import RunIds

WINDOW = {"from": "2026-11-01T00:00:00Z", "to": "2026-11-02T00:00:00Z"}
DEFINITION = {"source": "randomuser", "kind": "backfill", "window": WINDOW, "maxRecords": 5}
IDS = RunIds("user_backfill", "manual__1", WINDOW)
FIRST, SECOND = list(IDS)[:2]
COME_BACK = problem(503, "not-yet", "The answer is not known yet.")


def test_submitting_twice_creates_one_run(server: FakeServer, services: FakeServices) -> None:
    assert [IngestHook().submit(IDS, DEFINITION).run_id for _ in range(2)] == [FIRST, FIRST]
    assert services.created == [DEFINITION]


def test_a_completed_run_is_found_again(server: FakeServer, services: FakeServices) -> None:
    services.runs[FIRST] = run(FIRST, DEFINITION, "COMPLETED")
    assert IngestHook().submit(IDS, DEFINITION).state is RunState.COMPLETED
    assert not services.created


def test_a_failed_run_goes_on_at_its_cursor(server: FakeServer, services: FakeServices) -> None:
    services.runs[FIRST] = run(FIRST, DEFINITION, "FAILED")
    submitted = IngestHook().submit(IDS, DEFINITION)
    assert (submitted.run_id, submitted.state) == (FIRST, RunState.QUEUED)


def test_a_cancelled_run_is_followed_by_a_new_one(server: FakeServer, services: FakeServices) -> None:
    services.runs[FIRST] = run(FIRST, DEFINITION, "CANCELLED")
    assert IngestHook().submit(IDS, DEFINITION).run_id == SECOND
    assert services.runs[FIRST]["state"] == "CANCELLED"


def test_another_definition_under_the_same_id_is_refused(server: FakeServer) -> None:
    IngestHook().submit(IDS, DEFINITION)
    with pytest.raises(Refused, match="409 run-differs: The run exists with another definition"):
        IngestHook().submit(IDS, DEFINITION | {"maxRecords": 6})


def test_the_latest_run_is_the_one_that_was_not_cancelled(server: FakeServer, services: FakeServices) -> None:
    assert IngestHook().latest(IDS) is None
    services.runs[FIRST] = run(FIRST, DEFINITION, "CANCELLED")
    latest = IngestHook().latest(IDS)
    assert latest is not None and latest.run_id == FIRST
    services.runs[SECOND] = run(SECOND, DEFINITION)
    latest = IngestHook().latest(IDS)
    assert latest is not None and latest.run_id == SECOND


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_service_that_asks_to_come_back_is_asked_again(
    server: FakeServer, services: FakeServices, status: int
) -> None:
    services.faults = [problem(status, "not-yet", "Ask again.")] * 3
    assert IngestHook().submit(IDS, DEFINITION).state is RunState.QUEUED


def test_patience_ends_with_the_services_own_sentence(server: FakeServer, services: FakeServices) -> None:
    services.faults = [COME_BACK] * 4
    with pytest.raises(Unanswered, match=r"ingest at .* answered PUT .* with 503 not-yet: The answer is not known yet"):
        IngestHook().submit(IDS, DEFINITION)
    assert services.calls["PUT"] == 4


def test_a_refusal_is_not_asked_again(server: FakeServer, services: FakeServices) -> None:
    with pytest.raises(Refused, match="422 unknown-source: There is no source of that name"):
        IngestHook().check(DEFINITION | {"source": "unknown"})
    assert services.calls["POST"] == 1


def test_a_wrong_token_is_named_and_not_told(server: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    connect(monkeypatch, server.port, token="wrong")
    with pytest.raises(Refused, match="401 unauthorized: Send a token") as error:
        IngestHook().run(FIRST)
    assert "wrong" not in str(error.value)


def test_a_service_that_is_down_is_named_with_its_address(server: FakeServer) -> None:
    server.close()
    with pytest.raises(Unanswered, match=rf"ingest does not answer at http://127.0.0.1:{server.port}: "):
        IngestHook().run(FIRST)


def test_an_answer_that_is_no_problem_detail_is_still_one_sentence(server: FakeServer, services: FakeServices) -> None:
    services.faults = [(404, "<html>")]  # type: ignore[list-item]
    with pytest.raises(Refused, match="with 404 Not Found: no problem detail came with it"):
        IngestHook().run(FIRST)


def test_a_ledger_names_its_missing_numbers(server: FakeServer, services: FakeServices) -> None:
    services.runs[FIRST] = run(FIRST, DEFINITION, "COMPLETED") | {"published": 5}
    services.missing = [
        {"slice": 0, "partition": 2, "from": 3, "to": 5},
        {"slice": 0, "partition": 3, "from": 7, "to": 8},
    ]
    ledger: Ledger = StorageHook().ledger(FIRST)
    assert (ledger.state, ledger.missing) == (LedgerState.UNBALANCED, 3)
    assert ledger.gaps == "slice 0 partition 2 number 3-4, slice 0 partition 3 number 7"


def test_a_list_of_runs_is_read_to_its_end(server: FakeServer, services: FakeServices) -> None:
    services.runs = {run_id: run(run_id, DEFINITION, "FAILED") for run_id in (FIRST, SECOND)}
    services.faults = [(200, {"items": [services.runs[FIRST]], "next": "there"})]
    assert [each["runId"] for each in IngestHook().runs(state="FAILED")] == [FIRST, FIRST, SECOND]


def test_health_that_is_down_says_what_is_missing(server: FakeServer, services: FakeServices) -> None:
    down = {"status": "DOWN", "components": {"flow": {"status": "DOWN", "details": {"reason": "no database"}}}}
    services.faults = [(503, down)] * 4
    with pytest.raises(Unanswered, match="flow is DOWN: no database"):
        StorageHook().check_ready()

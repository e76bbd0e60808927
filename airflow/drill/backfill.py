"""A backfill over days, undisturbed, cleared, killed at and cancelled; each promise is checked as it is passed."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from drill.airflow_api import Airflow, DagRun, DrillFailed, Json
from drill.facts import CONTENT, Facts
from local.stack import Stack

LAST_DAY = datetime(2026, 10, 31, tzinfo=UTC)
PAGE = 500


@dataclass(frozen=True)
class Drill:
    """So many daily windows of so many users each."""

    airflow: Airflow
    facts: Facts
    windows: int
    users: int
    mark: str

    @property
    def conf(self) -> Json:
        first = LAST_DAY - timedelta(days=self.windows)
        return {
            "source": "randomuser",
            "from": first.isoformat(),
            "to": LAST_DAY.isoformat(),
            "max_records": self.users,
            "parallel": self.windows,
        }

    @property
    def pages(self) -> int:
        return self.windows * -(-self.users // PAGE)

    def trigger(self, name: str, **change: object) -> DagRun:
        return self.airflow.trigger("user_backfill", f"{name}-{self.mark}", self.conf | change)

    def undisturbed(self) -> DagRun:
        """All windows wait at once without a worker, then balance; each page is fetched once."""
        before = self.facts.requests()
        begun = time.monotonic()
        self.facts.rest("randomuser", "pause")
        run = self.trigger("undisturbed")
        took = run.await_("all windows deferred", lambda: run.count("window.ingest")["deferred"] == self.windows)
        tell(f"all {self.windows} windows deferred after {took:.0f} s")
        self.no_slot_is_held(run)
        self.facts.rest("randomuser", "resume")
        self.green(run)
        tell(f"green after {time.monotonic() - begun:.0f} s; {self.facts.requests() - before} pages fetched")
        expect(self.facts.requests() - before == self.pages, "not each page was fetched once")
        return run

    def no_slot_is_held(self, run: DagRun) -> None:
        """A window that waits holds no slot of the pool; the live check, which shares it, holds one for a moment."""
        run.await_("the pool without a slot held", lambda: self.pool()["occupied_slots"] == 0, 120)
        waiting = run.count("window.ingest")["deferred"]
        expect(waiting == self.windows, f"only {waiting} of {self.windows} windows still wait")
        tell(f"pool: {slots(self.pool())}")

    def pool(self) -> Json:
        return self.airflow.call("GET", "/pools/userdata")

    def cleared(self, run: DagRun) -> None:
        """Every task again: the same rows, nothing is fetched."""
        before, rows = self.facts.requests(), self.facts.rows()
        run.clear()
        self.green(run)
        tell(f"cleared and green again; {self.facts.requests() - before} pages fetched")
        expect(self.facts.requests() == before, "pages were fetched again")
        expect(self.facts.rows() == rows, "the table has changed")

    def killed(self) -> None:
        """Scheduler, a worker and ingest-service die in the middle; only pages in flight may be fetched twice."""
        before, content = self.facts.requests(), self.facts.rows(CONTENT)
        run = self.trigger("killed")
        run.await_("the first window deferred", lambda: run.count("window.ingest")["deferred"] > 0)
        kill("a worker", workers(self.airflow.data))
        guard = pid(self.facts.stack.data / "logs" / "ingest-service.log.pid")
        kill("ingest-service", children(guard, "java"))
        run.await_("three windows done", lambda: run.count("window.ingest")["success"] > 2)
        kill("the scheduler", [pid(self.airflow.data / "airflow" / "parts" / "scheduler.pid")])
        self.green(run)
        again = self.facts.requests() - before - self.pages
        tell(f"killed at and green; {self.pages} pages and {again} of those in flight a second time")
        expect(again < PAGES_OF_A_WINDOW_AT_MOST, "a window was fetched twice")
        expect(self.facts.rows(CONTENT) == content, "the table is not the same")

    def cancelled(self) -> None:
        """Marking the DAG run failed cancels its runs; clearing it afterwards fetches its windows under new ones."""
        self.facts.rest("randomuser", "pause")
        run = self.trigger("cancelled")
        run.await_("all windows deferred", lambda: run.count("window.ingest")["deferred"] == self.windows)
        run.await_("all triggers started", lambda: all(") starting" in log for log in self.logs(run)))
        before = self.count("CANCELLED")
        run.mark("failed")
        took = run.await_("all runs cancelled", lambda: self.count("CANCELLED") - before == self.windows, 180)
        tell(f"{self.windows} runs cancelled {took:.0f} s after the DAG run was marked failed")
        self.facts.rest("randomuser", "resume")
        run.clear()
        self.green(run)
        tell("cleared after the cancel and green")

    def refused(self) -> None:
        """An unknown source is red, with one sentence."""
        run = self.trigger("refused", source="unknown")
        expect(run.await_done() == "failed", "an unknown source is not red")
        sentence = "422 unknown-source: There is no source of that name"
        expect(sentence in run.log("plan"), f"its log does not say: {sentence}")
        tell(f"red: {sentence}")

    def live(self) -> None:
        paused = self.airflow.call("GET", "/dags/user_live_check")["is_paused"]
        expect(not paused, "user_live_check does not watch until it is switched on")
        run = self.airflow.trigger("user_live_check", f"live-{self.mark}", {})
        expect(run.await_done() == "success", "the live check is red")
        tell("the live check is green")

    def logs(self, run: DagRun) -> list[str]:
        return [run.log("window.ingest", window) for window in range(self.windows)]

    def count(self, state: str) -> int:
        return len(self.facts.runs(state=state, kind="backfill"))

    def green(self, run: DagRun) -> None:
        expect(run.await_done(3600) == "success", f"{run.run_id} is red: {run.path}")
        done = run.count("window.reconcile")["success"]
        expect(done == self.windows, f"{done} of {self.windows} ledgers balance")


PAGES_OF_A_WINDOW_AT_MOST = 4
SCENES = ("undisturbed", "cleared", "killed", "cancelled", "refused", "live")


def main() -> int:
    parser = argparse.ArgumentParser(prog="drill", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--windows", type=int, default=5)
    parser.add_argument("--users", type=int, default=500)
    parser.add_argument("--scenes", default=",".join(SCENES))
    options = parser.parse_args()
    stack = Stack.of(options.data.resolve())
    mark = datetime.now(UTC).strftime("%H%M%S")
    drill = Drill(Airflow(stack.data), Facts(stack), options.windows, options.users, mark)
    try:
        play(drill, options.scenes.split(","))
    except DrillFailed as error:
        tell(f"FAILED: {error}")
        return 1
    return 0


def play(drill: Drill, scenes: list[str]) -> None:
    if "undisturbed" in scenes:
        run = drill.undisturbed()
        if "cleared" in scenes:
            drill.cleared(run)
    others: dict[str, Callable[[], None]] = {
        "killed": drill.killed,
        "cancelled": drill.cancelled,
        "refused": drill.refused,
        "live": drill.live,
    }
    for name, scene in others.items():
        if name in scenes:
            scene()


def expect(is_so: bool, otherwise: str) -> None:
    if not is_so:
        raise DrillFailed(otherwise)


def tell(sentence: str) -> None:
    load = os.getloadavg()[0]
    print(f"{datetime.now(UTC):%H:%M:%S} load {load:.1f}: {sentence}", flush=True)


def slots(pool: Json) -> str:
    return f"{pool['slots']} slots, {pool['occupied_slots']} occupied, {pool['deferred_slots']} deferred"


def pid(file: Path) -> int:
    return int(file.read_text().split()[0])


def workers(data: Path) -> list[int]:
    """A process in which the executor carries out a task, or waits for one."""
    found = children(pid(data / "airflow" / "parts" / "scheduler.pid"), "airflow worker")
    return found[:1]


def children(parent: int, named: str) -> list[int]:
    """The child processes of that name, those that have something to do first."""
    pids = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    names = {int(each): Path(Path(f"/proc/{each}/cmdline").read_text().split("\0")[0]).name for each in pids}
    found = [each for each, name in names.items() if name.startswith(named)]
    return sorted(found, key=lambda each: "<idle>" in names[each])


def kill(what: str, pids: list[int]) -> None:
    expect(bool(pids), f"there is no process of {what}")
    for each in pids:
        os.kill(each, signal.SIGKILL)
    tell(f"killed {what}")


if __name__ == "__main__":
    sys.exit(main())

"""Three records are deleted from a topic before they are read: the window is red and names exactly those numbers."""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from drill.airflow_api import Airflow, DagRun, DrillFailed
from drill.backfill import children, expect, pid, tell
from drill.facts import Facts
from local.settings import HERE
from local.stack import Stack

PARTITION = 2
LOST = 3
USERS = 200
READERS = {"users.raw.backfill": "stream-processor", "users.enriched.backfill": "storage-service"}
WINDOW = {"from": "2026-09-01T00:00:00Z", "to": "2026-09-02T00:00:00Z"}


@dataclass(frozen=True)
class Topic:
    """A topic of the stack's broker, by Kafka's own tools."""

    name: str
    bootstrap: str

    def end(self) -> int:
        spec = f"{self.name}:{PARTITION}"
        return int(self._tool("GetOffsetShell", "--topic-partitions", spec).strip().rpartition(":")[2])

    def delete_before(self, offset: int) -> None:
        partitions = [{"topic": self.name, "partition": PARTITION, "offset": offset}]
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump({"version": 1, "partitions": partitions}, file)
            file.flush()
            self._tool("DeleteRecordsCommand", "--offset-json-file", file.name)

    def _tool(self, name: str, *arguments: str) -> str:
        jars = str(HERE.parent / "local-stack" / "target" / "broker" / "*")
        command = ["java", "-cp", jars, f"org.apache.kafka.tools.{name}", "--bootstrap-server", self.bootstrap]
        return subprocess.run([*command, *arguments], capture_output=True, text=True, check=True).stdout


@dataclass(frozen=True)
class Lost:
    """The reader of the topic is stopped while the records pass, and goes on when three of them are gone."""

    airflow: Airflow
    facts: Facts
    topic: Topic

    def play(self) -> None:
        end, reader = self.topic.end(), self._reader()
        os.kill(reader, signal.SIGSTOP)
        try:
            run = self._trigger()
            run.await_("all records on the topic", lambda: self.topic.end() - end > USERS / 8, 180)
            run.await_("the run ended", lambda: run.count("window.ingest")["success"] == 1, 180)
            self.topic.delete_before(end + LOST)
        finally:
            os.kill(reader, signal.SIGCONT)
        tell(f"deleted {LOST} records of {self.topic.name}, partition {PARTITION}")
        expect(run.await_done() == "failed", "the window is green")
        self._named(run)

    def _trigger(self) -> DagRun:
        mark = datetime.now(UTC).strftime("%H%M%S")
        conf = {"source": "randomuser", "max_records": USERS, **WINDOW}
        return self.airflow.trigger("user_backfill", f"lost-{mark}", conf)

    def _reader(self) -> int:
        guard = pid(self.facts.stack.data / "logs" / f"{READERS[self.topic.name]}.log.pid")
        return children(guard, "java")[0]

    def _named(self, run: DagRun) -> None:
        log = run.log("window.reconcile", 0)
        sentence = f"missing {LOST}: slice 0 partition {PARTITION} number 0-{LOST - 1}."
        said = log[log.find("is UNBALANCED") :].split('"')[0][:400]
        expect(sentence in log, f"the window does not name the numbers, but says: {said}")
        tell(f"red: {sentence}")


def main() -> int:
    parser = argparse.ArgumentParser(prog="drill-lost-records", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--topic", choices=sorted(READERS), default="users.enriched.backfill")
    options = parser.parse_args()
    stack = Stack.of(options.data.resolve())
    lost = Lost(Airflow(stack.data), Facts(stack), Topic(options.topic, stack["KAFKA_BOOTSTRAP"]))
    try:
        lost.play()
    except DrillFailed as error:
        tell(f"FAILED: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

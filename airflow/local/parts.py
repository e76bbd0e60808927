"""The processes of a local Airflow: started, watched, started again when they end by themselves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

PARTS = ("api-server", "scheduler", "dag-processor", "triggerer")
PATIENCE = 15.0


@dataclass
class Part:
    """One of Airflow's own commands, in a session of its own, so that all it starts ends with it."""

    name: str
    environment: dict[str, str]
    log: Path
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "airflow", self.name],
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        self.log.with_suffix(".pid").write_text(f"{self.process.pid}\n")

    @property
    def has_ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def stop(self, with_: signal.Signals) -> None:
        if self.process:
            try:
                os.killpg(self.process.pid, with_)
            except ProcessLookupError:
                return


class Parts:
    """All of them together."""

    def __init__(self, environment: dict[str, str], logs: Path) -> None:
        logs.mkdir(parents=True, exist_ok=True)
        self._parts = [Part(name, environment, logs / f"{name}.log") for name in PARTS]

    def start(self) -> None:
        for part in self._parts:
            part.start()

    def watch(self, until: Callable[[], bool]) -> None:
        """Starts again what has ended, until told to stop."""
        while not until():
            for part in self._parts:
                if part.has_ended:
                    print(f"{part.name} has ended and is started again (log: {part.log})", flush=True)
                    part.stop(signal.SIGKILL)
                    part.start()
            time.sleep(1)

    def stop(self) -> None:
        for part in self._parts:
            part.stop(signal.SIGTERM)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and not all(part.has_ended for part in self._parts):
            time.sleep(0.2)
        for part in self._parts:
            part.stop(signal.SIGKILL)

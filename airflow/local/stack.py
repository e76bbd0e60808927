"""What a running ./run has left for other tools."""

from __future__ import annotations

import os
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit


class StartFailed(Exception):
    """What does not let Airflow start, in one sentence."""


def read(file: Path) -> dict[str, str]:
    """The variables of a file that a shell can source."""
    lines = (line.partition("=") for line in file.read_text().splitlines())
    return {key: "".join(shlex.split(value)) for key, _, value in lines}


@dataclass(frozen=True)
class Stack:
    """Addresses and tokens out of stack.env."""

    data: Path
    values: dict[str, str]

    @classmethod
    def of(cls, data: Path) -> Self:
        file = data / "stack.env"
        if not file.is_file():
            raise StartFailed(f"{file} does not stand: start ./run --data {data} first and leave it up.")
        stack = cls(data, read(file))
        stack._check_alive()
        return stack

    def __getitem__(self, key: str) -> str:
        return self.values[key]

    @property
    def port(self) -> int:
        """Where Airflow listens: the last of the ten ports from the stack's first one."""
        return (urlsplit(self["INGEST_URL"]).port or 8081) + 8

    def _check_alive(self) -> None:
        try:
            os.kill(int(self["LAUNCHER_PID"]), 0)
        except ProcessLookupError:
            raise StartFailed(f"The stack of {self.data} is not running: start ./run --data {self.data}.") from None

"""run-local: a real Airflow beside a running stack, with DAGs, connections and pool, until Ctrl-C."""

from __future__ import annotations

import argparse
from pathlib import Path

DATA = Path(__file__).parent.parent.parent / ".data"


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="airflow/run-local", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="data directory of a running ./run")
    parser.add_argument("--port", type=int, help="of Airflow's web server (default: the stack's first port + 9)")
    parser.add_argument(
        "--pool", type=int, default=4, help="slots for tasks that work; waiting takes none (default: 4)"
    )
    return parser.parse_args()


if __name__ == "__main__":  # needs no more than Python itself
    options()

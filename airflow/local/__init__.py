"""A whole Airflow on this machine, beside a running stack."""

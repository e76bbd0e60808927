"""Drills on a real Airflow beside a real stack."""

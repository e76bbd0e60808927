"""The REST API of the User Data services, as Airflow sees it."""

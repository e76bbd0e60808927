SELECT pg_sleep(4);

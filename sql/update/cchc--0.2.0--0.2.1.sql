-- From 0.2.0 to 0.2.1.  What CREATE EXTENSION makes is unchanged but for the text of registries, which make puts behind this.
SET LOCAL search_path = cchc, pg_temp;

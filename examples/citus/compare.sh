#!/usr/bin/env bash
# examples/citus/compare.sh [DOSSIERS]: on a real Citus, the same rows in a registry of layout plain and
# one of layout citus, every table, view and report compared both ways.
#
# Wants a database in which psql finds its way by itself (PGHOST, PGDATABASE ...), on the coordinator, with the
# extension citus, the workers added (citus_add_node), and cchc installed on every node.  Makes the
# schemas compare_plain and compare_citus, which must not exist, and leaves them for a closer look:
# DROP SCHEMA compare_plain, compare_citus CASCADE.
set -euo pipefail
cd "$(dirname "$0")/.."
dossiers=${1:-4000}
sql() { psql -X -q -v ON_ERROR_STOP=1 "$@"; }

[ "$(sql -At -c "SELECT count(*) FROM pg_extension WHERE extname = 'citus'")" = 1 ] ||
	{ echo "compare.sh: the extension citus is not in this database" >&2; exit 1; }
sql -c 'CREATE EXTENSION IF NOT EXISTS cchc' \
	-c 'SELECT citus_version()' \
	-c "SELECT nodename, nodeport, success, result FROM run_command_on_all_nodes('SELECT extversion FROM pg_extension WHERE extname = ''cchc''')" \
	-c "SELECT cchc.create_registry('compare_plain')" -c "SELECT cchc.create_registry('compare_citus', 'citus')"
{
	echo 'SET search_path = compare_plain, cchc;'
	cat half_year_2022.sql
	sed "s/\\b200000\\b/$dossiers/" dossiers.sql
	cat life.sql
	echo 'SELECT refresh_flow();'
} | sql -f - >/dev/null
sql -v from=compare_plain -v to=compare_citus -f copy_registry.sql
sql -c "SELECT table_name, citus_table_type, distribution_column, colocation_id FROM citus_tables WHERE table_name::text LIKE 'compare_citus.%' ORDER BY 2, 1"
psql -X -q -v a=compare_plain -v b=compare_citus -f compare_registries.sql

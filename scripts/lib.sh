# shellcheck shell=bash
# Sourced by the other scripts: where PostgreSQL is, and a throw-away cluster.

set -euo pipefail
TOP=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$TOP"

say() { printf '\n\033[1m==> %s\033[0m\n' "$*"; }
die() { printf 'cchc: %s\n' "$*" >&2; exit 1; }

# project_files: the project's files without what was built, from git or, in an
# unpacked release, from the folder.
project_files() {
	git ls-files -co --exclude-standard 2>/dev/null ||
		find . -type f ! -path './.git/*' ! -path './build/*' ! -name '*.o' ! -name '*.bc' ! -name '*.so' ! -name '*.mo' \
			! -path './cchc--*.sql' -printf '%P\n'
}

# pg_find: set PG_CONFIG, PG_BIN, PG_MAJOR and PGXS_DIR from $PG_CONFIG, or
# from the newest PostgreSQL whose server headers are installed.
pg_find() {
	local candidate
	if [ -z "${PG_CONFIG:-}" ]; then
		for candidate in $(ls -d /usr/lib/postgresql/*/bin/pg_config 2>/dev/null | sort -rV) pg_config; do
			if [ -e "$("$candidate" --pgxs 2>/dev/null)" ]; then PG_CONFIG=$candidate; break; fi
		done
	fi
	[ -n "${PG_CONFIG:-}" ] || return 1
	export PG_CONFIG
	PG_BIN=$("$PG_CONFIG" --bindir)
	PG_MAJOR=$("$PG_CONFIG" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')
	PGXS_DIR=$(dirname "$("$PG_CONFIG" --pgxs)")/../..
	[ -x "$PG_BIN/initdb" ]
}

# PostgreSQL refuses to run as root: then the server and everything that talks
# to it runs as postgres (or nobody), in a folder that this user owns.
if [ "$(id -u)" = 0 ]; then
	RUN_USER=$(id -un postgres 2>/dev/null || id -un nobody)
	as_runner() { runuser -u "$RUN_USER" -- env HOME="$SCRATCH" "$@"; }
else
	RUN_USER=$(id -un)
	as_runner() { env HOME="$SCRATCH" "$@"; }
fi

# scratch_make: a private temporary folder, $SCRATCH, that disappears with the
# script and everything that runs in it.
scratch_make() {
	SCRATCH=$(mktemp -d "${TMPDIR:-/tmp}/cchc.XXXXXX")
	chmod 755 "$SCRATCH"
	trap scratch_remove EXIT
	trap 'exit 130' INT TERM
}
scratch_remove() {
	local status=$?
	cluster_stop
	cd /
	rm -rf "$SCRATCH"
	exit "$status"
}

# extension_install: build, and install into $SCRATCH/install: no file of the
# system is touched.  $EXTENSION_CONF gets the settings that let a server find it.
extension_install() {
	local root=$SCRATCH/install
	make -s -j"$(nproc)" "$@" all
	make -s "$@" install DESTDIR="$root" >/dev/null
	if [ "$PG_MAJOR" -ge 18 ]; then
		EXTENSION_CONF="extension_control_path = '$root$("$PG_CONFIG" --sharedir):\$system'
dynamic_library_path = '$root$("$PG_CONFIG" --pkglibdir):\$libdir'"
	elif "$PG_BIN/postgres" --describe-config | grep '^extension_destdir' >/dev/null; then
		EXTENSION_CONF="extension_destdir = '$root'"
	else
		die "this PostgreSQL $PG_MAJOR cannot load an extension from a temporary folder;
run 'make install' yourself, then 'make installcheck'"
	fi
}

# cluster_start: initdb and start a server in $SCRATCH, reached through a
# socket there only, so that no port can clash.  Exports PGHOST, PGUSER, ...
# Its log, and those of TAP tests, go to $KEEP_LOGS where somebody wants them.
cluster_start() {
	CLUSTER_LOG=${KEEP_LOGS:-$SCRATCH/cluster}/log
	mkdir "$SCRATCH/cluster"
	chown "$RUN_USER" "$SCRATCH/cluster"
	as_runner "$PG_BIN/initdb" -D "$SCRATCH/cluster/data" -U postgres -A trust \
		-E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
	# The session time zone is deliberately not Vietnam's: nothing may depend on it.
	as_runner tee -a "$SCRATCH/cluster/data/postgresql.conf" >/dev/null <<-CONF
		listen_addresses = ''
		unix_socket_directories = '$SCRATCH/cluster'
		fsync = off
		full_page_writes = off
		autovacuum_naptime = 10s
		shared_buffers = 256MB
		max_wal_size = 4GB
		timezone = 'America/New_York'
		lc_messages = 'C'
		${EXTENSION_CONF:-}
		${CLUSTER_CONF:-}
	CONF
	as_runner "$PG_BIN/pg_ctl" -D "$SCRATCH/cluster/data" -l "$CLUSTER_LOG" -w -s start ||
		{ cat "$CLUSTER_LOG" >&2; die "the throw-away server did not start"; }
	export PGHOST=$SCRATCH/cluster PGPORT=5432 PGUSER=postgres PGDATABASE=postgres
}

cluster_stop() {
	[ ! -d "${SCRATCH:-/nonexistent}/cluster/data" ] ||
		as_runner "$PG_BIN/pg_ctl" -D "$SCRATCH/cluster/data" -m immediate -s stop 2>/dev/null || true
}

# shellcheck shell=bash
# Sourced after lib.sh and scratch_make: this machine's PostgreSQL, built from Debian's own source with checks in it.

servers=${CCHC_SERVERS:-${XDG_CACHE_HOME:-$HOME/.cache}/cchc/servers}

# server_source: Debian's source of PostgreSQL $PG_MAJOR in $SOURCE, fetched once (remove it for a newer one): the newest
# that the mirror still has, by a list of sources of our own, so that this machine's apt stays as it is.
server_source() {
	local apt=$SCRATCH/apt version
	SOURCE=$(ls -d "$servers/postgresql-$PG_MAJOR"-*/configure 2>/dev/null | sort -V | tail -n 1 || true)
	SOURCE=${SOURCE%/configure}
	[ -z "$SOURCE" ] || return 0
	mkdir -p "$apt/lists/partial" "$servers/new"
	# shellcheck disable=SC2016
	apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' 'Origin: Debian' |
		sed 's/^/deb-src /; s/$/ main/' | sort -u >"$apt/sources.list"
	own_apt() { "$@" -o Dir::Etc::SourceList="$apt/sources.list" -o Dir::Etc::SourceParts=- -o Dir::State::Lists="$apt/lists"; }
	own_apt apt-get -qq update
	for version in $(own_apt apt-cache showsrc "postgresql-$PG_MAJOR" | sed -n 's/^Version: //p' | sort -rV); do
		SOURCE=$servers/postgresql-$PG_MAJOR-${version%%-*}
		rm -rf "$servers"/new/*
		if (cd "$servers/new" && own_apt apt-get -qq source "postgresql-$PG_MAJOR=$version") >"$servers/source.log" 2>&1; then
			mv "$servers"/new/postgresql-*/ "$SOURCE"
			rm -rf "$servers/new"
			return 0
		fi
	done
	tail -n 5 "$servers/source.log"
	die "no source of PostgreSQL $PG_MAJOR could be had"
}

# server_make KIND: build it once, 7 minutes of a processor, with asserts and "exact palloc":
#   asan      ASan and UBSan, which PostgreSQL tells what it would tell valgrind (test/memory/valgrind/memcheck.h)
#   valgrind  PostgreSQL's own USE_VALGRIND
server_make() {
	export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=0}
	local kind=$1 need missing='' flags='' cpp=-DUSE_VALGRIND what built
	for need in bison flex gcc make gettext libicu-dev zlib1g-dev libipc-run-perl dpkg-dev valgrind; do
		[ "$(dpkg-query -W -f '${Status}' "$need" 2>/dev/null)" = 'install ok installed' ] || missing+=" $need"
	done
	# shellcheck disable=SC2086
	[ -z "$missing" ] || { apt-get -qq update; DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $missing >/dev/null; }
	server_source
	built=$SOURCE-$kind
	[ "$kind" != asan ] || { flags=-fsanitize=address,undefined cpp+=" -I$built/include"; }
	if [ ! -e "$built/made" ] || { [ "$kind" = asan ] && ! cmp -s test/memory/valgrind/memcheck.h "$built/include/valgrind/memcheck.h"; }; then
		say "Building $(basename "$built")"
		rm -rf "$built"
		mkdir -p "$built/build" "$built/include"
		cp -r test/memory/valgrind "$built/include"
		# Where "postgres" is in the path, Debian's patches leave the folders below it alone.
		(cd "$built/build" && "$SOURCE/configure" --prefix=/postgres --without-readline --with-icu --enable-nls --enable-cassert --enable-debug \
			--enable-tap-tests --disable-rpath --with-system-tzdata=/usr/share/zoneinfo \
			CFLAGS="-O1 -g1 -fno-omit-frame-pointer $flags" LDFLAGS="$flags" CPPFLAGS="$cpp" &&
			for what in . contrib src/test/isolation; do
				MAKEFLAGS='' make -s -j"$(nproc)" -C $what all && MAKEFLAGS='' make -s -C $what install DESTDIR="$built" || exit 1
			done
		) >"$built/log" 2>&1 || { tail -n 20 "$built/log"; die "it was not built: $built/log"; }
		rm -rf "$built/build"
		touch "$built/made"
	fi
	# To where the runner may go, too; the server finds its own files from where it is.
	cp -al "$built/postgres" "$SCRATCH/server" 2>/dev/null || cp -a "$built/postgres" "$SCRATCH/server"
	export PG_CONFIG=$SCRATCH/server/bin/pg_config LD_LIBRARY_PATH=$SCRATCH/server/lib
	pg_find || die "it does not run: $PG_CONFIG"
}

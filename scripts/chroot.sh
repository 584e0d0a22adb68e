# shellcheck shell=bash
# Sourced after lib.sh: a Debian of its own, made by debootstrap from the mirror of this machine's apt.

mirror() {					# where this machine's Debian comes from
	apt-get indextargets --format '$(LABEL) $(REPO_URI)' 'Created-By: Packages' | sed -n 's/^Debian //p' | head -n 1
}

# inside ROOT COMMAND...: in the chroot, with a /proc and processes that end with the command.
inside() {
	local root=$1
	shift
	unshare --mount --pid --fork --kill-child --propagation private \
		sh -c 'root=$1; shift; mount -t proc proc "$root/proc" && exec chroot "$root" "$@"' sh "$root" \
		env DEBIAN_FRONTEND=noninteractive HOME=/root LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"
}
apt_install() { local root=$1; shift; inside "$root" apt-get -qq install -y --no-install-recommends "$@"; }

# debian_make SUITE ROOT [PACKAGE,...]: a minimal Debian, made once.
debian_make() {
	local suite=$1 root=$2 include=${3:-ca-certificates}
	[ ! -e "$root/made" ] || return 0
	command -v debootstrap >/dev/null || { apt-get -qq update; apt-get -qq install -y --no-install-recommends debootstrap; }
	rm -rf "${root:?}"
	debootstrap --variant=minbase --include="$include" "$suite" "$root" "$(mirror)"
	# No daemon starts, no cluster is made, and a suite that sleeps is no error.
	printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
	chmod 755 "$root/usr/sbin/policy-rc.d"
	mkdir -p "$root/etc/postgresql-common"
	echo 'create_main_cluster = false' >"$root/etc/postgresql-common/createcluster.conf"
	printf 'Acquire::Check-Valid-Until "false";\nDpkg::Use-Pty "0";\n' >"$root/etc/apt/apt.conf.d/50cchc"
	echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/cchc"
	touch "$root/made"
}

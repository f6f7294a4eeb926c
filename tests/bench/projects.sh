# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
#
# projects.sh - what the scripts of this folder share: real programs from Debian's source packages,
# with a compile database each. Sourced; sets $cache, $work and $projects.
cache=${TRACEGATE_TEST_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/tracegate-tests}/bench
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
projects=${BENCH_PROJECTS:-mosquitto-2.0.11 libmodbus-3.1.6 curl-7.88.1 lwip-2.1.3+dfsg1 \
	mbedtls-2.28.3 redis-7.0.15}

fail() {
	echo "${0##*/}: $1" >&2
	exit 1
}

# Runs quietly; shows the end of the output when it fails.
quietly() {
	"$@" >"$work/log" 2>&1 || {
		tail -n 20 "$work/log" >&2
		fail "'$*' failed"
	}
}

# fetch NAME-VERSION: the source package, with an apt configuration of our own: the system's may
# not name sources, and is left alone.
fetch() {
	[ -e "$cache/$1/complete" ] && return
	apt=$work/apt
	mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$cache"
	keys=/usr/share/keyrings/debian-archive-keyring.gpg
	echo "deb-src [signed-by=$keys] http://deb.debian.org/debian bookworm main" >"$apt/sources"
	cat >"$apt/conf" <<-EOT
		Dir::Etc::SourceList "$apt/sources";
		Dir::Etc::SourceParts "-";
		Dir::State::Lists "$apt/lists";
		Dir::Cache "$apt/cache";
		APT::Sandbox::User "$(id -un)";
	EOT
	rm -rf "${cache:?}/$1" && mkdir "$cache/$1" && cd "$cache/$1" || exit 1
	export APT_CONFIG="$apt/conf"
	quietly apt-get -qq update
	quietly apt-get -qq source "${1%-*}"
	unset APT_CONFIG
	find . -maxdepth 1 -type f -exec rm {} +
	mv "$1" source 2>/dev/null || fail "Debian's package is not $1 but $(echo *)"
	touch complete
}

# entries BUILD FLAGS FILE...: a compile database of these files.
entries() {
	build=$1 flags=$2
	shift 2
	separator='['
	for file; do
		printf '%s\n{"directory": "%s", "command": "cc %s -c %s", "file": "%s"}' \
			"$separator" "$build" "$flags" "$file" "$file"
		separator=,
	done
	printf '\n]\n'
}

prepare_mosquitto() {
	quietly cmake -S "$source" -B "$source/build" -DCMAKE_EXPORT_COMPILE_COMMANDS=ON \
		-DCMAKE_BUILD_TYPE=RelWithDebInfo -DDOCUMENTATION=OFF
}

# Its build leaves no compile database; autoconf makes config.h, and the flags are few.
prepare_libmodbus() {
	cd "$source" || exit 1
	[ -x configure ] || quietly autoreconf -fi
	[ -e config.h ] || quietly ./configure --quiet --disable-dependency-tracking
	mkdir -p build
	flags="-DHAVE_CONFIG_H -I$source -I$source/src -O2 -g -Wall"
	entries "$source" "$flags" "$source"/src/*.c "$source"/tests/*.c \
		>build/compile_commands.json
}

# With CMake, but built nothing.
configure() {
	quietly cmake -S "$source" -B "$source/build" -DCMAKE_EXPORT_COMPILE_COMMANDS=ON \
		-DCMAKE_BUILD_TYPE=RelWithDebInfo "$@"
}

prepare_curl() {
	configure -DBUILD_TESTING=OFF -DCURL_USE_LIBSSH2=OFF
}

prepare_mbedtls() {
	configure -DENABLE_TESTING=OFF
}

# A library without a build of its own: the flags of Debian's port.
prepare_lwip() {
	cd "$source" || exit 1
	mkdir -p build
	flags="-I$source/src/include -I$source/port/include -Wall"
	entries "$source" "$flags" $(find "$source/src/core" "$source/src/api" "$source/src/netif" \
		-name '*.c') >build/compile_commands.json
}

prepare_redis() {
	cd "$source" || exit 1
	mkdir -p build
	flags="-std=c11 -D_GNU_SOURCE -I$source/deps/hiredis -I$source/deps/lua/src -I$source/src"
	flags="$flags -I$source/deps/linenoise -I$source/deps/hdr_histogram -O2 -g -Wall"
	[ -e src/release.h ] || (cd src && quietly sh ./mkreleasehdr.sh)
	entries "$source/src" "$flags" "$source"/src/*.c >build/compile_commands.json
}

# processor COMMAND...: sets $seconds to its processor time with all its children, in milliseconds.
processor() {
	(
		"$@" >"$work/out" 2>"$work/err"
		echo $? >"$work/code"
		times >"$work/times"
	)
	seconds=$(tail -n 1 "$work/times" | sed 's/[ms]/ /g' |
		awk '{ printf "%d", ($1 * 60 + $2 + $3 * 60 + $4) * 1000 }')
}

least() {
	[ "$1" = 0 ] || [ "$2" -lt "$1" ] && echo "$2" || echo "$1"
}

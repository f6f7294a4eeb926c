#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# check.sh [BUILD_DIR [ROUNDS]] - what `tracegate check` costs beside a plain parse.
#
# Takes mosquitto and libmodbus from Debian's source packages, and prints for each the processor
# time of `tracegate check` and of `clang-19 -fsyntax-only` over the same units with the same flags,
# in turns in the same run, the best of ROUNDS each. The exit code says only whether it could run:
# what the figures mean is for people. Sources stay in the test cache.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../install.sh"
program=$(cd "${1:-$here/../../build/release}" && pwd)/bin/tracegate || exit 2
rounds=${2:-3}
cache=${TRACEGATE_TEST_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/tracegate-tests}/bench
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

fail() {
	echo "check.sh: $1" >&2
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

# The same units, flags and folders for clang alone: of each file the first entry. The members of
# an entry stand in lines of their own; \ goes before what JSON escapes.
parse_script() {
	sed 's/, "/,\n"/g' "$1" | awk '
		function value(line) {
			sub(/^[^:]*: "/, "", line)
			sub(/",?}?,?$/, "", line)
			return line
		}
		/"directory": / { folder = value($0) }
		/"command": / { command = value($0) }
		/"file": / && !seen[value($0)]++ {
			sub(/^[^ ]* /, "", command)
			sub(/ -o [^ ]*/, "", command)
			sub(/ -c /, " ", command)
			print "cd " folder " || exit\nclang-19 -fsyntax-only " command
		}' | sed 's/\\\(.\)/\1/g'
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

analyse() {
	"$program" -C "$source" --db "$work/trace.db" check -p "$source/build" --no-cache --stats \
		--fail-on never --format json -o "$work/findings.json"
}

# measure NAME
measure() {
	source=$cache/$1/source
	"prepare_${1%-*}"
	parse_script "$source/build/compile_commands.json" >"$work/parse.sh"
	clang=0 own=0
	for round in $(seq "$rounds"); do
		processor sh "$work/parse.sh"
		clang=$(least "$clang" "$seconds")
		processor analyse
		own=$(least "$own" "$seconds")
	done
	case $(cat "$work/code") in
	0 | 3) ;;
	*) cat "$work/err" >&2 && fail "tracegate check failed on $1" ;;
	esac
	echo "== $1: $(grep -c fsyntax-only "$work/parse.sh") units"
	awk -v own="$own" -v clang="$clang" 'BEGIN {
		printf "clang-19 -fsyntax-only %7.2f s of processor time\n", clang / 1000
		printf "tracegate check        %7.2f s of processor time, %.2f times as much\n",
			own / 1000, own / clang
	}'
	sed 's/^/    /' "$work/err"
}

need_packages "$here/../packages.txt" "$here/packages.txt" || fail 'packages are missing'
fetch mosquitto-2.0.11
fetch libmodbus-3.1.6
measure mosquitto-2.0.11
measure libmodbus-3.1.6

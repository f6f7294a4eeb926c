#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# run.sh BUILD_DIR - makes a product, lets the program report on it, and opens the report in a
# browser. Pictures of its pages stay in the folder SCREENSHOTS when that is set.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../install.sh"
tracegate=$(cd "${1:?usage: run.sh BUILD_DIR}" && pwd)/bin/tracegate || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
product=$work/product

stop() {
	echo "$1"
	tail -n 20 "$work/log"
	echo '0 passed, 1 failed'
	exit 1
}

# run CODE COMMAND...
run() {
	expected=$1
	shift
	"$@" >"$work/log" 2>&1
	code=$?
	[ "$code" = "$expected" ] || stop "FAILED: '$*' ended with exit code $code, not $expected"
}

need_packages "$here/packages.txt" >"$work/log" 2>&1 || stop 'FAILED: packages are missing'
node=$(sh "$here/../node/setup.sh") || stop 'FAILED: Node.js cannot be installed'

run 0 sh "$here/product.sh" "$product"
run 0 "$tracegate" -C "$product" -q index
run 0 "$tracegate" -C "$product" -q import junit --commit HEAD "$product/build/results.xml"
run 1 "$tracegate" -C "$product" -q check --store
run 0 "$tracegate" -C "$product" -q report --html "$work/site"
[ -z "${SCREENSHOTS:-}" ] || mkdir -p "$SCREENSHOTS"
timeout 900 "$node/bin/node" "$here/journey.mjs" "$node" "$work/site" "${SCREENSHOTS:-}"
code=$?
# Without its sum the journey died.
[ "$code" -le 1 ] || echo '0 passed, 1 failed'
exit "$code"

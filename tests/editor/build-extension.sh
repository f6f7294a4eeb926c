#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# build-extension.sh NODE_DIR - packs vscode/ as a user would get it and prints the .vsix's path.
#
# It works on a copy in the cache: a test leaves nothing in the checkout. The packages stay there
# for the next run, in a folder named after the lock file.
set -eu

node_dir=${1:?usage: build-extension.sh NODE_DIR}
source=$(cd "$(dirname "$0")/../../vscode" && pwd)
cache=${TRACEGATE_TEST_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/tracegate-tests}
lock=$(sha256sum "$source/package-lock.json" | cut -c1-16)
work=$cache/extension-$lock

PATH=$node_dir/bin:$PATH
export PATH

run() {
	"$@" >"$work/log" 2>&1 || {
		tail -n 20 "$work/log" >&2
		echo "build-extension.sh: '$*' failed" >&2
		exit 1
	}
}

mkdir -p "$work"
cd "$work"
rm -rf src out tracegate.vsix
cp -R "$source/src" "$source"/*.json "$source"/*.mjs "$source"/*.md "$source/LICENSE" \
	"$source/.npmrc" "$source/.vscodeignore" .
if [ ! -e packages-complete ]; then
	run npm ci
	touch packages-complete
fi
run npm run package
echo "$work/tracegate.vsix"

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# setup.sh NODE_DIR - installs the real VS Code that the journey drives, and prints where it stands.
#
# The workbench and its server come from code-server's package on npm. No install script runs and
# nothing is compiled. The folder is named after the version, so a change of it installs anew and an
# unchanged one costs nothing.
set -eu

code_server=4.139.1 # VS Code 1.139.1

node_dir=${1:?usage: setup.sh NODE_DIR}
PATH=$node_dir/bin:$PATH
export PATH
cache=${TRACEGATE_TEST_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/tracegate-tests}
final=$cache/vscode-$code_server

if [ -e "$final/complete" ]; then
	echo "$final"
	exit 0
fi

fail() {
	echo "setup.sh: $1" >&2
	exit 1
}

npm_install() {
	npm install --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error \
		"$@" >"$work/npm.log" 2>&1 || {
		tail -n 5 "$work/npm.log" >&2
		fail "npm install failed in '$(pwd)'; is the npm registry in reach?"
	}
}

# What these tests never use: half of the 780 MB.
prune() {
	rm -rf node_modules/code-server/lib/vscode/node_modules/@github/copilot* \
		node_modules/code-server/lib/vscode/node_modules/@microsoft/mxc-sdk
	find node_modules/code-server/lib/vscode/node_modules/@vscode/ripgrep-universal/bin \
		-mindepth 1 -maxdepth 1 ! -name linux-x64 -exec rm -rf {} +
	find node_modules/code-server -name '*.map' -delete
}

mkdir -p "$cache"
work=$(mktemp -d "$cache/install.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
cd "$work"

cat >package.json <<EOT
{
  "private": true,
  "dependencies": {
    "code-server": "$code_server"
  }
}
EOT
npm_install
# The inner package is installed apart, since code-server does it in a script of its own.
(cd node_modules/code-server/lib/vscode && npm_install --omit=dev)
prune
node node_modules/code-server/lib/vscode/out/server-main.js --version >version ||
	fail "the installed VS Code does not start"

# Renamed when whole, so that an interrupted installation is never taken for a finished one.
touch complete
rm -rf "$final"
mv "$work" "$final"
echo "$final"

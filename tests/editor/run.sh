#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# run.sh [BUILD_DIR [EDITOR...]] - drives real editors against `tracegate lsp`.
#
# EDITOR is neovim, emacs or vscode; without one, all three. The program is BUILD_DIR's, by default
# that of build/release. Each editor gets its own copy of the workspace as a git repository
# that `tracegate index` has read, so that there is a verdict to show. Screenshots of VS Code stay
# in the folder SCREENSHOTS when that is set. An editor that cannot be run has failed.
set -u

here=$(cd "$(dirname "$0")" && pwd)
. "$here/../install.sh"
program=$(realpath "${1:-$here/../../build/release}")/bin/tracegate
[ $# -gt 0 ] && shift
editors=${*:-neovim emacs vscode}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' INT TERM

prepare() {
	cp -R "$here/workspace" "$1" &&
		git -c init.defaultBranch=main init -q "$1" &&
		git -C "$1" add -A &&
		git -C "$1" -c user.name=Developer -c user.email=developer@example.org \
			commit -q -m 'Remember who logged in' &&
		"$program" -C "$1" -q index
}

run_neovim() {
	timeout 120 nvim --headless --clean -n -c "luafile $here/neovim.lua"
}

run_emacs() {
	timeout 120 emacs -q --batch -l "$here/emacs.el" 2>"$scratch/emacs.log" ||
		{ tail -n 20 "$scratch/emacs.log" >&2; return 1; }
}

run_vscode() {
	node=$(HOME=$user_home sh "$here/../node/setup.sh") || return 1
	install=$(HOME=$user_home sh "$here/setup.sh" "$node") || return 1
	vsix=$(HOME=$user_home sh "$here/build-extension.sh" "$node") || return 1
	timeout 600 "$node/bin/node" "$here/vscode.mjs" "$node" "$install" "$vsix" "$program" "$WORKSPACE" \
		"${SCREENSHOTS:-$scratch/screenshots}"
}

# Adds the editor's own last line to the sum; without one, the editor itself counts as failed.
count() {
	sum=$(tail -n 1 "$1" | sed -n 's/^[a-z]*: \([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p')
	if [ -n "$sum" ]; then
		passed=$((passed + ${sum% *})) failed=$((failed + ${sum#* }))
	else
		echo "FAILED: $2 did not come to its end" && failed=$((failed + 1))
	fi
}

# The dates are fixed, so that the commits have the same ids everywhere. The home folder is empty:
# no setting of the person who runs this may count. npm alone gets the real one, for its cache.
passed=0 failed=0 user_home=$HOME
mkdir "$scratch/home"
export PROGRAM="$program" HOME="$scratch/home" GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 \
	GIT_AUTHOR_DATE='2026-01-05T09:00:00Z' GIT_COMMITTER_DATE='2026-01-05T09:00:00Z'
need_packages "$here/packages.txt" || failed=1
for editor in $editors; do
	export WORKSPACE="$scratch/$editor"
	: >"$scratch/$editor.out"
	prepare "$WORKSPACE" && "run_$editor" >"$scratch/$editor.out"
	cat "$scratch/$editor.out"
	count "$scratch/$editor.out" "$editor"
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

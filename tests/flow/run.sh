#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# run.sh BUILD_DIR [--table|--missed|--false|--update] - the flow matrix; see README.md here.
# Without a mode it is a test, whose last line is 'N passed, N failed'.
set -u
here=$(cd "$(dirname "$0")" && pwd)
program=$(cd "$1" && pwd)/bin/tracegate || exit 2
mode=${2:---compare=$here/expected.tsv}
node=$(sh "$here/../node/setup.sh") || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

"$node/bin/node" "$here/generate.mjs" "$work" || exit 1
git -C "$work" init -q || exit 1
"$program" -C "$work" check -p . --profile "${PROFILE:-all}" --format json -o "$work/findings.json"
[ $? -le 1 ] || { echo "run.sh: the matrix could not be analysed whole" >&2; exit 1; }

score() {
	"$node/bin/node" "$here/score.mjs" "$work/cases.json" "$work/findings.json" "$1"
}
if [ "$mode" = --update ]; then
	score --expected >"$here/expected.tsv"
else
	score "$mode"
fi

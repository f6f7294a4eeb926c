#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# chains.sh [BUILD_DIR [CHAINS [ROUNDS]]] - what a full trace of requirement chains costs
#
# Makes a product of CHAINS chains (default 20,000) as OpenFastTrace items and tags in 2,400 C
# files of 2.1 million lines, in one commit, and traces it: `index` from nothing and `status`, then
# both again after one file has changed. Beside them, from the same run: reading all files once,
# and what git takes to read them out of its objects. Prints processor and wall-clock time, the
# best of ROUNDS (default 3). That the answers are right is tested by tests/cli/chains.sh. Peers
# are named in README.md; where OpenFastTrace (`oft`) is installed it runs over the same files.
set -u
here=$(cd "$(dirname "$0")" && pwd)
PATH=$(sh "$here/../node/setup.sh")/bin:$PATH
program=$(cd "${1:-$here/../../build/release}" && pwd)/bin/tracegate || exit 2
chains=${2:-20000} rounds=${3:-3}
. "$here/measure.sh"

node "$here/chains.mjs" "$work" "$chains" $((chains * 12 / 100)) $((chains * 105)) || exit 1
product=$work/product
git_begin "$product"
commit_all 'State and build everything'
git -C "$product" gc -q
echo "$chains chains, $(find "$product" -name '*.c' | wc -l) C files," \
	"$(find "$product" -name '*.c' -exec cat {} + | wc -l) lines, load $(load)"

read_files() { find "$product/src" "$product/tests" "$product/doc" -type f -exec cat {} +; }
read_objects() { git -C "$product" cat-file --batch-all-objects --batch --unordered; }
from_nothing() {
	rm -f "$product"/.tracegate/trace.db*
	"$program" -C "$product" index -q && "$program" -C "$product" status --format json
}
again() { "$program" -C "$product" index -q && "$program" -C "$product" status --format json; }
index_again() { "$program" -C "$product" index -q; }
for round in $(seq "$rounds"); do
	measure files read_files
	measure objects read_objects
	measure full from_nothing
	sed -i "s/sum = /sum = $round + /" "$product/src/part-1.c"
	commit_all "Change one file, $round"
	measure changed again
	sed -i "s/sum = /sum = $round + /" "$product/src/part-2.c"
	commit_all "Change another file, $round"
	measure index index_again
	! command -v oft >/dev/null ||
		measure oft oft trace "$product/doc" "$product/src" "$product/tests"
done
show files 'cat of all files'
show objects 'git cat-file of all objects'
show full 'index and status from nothing'
show changed 'index and status, one file changed'
show index 'index alone, one file changed'
[ ! -s "$work/oft" ] || show oft 'OpenFastTrace'

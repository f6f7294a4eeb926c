#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# index.sh REPOSITORY [BUILD_DIR [ROUNDS]] - what a first `tracegate index` costs beside git.
#
# Prints processor and wall-clock time of both sides, in turns in the same run, the best of ROUNDS
# each: git's is `git log --raw --no-renames` over all branches and tags plus one read of each
# distinct file content that tracegate reads, in the order in which history meets them. A second
# line is a run in which nothing is new. The exit code says only whether it could run. The
# repository is copied and left alone.
set -u
here=$(cd "$(dirname "$0")" && pwd)
[ $# -ge 1 ] || { echo "usage: index.sh REPOSITORY [BUILD_DIR [ROUNDS]]" >&2; exit 2; }
program=$(cd "${2:-$here/../../build/release}" && pwd)/bin/tracegate || exit 2
rounds=${3:-5}
. "$here/measure.sh"

git clone -q --mirror "$1" "$work/mirror" || exit 1
git init -q "$work/repo"
git -C "$work/repo" fetch -q "$work/mirror" '+refs/heads/*:refs/heads/*' '+refs/tags/*:refs/tags/*' \
	--update-head-ok || exit 1
repo=$work/repo
head=$(git -C "$work/mirror" symbolic-ref HEAD)
git -C "$repo" symbolic-ref HEAD "$head"
git -C "$repo" gc -q

# Files that may hold annotations, by the endings tracegate goes by.
"$program" -C "$repo" index -q
"$program" -C "$repo" query --format csv \
	"SELECT DISTINCT b.oid FROM blob b WHERE b.extracted & 1" | sed 1d | tr -d '\r' |
	sort >"$work/read"
git -C "$repo" log --branches --tags --raw --no-renames --no-abbrev --format= |
	awk 'NR == FNR { wanted[$1] = 1; next } wanted[$4] && !seen[$4]++ { print $4 }' \
		"$work/read" - >"$work/blobs"
echo "$(git -C "$repo" rev-list --branches --tags --count) commits," \
	"$(wc -l <"$work/blobs") file contents"

git_side() {
	git -C "$repo" log --branches --tags --raw --no-renames >/dev/null &&
		git -C "$repo" cat-file --batch <"$work/blobs" >/dev/null
}

first_index() {
	rm -f "$repo"/.tracegate/trace.db*
	"$program" -C "$repo" index
}

# One commit more, on the tip of HEAD, without a work tree.
add_commit() {
	commit=$(git -C "$repo" -c user.name=Bench -c user.email=bench@example.org commit-tree \
		-p HEAD -m "One more, $1" "HEAD^{tree}") && git -C "$repo" update-ref HEAD "$commit"
}

for round in $(seq "$rounds"); do
	measure git git_side
	measure first first_index
	measure second "$program" -C "$repo" index
	add_commit "$round" || exit 1
	measure commit "$program" -C "$repo" index
done

best() {
	sort -n "$work/$1" | head -n 1
}
awk -v git="$(best git)" -v first="$(best first)" -v second="$(best second)" \
	-v commit="$(best commit)" 'BEGIN {
	split(git, g, " "); split(first, f, " "); split(second, s, " "); split(commit, c, " ")
	printf "git: log --raw and one read of each   %7.3f s cpu %7.3f s wall\n", g[1], g[2]
	printf "tracegate index, first                %7.3f s cpu %7.3f s wall   %.2f x cpu, %.2f x wall\n",
		f[1], f[2], f[1] / g[1], f[2] / g[2]
	printf "tracegate index, nothing new          %7.3f s cpu %7.3f s wall   %.3f x cpu\n",
		s[1], s[2], s[1] / g[1]
	printf "tracegate index, one commit more      %7.3f s cpu %7.3f s wall\n", c[1], c[2]
}'

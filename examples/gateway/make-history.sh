#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes the git repository of the example product from the patches in history/.
#
# usage: sh make-history.sh [--any] DEST
#
# Authors, committers and dates are those of the patches, and nothing of the caller's git settings
# is used, so that each commit has the same id wherever this runs. The ids of the tags are in
# history/series; another id is an error, but not with --any, for those who change the history.
# DEST is replaced when it was made by this script.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
series=$here/history/series
committer_name=Reviewer
committer_email=reviewer@gateway.example

fail() {
	echo "make-history: $*" >&2
	exit 1
}

any=
[ "${1:-}" != --any ] || { any=yes; shift; }
[ $# -eq 1 ] || { echo "usage: sh make-history.sh [--any] DEST" >&2; exit 2; }
command -v git >/dev/null || fail "git is not installed"
dest=$1

# No settings but those given here. What the environment says of git is dropped.
for name in $(env | sed -n 's/^\(GIT_[A-Z_0-9]*\)=.*/\1/p'); do
	unset "$name"
done
umask 022
export LC_ALL=C TZ=UTC GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null GIT_ATTR_NOSYSTEM=1
export GIT_COMMITTER_NAME=$committer_name GIT_COMMITTER_EMAIL=$committer_email
export GIT_TERMINAL_PROMPT=0

in_dest() {
	git -C "$dest" -c core.attributesFile=/dev/null "$@"
}

# Dates stand in the series as 2025-01-31T10:00:00 +0100, the T so that they are one word.
at() {
	date=$1
	shift
	GIT_AUTHOR_NAME=$committer_name GIT_AUTHOR_EMAIL=$committer_email \
		GIT_AUTHOR_DATE=$date GIT_COMMITTER_DATE=$date "$@"
}

make_repository() {
	if [ -e "$dest" ]; then
		[ -e "$dest/.git/gateway-example" ] || fail "'$dest' exists and is not ours"
		rm -rf "$dest"
	fi
	git init -q -b main --template= "$dest"
	: >"$dest/.git/gateway-example"
	in_dest config core.autocrlf false
	in_dest config core.eol lf
	in_dest config commit.gpgsign false
	in_dest config tag.gpgsign false
	in_dest config gc.auto 0
}

apply() {
	[ -f "$here/history/$1" ] || fail "'history/$1' is missing"
	in_dest am -q --no-3way --no-gpg-sign --keep-non-patch --whitespace=nowarn \
		--committer-date-is-author-date "$here/history/$1" || fail "'history/$1' does not apply"
}

tag() {
	name=$1 expected=$2 date="$3 $4"
	shift 4
	commit=$(in_dest rev-parse HEAD)
	[ "$commit" = "$expected" ] || [ -n "$any" ] ||
		fail "$name is commit $commit, expected $expected: the history is not the recorded one"
	at "$date" in_dest tag -a "$name" -m "$*"
}

merge() {
	name=$1 date="$2 $3"
	shift 3
	at "$date" in_dest merge -q --no-ff --no-edit -m "$*" "$name" >/dev/null
	in_dest branch -q -d "$name"
}

make_repository
while read -r verb rest; do
	# shellcheck disable=SC2086 # the words of a line are the arguments
	case $verb in
	'' | '#'*) ;;
	patch) apply $rest ;;
	branch) in_dest switch -q -c $rest ;;
	switch) in_dest switch -q $rest ;;
	merge) merge $rest ;;
	tag) tag $rest ;;
	*) fail "history/series: unknown word '$verb'" ;;
	esac
done <"$series"
echo "$(in_dest rev-list --count HEAD) commits, tags $(in_dest tag | tr '\n' ' ')in $dest"

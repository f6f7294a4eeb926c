#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Writes the patches of the example product again from a repository whose history was changed, and
# the ids of its tags into history/series. Patches belong to commits by their subject.
#
# usage: sh record-history.sh REPO
set -eu

history=$(cd "$(dirname "$0")" && pwd)/history

fail() {
	echo "record-history: $*" >&2
	exit 1
}

[ $# -eq 1 ] || { echo "usage: sh record-history.sh REPO" >&2; exit 2; }
repository=$1
export LC_ALL=C TZ=UTC GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null

in_repository() {
	git -C "$repository" "$@"
}

# The commit on the way to HEAD with the subject of a patch.
commit_of() {
	subject=$(sed -n 's/^Subject: //p' "$history/$1" | head -n 1)
	in_repository log --no-merges --format='%H %s' HEAD |
		awk -v subject="$subject" '{ id = $1; sub(/^[^ ]* /, "") } $0 == subject { print id }'
}

temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT
while IFS= read -r line; do
	# shellcheck disable=SC2086 # the words of a line are the arguments
	set -- $line
	case ${1:-} in
	patch)
		commit=$(commit_of "$2")
		[ -n "$commit" ] || fail "no commit has the subject of '$2'"
		in_repository format-patch -1 --stdout --zero-commit --no-signature --no-stat -N -M \
			--full-index --subject-prefix= "$commit" >"$temporary/$2"
		;;
	tag)
		commit=$(in_repository rev-parse "$2^{commit}")
		line=$(echo "$line" | sed "s/^tag $2 [0-9a-f]*/tag $2 $commit/")
		;;
	esac
	printf '%s\n' "$line" >>"$temporary/series"
done <"$history/series"
cp "$temporary"/* "$history"

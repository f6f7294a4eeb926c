#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What development leaves behind is a flaw in what is released and a note elsewhere: told from the
# flags of a unit, from all commands of a source, or from what the configuration says.
program=$1/bin/tracegate
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
bad=0

# @verifies TG-RUL-4
# says SEVERITY - the severity of the finding in tell.c, with the reason where it is a note
says() {
	"$program" -C "$work" check -q --profile all --rules leftovers/core-dump,memory/gets -p . >"$work/out" 2>&1
	[ $? -le 1 ] && grep -q "^tell.c:.*$1.*leftovers/core-dump" "$work/out" || {
		echo "$2: no finding that says '$1'"
		cat "$work/out"
		bad=1
	}
}

# built FLAGS... - a compile database with one entry for each word
built() {
	entries=
	for flags; do
		entries="$entries${entries:+,}{\"directory\":\"$work/$folder\",\"file\":\"$work/tell.c\",\"command\":\"cc $flags -c tell.c\"}"
	done
	printf '[%s]\n' "$entries" >"$work/compile_commands.json"
}

mkdir -p "$work/.tracegate" "$work/build/product" "$work/build/try"
cat >"$work/tell.c" <<'END'
#include <sys/prctl.h>
char *gets(char *to);
void tell(char *line)
{
	prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
	gets(line);
}
END
flaw='warning: '
folder=
built -O2
says "$flaw" "a build that optimises"
grep -q "not released" "$work/out" && { echo "a build that optimises is taken for none"; bad=1; }
built -DDEBUG
says "not released: it is built with -DDEBUG" "a build with -DDEBUG"
grep -q "error.*memory/gets" "$work/out" || { echo "a flaw of every build became a note"; cat "$work/out"; bad=1; }
built -DDEBUG=0
says "$flaw" "a build with -DDEBUG=0"
grep -q "not released" "$work/out" && { echo "-DDEBUG=0 is taken for -DDEBUG"; bad=1; }
built -O0
says "not released: it is built with -O0" "a build with -O0"
built "-O0 -DNDEBUG"
says "$flaw" "a build with -DNDEBUG"
grep -q "not released" "$work/out" && { echo "-DNDEBUG does not count"; bad=1; }
built "-O0 -g" "-O2 -DNDEBUG"
says "$flaw" "a source that is built twice"
grep -q "not released" "$work/out" && { echo "the second command of a source does not count"; bad=1; }

# What the project says counts more.
printf 'version: 1\nrelease: {debug: [UNIT_TEST*]}\n' >"$work/.tracegate/config.yaml"
built "-O2 -DNDEBUG -DUNIT_TEST_ALL"
says "not released: it is built with -DUNIT_TEST_ALL" "a macro of the project's"
printf 'version: 1\nrelease: {defines: [PRODUCT]}\n' >"$work/.tracegate/config.yaml"
built "-O2 -DNDEBUG"
says "not released: it is built without" "a build without the macro of a release"
built "-O0 -DDEBUG -D PRODUCT=1"
says "$flaw" "a build with the macro of a release"
grep -q "not released" "$work/out" && { echo "the macro of a release does not count"; bad=1; }
printf "version: 1\nrelease: {builds: ['build/product']}\n" >"$work/.tracegate/config.yaml"
folder=build/try
built -O2
says "not released: 'build/try' is no folder of a release" "another folder"
folder=build/product
built -O0
says "$flaw" "the folder of the release"
grep -q "not released" "$work/out" && { echo "the folder of the release does not count"; bad=1; }
printf 'version: 1\nrelease: {macro: [X]}\n' >"$work/.tracegate/config.yaml"
"$program" -C "$work" check -q -p . >"$work/out" 2>&1
[ $? -eq 2 ] && grep -q "config.yaml:2:" "$work/out" || { echo "an unknown key is not refused"; cat "$work/out"; bad=1; }
exit $bad

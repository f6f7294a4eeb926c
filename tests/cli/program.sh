#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What only the whole program or the project's policy can say: a daemon keeps its rights unless a file that calls tie to it
# drops them, and nothing is said where files are missing.
program=$1/bin/tracegate
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
bad=0

# found FILE ARGUMENT... - whether 'check' finds a daemon that keeps its rights in the file
found() {
	file=$1
	shift
	"$program" -C "$work" check -q --profile all --rules privilege/kept "$@" >"$work/out" 2>&1
	[ $? -le 1 ] || {
		echo "check $*: failed"
		cat "$work/out"
		bad=1
	}
	grep -q "^$file:" "$work/out"
}

fail() {
	echo "$1"
	cat "$work/out"
	bad=1
}

cat >"$work/server.c" <<'END'
#include <unistd.h>
int drop(void);
int main(void)
{
	return daemon(0, 0) || drop();
}
END
cat >"$work/drop.c" <<'END'
#include <unistd.h>
int drop(void)
{
	return setgid(100) || setuid(100);
}
END
cat >"$work/other.c" <<'END'
#include <unistd.h>
int main(void)
{
	return daemon(0, 0);
}
END
cat >"$work/compile_commands.json" <<END
[{"directory": "$work", "file": "server.c", "command": "cc -c server.c"},
 {"directory": "$work", "file": "drop.c", "command": "cc -c drop.c"},
 {"directory": "$work", "file": "other.c", "command": "cc -c other.c"}]
END
git -C "$work" init -q || exit 2

found other.c -p . || fail "a daemon that no file drops rights for is not found"
found server.c -p . && fail "rights that another file drops are not seen"
found other.c -p . || fail "a second run, from the cache, does not find it"
found server.c -p . && fail "a second run, from the cache, forgets who drops"
found other.c -p . other.c && fail "one file alone was taken for the program"
sed -i 's/setgid(100) || setuid(100)/getuid()/' "$work/drop.c"
found server.c -p . || fail "nobody drops now, and it is not found"

# The budget of a function that decides about security is the project's.
cat >"$work/other.c" <<'END'
int verify(int a, int b)
{
	if (a)
		if (b)
			return 1;
	return 0;
}
END
complex() {
	"$program" -C "$work" check -q --profile all --rules economy/complexity -p . >"$work/out" 2>&1
	[ $? -le 1 ] || fail "check failed"
	grep -q "cognitive complexity of 3" "$work/out"
}
complex && fail "a small function is said to be too complex"
mkdir -p "$work/.tracegate"
printf 'version: 1\nbudget: {cognitive: 2}\n' >"$work/.tracegate/policy.yaml"
complex || fail "the budget of the policy does not count"

# A folder stands for the units in it, with and without a compile database.
mkdir "$work/part" "$work/part/none"
cat >"$work/part/lock.c" <<'END'
char *gets(char *);
char line[80];
void ask(void)
{
	gets(line);
}
END
cp "$work/part/lock.c" "$work/elsewhere.c"
part() {
	"$program" -C "$work" check -q --rules 'api/*,memory/*' "$@" >"$work/out" 2>&1
	code=$?
}
sed -i 's|^\[|[{"directory": "'"$work"'", "file": "part/lock.c", "command": "cc -c part/lock.c"},\n |' \
	"$work/compile_commands.json"
for _ in 1 2; do
	part part
	[ $code = 1 ] && grep -q '^part/lock.c:5' "$work/out" || fail "a unit in a folder is not analysed"
	grep -q elsewhere "$work/out" && fail "a unit beside the folder is analysed"
	part part/none
	[ $code = 2 ] && grep -q 'no unit lies in the folder' "$work/out" || fail "an empty folder passed"
	rm -f "$work/compile_commands.json"
done
exit $bad

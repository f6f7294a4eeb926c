#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What the flow engine does not look at is counted and named: functions with parse errors, those that
# need too many steps, and calls of functions that several units define.
program=$1/bin/tracegate
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
bad=0
repo=$work/repo
mkdir -p "$repo/.git"

fail() {
	echo "$1"
	cat "$work/err"
	bad=1
}

# run CODE ARGUMENTS...: the output is in $work/out and $work/err.
run() {
	want=$1
	shift
	"$program" -C "$repo" --color never check --no-cache --profile all --fail-on never --stats "$@" \
		>"$work/out" 2>"$work/err"
	code=$?
	[ "$code" = "$want" ] || fail "check $*: exit code $code, not $want"
}

says() {
	grep -qE -- "$2" "$work/$1" || fail "'$2' is not in $1"
}

# --- A function with a parse error is not followed; the others of its unit are. ---
cat >"$repo/error.c" <<'EOF'
int broken(int *p)
{
	int *q = 0;

	undeclared_type x = 1;
	return *q + *p;
}

int sound(void)
{
	int *q = 0;

	return *q;
}

int calls(int *p)
{
	return broken(p);
}
EOF
run 3 --format json
says err '^1 function not looked at to the end \(--stats names them\)$'
says err ' error\.c:1: broken\(\) has a parse error and was not followed$'
says err '^flow +2 functions: 0 cut short .* 1 not understood$'
says out '"flowNotUnderstood": 1'
says out '"message": "the pointer is NULL here"'
[ "$(grep -c '"rule": "memory/null-dereference"' "$work/out")" = 1 ] ||
	fail 'a function with a parse error was followed'
rm "$repo/error.c"

# --- A function that needs too many steps is named. ---
{
	echo 'void endless(int *a, int b) {'
	i=0
	while [ "$i" -lt 4000 ]; do
		echo "	a[$i] = a[$((i / 2))] + b;"
		i=$((i + 1))
	done
	echo '}'
	echo 'int small(void) { return 1; }'
} >"$repo/long.c"
run 0 --format json
says err ' long\.c:1: endless\(\) was cut short$'
says err '^flow +2 functions: 1 cut short '
says out '"flowCutShort": 1'
rm "$repo/long.c"

# --- A call is not followed when its callee needs more than a callee may. ---
{
	echo 'static void heavy(int *a, int b) {'
	i=0
	while [ "$i" -lt 700 ]; do
		echo "	a[$i] = a[$((i / 2))] + b;"
		i=$((i + 1))
	done
	echo '}'
	echo 'void caller(int *a) { heavy(a, 1); }'
} >"$repo/heavy.c"
run 0 --format json
says err '^flow +2 functions: 0 cut short .*, 1 in which a call was not followed; 0 not understood$'
says out '"flowCallsNotFollowed": 1'
rm "$repo/heavy.c"

# --- No link leads to what two units define. ---
echo 'int twice(void) { return 1; }' >"$repo/a.c"
echo 'int twice(void) { return 2; } int other(void) { return 3; }' >"$repo/b.c"
echo 'int twice(void); int other(void); int main(void) { return twice() + other(); }' >"$repo/c.c"
run 0 --format json
says err ' 1 defined in several units$'
says out '"linkAmbiguous": 1'
says out '"linkFunctions": 1'
rm "$repo"/*.c

# --- Behind a call of a function of another file that never returns there is no path. ---
cat >"$repo/use.c" <<'EOF'
void fatal(const char *why);
void report(const char *why);
int *find(int key);

int ends(int key)
{
	int *p = find(key);

	if (!p)
		fatal("no such key");
	return *p;
}

int goes_on(int key)
{
	int *p = find(key);

	if (!p)
		report("no such key");
	return *p;
}
EOF
cat >"$repo/fatal.c" <<'EOF'
#include <stdio.h>
#include <stdlib.h>

void fatal(const char *why)
{
	if (!why)
		abort();
	fputs(why, stderr);
	exit(1);
}

void report(const char *why)
{
	if (!why)
		exit(1);
	fputs(why, stderr);
}
EOF
nulls() {
	grep -A12 '"rule": "memory/null-dereference"' "$work/out" | sed -n 's/.*"function": "\(.*\)",/\1/p' |
		tr '\n' ' '
}
run 0 --format json use.c
[ "$(nulls)" = 'ends goes_on ' ] || fail "alone, use.c has its findings in: $(nulls)"
run 0 --format json
[ "$(nulls)" = 'goes_on ' ] || fail "with fatal.c, use.c has its findings in: $(nulls)"
# Of two functions of one name nobody knows which it is.
echo 'void fatal(const char *why) { (void)why; }' >"$repo/other.c"
run 0 --format json
[ "$(nulls)" = 'ends goes_on ' ] || fail "with two fatal(), use.c has its findings in: $(nulls)"
rm "$repo"/*.c

# --- A constant table of functions is followed, in its own file and from others. ---
cat >"$repo/ops.h" <<'EOF'
struct ops { int (*read)(int *p); int (*write)(int *p); };
extern const struct ops file_ops;
extern const struct ops *const all_ops[2];
EOF
cat >"$repo/table.c" <<'EOF'
#include "ops.h"
static int read_one(int *p) { return *p; }
static int write_one(int *p) { return p ? *p = 1 : 0; }
const struct ops file_ops = { .read = read_one, .write = &write_one };
int inside(void) { return file_ops.read(0); }
EOF
cat >"$repo/caller.c" <<'EOF'
#include "ops.h"
int bad(void) { return file_ops.read(0); }
int good(void) { return file_ops.write(0); }
EOF
run 0 --format json caller.c
says err '^0 errors'
run 0 --format json
says out '"path": "caller.c"'
[ "$(grep -c '"rule": "memory/null-dereference"' "$work/out")" = 1 ] || fail 'one flaw has one finding'
grep -q '"message": "calls read_one()"' "$work/out" || fail 'the way leads through the table'

exit "$bad"

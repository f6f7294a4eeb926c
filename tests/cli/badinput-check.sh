#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Bad input to the analysis: one clear message that names the place and the remedy, and the exit
# code. What is wrong inside of a source is tests/hostile's.
program=$1/bin/tracegate
work=$(mktemp -d) || exit 2
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
bad=0
escape=$(printf '\033')

wrong() {
	echo "$ran: $1"
	sed 's/^/   | /' "$work/err" "$work/out"
	bad=1
}

# ends CODE ARGUMENTS...: runs tracegate on the product; its output is in $work/out and $work/err.
# Whatever it says, it says without control characters, and an error is one line.
ends() {
	want=$1
	shift
	ran="tracegate $*"
	timeout 300 "$program" -C "$work/product" "$@" >"$work/out" 2>"$work/err" </dev/null
	code=$?
	[ "$code" = "$want" ] || wrong "exit code $code, not $want"
	! grep -q "$escape" "$work/out" "$work/err" || wrong 'writes an escape character'
	case $code in
	2 | 4) [ "$(grep -c '^tracegate: ' "$work/err")" = 1 ] || wrong 'not one error' ;;
	esac
}

# says TEXT...: all of them stand in its messages or its output.
says() {
	for text; do
		cat "$work/err" "$work/out" | grep -qF -- "$text" || wrong "does not say '$text'"
	done
}

# product: starts anew with one sound source and no finding.
product() {
	chmod -R u+w "$work/product" 2>/dev/null
	rm -rf "$work/product"
	mkdir -p "$work/product/.tracegate" "$work/product/build"
	printf 'int good(void) { return 0; }\n' >"$work/product/good.c"
}

# database TEXT: the compile database.
database() {
	printf '%s\n' "$1" >"$work/product/build/compile_commands.json"
}

# entry FILE: an entry of it.
entry() {
	printf '{"directory": "%s", "command": "cc -c %s", "file": "%s"}' "$work/product" "$1" "$1"
}

# --- The compile database ---
product
rmdir "$work/product/build"
ends 0 check
says 'no compile database' 'CMAKE_EXPORT_COMPILE_COMMANDS'
# A function that default flags leave undeclared: other flags may declare it.
printf 'int use(int a) { return from_the_build(a); }\n' >"$work/product/use.c"
ends 0 check
says 'undeclared functions are no findings'
mkdir "$work/product/build"
database "[$(entry use.c)]"
ends 1 check -p build
says 'use.c:1:25: warning:' 'syntax/implicit-declaration'
ends 2 check -p nowhere
says nowhere 'CMAKE_EXPORT_COMPILE_COMMANDS'

product
database "[
$(entry good.c),
{\"directory\": \"/\", \"file\": }
]"
ends 2 check -p "$work/product/build"
says 'compile_commands.json:3:'
database "[{\"directory\": \"$work/product\", \"file\": \"good.c\"}]"
ends 2 check -p "$work/product/build"
says 'compile_commands.json:1:' command
: >"$work/product/build/compile_commands.json"
ends 2 check -p "$work/product/build"
says compile_commands.json
database "[$(entry gone.c), $(entry good.c)]"
ends 3 check -p "$work/product/build"
says gone.c '1 incomplete'

# --- Sources ---
product
printf '#include "not_there.h"\nint f(void) { return 0; }\n' >"$work/product/header.c"
ends 3 check
says "header.c" "not_there.h" '2 units, 1 incomplete'

product
awk 'BEGIN { printf "int f(int x) { return "; for (i = 0; i < 400000; i++) printf "!"; print "x; }" }' \
	>"$work/product/crash.c"
ends 3 check
says crash.c crashed '2 units, 1 incomplete'

# Empty macros, so that it takes time and no memory. The limit of the shell makes it short.
product
awk 'BEGIN {
	print "#define A0"
	for (i = 1; i < 40; i++) printf "#define A%d A%d A%d A%d A%d\n", i, i - 1, i - 1, i - 1, i - 1
	print "int f(void) { return A39 0; }"
}' >"$work/product/hang.c"
(ulimit -t 8 && ends 3 check && exit $bad) || bad=1
says hang.c 'timed out' '2 units, 1 incomplete'

ends 2 check no-such-file.c
says no-such-file.c
ends 2 check "$work/product/../outside.c"
says outside.c

# --- Names ---
product
cp "$work/product/good.c" "$work/product/$(printf 'b\377d\033]0;title\007.c')"
printf '#include <string.h>\nvoid f(const char *from) { char to[8]; strcpy(to, from); }\n' \
	>"$work/product/$(printf 'fl\303\240w\033[2J\377.c')"
for format in text json sarif junit gitlab checkstyle; do
	ends 1 check --format $format
done
ends 1 check --format json
iconv -f UTF-8 -t UTF-8 "$work/out" >/dev/null 2>&1 || wrong 'JSON is not UTF-8'
ends 2 check --rules "$(printf 'no\033[1mrule')"
says 'no\x1b[1mrule'
ends 2 check --profile "$(printf 'pro\033[1mfile')"
says 'pro\x1b[1mfile'
ends 2 "$(printf 'che\033[1mck')"
says 'che\x1b[1mck'
ends 2 -C "$(printf 'no\033[1mwhere')" check
says 'no\x1b[1mwhere'

# --- Configuration ---
product
printf 'version: 1\nrequirements: [a.md\nthreats: []\n' >"$work/product/.tracegate/config.yaml"
ends 2 check
says '.tracegate/config.yaml:3:'
printf 'version: 1\nrequirments: [a.md]\n' >"$work/product/.tracegate/config.yaml"
ends 2 check
says '.tracegate/config.yaml:2:1: ' requirments "requirements"
printf 'version: 1\nthreats: [../../etc/passwd]\n' >"$work/product/.tracegate/config.yaml"
ends 2 check
says '.tracegate/config.yaml:2:'
printf 'version: 1\nproduct: {name: "a\033[1m\377"}\n' >"$work/product/.tracegate/config.yaml"
ends 2 check
says '.tracegate/config.yaml:2:'

# --- Places that cannot be written ---
product
ends 4 check -o "$work/product/no/such/folder/out.txt"
says no/such/folder/out.txt
if [ -c /dev/full ]; then
	printf '#include <string.h>\nvoid f(const char *from) { char to[8]; strcpy(to, from); }\n' \
		>"$work/product/flaw.c"
	ends 4 check -o /dev/full
	says 'No space left'
	"$program" -C "$work/product" check >/dev/full 2>"$work/err"
	[ $? = 4 ] || wrong 'a full standard output is not exit code 4'
	says 'No space left'
	rm "$work/product/flaw.c"
fi

# Nothing is written into the work tree, so that a read-only one is no obstacle. For root, who needs
# no permission, another user shows it, unless the build folder lies where that one cannot go.
as_nobody() {
	if [ "$(id -u)" = 0 ]; then
		setpriv --reuid 65534 --regid 65534 --clear-groups "$@"
	else
		"$@"
	fi
}
chmod 755 "$work"
chmod -R a-w "$work/product"
ran='tracegate check in a read-only folder'
as_nobody "$program" -C "$work/product" check >"$work/out" 2>"$work/err"
code=$?
[ "$code" = 0 ] || ! as_nobody test -x "$program" || wrong "exit code $code, not 0"
exit $bad

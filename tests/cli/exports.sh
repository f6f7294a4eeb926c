#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What the linker is told to export is something to attack: version scripts, definition files, lists.
program=$1/bin/tracegate
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
bad=0

# @verifies TG-RUL-5
# exported NAME... - the functions that are said to be exported, and no others
exported() {
	"$program" -C "$work" check -q --profile all --rules boundary/surface -p . >"$work/out" 2>&1
	[ $? -le 1 ] || { echo "check failed"; cat "$work/out"; bad=1; }
	want=$(printf '%s\n' "$@" | sort)
	got=$(sed -n "s/.*'\([a-z_]*\)' is exported by an export list.*/\1/p" "$work/out" | sort)
	[ "$want" = "$got" ] || { echo "exported: '$got', expected '$want'"; cat "$work/out"; bad=1; }
}

cat >"$work/api.c" <<'END'
int api_open(int n) { return n; }
/** @satisfies CR 7.7 */
int api_asked_for(int n) { return n; }
int api_debug(int n) { return n; }
static int api_own(int n) { return n; }
int inner(int n) { return api_own(n); }
END
printf '[{"directory":"%s","file":"api.c","command":"cc -c api.c"}]\n' "$work" >"$work/compile_commands.json"
exported
cat >"$work/lib.map" <<'END'
VERS_1.0 {
	/* what others call */
	global: api_*; # inner
	local: *;
};
END
exported api_open api_debug
rm "$work/lib.map"
printf 'LIBRARY api\nEXPORTS\n\tapi_debug @1\n\tinner = other ; api_open\nSECTIONS\n\tapi_open\n' >"$work/lib.def"
exported api_debug inner
rm "$work/lib.def"
printf 'api_open\ninner\n' >"$work/lib.sym"
exported api_open inner
printf 'this is a text about api_open, not a list\n' >"$work/lib.sym"
exported
# A list that leads out of the repository is not read.
printf 'inner\n' >"$work/../tracegate-exports.$$"
ln -sf "../tracegate-exports.$$" "$work/lib.sym"
exported
rm -f "$work/../tracegate-exports.$$"
exit $bad

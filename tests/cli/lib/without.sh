# SPDX-License-Identifier: Apache-2.0
# Sourced after story.sh by tests of a machine that lacks a library which is loaded when needed.

# without LIBRARY COMMAND...: a command that finds no library of that name ("librnp"), wherever it is.
without() {
	[ -f "$work/without.so" ] || {
		cat >"$work/without.c" <<'C'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

void *dlopen(const char *name, int flags)
{
	void *(*next)(const char *, int) = (void *(*)(const char *, int))dlsym(RTLD_NEXT, "dlopen");
	const char *lacking = getenv("LACKING");

	return next(name && lacking && strstr(name, lacking) ? "/lacking.so" : name, flags);
}
C
		cc -shared -fPIC -o "$work/without.so" "$work/without.c" -ldl || exit 2
	}
	LACKING=$1
	shift
	LD_PRELOAD=$work/without.so
	ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}verify_asan_link_order=0
	export LACKING LD_PRELOAD ASAN_OPTIONS
	"$@"
	unset LACKING LD_PRELOAD
}

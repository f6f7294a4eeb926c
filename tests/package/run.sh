#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs a release build into an empty folder and as a .deb unpacked aside, and uses both.
# usage: run.sh BUILD_DIR      (a configured and built release build)
set -u
cd "$(dirname "$0")/../.." || exit 2
build=$(cd "$1" && pwd) || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

check() {
	what=$1
	shift
	if "$@" >"$work/log" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED: $what"
		cat "$work/log"
	fi
}

# A product of one file with one flaw: the program must find its plugins and rules by itself.
mkdir -p "$work/product"
printf '#include <string.h>\nvoid f(const char *s) { char d[8]; strcpy(d, s); }\n' >"$work/product/a.c"
finds_the_flaw() {
	"$1" -C "$work/product" check --format json a.c >"$work/out.json"
	[ $? = 1 ] && grep -q '"rule": "memory/' "$work/out.json"
}

check 'cmake --install' cmake --install "$build" --prefix "$work/prefix"
check 'the installed program runs' "$work/prefix/bin/tracegate" version
check 'the installed program analyses' finds_the_flaw "$work/prefix/bin/tracegate"
check 'the man page is well formed' sh -c "man --warnings -E UTF-8 -l -Tutf8 -Z \
	'$work/prefix/share/man/man1/tracegate.1' 2>&1 >/dev/null | grep . && exit 1 || exit 0"
check 'bash completion loads' bash -n "$work/prefix/share/bash-completion/completions/tracegate"

# Somebody's own pack, built against nothing but what was installed.
mkdir -p "$work/plugin"
cat >"$work/plugin/house.c" <<'C'
#include <tracegate/plugin.h>
static void visit(struct tg_pass *pass, tg_node call)
{
	if (tg_ir_calls(pass->ir, call, "strcpy"))
		pass->host->report(pass, call, "not in this house");
}
const struct tg_rule tg_rule_no_strcpy = {"house/no-strcpy", TG_KINDS(TG_IR_CALL), visit, 0, 0};
#define RULES(X) X(no_strcpy)
TG_PLUGIN("house", RULES);
C
cat >"$work/plugin/CMakeLists.txt" <<'C'
cmake_minimum_required(VERSION 3.25)
project(house LANGUAGES C)
find_package(tracegate REQUIRED)
add_library(house MODULE house.c)
target_link_libraries(house PRIVATE tracegate::plugin)
C
check 'a plugin configures against the CMake package' \
	cmake -S "$work/plugin" -B "$work/plugin/build" -DCMAKE_PREFIX_PATH="$work/prefix"
check 'a plugin builds' cmake --build "$work/plugin/build"
check 'pkg-config knows tracegate' env \
	PKG_CONFIG_PATH="$(dirname "$(find "$work/prefix" -name tracegate.pc)")" \
	pkg-config --cflags --exists tracegate

check 'cpack makes a .deb' sh -c "cd '$build' && cpack -G DEB -B '$work/deb'"
deb=$(ls "$work"/deb/*.deb 2>/dev/null | head -n 1)
check 'the .deb names its dependencies' sh -c "dpkg-deb -f '$deb' Depends | grep -q libclang"
check 'the .deb installs' sh -c "dpkg-deb -x '$deb' '$work/root'"
check 'the packaged program analyses' finds_the_flaw "$work/root/usr/bin/tracegate"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]

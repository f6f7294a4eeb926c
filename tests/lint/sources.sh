#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What no source file may hold: unfinished work, banned functions, SQL put together at run time.
cd "$2" || exit 2
bad=0

# refuse WHAT PATTERN PATHS...: no line of the files matches.
refuse() {
	what=$1 pattern=$2
	shift 2
	hits=$(git grep -nIE "$pattern" -- "$@" ':!tests/rules' ':!tests/lint' ':!tests/flow/written') || return 0
	echo "$what:"
	echo "$hits"
	bad=1
}

refuse 'unfinished work' '\b(TODO|FIXME|XXX|HACK)\b' '*.c' '*.h' '*.ts' '*.sh' '*.mjs' \
	':!*/tap.[ch]' ':!*/test_tap.c' # TAP has a directive of that name
refuse 'a banned function' '(^|[^a-zA-Z0-9_.>"`])(strcpy|strcat|sprintf|vsprintf|gets|atoi|atol|alloca|system|popen|strtok|tmpnam|mktemp)\(' \
	'plugins/*.c' 'traceability/*.c'
refuse 'malloc outside base (use base/mem.h)' '(^|[^a-zA-Z0-9_])(malloc|calloc|realloc)\(' \
	'traceability/*.c' 'plugins/engine/*.c' ':!traceability/base/mem.c' ':!traceability/base/mem.h'
refuse 'a path of somebody'"'"'s machine' '(^|[^A-Za-z0-9_.])/(work|farm|home/[a-z]+)/' .
missing=$(git ls-files '*.c' '*.h' '*.sh' '*.ts' '*.mjs' ':!tests/rules' ':!tests/unit/*/ir/*' ':!examples' ':!tests/*/fixtures' |
	xargs grep -L 'SPDX-License-Identifier: Apache-2.0')
if [ -n "$missing" ]; then
	echo "no licence line in: $missing"
	bad=1
fi
extra=$(git ls-files | cut -d/ -f1 | sort -u |
	grep -vxE 'CMakeLists\.txt|CMakePresets\.json|plugins|traceability|rules|tests|examples|vscode|README\.md|LICENSE|\..*')
if [ -n "$extra" ]; then
	echo "does not belong at the top level: $extra"
	bad=1
fi
exit $bad

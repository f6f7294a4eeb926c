#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Every C file is as clang-format leaves it (what rules are tried on keeps its own looks).
cd "$2" || exit 2
files=$(git ls-files '*.c' '*.h' ':!tests/rules' ':!examples' ':!tests/*/fixtures' ':!tests/unit/*/ir/*' ':!tests/unit/*/cfg/*' \
	':!tests/flow/written')
[ -n "$files" ] || exit 2
clang-format --dry-run -Werror $files || {
	echo "mend with: clang-format -i FILE"
	exit 1
}

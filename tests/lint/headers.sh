#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Each header compiles alone, the installed ones also as C++.
cd "$2" || exit 2
bad=0
for header in $(git ls-files 'traceability/*.h' 'plugins/*.h'); do
	case $header in
	plugins/engine/*) extra=-I/usr/lib/llvm-19/include ;;
	*) extra= ;;
	esac
	echo "#include \"$2/$header\"" |
		clang-19 -x c -std=c11 -D_GNU_SOURCE -fsyntax-only -Wall -Wextra -Werror $extra \
			-Itraceability -Iplugins -Iplugins/include - || bad=1
done
for header in plugins/include/tracegate/*.h; do
	echo "#include \"$2/$header\"" |
		clang-19 -x c++ -std=c++17 -fsyntax-only -Wall -Wextra -Werror -Iplugins/include - || bad=1
done
exit $bad

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A file that outgrows 600 lines, or a function that outgrows 90, holds two rooms.
cd "$2" || exit 2
bad=0
for file in $(git ls-files 'plugins/*.c' 'plugins/*.h' 'traceability/*.c' 'traceability/*.h' 'vscode/src/*.ts'); do
	lines=$(wc -l <"$file")
	if [ "$lines" -gt 600 ]; then
		echo "$file: $lines lines"
		bad=1
	fi
done
for file in $(git ls-files 'plugins/*.c' 'traceability/*.c'); do
	awk -v file="$file" '
		/^[{]/ { from = NR }
		/^}/ && from { if (NR - from > 90) { print file ":" from ": a function of " NR - from " lines"; bad = 1 } from = 0 }
		END { exit bad }' "$file" || bad=1
done
exit $bad

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Requirements and threats of other tools: the file stays the master, at every commit.
. "$(dirname "$0")/lib/story.sh"
product
mkdir -p "$repo/reqs"
cat >"$repo/.tracegate/config.yaml" <<'END'
version: 1
product: {name: box}
requirements: ["requirements.md", "reqs/**"]
threats: ["*.otm.yaml", "threats/*"]
END
printf 'active: true\nlevel: 1.0\nlinks:\n- CSV-1: abc\nnormative: true\nreviewed: null\ntext: |\n  Doors stop.\n' \
	>"$repo/reqs/DS001.yml"
printf 'settings:\n  digits: 3\n  prefix: DS\n' >"$repo/reqs/.doorstop.yml"
printf 'id,title,covers\nCSV-1,From a table,M-1\n' >"$repo/reqs/table.csv"
printf '[REQUIREMENT]\nUID: SD-1\nTITLE: Strict\nSTATEMENT: Be.\nRELATIONS:\n- TYPE: Parent\n  VALUE: CSV-1\n' \
	>"$repo/reqs/r.sdoc"
commit "Bring requirements of other tools"
run 0 index -q
run 0 query --format csv "SELECT id, title FROM items WHERE path LIKE 'reqs/%' ORDER BY id"
says out 'CSV-1,From a table'
says out 'DS001,Doors stop.'
says out 'SD-1,Strict'
run 0 query --format csv "SELECT id, target FROM item_links WHERE path LIKE 'reqs/%' ORDER BY id"
says out 'DS001,CSV-1'
says out 'SD-1,CSV-1'

# A changed file is read again; the former state stays.
sed -i 's/From a table/From another/' "$repo/reqs/table.csv"
commit "Change the table"
run 0 query --format csv "SELECT title FROM items WHERE id = 'CSV-1'"
says out 'From another'
run 0 query --as-of HEAD~1 --format csv "SELECT title FROM items WHERE id = 'CSV-1'"
says out 'From a table'

# What was skipped is counted and shown, and keeps the answer from being complete.
printf 'id,title\nCSV-1,From another\nCSV-1,Twice\n' >"$repo/reqs/table.csv"
commit "Copy a row"
run 3 query gaps
says out "line 3: the id 'CSV-1' stands in line 2 already"
says out 'reqs/table.csv'
printf 'nothing\n' >"$repo/reqs/table.csv"
commit "Break the table"
run 3 query gaps
says out "no column is named 'id'"

exit $bad

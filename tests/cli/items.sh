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

# A look before relying on a file: what it gives, what is skipped, whether anybody names it.
run 0 import requirements "$repo/reqs/table.csv" "$repo/reqs/r.sdoc"
says err 'reqs/table.csv: 1 item (csv), 0 parts skipped'
says err 'reqs/r.sdoc: 1 item (strictdoc)'
printf 'id,title\nX-1,a\nX-1,b\n' >"$repo/other.csv"
run 3 import requirements "$repo/other.csv"
says err "other.csv:3: the id 'X-1' stands in line 2 already"
says err "no configuration names other.csv; add it to 'requirements'"
rm "$repo/other.csv"
mkdir -p "$repo/threats"
printf '{"summary": {"title": "x"}, "detail": {"diagrams": [{"diagramJson": {"cells": 5}}]}}' \
	>"$repo/threats/dragon.json"
run 3 import threats "$repo/threats/dragon.json"
says err 'threats/dragon.json:1: the cells of the diagram are no list'
rm "$repo/threats/dragon.json"
printf 'id\n' >"$work/far.csv"
run 2 import threats "$work/far.csv"
says err 'is not in the repository'
run 2 import threats
says err 'takes files of the repository'

# One malformed threat of a model: the others are read, and it is named.
printf 'otmVersion: 0.2.0\nthreats:\n  - {id: OK-1, name: Read}\n  - just a text\n  - {id: OK-2, name: Read, too}\n' \
	>"$repo/threats/model.otm.yaml"
run 3 import threats "$repo/threats/model.otm.yaml"
says err "threats/model.otm.yaml:4: the entry of 'threats' is not read: it is no mapping with 'id' and 'name'"
says err 'threats/model.otm.yaml: 2 items (otm), 1 part skipped'
rm "$repo/threats/model.otm.yaml"

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

# Annotations of other tools are read where they are found; in test code those that do not tell
# code from tests verify. Python without a first line that says so is Python.
cat >"$repo/reqs/table.csv" <<'END'
id,title
CSV-1,From a table
END
printf '/* @relation(SD-1, scope=function) */\nint from_table(int a)\n{\n\treturn a + 1;\n}\n' \
	>"$repo/src/table.c"
printf '# lobster-trace: SD-1\ndef test_table():\n    pass\n' >"$repo/tests/test_table.py"
printf 'tests: ["tests/**"]\n' >>"$repo/.tracegate/config.yaml"
commit "Annotate as others do"
run 0 query --format csv "SELECT verb, symbol, path, dialect FROM claims WHERE target = 'SD-1' ORDER BY path"
says out 'satisfies,from_table,src/table.c,strictdoc'
says out 'tests/test_table.py,lobster'
run 0 query --format csv "SELECT path, is_test FROM links WHERE id = 'SD-1' ORDER BY path"
says out 'src/table.c,0'
says out 'tests/test_table.py,1'
verdict SD-1 UNTESTED

exit $bad

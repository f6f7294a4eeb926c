#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tracegate query: every named question answers, and SQL can read and nothing else.
. "$(dirname "$0")/lib/story.sh"
product
results "$work/1.1.xml" a_wrong_password_is_refused 'a_sixth_failure_locks!'
run 0 index -q
run 0 import junit --commit v1.1 "$work/1.1.xml"

# The list, and the answer of each.
run 0 query
cp "$work/out" "$work/names"
[ "$(wc -l <"$work/names")" -ge 15 ] || { echo 'few named queries'; bad=1; }
while read -r name what; do
	[ -n "$what" ] || { echo "query $name says nothing of itself"; bad=1; }
	run 0 query --as-of v1.1 "$name"
	run 0 query --as-of v1.1 --format csv "$name"
	cp "$work/out" "$work/named"
	run 0 query --show "$name"
	says out SELECT
	# Its SQL, as documented, gives the same answer.
	run 0 query --as-of v1.1 --format csv "$(cat "$work/out")"
	cmp -s "$work/named" "$work/out" || { echo "query $name and its SQL differ"; bad=1; }
done <"$work/names"
run 0 query --as-of v1.2 --format csv elsewhere
says out 'R-1,a_wrong_password_is_refused,'
says out 'Rename a test'
run 0 query --as-of v1.1 --format csv elsewhere
silent out 'a_wrong_password_is_refused'
run 0 query --as-of v1.1 matrix
says out 'check_password'
says out 'a_wrong_password_is_refused'
run 0 query --as-of v1.1 unproven
says out 'UNCOVERED'
run 0 query --as-of v1.1 failed
says out 'a_sixth_failure_locks'
run 0 query --as-of v1.1 accepted
says out 'Stealing the box'
run 0 query releases
says out 'Release v1.2'
run 0 query links --as-of v1.2
says out 'Developer'
run 0 query authors
says out 'tester@example.org'
run 0 query renames
says out 'src/login.c'
run 0 query --as-of v1.0 authors
silent out 'tester'

# The views that are documented are there, with comments.
run 0 query --schema
for view in commits parents trailers refs files changes renames items item_links claims symbols \
	verdicts links runs results findings gaps foreign_findings coverage parts vulnerabilities; do
	says out "VIEW $view AS"
done
sed -n 's/^CREATE TEMP VIEW \([a-z_]*\) AS$/\1/p' "$work/out" >"$work/views"
[ "$(wc -l <"$work/views")" -ge 21 ] || { echo 'views are missing'; bad=1; }
while read -r view; do
	run 0 query "SELECT * FROM $view"
done <"$work/views"

# Forms.
run 0 query --format csv "SELECT '=1+1' AS a, 2 AS b"
says out "'=1+1,2"
run 0 query --format json "SELECT 1 AS a, NULL AS b, 'x' AS c, 1.5 AS d"
tr -d ' \n' <"$work/out" | grep -qF '"rows":[[1,null,"x",1.5]]' || { cat "$work/out"; bad=1; }
run 2 query --format xml 'SELECT 1'
run 0 query --format md "SELECT 'a|b' AS a, 'x' || char(10) || 'y' AS b"
says out '| a | b |'
says out '| a\|b | '
run 0 query --format md
says out '| name | answers | sql |'
says out 'matrix'
run 0 query --as-of v1.1 clauses
says out 'CR 1.5'
run 0 query --as-of v1.1 --format csv accepted
says out 'Architect, '

# Words find items, names in code and findings; what a query language would read is no matter.
run 0 query --as-of v1.1 --search 'pass check'
says out 'check_password'
says out 'The password is checked'
silent out 'Stealing the box'
run 0 query --as-of v1.1 --search 'STEALING' --format csv
says out 'threat,T-3,Stealing the box,threats.otm.yaml'
run 0 query --as-of v1.1 --search 'R-1" OR NEAR(x) {name}: *'
run 0 query --as-of v1.1 --search 'nothingisnamedso' --format csv
[ "$(wc -l <"$work/out")" = 1 ] || { echo 'something was found'; bad=1; }
run 2 query --search '--"'
says err 'holds no word'

# Locked down.
run 2 query 'DROP TABLE commit_'
says err 'is refused'
run 2 query "ATTACH '$work/x.db' AS x"
says err 'is refused'
[ ! -e "$work/x.db" ] || { echo 'a file was made'; bad=1; }
run 2 query "SELECT readfile('/etc/passwd')"
says err 'the query is wrong'
run 2 query --seconds 1 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n'
says err 'took too long'
run 2 query 'SELECT randomblob(1000000000)'
says err 'is refused'
run 2 query 'SELECT * FROM missing_table'
says err 'no such table'
run 2 query matrx
says err "there is no query 'matrx'; did you mean 'matrix'?"
run 2 query --seconds none matrix

exit $bad

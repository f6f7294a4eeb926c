#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tracegate bundle and verify --bundle: what an assessor takes home, and that nobody changed it.
. "$(dirname "$0")/lib/story.sh"
product
run 0 index -q
results "$work/1.1.xml" a_wrong_password_is_refused a_sixth_failure_locks
run 0 import -q junit --commit v1.1 "$work/1.1.xml"

run 0 bundle "$work/one" --as-of v1.1 --evidence "$work/1.1.xml"
facts=$(sed -n 's/^facts  *//p' "$work/out")
sums=$(sed -n 's/^SHA256SUMS  *//p' "$work/out")
[ "$(sha256sum <"$work/one/SHA256SUMS" | cut -d' ' -f1)" = "$sums" ] || { echo 'another sum is told'; bad=1; }
(cd "$work/one" && sha256sum --quiet -c SHA256SUMS) || { echo 'sha256sum does not agree'; bad=1; }
for file in trace.db verdicts.json verdicts.csv links.csv process.json gap.json oscal.json attestations.cdx.json spdx.json \
	report/index.html report/process.html sources/requirements.md sources/.tracegate/config.yaml manifest.json; do
	[ -s "$work/one/$file" ] || { echo "$file is missing"; bad=1; }
done
[ ! -w "$work/one/trace.db" ] || [ "$(id -u)" = 0 ] || { echo 'the copy can be written'; bad=1; }
cmp -s "$work/1.1.xml" "$work"/one/evidence/*-1.1.xml || { echo 'the results are not there'; bad=1; }
grep -q '"file": "evidence/' "$work/one/manifest.json" || { echo 'the import has no file'; bad=1; }
! grep -rq "$work" "$work/one/manifest.json" "$work"/one/*.json "$work"/one/*.csv || { echo 'a path of this machine'; bad=1; }

# The same bytes again, whenever; the root is that of git in another clone.
TRACEGATE_NOW=2027-01-01 "$program" -C "$repo" bundle "$work/two" --as-of v1.1 --evidence "$work/1.1.xml" \
	>/dev/null 2>&1 || bad=1
diff -r "$work/one" "$work/two" || { echo 'other bytes'; bad=1; }
git clone -q "$repo" "$work/clone"
"$program" -C "$work/clone" index -q
"$program" -C "$work/clone" verify v1.1 --root "$facts" >"$work/out" 2>&1 || { cat "$work/out"; bad=1; }

# At home: no git, no project, no network.
mkdir "$work/home"
home() {
	want=$1
	shift
	ran="at home: tracegate $*"
	"$program" -C "$work/home" "$@" >"$work/out" 2>"$work/err"
	code=$?
	[ "$code" = "$want" ] || { echo "$ran: exit code $code, not $want"; cat "$work/out" "$work/err"; bad=1; }
}
home 0 verify --bundle ../one
says out 'as its manifest says'
says out "$facts"
home 0 verify --bundle "$work/one" --root "$facts" --format json
says out '"same": true'
home 1 verify --bundle "$work/one" --root 00000000000000000000000000000000
home 2 verify --bundle "$work/one" --root 12
home 2 verify --bundle "$work/one" v1.1
home 2 verify --bundle "$work/home"
says err 'manifest.json'
home 0 --db "$work/one/trace.db" why R-1 --as-of v1.1
says out 'R-1 is OK at v1.1'

# What was changed is named.
changed() {
	rm -rf "$work/copy"
	cp -r "$work/one" "$work/copy"
	chmod -R u+w "$work/copy"
	(cd "$work/copy" && eval "$2")
	home "${3:-1}" verify --bundle "$work/copy"
	says "${4:-out}" "$1"
}
changed 'verdicts.csv: its content is not what the manifest says' 'echo x >>verdicts.csv'
changed 'links.csv: it is missing' 'rm links.csv'
changed 'extra.txt: the manifest does not know it' 'echo x >extra.txt'
changed 'SHA256SUMS: it does not list' 'sed -i 1d SHA256SUMS'
changed 'SHA256SUMS: it does not list' 'sed -i "s/\"OK\": [0-9]*/\"OK\": 99/" manifest.json'
changed 'neither a file nor a folder' 'ln -s /etc/passwd link' 2 err
changed 'it is no manifest of a bundle' 'echo "{}" >manifest.json' 2 err
changed 'manifest.json' 'echo "{" >manifest.json' 2 err
# A database whose rows were edited, with all sums made again: its roots tell.
changed 'trace.db: its facts have another root' "sqlite3 trace.db \"UPDATE item SET text = 'Nothing.' WHERE key = 'R-1'\"
	old=\$(sed -n 's/  trace.db\$//p' SHA256SUMS) new=\$(sha256sum trace.db | cut -d' ' -f1)
	sed -i \"s/\$old/\$new/; s/\\\"size\\\": \$(stat -c %s $work/one/trace.db),/\\\"size\\\": \$(stat -c %s trace.db),/\" manifest.json
	find . -type f ! -name SHA256SUMS -printf '%P\\n' | LC_ALL=C sort | xargs sha256sum >SHA256SUMS"

# What cannot be taken home.
run 2 bundle "$work/one"
says err 'is not empty; name a new folder'
run 2 bundle
says err 'bundle takes one folder'
results "$work/other.xml" a_wrong_password_is_refused
run 2 bundle "$work/three" --evidence "$work/other.xml"
says err "other.xml' was not imported for HEAD or its past, as it is now; 'tracegate import KIND --commit REV"
cp "$repo/.tracegate/trace.db" "$work/kept.db"
sqlite3 "$repo/.tracegate/trace.db" "UPDATE claim SET target = 'R-2' WHERE verb = 'satisfies'"
run 2 bundle "$work/four" --as-of v1.1
says err 'the database says something else than git'
[ ! -e "$work/four" ] || { echo 'something was written'; bad=1; }
cp "$work/kept.db" "$repo/.tracegate/trace.db"
# A source that would be missing from the bundle stops it.
head -c 9000000 /dev/zero | tr '\0' '\n' >>"$repo/requirements.md"
commit 'A requirement far down'
run 2 bundle "$work/five"
says err "'requirements.md' cannot be put into the bundle"
[ ! -e "$work/five" ] || { echo 'half a bundle is left'; bad=1; }
# A tree that no git would check out: nothing is written outside of the bundle.
leaf=$(printf '100644 blob %s\trequirements.md\n' "$(git -C "$repo" rev-parse v1.1:requirements.md)" | git -C "$repo" mktree)
above=$(printf '040000 tree %s\t..\n' "$leaf" | git -C "$repo" mktree)
inner=$( (git -C "$repo" ls-tree v1.1:.tracegate; printf '040000 tree %s\tdoc\n' "$above") | git -C "$repo" mktree)
root=$( (git -C "$repo" ls-tree v1.1 | grep -v '\.tracegate$'; printf '040000 tree %s\t.tracegate\n' "$inner") | git -C "$repo" mktree)
git -C "$repo" update-ref HEAD "$(git -C "$repo" commit-tree -p HEAD -m 'Climb out' "$root")"
run 2 bundle "$work/six"
says err "'.tracegate/doc/../requirements.md' would be written outside of the bundle"
[ ! -e "$work/six" ] || { echo 'half a bundle is left'; bad=1; }
exit $bad

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Bad input to everything that follows requirements: one clear message that names the place and the
# remedy, and the exit code. What index.sh, status.sh and trace.sh show is not shown again.
. "$(dirname "$0")/lib/story.sh"
escape=$(printf '\033')

# refused CODE TEXT... -- ARGUMENTS...: tracegate ends so, with one error that says all TEXTs.
refused() {
	want=$1
	shift
	: >"$work/texts"
	while [ "$1" != -- ]; do
		echo "$1" >>"$work/texts"
		shift
	done
	shift
	run "$want" "$@"
	while read -r text; do
		says err "$text"
	done <"$work/texts"
	silent err "$escape"
	silent out "$escape"
	case $want in
	2 | 4) [ "$(grep -c '^tracegate: ' "$work/err")" = 1 ] || {
		echo "$ran: not one error"
		cat "$work/err"
		bad=1
	} ;;
	esac
}

# --- No repository, no commits, no database ---
: >"$work/file"
mkdir "$repo"
refused 2 'is not in a git repository' -- index
refused 2 repository -- gate --base main
refused 2 repository -- report --html "$work/site"
refused 2 'no trace database' "run 'tracegate index'" -- trace R-1
git init -q "$repo"
refused 2 'has no commits yet' -- gate --base main
rm -rf "$repo"

product
results "$work/good.xml" a_wrong_password_is_refused
refused 2 'no trace database' "run 'tracegate index'" -- report --html "$work/site"
run 0 index -q

# --- What was asked for is not there: what else may have been meant ---
refused 2 "there is no id 'chek_password'; did you mean the function check_password()?" -- trace chek_password
refused 2 "there is no 'src/nothing.c' at that commit" -- trace src/nothing.c:3
refused 2 "'v1.0' is one commit; write v1.0..HEAD" -- diff v1.0
refused 2 "no commit 'v9'" -- diff v1.0...v9
git -C "$repo" branch -q side v1.0
git -C "$repo" worktree add -q "$work/side" side
echo >>"$work/side/notes.txt"
git -C "$work/side" add -A
git -C "$work/side" commit -q -m 'Write elsewhere'
run 0 diff main...side
says out 'Nothing that is traced differs'
run 0 diff main..side
silent out 'Nothing that is traced differs'
git -C "$repo" worktree remove --force "$work/side"
git -C "$repo" branch -q -D side

# --- A bare repository, a shallow clone, a submodule ---
git clone -q --bare "$repo" "$work/bare"
git clone -q --depth 1 "file://$repo" "$work/shallow"
mkdir "$work/outer"
git init -q "$work/outer"
git -C "$work/outer" -c protocol.file.allow=always submodule --quiet add "$repo" inner
mkdir "$work/outer/.tracegate"
printf 'version: 1\nrequirements: [inner/requirements.md]\nthreats: [nothing.json]\n' \
	>"$work/outer/.tracegate/config.yaml"
git -C "$work/outer" add -A
git -C "$work/outer" commit -q -m 'Take the box in'
kept=$repo
repo=$work/bare
run 0 index -q
run 0 status
refused 2 'is bare and has no work tree' -- affected
refused 2 'is bare and has no work tree' -- review R-1 -m 'looked at nothing'
refused 2 'is bare and has no work tree' -- suppressions
run 0 suppressions --as-of v1.1
repo=$work/shallow
run 3 index -q
refused 2 "there is no commit 'v1.0' in this shallow clone; run 'git fetch --unshallow --tags'" -- \
	status --as-of v1.0
repo=$work/outer
run 0 index -q
run 0 status
says out "config.yaml: 'inner/requirements.md' under 'requirements' names no file of the commit (files of submodules are not read)"
says out "'nothing.json' under 'threats' names no file"
run 0 status --format json
says out "'nothing.json' under 'threats' names no file"
repo=$kept

# --- The database ---
database=$repo/.tracegate/trace.db
cp "$database" "$work/sound.db"
# The schema's version is a number of four bytes at 60.
printf '\000\000\003\347' | dd of="$database" bs=1 seek=60 conv=notrunc 2>/dev/null
for command in status index 'query matrix' "report --html $work/site" 'gate --base v1.0'; do
	refused 2 trace.db newer -- $command
done
head -c 3000 "$work/sound.db" >"$database"
refused 4 trace.db 'remove it' -- status
echo 'This is a letter, not a database.' >"$database"
refused 4 trace.db -- status
refused 4 trace.db -- index
[ "$(cat "$database")" = 'This is a letter, not a database.' ] || {
	echo "a file that is no database was overwritten"
	bad=1
}
: >"$database"
run 0 index -q
rm "$database"
mkdir "$database"
refused 2 trace.db 'not a regular file' -- status
rmdir "$database"
refused 4 "$work/file" -- --db "$work/file/trace.db" index
cp "$work/sound.db" "$database"

# --- Folders that cannot be written ---
refused 4 "$work/file" -- report --html "$work/file/site"
refused 4 "$work/file" -- report --html "$work/file"
if [ "$(id -u)" = 0 ]; then
	# Root needs no permission: another user, who owns the repository, has to ask.
	chmod 755 "$work"
	chown -R 65534:65534 "$repo"
	if setpriv --reuid 65534 --regid 65534 --clear-groups test -x "$program"; then
		real=$program
		program=$work/as-nobody
		printf '#!/bin/sh\nHOME=/ exec setpriv --reuid 65534 --regid 65534 --clear-groups "%s" "$@"\n' \
			"$real" >"$program"
		chmod 755 "$program"
	fi
fi
chmod -R a-w "$repo/.tracegate"
if [ "$(id -u)" != 0 ] || [ -n "${real:-}" ]; then
	refused 0 -- status --as-of v1.1
	refused 4 trace.db -- index
	refused 4 trace.db -- import junit --commit v1.1 "$work/good.xml"
	refused 4 "$work/site" -- report --html "$work/site"
	rm -rf "$repo/.tracegate/trace.db"
	refused 4 trace.db -- index
fi
chmod -R u+w "$repo/.tracegate"
[ -z "${real:-}" ] || program=$real
chown -R "$(id -u):$(id -g)" "$repo"
cp "$work/sound.db" "$database"

# --- A full disk ---
if [ -c /dev/full ]; then
	refused 4 'No space left' -- status -o /dev/full
	refused 4 'No space left' -- query matrix -o /dev/full
fi
(
	ulimit -f 8
	refused 4 "$work/full" -- report --html "$work/full"
	exit $bad
) || bad=1

# --- Results ---
refused 2 nowhere.xml -- import junit --commit v1.1 "$work/nowhere.xml"
refused 2 'junt' 'it reads junit' -- import junt "$work/good.xml"
refused 2 "there is no commit 'v7'" -- import junit --commit v7 "$work/good.xml"
printf '<testsuite name="a">\n<testcase name="b"/>\n</testsuit>\n' >"$work/torn.xml"
refused 2 'torn.xml:3:' -- import junit --commit v1.1 "$work/torn.xml"
printf '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "c">]>\n<testsuite name="&b;"/>\n' \
	>"$work/entity.xml"
refused 2 'entity.xml:2:' -- import junit --commit v1.1 "$work/entity.xml"
: >"$work/empty.xml"
refused 2 empty.xml -- import junit --commit v1.1 "$work/empty.xml"
printf '\177ELF\001\002\003\000\000' >"$work/binary.xml"
refused 2 binary.xml -- import junit --commit v1.1 "$work/binary.xml"
printf '<html><body>404</body></html>\n' >"$work/page.xml"
refused 2 'page.xml:1:' -- import junit --commit v1.1 "$work/page.xml"
printf '<testsuite name="a\033[1mb"><testcase name="c"/></testsuite>\n' >"$work/escape.xml"
"$program" -C "$repo" import junit --commit v1.1 "$work/escape.xml" >"$work/out" 2>"$work/err"
silent err "$escape"
cp "$work/torn.xml" "$work/$(printf 'n\033[1m\377.xml')"
refused 2 'n\x1b[1m\xff.xml:3:' -- import junit --commit v1.1 "$work/$(printf 'n\033[1m\377.xml')"
# One bad file of several leaves nothing of the others.
cp "$work/sound.db" "$database"
refused 2 'torn.xml:3:' -- import junit --commit v1.1 "$work/good.xml" "$work/torn.xml"
run 0 query 'SELECT * FROM results'
silent out refused

# --- Items ---
# gap FILE: HEAD has that gap, with its line; the gate does not pass over it.
gap() {
	commit "Break $1"
	run 0 index -q
	run 3 status
	says out "$1"
	"$program" -C "$repo" gate --base v1.1 >"$work/out" 2>"$work/err"
	code=$?
	ran='tracegate gate'
	says out "$1"
	case $code in
	1 | 3) ;;
	*) echo "the gate passes over $1 with $code" && bad=1 ;;
	esac
	git -C "$repo" reset -q --hard HEAD~1
}
printf 'otmVersion: 0.2.0\nproject:\n  name: [a\n' >"$repo/threats.otm.yaml"
gap threats.otm.yaml:4
printf 'a: &x 1\nb: *x\n' >"$repo/threats.otm.yaml"
gap threats.otm.yaml:1
printf 'otmVersion: "\377\376"\n' >"$repo/threats.otm.yaml"
gap threats.otm.yaml
sed -i 's/\*\.otm\.yaml/*.otm.*/' "$repo/.tracegate/config.yaml"
printf '{\n "otmVersion": "0.2.0",\n "project": }\n' >"$repo/threats.otm.json"
rm "$repo/threats.otm.yaml"
gap threats.otm.json:3
printf '# R\n\n## One\n`req~R-1~1`\n\n## Two\n`req~R-1~1`\n' >"$repo/requirements.md"
gap "line 7: the id 'R-1' stands in line 4"

# --- Names that want to steer the terminal ---
title=$(printf 'Night\033]0;owned\007 \342\200\256shift\302\233 \377')
printf '## %s\n`req~R-9~1`\n\nText %s\n' "$title" "$title" >>"$repo/requirements.md"
by "$(printf 'Eve\033[31m')"
git -C "$repo" config i18n.commitEncoding ISO-8859-1
commit "$(printf 'Add\033[2J R-9 \377')"
run 0 index -q
for command in status 'trace R-9' 'why R-9' suspect 'query matrix' 'gate --base v1.1' \
	'status --format csv' 'status --format json' 'trace R-9 --format json'; do
	"$program" -C "$repo" $command >"$work/out" 2>"$work/err"
	ran=$command
	silent out "$escape"
	silent err "$escape"
	silent out "$(printf '\342\200\256')"
done
run 2 trace "$(printf 'R-1\033[1m')"
says err 'R-1\x1b[1m'
for command in status trace why gate report suspect; do
	case $command in
	status | suspect) set -- ;;
	gate) set -- --base v1.0 ;;
	report) set -- --html "$work/s" ;;
	*) set -- R-1 ;;
	esac
	run 2 $command "$@" --as-of "$(printf 'v\033[1m')"
	silent err "$escape"
done

exit $bad

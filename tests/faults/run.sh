#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# run.sh BUILD_DIR [ROUNDS] - what goes wrong outside tracegate: it is killed, the disk fills up,
# descriptors and memory run out, a folder cannot be written, a pack is damaged. After each, the
# program ended with a code of its own and one clear message, and the database is the old one
# or the new one: indexed again, it answers as if nothing had happened. ROUNDS (12) kills at
# instants spread over the run, and as many calls of each kind that fail; 200 for a long run.
set -u
here=$(cd "$(dirname "$0")" && pwd)
rounds=${2:-12}
set -- "$(cd "$1" && pwd)"
. "$here/../cli/lib/story.sh"
passed=0 failed=0

verdict_of() {
	if [ "$bad" = 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED: $1"
	fi
	bad=0
}

# ask SQL: rows of the database; only an incomplete history is no failure.
ask() {
	"$program" -C "$repo" query --format csv "$1" 2>"$work/err"
	code=$?
	[ $code = 0 ] || [ $code = 3 ]
}

# answers FILE: what the database says, as far as it is a function of the history alone.
answers() {
	ask 'SELECT id, revision, title, path FROM items ORDER BY 1, 2, 3, 4' >"$1" &&
		ask 'SELECT * FROM links ORDER BY 1, 2, 3, 4, 5' >>"$1" &&
		ask 'SELECT * FROM commits ORDER BY 1' >>"$1"
}

# whole WHEN: the database can be read as it is, and after another index it is complete.
whole() {
	[ ! -e "$repo/.tracegate/trace.db" ] || ask 'SELECT count(*) FROM commits' >/dev/null ||
		grep -q "run 'tracegate index'" "$work/err" || {
		echo "$1: the database cannot be read"
		cat "$work/err"
		bad=1
	}
	"$program" -C "$repo" index -q >"$work/now" 2>&1 || {
		echo "$1: it cannot be indexed again"
		cat "$work/now"
		bad=1
	}
	answers "$work/now"
	cmp -s "$work/reference" "$work/now" || {
		echo "$1: the answers differ"
		diff "$work/reference" "$work/now" | head -n 5
		bad=1
	}
	# Rows and packs, against what git says.
	"$program" -C "$repo" verify -q >"$work/now" 2>&1 || {
		echo "$1: the database is not what git says"
		cat "$work/now"
		bad=1
	}
}

# fresh: no database, or the one of the middle of the history, in turns.
fresh() {
	rm -f "$repo"/.tracegate/trace.db*
	[ $(($1 % 2)) = 0 ] || cp "$work/middle.db" "$repo/.tracegate/trace.db"
}

product
printf '[{"directory":"%s","file":"src/login.c","arguments":["cc","-c","src/login.c"]}]\n' "$repo" \
	>"$work/compile_commands.json"
run 3 index -q --since v1.1~1
cp "$repo/.tracegate/trace.db" "$work/middle.db"
rm -f "$repo"/.tracegate/trace.db*
run 0 index -q
answers "$work/reference" || { cat "$work/err"; exit 2; }
cp "$repo/.tracegate/trace.db" "$work/whole.db"
verdict_of 'the product'

# Killed: the instants are spread over twice the time that an undisturbed run takes.
begin=$(date +%s%N)
fresh 0
run 0 index -q
span=$((($(date +%s%N) - begin) / 1000))
i=0
while [ $i -lt "$rounds" ]; do
	fresh $i
	"$program" -C "$repo" index -q >/dev/null 2>&1 &
	child=$!
	micros=$((span * 2 * i / rounds))
	sleep "$((micros / 1000000)).$(printf %06d $((micros % 1000000)))"
	kill -9 $child 2>/dev/null
	wait $child 2>/dev/null
	whole "killed after $micros microseconds"
	i=$((i + 1))
done
verdict_of 'killed at any instant'

cc -shared -fPIC -O1 -o "$work/fault.so" "$here/fault.c" || exit 2

# with CALL AT COMMAND...: the command with that call failing from the AT-th on.
with() {
	call=$1 at=$2
	shift 2
	timeout 60 env FAULT_CALL=$call FAULT_AT=$at FAULT_COUNT=$work/calls \
		LD_PRELOAD=$work/fault.so "$program" -C "$repo" "$@" >"$work/out" 2>"$work/err"
	code=$?
	case $code in
	0) ;;
	1 | 2 | 3 | 4)
		[ -s "$work/err" ] || [ -s "$work/out" ] || {
			echo "$call $at, $1: exit code $code in silence"
			bad=1
		}
		;;
	*)
		echo "$call $at, $1: exit code $code"
		cat "$work/err"
		bad=1
		;;
	esac
}

# failing CALL COMMAND...: one try after the other, spread over all its calls.
failing() {
	call=$1
	shift
	fresh 0
	rm -f "$work/calls"
	with "$call" 0 "$@"
	all=$(cat "$work/calls" 2>/dev/null || echo 0)
	[ "$all" -gt 0 ] || return 0
	try=0 last=0
	while [ $try -lt "$rounds" ]; do
		at=$((1 + try * all / rounds))
		try=$((try + 1))
		[ $at != $last ] || continue
		last=$at
		fresh $try
		with "$call" $at "$@"
		whole "$call fails from call $at of $all in $1"
	done
	tries=$((tries + 1))
}

for call in write fsync rename open pipe fork child mmap malloc; do
	tries=0
	failing $call index -q
	failing $call check -p "$work" -q --store
	verdict_of "$call fails"
done

# A folder in which nothing may be written, for somebody who is not root.
if [ "$(id -u)" = 0 ]; then
	as='setpriv --reuid 65534 --regid 65534 --clear-groups'
	chmod 755 "$work"
else
	as=
fi
cp "$work/whole.db" "$repo/.tracegate/trace.db"
chmod -R a+rX,a-w "$repo"
for command in status index check 'report --html site'; do
	GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0='*' \
		$as "$program" -C "$repo" $command >"$work/out" 2>"$work/err"
	code=$?
	case $code in
	0 | 1 | 2 | 3 | 4) [ $code = 0 ] || [ -s "$work/err" ] || [ -s "$work/out" ] || bad=1 ;;
	*)
		echo "$command in a read-only folder: exit code $code"
		cat "$work/err"
		bad=1
		;;
	esac
done
chmod -R u+w "$repo"
verdict_of 'a read-only folder'

# Bytes of a pack flipped: the damage is named, or does not matter; nothing crashes.
git -C "$repo" gc -q
pack=$(ls "$repo"/.git/objects/pack/*.pack)
chmod u+w "$pack"
cp "$pack" "$work/pack"
size=$(wc -c <"$pack")
i=0
while [ $i -lt "$rounds" ]; do
	fresh 0
	printf '\377\377' | dd of="$pack" bs=1 seek=$((12 + i * (size - 32) / rounds)) conv=notrunc 2>/dev/null
	timeout 60 "$program" -C "$repo" index -q >"$work/out" 2>"$work/err"
	code=$?
	case $code in
	0) ;;
	2 | 3 | 4)
		[ -s "$work/err" ] || { echo "a damaged pack: exit code $code in silence"; bad=1; }
		;;
	*)
		echo "a damaged pack: exit code $code"
		cat "$work/err"
		bad=1
		;;
	esac
	cp "$work/pack" "$pack"
	i=$((i + 1))
done
fresh 0
whole 'the pack mended'
verdict_of 'a damaged pack'

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]

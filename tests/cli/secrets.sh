#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tracegate secrets: files, index, ranges, history, what nothing reaches; bad input; acceptance.
# Samples are made here, so that the tree holds no token.
. "$(dirname "$0")/lib/story.sh"
git init -q -b main "$repo" || exit 2
git -C "$repo" config core.autocrlf false

# random CHARACTERS COUNT: the same in every run, different for every call.
calls=0
random() {
	calls=$((calls + 1))
	awk -v set="$1" -v count="$2" -v seed="$calls" 'BEGIN {
		srand(seed * 7919)
		for (i = 0; i < count; i++)
			printf "%s", substr(set, int(rand() * length(set)) + 1, 1)
	}'
}
alnum=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789
hex=0123456789abcdef
stripe=sk_live_$(random $alnum 24)
calls=1
gitlab=glpat-$(random $alnum 20)
calls=2
word=Sommer$(random $hex 6)
calls=3
other=Winter$(random $hex 6)

echo '.tracegate/trace.db*' >"$repo/.gitignore"

# Clean, then a default password that lives in two commits, moves and goes.
by Developer
mkdir -p "$repo/etc" "$repo/src" "$repo/tests"
printf 'port = 1\npassword = "<password>"\n' >"$repo/etc/box.conf"
echo 'int main(void) { return 0; }' >"$repo/src/main.c"
commit 'Begin'
run 0 secrets
says err '0 errors, 0 warnings, 0 notes, 0 accepted; 3 files'
printf 'port = 1\npassword = "%s"\n' "$word" >"$repo/etc/box.conf"
commit 'Ship a password'
tag v1.0
git -C "$repo" mv etc/box.conf etc/device.conf
printf 'name = box\nport = 1\npassword = "%s"\nhost = a\n' "$word" >"$repo/etc/device.conf"
by Tester
commit 'Rename the file'
printf 'name = box\nport = 1\nhost = a\n' >"$repo/etc/device.conf"
commit 'Take the password out'
run 0 secrets

# History knows who brought it and that it is gone; it is one secret, and never shown.
run 1 secrets --history
says out 'etc/box.conf:2:13: warning: Password written into a file'
says out 'by Developer <developer@example.org>, gone from the tree'
says out 'also:   etc/device.conf:3 (in history)'
silent out "$word"
says err '1 warning'
run 1 secrets --history
says err 'all of history was scanned before'
says out 'also:   etc/device.conf:3 (in history)'
run 1 secrets --history --format json
says out '"present": false'
says out '"subject": "Ship a password"'
[ "$(grep -c '"id":' "$work/out")" = 1 ] || { echo "the same secret is more than one"; bad=1; }
grep -rqF "$word" "$repo/.tracegate/trace.db" && { echo "the database holds a secret"; bad=1; }
for format in sarif gitlab junit checkstyle; do
	run 1 secrets --history --format "$format"
	says out 'Password written into a file'
	silent out "$word"
done

# What a range brings, commit by commit; a move brings nothing.
run 1 secrets --range v1.0~1..v1.0
says out 'etc/box.conf:2'
run 0 secrets --range v1.0..HEAD
run 1 secrets --range 0000000000000000000000000000000000000000..HEAD
run 2 secrets --range v1.0
says err '--range takes A..B'
run 2 secrets --range nothing..HEAD
run 2 secrets --staged --history
says err 'exclude each other'
run 2 secrets --history src
says err 'PATH goes with files on disk only'

# The index: what is new in it, not what the file held before.
printf '/* %s */\n' "$stripe" >>"$repo/src/main.c"
run 0 secrets --staged
git -C "$repo" add -A
run 1 secrets --staged
says out 'src/main.c:2:4: error: Stripe secret'
says out 'take it out before it is committed'
silent out "$stripe"
commit 'Commit it all the same'
echo '/* more */' >>"$repo/src/main.c"
git -C "$repo" add -A
run 0 secrets --staged
git -C "$repo" mv src/main.c src/start.c
run 0 secrets --staged
git -C "$repo" reset -q --hard
run 1 secrets --history
says err '1 error, 1 warning'
says err 'contents of 1 commits read'

# What a merge's resolution adds, and no side of it had.
git -C "$repo" checkout -qb side HEAD~1
echo 'host = b' >"$repo/etc/peer.conf"
commit 'On the side'
git -C "$repo" checkout -q main
echo 'host = c' >"$repo/etc/peer.conf"
commit 'On the main line'
git -C "$repo" merge -q side >/dev/null 2>&1
printf 'host = d\ntoken = %s\n' "$gitlab" >"$repo/etc/peer.conf"
git -C "$repo" add -A
git -C "$repo" commit -qm 'Merge, and resolve' || exit 2
run 1 secrets --range HEAD~1..HEAD
says out 'GitLab personal access token'
run 1 secrets --history
says out 'GitLab personal access token'

# What nothing reaches any more.
printf 'password = "%s"\n' "$other" >"$repo/etc/lost.conf"
commit 'Lose this'
git -C "$repo" reset -q --hard HEAD~1
run 1 secrets --unreachable
says out 'warning: Password written into a file'
silent out "$other"

# Base64 of a token is the token.
printf 'data: %s\n' "$(printf 'token=%s\n' "$gitlab" | base64 -w0)" >"$work/wrapped.yaml"
run 1 secrets "$work/wrapped.yaml"
says out 'GitLab personal access token in base64'

# Accepting: with reason, owner and an end, and for that secret alone.
run 1 secrets --format json
id=$(sed -n 's/.*"id": "\([0-9a-f]*\)".*/\1/p' "$work/out" | head -n 1)
run 2 secrets --accept "$id"
says err '--accept needs --reason'
run 2 secrets --accept 12 --reason 'the key was revoked at its provider' --owner a --until 2026-12-31
run 2 secrets --accept "$id" --reason 'the key was revoked at its provider' --owner a --until 2099-01-01
run 0 secrets --accept "$id" --reason "the key was revoked at it's provider" --owner lead --until 2026-12-31
run 1 secrets --accepted
says out "accepted: the key was revoked at it's provider"
says err '1 accepted'
TRACEGATE_NOW=2027-02-01 run 1 secrets
says err '0 accepted'
rm -f "$repo/.tracegate/secrets.yaml"
printf 'version: 1\naccepted:\n  - {id: 12}\n' >"$repo/.tracegate/secrets.yaml"
run 2 secrets
says err 'secrets.yaml:3:'
rm -f "$repo/.tracegate/secrets.yaml"

# A word on the line.
printf '/* tracegate-allow(secrets/stripe-secret): a sample that the provider publishes; owner=lead; until=2026-12-31 */\n/* %s */\n' \
	"$stripe" >"$repo/src/allowed.c"
run 0 secrets "$repo/src/allowed.c"
says err '1 accepted'
rm "$repo/src/allowed.c"

# A baseline of gitleaks, by the secret and by its place.
printf '[{"RuleID":"x","File":"src/main.c","StartLine":9,"Commit":"","Secret":"%s"}]\n' "$stripe" >"$work/base.json"
run 0 secrets --baseline "$work/base.json" "$repo/src/main.c"
printf '[{"RuleID":"x","File":"src/main.c","StartLine":2,"Commit":"","Secret":"REDACTED"}]\n' >"$work/base.json"
run 0 secrets --baseline "$work/base.json" "$repo/src/main.c"
echo 'src/main.c:x:2' >"$work/base.ignore"
run 0 secrets --baseline "$work/base.ignore" "$repo/src/main.c"
echo '{"a": ' >"$work/base.json"
run 2 secrets --baseline "$work/base.json"
printf '[{"a": ' >"$work/base.json"
run 2 secrets --baseline "$work/base.json"

# Rules of the project, good, malformed and explosive.
mkdir -p "$repo/.tracegate/secrets"
family='version: 1
title: Ours
cwe: [798]
requirements: [SI-2]
why: Because.
instead: Do not.
rules:'
printf "%s\n  - {id: ours, title: Our token, token: OURS-, pattern: '[0-9]{12}'}\n" "$family" >"$repo/.tracegate/secrets/ours.yaml"
printf 'x = OURS-%s\n' "$(random 0123456789 12)" >"$repo/etc/ours.txt"
run 1 secrets "$repo/etc/ours.txt"
says out 'Our token'
says out '[project/ours]'
printf "%s\n  - {id: ours, title: Our token, token: OURS-, pattern: '[0-9'}\n" "$family" >"$repo/.tracegate/secrets/ours.yaml"
run 2 secrets
says err 'ours.yaml:8:'
says err 'the pattern is malformed'
printf "%s\n  - {id: ours, title: Our token, near: boom, pattern: '(a+)+\$'}\n" "$family" >"$repo/.tracegate/secrets/ours.yaml"
printf 'boom %s!\n' "$(printf 'a%.0s' $(seq 60))" >"$repo/etc/ours.txt"
run 3 secrets "$repo/etc/ours.txt"
says err 'stopped by a limit'
rm -r "$repo/.tracegate/secrets" "$repo/etc/ours.txt"

# Files of all kinds: a NUL late in the text, ill-formed UTF-8, one line without an end, links
# that lead out, a pipe, something that cannot be opened.
mkdir -p "$work/odd"
{ head -c 9000 /dev/zero | tr '\0' 'x'; printf '\0\n%s\n' "$stripe"; } >"$work/odd/nul.txt"
printf '\377\376 password = "%s" \200\n' "$word" >"$work/odd/bytes.txt"
{ head -c 6000000 /dev/zero | tr '\0' 'y'; printf ' %s ' "$gitlab"; head -c 4000000 /dev/zero | tr '\0' 'z'; } >"$work/odd/line.txt"
ln -s /etc/passwd "$work/odd/out"
mkfifo "$work/odd/pipe"
run 1 secrets "$work/odd"
says out 'nul.txt:2:1: error: Stripe'
says out 'bytes.txt:1:16: warning'
says out 'line.txt:1:6000002: error: GitLab'
says err 'a symbolic link is not followed'
run 2 secrets "$work/nowhere"
says err "cannot open '$work/nowhere'"
run 2 secrets "$work/odd/pipe"

# History that is not all there: a shallow clone, a missing object, a corrupt one.
git clone -q --depth 1 "file://$repo" "$work/shallow" 2>/dev/null
repo=$work/shallow
run 1 secrets --history
says err 'the clone is shallow'
repo=$work/repo
git clone -q --no-hardlinks "$repo" "$work/broken" 2>/dev/null
repo=$work/broken
pack=$(ls "$repo"/.git/objects/pack/*.pack 2>/dev/null)
[ -z "$pack" ] || { mv "$pack" "$work/p.pack"; rm -f "$repo"/.git/objects/pack/*; git -C "$repo" unpack-objects -q <"$work/p.pack"; }
blob=$(git -C "$repo" rev-parse v1.0:etc/box.conf)
rm -f "$repo/.git/objects/$(echo "$blob" | cut -c1-2)/$(echo "$blob" | cut -c3-)"
run 1 secrets --history --fail-on error
says err 'is missing or corrupt'
echo 'sk = 1' >"$repo/src/x.c"
blob=$(git -C "$repo" rev-parse HEAD:src/main.c)
file=$repo/.git/objects/$(echo "$blob" | cut -c1-2)/$(echo "$blob" | cut -c3-)
chmod u+w "$file"
echo garbage >"$file"
run 3 secrets --history --fail-on never
says err 'objects are missing or corrupt'
repo=$work/repo

# A folder without a repository is scanned; history needs one.
mkdir "$work/plain"
repo=$work/plain
echo 'a = 1' >"$repo/a.txt"
run 0 secrets
run 2 secrets --history
exit $bad

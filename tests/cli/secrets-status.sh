#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A default password in a file that no claim speaks of violates the requirements of its rule, at
# every commit where it stands, and at no other.
. "$(dirname "$0")/lib/story.sh"
product
git -C "$repo" checkout -q v1.0
mkdir -p "$repo/etc"
word=Sommer$(printf '%s' 4711 | tr 1-7 a-g)42
printf 'port = 1\npassword = "%s"\n' "$word" >"$repo/etc/box.conf"
cat >>"$repo/requirements.md" <<'MD'

### Default credentials
`req~R-9~1`

Nothing ships with a password.

Covers:
- CR 1.5
MD
by Developer
commit 'Ship a password'
tag v2.0
printf 'port = 1\n' >"$repo/etc/box.conf"
commit 'Take it out'
tag v2.1
run 0 index -q
run 1 secrets --history -q
run 0 why --as-of v2.0 R-9
says out 'R-9 is VIOLATED at v2.0'
says out 'secrets/password at etc/box.conf:2 contradicts it'
run 0 why --as-of v2.1 R-9
silent out 'is VIOLATED'
run 0 why --as-of v1.0 R-1
silent out 'is VIOLATED'
silent out "$word"

# What is accepted violates nothing; the next run keeps that in the database.
run 1 secrets --history --format json
id=$(sed -n 's/.*"id": "\([0-9a-f]*\)".*/\1/p' "$work/out" | head -n 1)
run 0 secrets --accept "$id" --reason 'devices with it were called back' --owner lead --until 2027-01-01
run 0 secrets --history -q
run 0 why --as-of v2.0 R-9
silent out 'is VIOLATED'
exit $bad

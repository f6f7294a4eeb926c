#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The practices of SD-4, SI-2 and the points of the CRA: explained, and where a product stands with them.
program=$1/bin/tracegate
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
bad=0
repo=$work/repo
mkdir "$repo"

run() {
	want=$1
	shift
	ran=$*
	"$program" -C "$repo" --color never "$@" >"$work/out" 2>"$work/err"
	code=$?
	[ "$code" = "$want" ] || {
		echo "$ran: exit code $code, not $want"
		cat "$work/out" "$work/err"
		bad=1
	}
}

says() {
	grep -qF -- "$1" "$work/out" || {
		echo "$ran: '$1' is not in its output:"
		cat "$work/out"
		bad=1
	}
}

git_() {
	git -C "$repo" -c user.name=test -c user.email=test@localhost -c commit.gpgsign=false "$@"
}

run 0 explain SD-4
for practice in 'Least privilege' 'Proven components and designs' 'Economy of mechanism' 'Secure design patterns' \
	'Attack surface reduction' 'Documented trust boundaries' 'No access for debugging, no leftovers' \
	'Protection of what remains'; do
	says "$practice"
done
says 'boundary/undocumented'
says 'a person judges'
run 0 explain SI-2
says 'Functions that are not used'
run 0 explain --format json SD-4
says '"practices"'
says '"id": "least-privilege"'

git_ init -q
cat >"$repo/a.c" <<'END'
#include <sys/socket.h>
long take(int s, char *buf)
{
	return recv(s, buf, 100, 0);
}
END
git_ add a.c
git_ commit -qm 'a socket'
run 0 index
run 0 status --profile sd-4
says 'Documented trust boundaries: not checked'
says "run 'tracegate check --profile sd-4 --store'"
run 0 check --profile sd-4 --store
run 0 status --profile sd-4
says 'Documented trust boundaries: open'
says 'rules on 1 units; 1 open, 0 suppressed'
says 'boundary/undocumented'
says 'Least privilege: nothing open'
run 0 status --profile sd-4 --format json
says '"state": "open"'
says '"units": 1'
run 0 status --profile cra
says 'Point (2)(e): confidentiality of data'
run 2 status --profile sd-4 --format csv
run 2 status --profile no-such
for profile in all cert-c-l1 cra default sd-4 si-2; do
	run 0 rules --profile $profile
	says "profile $profile:"
done

# Whoever cites the threat has documented the boundary.
sed -i 's,^long take,/* @mitigates T-01 -- the length is bounded */\nlong take,' "$repo/a.c"
git_ commit -qam 'cite the threat'
run 0 check --profile sd-4 --store
run 0 status --profile sd-4
says 'Documented trust boundaries: nothing open'
exit $bad

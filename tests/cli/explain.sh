#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tracegate explain: what it shows, what it refuses, and its exit codes.
program=$1/bin/tracegate
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
bad=0

# explain CODE ARGUMENTS...: runs it; the output is in $work/out and $work/err.
explain() {
	want=$1
	shift
	ran="explain $*"
	"$program" explain "$@" >"$work/out" 2>"$work/err"
	code=$?
	[ "$code" = "$want" ] || {
		echo "$ran: exit code $code, not $want"
		cat "$work/err"
		bad=1
	}
}

# says FILE TEXT: the text stands in the output (out) or among the messages (err).
says() {
	grep -qF -- "$2" "$work/$1" || {
		echo "$ran: '$2' is not in its $1:"
		cat "$work/$1"
		bad=1
	}
}

explain 0 CR-1.5
says out 'CR 1.5  Authenticator management'
says out 'IEC 62443-4-2:2019, component requirement'
says out 'SL 1 yes, SL 2 yes, SL 3 yes, SL 4 yes'
says out 'CR 1.5 RE(1)'
says out 'CRA-AI-I-2d'
says out 'tracegate proposal, not published'
says out 'credentials/hardcoded-password'
[ ! -s "$work/err" ] || { echo "$ran: wrote to standard error"; bad=1; }
awk 'length > 80 { print "wider than 80: " $0; wide = 1 } END { exit wide }' "$work/out" || bad=1

explain 0 CRA-AI-I-2d
says out 'Access protection and reporting'
says out 'Annex I, Part I, point (2)(d)'
says out 'formerly          PROP-S1-3b'

explain 0 SD-4
says out 'Secure design best practices'

explain 0 cwe798
says out 'Use of Hard-coded Credentials'
says out 'CR 1.5            Authenticator management'

explain 0 credentials/hardcoded-password
says out 'Requirements it serves'
says out 'CWE-798'

explain 0 CR-1.5 CWE-798
says out 'Authenticator management'
says out 'Use of Hard-coded Credentials'

explain 0 OT-RMS
says out 'prEN 50XXX-5'

explain 0
says out 'iec62443-4-2  Technical security requirements for IACS components'

explain 0 --format json CR-1.5
says out '"id": "CR 1.5"'
says out '"tag": "IEC-62443-4-2-CR-1.5"'
explain 0 --format json -o "$work/file.json" SD-4
[ ! -s "$work/out" ] && grep -q '"id": "SD-4"' "$work/file.json" || { echo "-o: no file"; bad=1; }

explain 0 -v CR-1.5
says out 'CWE-1241'

explain 0 --help
says out 'tracegate explain CR-1.5'

explain 2 CRA-II-1
says err "id 'CRA-II-1' is ambiguous; write one of CRA-AI-II-1, CRA-AII-1"
explain 2 CR-1.55
says err 'did you mean CR 1.5?'
explain 2 CR-1.5 CR-1.55
[ ! -s "$work/out" ] || { echo "$ran: printed a part"; bad=1; }
explain 2 credentials/hardcoded-pasword
says err 'did you mean credentials/hardcoded-password?'
explain 2 "$(printf 'CR\033[31m')"
says err 'CR\x1b[31m'
explain 2 --format xml CR-1.5
says err "use text or json"
explain 2 --colour CR-1.5

if [ -c /dev/full ]; then
	"$program" explain CR-1.5 >/dev/full 2>"$work/err"
	[ $? = 4 ] || { echo "a full disk: not exit code 4"; bad=1; }
fi
exit $bad

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tracegate rules: lists, cards, profiles, and what it refuses.
program=$1/bin/tracegate
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
bad=0

# rules CODE ARGUMENTS...: runs it; the output is in $work/out and $work/err.
rules() {
	want=$1
	shift
	ran="rules $*"
	"$program" rules "$@" >"$work/out" 2>"$work/err"
	code=$?
	[ "$code" = "$want" ] || {
		echo "$ran: exit code $code, not $want"
		cat "$work/err"
		bad=1
	}
}

says() {
	grep -qF -- "$2" "$work/$1" || {
		echo "$ran: '$2' is not in its $1:"
		cat "$work/$1"
		bad=1
	}
}

silent() {
	if grep -qF -- "$2" "$work/$1"; then
		echo "$ran: '$2' must not be in its $1"
		bad=1
	fi
}

cards=$(ls "$2"/rules/*/[a-z]*.md | wc -l)
rules 0
says out 'memory/realloc-lost'
says out "of $cards rules, profile default"
silent out 'syntax/switch-default'
rules 0 --profile all
says out "$cards of $cards rules, profile all"
says out 'syntax/switch-default'
rules 0
cp "$work/out" "$work/all"
rules 0 list
cmp -s "$work/out" "$work/all" || { echo "rules and rules list differ"; bad=1; }

rules 0 --profile sd-4
says out 'error    network/bind-any'
silent out 'memory/realloc-lost'

# Where a rule runs, and why not in the default profile: read from the profiles.
rules 0 show syntax/switch-default
says out 'runs          in the profiles all, '
says out '; not in default: it speaks of style'
rules 0 show memory/gets
silent out 'not in default'
rules 0 show --format json memory/leak
says out '"notInDefault": "it was not right nine times in ten on real programs"'
rules 0 show secrets/github-pat
silent out 'in the profiles'

rules 0 list --requirement cr-1.5
says out 'credentials/default-credential'
silent out 'memory/gets'

rules 0 --format json --profile all
says out '"id": "memory/gets"'
says out '"suppressible": false'
[ "$(grep -c '"id":' "$work/out")" = "$cards" ] || { echo "$ran: not $cards rules"; bad=1; }

rules 0 show memory/realloc-lost
says out 'realloc() result overwrites its own argument'
says out 'CWE-401'
says out '## Instead'
rules 0 show memory/gets memory/realloc-lost --format json -o "$work/file"
[ ! -s "$work/out" ] && grep -q 'Array elements' "$work/file" || { echo "$ran: -o"; bad=1; }
rules 0 show memory/realloc-lost --profile sd-4
says out 'the profile does not run the rule'

rules 2 show memory/relloc-lost
says err "did you mean 'memory/realloc-lost'?"
rules 2 show
says err 'which rule?'
rules 2 --profile paranoid
says err 'there are all, '
rules 2 --requirement CR-99.9
says err 'CR-99.9'
rules 2 --requirement DM-1
says err "no rule speaks for the requirement 'DM-1'"
rules 2 --format sarif
says err 'use text or json'
rules 2 remove
says err "'list', 'show RULE...', 'new', 'test' or 'docs'"
rules 0 --help
says out 'usage: tracegate rules'
rules 0 --profile default --help
exit $bad

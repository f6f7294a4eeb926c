# SPDX-License-Identifier: Apache-2.0
# Sourced by tests of the trace database. Sets $program, $work, $repo; makes a small product whose
# history has the same commit ids on every machine; runs commands and looks at what they say.
program=$1/bin/tracegate
work=$(mktemp -d) || exit 2
trap 'chmod -R u+rwX "$work"; rm -rf "$work"' EXIT
repo=$work/repo
bad=0
GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null TRACEGATE_NOW=2026-06-01 LC_ALL=C TZ=UTC
export GIT_CONFIG_GLOBAL GIT_CONFIG_SYSTEM TRACEGATE_NOW LC_ALL TZ
hour=0

# by ROLE: the next commits are that person's, an hour apart.
by() {
	GIT_AUTHOR_NAME=$1 GIT_AUTHOR_EMAIL=$(printf %s "$1" | tr 'A-Z ' 'a-z-')@example.org
	GIT_COMMITTER_NAME=$GIT_AUTHOR_NAME GIT_COMMITTER_EMAIL=$GIT_AUTHOR_EMAIL
	export GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL
}

# commit SUBJECT: everything as it stands in $repo.
commit() {
	hour=$((hour + 1))
	GIT_AUTHOR_DATE="$((1767225600 + hour * 3600)) +0000"
	GIT_COMMITTER_DATE=$GIT_AUTHOR_DATE
	export GIT_AUTHOR_DATE GIT_COMMITTER_DATE
	git -C "$repo" add -A && git -C "$repo" commit -qm "$1" || exit 2
}

tag() {
	git -C "$repo" tag -a -m "Release $1" "$1" || exit 2
}

# run CODE ARGUMENTS...: tracegate in $repo; output in $work/out and $work/err.
run() {
	want=$1
	shift
	ran="tracegate $*"
	"$program" -C "$repo" "$@" >"$work/out" 2>"$work/err"
	code=$?
	[ "$code" = "$want" ] || {
		echo "$ran: exit code $code, not $want"
		cat "$work/out" "$work/err"
		bad=1
	}
}

# says FILE TEXT, silent FILE TEXT: whether the text stands in the output (out) or messages (err).
says() {
	grep -qF -- "$2" "$work/$1" || {
		echo "$ran: '$2' is not in its $1:"
		cat "$work/$1"
		bad=1
	}
}

silent() {
	! grep -qF -- "$2" "$work/$1" || {
		echo "$ran: '$2' is in its $1:"
		cat "$work/$1"
		bad=1
	}
}

# verdict ID VERDICT [REV]
verdict() {
	run "${4:-0}" query --as-of "${3:-HEAD}" --format csv \
		"SELECT verdict FROM verdicts WHERE id = '$1'"
	is=$(sed -n 2p "$work/out" | tr -d '\r')
	[ "$is" = "$2" ] || {
		echo "$1 is '$is' at ${3:-HEAD}, not $2"
		bad=1
	}
}

# results FILE NAME...: a JUnit file in which these tests passed; NAME! failed, NAME? was skipped.
results() {
	file=$1
	shift
	{
		echo '<testsuite name="unit">'
		for test; do
			case $test in
			*!) printf '<testcase name="%s"><failure message="no"/></testcase>\n' "${test%!}" ;;
			*\?) printf '<testcase name="%s"><skipped/></testcase>\n' "${test%?}" ;;
			*) printf '<testcase name="%s" time="0.01"/>\n' "$test" ;;
			esac
		done
		echo '</testsuite>'
	} >"$file"
}

code() {
	cat >"$repo/src/auth.c" <<'END'
/**
 * Compares what the operator typed with what is stored.
 * @satisfies R-1
 */
int check_password(const char *typed, const char *stored)
{
	int differ = 0;

	for (; *typed && *stored; typed++, stored++)
		differ |= *typed ^ *stored;
	return !differ && *typed == *stored;
}

/* @mitigates T-4 -- a counter */
int locked(int failures)
{
	return failures > 5;
}
END
	cat >"$repo/tests/test_auth.c" <<'END'
#include <assert.h>

int check_password(const char *typed, const char *stored);
int locked(int failures);

/* @verifies R-1 */
void a_wrong_password_is_refused(void)
{
	assert(!check_password("a", "b"));
}

/* @verifies T-4 */
void the_sixth_failure_locks(void)
{
	assert(locked(6));
}
END
}

items() {
	cat >"$repo/threats.otm.yaml" <<'END'
otmVersion: 0.2.0
project: {name: box, id: box}
components:
  - id: login
    name: Login
    type: process
    parent: {trustZone: site}
    threats:
      - {threat: T-1, state: mitigated, mitigations: [{mitigation: M-1, state: implemented}]}
      - {threat: T-2, state: exposed}
      - {threat: T-3, state: accepted}
      - {threat: T-4, state: mitigated}
trustZones:
  - {id: site, name: The site, risk: {trustRating: 10}}
threats:
  - {id: T-1, name: Guessing the password, risk: {likelihood: 50, impact: 50}}
  - {id: T-2, name: Reading the line, risk: {likelihood: 50, impact: 50}}
  - {id: T-3, name: Stealing the box, risk: {likelihood: 10, impact: 50}}
  - {id: T-4, name: Trying all passwords, risk: {likelihood: 50, impact: 50}}
mitigations:
  - {id: M-1, name: Passwords are compared in constant time, riskReduction: 50}
END
	cat >"$repo/requirements.md" <<'END'
# Requirements

## The password is checked
`req~R-1~1`

A wrong password is refused, and the time tells nothing.

Covers:
- M-1
- CR 1.5

Needs: impl, utest

## Messages are logged
`req~R-2~1`

What happens is written down.

Needs: impl, utest
END
}

# The product: v1.0 has no results, v1.1 is proven, v1.2 changes the check and moves it.
product() {
	git init -qb main "$repo" || exit 2
	mkdir -p "$repo/.tracegate" "$repo/src" "$repo/tests"
	printf 'version: 1\nproduct: {name: box}\nrequirements: ["requirements.md"]\nthreats: ["*.otm.yaml"]\n' \
		>"$repo/.tracegate/config.yaml"
	printf 'trace.db*\n' >"$repo/.tracegate/.gitignore"
	by Architect
	items
	commit "State threats and requirements"
	by Developer
	code
	commit "Check passwords"
	tag v1.0
	by Tester
	sed -i 's/the_sixth/a_sixth/' "$repo/tests/test_auth.c"
	commit "Rename a test"
	tag v1.1
	by Developer
	git -C "$repo" mv src/auth.c src/login.c
	commit "Move the check"
	sed -i 's/^ \* Compares/ * Safely compares/; s/typed++, stored++/typed++,\n\t     stored++/' \
		"$repo/src/login.c"
	commit "Reformat the check"
	tag v1.2
	sed -i 's/differ |= /differ += /' "$repo/src/login.c"
	commit "Change the check"
	tag v1.3
}

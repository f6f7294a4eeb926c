#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tracegate blame and unmapped: who did what for an item, and what nobody claims.
. "$(dirname "$0")/lib/story.sh"
product
run 0 index -q
results "$work/1.1.xml" a_wrong_password_is_refused
run 0 import -q junit --commit v1.1 "$work/1.1.xml"
by Reviewer
run 0 review R-1 --code check_password -m 'adding up is as good as or-ing'
commit 'Review the new check'

run 0 blame R-1
says out 'R-1  The password is checked'
says out 'written   2026-01-01 Architect in '
says out '(State threats and requirements), not signed'
says out 'satisfies  check_password()  src/login.c:5'
says out 'claimed   2026-01-01 Developer in '
says out '(Check passwords)'
says out 'changed   2026-01-01 Developer in '
says out '(Change the check)'
says out 'passed    2026-01-01 Tester in '
says out 'not signed: stale now: '
says out 'reviewed  2026-01-01 Reviewer in '
says out 'not signed: adding up is as good as or-ing'
run 0 blame R-1 --as-of v1.1 --format json
says out '"what": "passed"'
says out '"signed": false'
silent out 'Reviewer'
run 0 report --html "$work/site"
grep -q '<td>reviewed</td>.*<td>Reviewer</td>.*adding up is as good as or-ing.*not signed' \
	"$work/site/requirement-R-1.html" || { echo 'the report does not say who reviewed'; bad=1; }
grep -q '<td>claimed</td>.*<td>Developer</td>.*Check passwords' "$work/site/requirement-R-1.html" || {
	echo 'the report does not say who claimed'
	bad=1
}
run 0 blame T-1 --format json
says out '"restsOn": ['
says out '"M-1"'
run 0 blame T-1
says out 'rests on M-1'
run 2 blame
run 2 blame R-9
says err "there is no 'R-9'"

# What nobody claims: not what a claim leads to, not tests; the riskiest first.
cat >"$repo/src/net.c" <<'END'
static int helper(const char *text)
{
	return sscanf(text, "%d", &(int){0});
}

/* @satisfies R-2 */
int claimed(const char *text)
{
	return helper(text);
}

int listener(int fd)
{
	char *text = "x";

	if (SSL_connect(fd) < 0)
		return -1;
	return bind(fd, 0, 0) + sscanf(text, "x");
}

int opener(void)
{
	return open("/dev/null", 0);
}

int harmless(int a)
{
	return a + 1;
}
END
by Developer
commit 'Talk to the net'
run 0 unmapped --risk --format csv
says out 'risk,function,path,line,why'
sed -n 2p "$work/out" | grep -q '^12,listener,src/net.c,12,"cryptography (SSL_connect), sockets (bind), parsers (sscanf)"' ||
	{ cat "$work/out"; bad=1; }
sed -n 3p "$work/out" | grep -q '^2,opener,src/net.c' || { cat "$work/out"; bad=1; }
silent out 'helper'
silent out 'harmless'
silent out 'a_wrong_password'
run 0 unmapped
says out 'harmless()  src/net.c:26'
run 0 unmapped --risk --as-of v1.3
says out 'No such function'
run 0 unmapped --format json
says out '"function": "listener"'
run 2 unmapped --format html
run 2 unmapped all
says err "no file of the commit lies in 'all'"
run 0 unmapped tests
says out 'No such function'
run 0 unmapped --format csv src/
cp "$work/out" "$work/all"
run 0 unmapped --format csv
cmp -s "$work/out" "$work/all" || { echo 'the product lies in src alone'; bad=1; }
exit $bad

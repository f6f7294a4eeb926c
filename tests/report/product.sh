#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# product.sh DIR - makes the git repository whose report is opened, and build/results.xml in it.
#
# It has one threat that is proven down to a test result, one that nothing handles and whose name is
# an attack on the page, and 5,000 findings, some in a file with such a name. Dates are fixed.
set -eu

dir=$1
attack="<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_DATE=2026-01-05T09:00:00Z GIT_COMMITTER_DATE=2026-01-05T09:00:00Z

mkdir -p "$dir/.tracegate" "$dir/docs" "$dir/src" "$dir/tests" "$dir/build"
cd "$dir"

cat >.tracegate/config.yaml <<'EOT'
version: 1
product: {name: 'Door <b>opener</b>', component: app}
requirements: [docs/requirements.md]
threats: [docs/threats.otm.yaml]
tests: ['tests/**']
EOT
printf '/trace.db*\n/cache/\n' >.tracegate/.gitignore
echo /build/ >.gitignore

cat >docs/threats.otm.yaml <<EOT
otmVersion: 0.2.0
project: {name: Door opener, id: door}
trustZones:
  - {id: street, name: Street, risk: {trustRating: 10}}
components:
  - id: panel
    name: Panel
    type: device
    parent: {trustZone: street}
    threats:
      - threat: T-1
        state: mitigated
        mitigations: [{mitigation: M-1, state: implemented}]
      - {threat: T-2, state: exposed}
threats:
  - id: T-1
    name: Somebody guesses the password
    description: Someone at the panel tries one password after the other.
  - id: T-2
    name: '$(echo "$attack" | sed "s/'/''/g")'
    description: '$(echo "$attack" | sed "s/'/''/g")'
mitigations:
  - {id: M-1, name: Lock the login, riskReduction: 80}
EOT

cat >docs/requirements.md <<'EOT'
# Requirements

## Five failures lock the login
`req~GW-1~1`

After five failed attempts the login stays locked for a minute.

Covers:
- M-1
- CR 1.5
- CRA-AI-I-2d

Needs: impl, utest
EOT

cat >src/login.c <<'EOT'
static int failures;

/*
 * Whether one more attempt is allowed.
 *
 * @satisfies GW-1
 */
int login_attempt(int right)
{
	failures = right ? 0 : failures + 1;
	return failures < 5;
}
EOT

cat >tests/test_login.c <<'EOT'
int login_attempt(int right);

/* @verifies GW-1 */
int test_login_locks(void)
{
	int i;

	for (i = 0; i < 4; i++)
		login_attempt(0);
	return login_attempt(0) == 0;
}
EOT

cat >build/results.xml <<'EOT'
<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="login" tests="1" failures="0" time="0.01">
  <testcase classname="login" name="test_login_locks" time="0.01"/>
</testsuite>
EOT

# findings FILE FROM TO: fifty findings of two rules in each function.
findings() {
	awk -v from="$2" -v to="$3" -v attack="$attack" 'BEGIN {
		print "#include <string.h>\n#define CURLOPT_SSL_VERIFYPEER 64L"
		print "int curl_easy_setopt(void *handle, long option, ...);\n"
		for (f = from; f < to; f++) {
			printf "void copy_%d(const char *from, void *handle)\n{\n\tchar to[64];\n\n", f
			for (i = 0; i < 25; i++) {
				printf "\tstrcpy(to + %d, from); /* %s */\n", i, attack
				print "\tcurl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 0L);"
			}
			print "}\n"
		}
	}' >"$1"
}
findings src/copy.c 0 60
findings 'src/<img src=x onerror=alert(3)>.c' 60 100

git -c init.defaultBranch=main init -q
git add -A
git -c user.name='<script>alert(4)</script>' -c user.email=developer@example.org \
	commit -q -m 'Open the door'

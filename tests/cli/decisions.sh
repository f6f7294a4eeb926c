#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What process counts as decided (DM-4), what of a merge somebody had to look at (SI-1), and whether
# the threat model knows the code (SR-2).
. "$(dirname "$0")/lib/story.sh"
. "$(dirname "$0")/lib/facts.sh"
product
run 0 index -q

# --- A merge that only takes both sides is none of its own; one that had to decide is. ---
merge() {
	git -C "$repo" checkout -q main
	by Reviewer
	hour=$((hour + 1))
	GIT_AUTHOR_DATE="$((1767225600 + hour * 3600)) +0000"
	GIT_COMMITTER_DATE=$GIT_AUTHOR_DATE
	export GIT_AUTHOR_DATE GIT_COMMITTER_DATE
	git -C "$repo" merge -q --no-ff -m "$1" side >/dev/null 2>&1
}
side() {
	git -C "$repo" checkout -q -B side "$1"
	by Developer
}
before=$(git -C "$repo" rev-parse HEAD)
by Developer
sed -i 's/failures > 5/failures > 6/' "$repo/src/login.c"
commit 'Lock later'
side "$before"
sed -i 's/int differ = 0/int differ = *typed ^ *stored/' "$repo/src/login.c"
commit 'Compare the first byte'
merge 'Merge what goes together' || { echo 'the first merge conflicts'; exit 2; }
before=$(git -C "$repo" rev-parse HEAD)
by Developer
sed -i 's/failures > 6/failures > 7/' "$repo/src/login.c"
commit 'Lock even later'
side "$before"
sed -i 's/failures > 6/failures > 4/' "$repo/src/login.c"
commit 'Lock sooner'
merge 'Merge what does not'
sed -i '/^[<=>]\{7\}/d; /failures > 7/d; s/failures > 4/failures > 3/' "$repo/src/login.c"
commit 'Merge what does not'
run 0 index -q
of changes-reviewed
none 'Merge what goes together'
fact 'lacks,Merge what does not,nobody else looked at it'
fact 'holds,Lock sooner,merged by Reviewer'

# --- Waivers end. One that has is shown in the status, and is no decision any more. ---
cat >"$repo/src/log.c" <<'END'
/* @justifies R-2 -- the operating system logs for us until=2026-07-01 owner=Architect */
int nothing;
END
by Developer
commit 'Waive R-2'
verdict R-2 JUSTIFIED
of decisions-reasoned
fact 'holds,waiver of R-2,the operating system logs for us (Architect, until 2026-07-01)'
TRACEGATE_NOW=2026-07-02
verdict R-2 UNCOVERED
run 0 status
says out 'R-2           UNCOVERED'
says out "'R-2' is not justified: the waiver has expired"
run 0 why R-2
says out 'it is not justified: the waiver has expired  src/log.c:2'
of decisions-reasoned
fact 'lacks,waiver of R-2,the operating system logs for us (Architect, but only until 2026-07-01)'
TRACEGATE_NOW=2026-06-01

# --- The register of suppressions. ---
cat >"$repo/.tracegate/suppressions.yaml" <<'END'
version: 1
suppressions:
  - rule: memory/unbounded-copy
    path: src/legacy/
    reason: the caller has measured both strings before
    owner: kim
    until: 2026-12-31
  - rule: memory/double-free
    path: src/legacy/
    reason: the second call is never reached from here
    owner: kim
    until: 2026-01-31
  - rule: memory/leak
    path: src/legacy/
    reason: short
    owner: kim
    until: 2026-12-31
END
commit 'Answer for findings'
of decisions-reasoned
fact 'holds,memory/unbounded-copy in src/legacy/**,the caller has measured both strings before (kim, until 2026-12-31)'
fact 'lacks,memory/double-free in src/legacy/**,it has expired'
fact 'lacks,memory/leak in src/legacy/**,the reason must have at least 25 characters'
of decisions-reasoned v1.3
none 'memory/'
echo 'nonsense: [' >"$repo/.tracegate/suppressions.yaml"
commit 'Break the register'
of decisions-reasoned
fact 'lacks,.tracegate/suppressions.yaml,.tracegate/suppressions.yaml:'

# --- Vulnerabilities: each statement with a reason is a decision, an open question is none. ---
cat >"$work/vex.json" <<'END'
{"@context": "https://openvex.dev/ns/v0.2.0", "statements": [
 {"vulnerability": "CVE-2026-1", "status": "fixed"},
 {"vulnerability": "CVE-2026-2", "status": "under_investigation"},
 {"vulnerability": "CVE-2026-3", "status": "not_affected", "justification": "vulnerable_code_not_present"},
 {"vulnerability": "CVE-2026-4", "status": "affected"}]}
END
run 0 import -q vex "$work/vex.json"
of decisions-reasoned
fact 'holds,CVE-2026-1,fixed'
fact 'lacks,CVE-2026-2,under_investigation'
fact 'holds,CVE-2026-3,not_affected: vulnerable_code_not_present'
fact 'lacks,CVE-2026-4,affected, without a reason'
of decisions-reasoned v1.3
none 'CVE-'

# --- Findings of other tools count like our own. ---
cat >"$work/a.sarif" <<'END'
{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "semgrep"}}, "results": [
 {"ruleId": "open", "message": {"text": "m"}, "locations": [{"physicalLocation":
  {"artifactLocation": {"uri": "src/login.c"}, "region": {"startLine": 3}}}]},
 {"ruleId": "decided", "message": {"text": "m"}, "suppressions": [{"kind": "external",
  "justification": "a test double"}], "locations": [{"physicalLocation":
  {"artifactLocation": {"uri": "src/login.c"}, "region": {"startLine": 4}}}]}]}]}
END
run 0 import -q sarif "$work/a.sarif"
of decisions-reasoned
fact 'lacks,semgrep/open,open: nobody decided on it'
fact 'holds,semgrep/decided,a test double'

# --- The threat model and the code know of each other. ---
cat >"$repo/src/net.c" <<'END'
#include <sys/socket.h>

long answer(int fd, char *buffer, unsigned long size)
{
	return recv(fd, buffer, size, 0);
}
END
commit 'Read from the network'
of model-knows-code
fact 'lacks,answer(),takes data with recv(), tied to no boundary or threat'
sed -i 's,^long,/* @mitigates T-4 -- only so many bytes */\n&,' "$repo/src/net.c"
commit 'Tie it to the model'
of model-knows-code
none 'answer()'
fact 'holds,1 function,take data from outside and are tied to the model'
# That the file is claimed from now on does not make it open a socket now.
of model-follows-code
none 'Tie it to the model'
exit $bad

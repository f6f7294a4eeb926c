#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tracegate import: results of other runners, and what tests executed.
. "$(dirname "$0")/lib/story.sh"
product
run 0 index -q

# Results in TAP and in CTest's own XML prove as JUnit does.
printf '1..2\nok 1 - a_wrong_password_is_refused\nnot ok 2 - a_sixth_failure_locks\n' >"$work/t.tap"
run 0 import tap --commit v1.1 "$work/t.tap"
says err '2 results'
says err '1 passed, 1 failed'
verdict R-1 OK v1.1
verdict T-4 FAILING v1.1
cat >"$work/Test.xml" <<'END'
<Site BuildName="box"><Testing>
<Test Status="passed"><Name>unit.a_sixth_failure_locks</Name></Test>
</Testing></Site>
END
run 0 import ctest --commit v1.1 "$work/Test.xml"
verdict T-4 OK v1.1

# Coverage is bound to the content: it holds where the file is the same, and nowhere else.
cat >"$work/cov.info" <<END
TN:a_wrong_password_is_refused
SF:$repo/src/auth.c
FN:5,13,check_password
FNDA:1,check_password
DA:5,1
DA:7,1
DA:17,0
end_of_record
SF:/usr/include/stdio.h
DA:1,1
end_of_record
END
run 0 import coverage --commit v1.1 "$work/cov.info"
says err '1 file for'
says err '2 of 3 lines executed'
says err '1 file of the report is not of this commit'
run 0 import coverage --commit v1.1 "$work/cov.info"
says err 'imported for'
run 0 query --as-of v1.0 --format csv "SELECT path, test, lines, lines_hit FROM coverage"
says out 'src/auth.c,a_wrong_password_is_refused,3,2'
run 0 query --as-of v1.3 --format csv "SELECT count(*) FROM coverage"
says out '0'
run 0 query --as-of v1.1 --format csv "SELECT name, hits FROM covered_functions"
says out 'check_password,1'
cat >"$work/gcov.json" <<'END'
{"current_working_directory": "/elsewhere", "files": [{"file": "src/auth.c",
 "lines": [{"line_number": 17, "count": 3}], "functions": []}]}
END
run 0 import coverage --commit v1.1 --test a_sixth_failure_locks "$work/gcov.json"
run 0 query --as-of v1.1 --format csv "SELECT test, lines_hit FROM coverage"
says out 'a_sixth_failure_locks,1'

# What reports say of the code of a link stands with it.
run 0 trace R-1 --as-of v1.1
says out '; a_wrong_password_is_refused executes 2 of 2 lines'
run 0 trace T-4 --as-of v1.1
says out '; a_wrong_password_is_refused executes 0 of 1 line, a_sixth_failure_locks executes 1 of 1 line'
run 0 trace R-1 --as-of v1.1 --format json
says out '"executed": "a_wrong_password_is_refused executes 2 of 2 lines"'
run 0 why R-1 --as-of v1.1
says out 'check_password() satisfies it; a_wrong_password_is_refused executes 2 of 2 lines'
TRACEGATE_WHOLE=1 "$program" -C "$repo" why R-1 --as-of v1.1 >"$work/whole" 2>/dev/null
cmp -s "$work/whole" "$work/out" || { echo 'all facts say something else than a part of them'; bad=1; }
run 0 report --html "$work/site" --as-of v1.1
grep -qF 'a_wrong_password_is_refused executes 2 of 2 lines' "$work/site/requirement-R-1.html" || {
	echo 'the report says nothing of coverage'
	bad=1
}

# What is no evidence is refused, with the reason.
echo '{"files": [{"file": "other.c", "lines": [{"line_number": 1, "count": 1}]}]}' >"$work/o.json"
run 2 import coverage --commit v1.1 "$work/o.json"
says err 'is one of the commit'
run 2 import coverage --commit v1.1 "$work/t.tap"
says err 'this is no coverage report'
run 2 import tap --commit v1.1 "$work/cov.info"
says err 'this is no TAP'
run 2 import telepathy "$work/t.tap"
says err "does not know the kind 'telepathy'"

# Findings of other analysers violate what their weaknesses are mapped to, in the code that claims
# it: by the weakness they name, else by what is known of the tool's rules.
run 0 index -q
sarif() {
	printf '{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "%s"}}, "results": [%s]}]}' \
		"$1" "$2" >"$work/$1.sarif"
}
result() {
	printf '{"ruleId": "%s", "message": {"text": "m"}, "properties": {"tags": ["%s"]}, "locations": [{"physicalLocation": {"artifactLocation": {"uri": "%s"}, "region": {"startLine": %s}}}]}' "$@"
}
verdict R-1 OK v1.1
sarif semgrep "$(result auth-bypass CWE-287 src/auth.c 7)"
run 0 import sarif --commit v1.1 "$work/semgrep.sarif"
says err '1 finding for'
says err '1 of them with a weakness'
verdict R-1 VIOLATED v1.1
run 0 why --as-of v1.1 R-1
says out 'semgrep/auth-bypass'
run 0 query --as-of v1.1 --format csv "SELECT tool, rule, path, weaknesses FROM foreign_findings"
says out 'semgrep,semgrep/auth-bypass,src/auth.c,CWE-287'
# Outside of the code that claims it, and of another weakness, it does not.
sarif semgrep "$(result auth-bypass CWE-287 src/auth.c 17)"
run 0 import sarif --commit v1.1 "$work/semgrep.sarif"
verdict R-1 OK v1.1
sarif semgrep "$(result style CWE-1164 src/auth.c 7), $(result other CWE-287 /usr/include/stdio.h 7)"
run 0 import sarif --commit v1.1 "$work/semgrep.sarif"
says err '1 finding in files that are not of this commit'
verdict R-1 OK v1.1
# A tool that names no weakness is looked up; several tools stand side by side.
sarif cppcheck "$(result nullPointer none src/auth.c 7)"
run 0 import sarif --commit v1.1 "$work/cppcheck.sarif" "$work/semgrep.sarif"
run 0 query --as-of v1.1 --format csv "SELECT rule, weaknesses FROM foreign_findings ORDER BY rule"
says out 'cppcheck/nullPointer,CWE-476'
says out 'semgrep/style,CWE-1164'
# Content that has changed since is not accused.
run 0 query --as-of v1.3 --format csv "SELECT count(*) FROM foreign_findings WHERE path = 'src/login.c'"
says out '0'
# A tool that did not finish leaves the answer incomplete.
sarif semgrep ''
sed -i 's/"results"/"invocations": [{"executionSuccessful": false}], "results"/' "$work/semgrep.sarif"
run 0 import sarif --commit v1.3 "$work/semgrep.sarif"
run 3 status --as-of v1.3
says out 'semgrep says that it did not finish'

# Parts and vulnerabilities hold for their commit and what comes after.
printf '{"bomFormat": "CycloneDX", "components": [{"name": "zlib", "version": "1.3"}]}' >"$work/bom.json"
run 0 import sbom --commit v1.1 "$work/bom.json"
says err '1 part of the product'
printf '{"@context": "https://openvex.dev/ns/v0.2.0", "statements": [{"vulnerability": "CVE-2026-1", "status": "fixed"}]}' \
	>"$work/vex.json"
run 0 import vex --commit v1.1 "$work/vex.json"
says err '1 statement about vulnerabilities'
run 0 query --as-of v1.2 --format csv "SELECT name, version FROM parts"
says out 'zlib,1.3'
run 0 query --as-of v1.0 --format csv "SELECT count(*) FROM parts"
says out '0'
run 0 query --as-of v1.2 --format csv "SELECT vulnerability, status FROM vulnerabilities"
says out 'CVE-2026-1,fixed'
run 2 import sbom --commit v1.1 "$work/vex.json"
says err 'this is no bill of materials'

exit $bad

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Findings of real analysers, as they write them on this machine: cppcheck's XML, gcc's JSON, the
# SARIF of the clang analyzer and of clang itself; and what Semgrep and CodeQL document of theirs.
# Each leads through its weakness to the requirement that the code claims.
. "$(dirname "$0")/lib/story.sh"
mkdir -p "$repo/src" "$repo/.tracegate"
git init -q -b main "$repo"
printf 'version: 1\nproduct: {name: box}\nrequirements: [r.md]\n' >"$repo/.tracegate/config.yaml"
printf 'trace.db*\n' >"$repo/.tracegate/.gitignore"
printf '## Memory is used safely\n`req~MEM-1~1`\n\nNo pointer dangles.\n\nCovers:\n- CR 3.4\n\nNeeds: impl\n' >"$repo/r.md"
cat >"$repo/src/flaw.c" <<'END'
#include <stdlib.h>

/* @satisfies MEM-1 */
int twice(void)
{
	char *p = malloc(8);

	if (!p)
		return 1;
	free(p);
	free(p);
	return 0;
}

int beside(const char *s)
{
	return *s;
}
END
by Developer
commit 'Free twice'
run 0 index -q
cd "$repo" || exit 2

# violated_by RULE WEAKNESS: the requirement is violated by that finding, until the tool is content.
violated_by() {
	run 0 query --format csv "SELECT rule, weaknesses FROM foreign_findings"
	says out "$1,$2"
	run 0 query --format csv "SELECT verdict FROM verdicts WHERE id = 'MEM-1'"
	says out VIOLATED
	run 0 why MEM-1
	says out "$1"
}
content() {
	run 0 query --format csv "SELECT verdict FROM verdicts WHERE id = 'MEM-1'"
	says out OK
}
content

cppcheck --quiet --enable=warning,information --suppress=missingIncludeSystem --xml \
	--xml-version=2 src 2>"$work/cppcheck.xml" || exit 2
run 0 import cppcheck "$work/cppcheck.xml"
says err '1 finding for'
says err '1 of them with a weakness'
violated_by cppcheck/doubleFree CWE-415
printf '<?xml version="1.0"?>\n<results version="2"><cppcheck version="2.10"/><errors/></results>\n' >"$work/none.xml"
run 0 import cppcheck "$work/none.xml"
content

# gcc writes this to version 12, and SARIF from 13 on.
gcc -fanalyzer -fdiagnostics-format=json -c src/flaw.c -o "$work/flaw.o" 2>"$work/gcc.json"
if grep -q '^\[' "$work/gcc.json"; then
	run 0 import gcc "$work/gcc.json"
else
	gcc -fanalyzer -fdiagnostics-format=sarif-stderr -c src/flaw.c -o "$work/flaw.o" 2>"$work/gcc.sarif"
	run 0 import sarif "$work/gcc.sarif"
fi
says err '1 finding for'
run 0 query --format csv "SELECT rule, weaknesses FROM foreign_findings"
says out '/-Wanalyzer-double-free,CWE-415'
run 0 why MEM-1
says out '/-Wanalyzer-double-free'
echo '[]' >"$work/none.json"
run 0 import gcc "$work/none.json"
content

clang-19 --analyze -Xclang -analyzer-output=sarif -o "$work/clang.sarif" src/flaw.c 2>"$work/err" || exit 2
run 0 import sarif "$work/clang.sarif"
says err '1 finding for'
violated_by clang/unix.Malloc '"CWE-401,CWE-415,CWE-416"'
# clang names neither weakness nor category: its own list of warnings takes the analyzer's place.
clang-19 -fdiagnostics-format=sarif -Wno-sarif-format-unstable -Wall -fsyntax-only src/flaw.c \
	2>"$work/warnings.sarif"
run 0 import sarif "$work/warnings.sarif"
content

# Semgrep: absolute level by rule, the weakness in tags with its title behind it.
cat >"$work/semgrep.sarif" <<'END'
{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Semgrep OSS", "semanticVersion": "1.90.0", "rules": [
 {"id": "c.lang.security.double-free", "name": "c.lang.security.double-free", "defaultConfiguration": {"level": "error"},
  "shortDescription": {"text": "Semgrep Finding"}, "properties": {"precision": "very-high",
  "tags": ["CWE-415: Double Free", "HIGH CONFIDENCE", "security"]}}]}},
 "invocations": [{"executionSuccessful": true, "toolExecutionNotifications": []}],
 "results": [{"ruleId": "c.lang.security.double-free", "message": {"text": "freed twice"}, "fingerprints": {"matchBasedId/v1": "0_0"},
  "properties": {}, "locations": [{"physicalLocation": {"artifactLocation": {"uri": "src/flaw.c", "uriBaseId": "%SRCROOT%"},
  "region": {"startLine": 11, "startColumn": 2, "endLine": 11, "endColumn": 10, "snippet": {"text": "free(p);"}}}}]}]}]}
END
run 0 import sarif "$work/semgrep.sarif"
violated_by semgrep-oss/c.lang.security.double-free CWE-415
sed 's/"results": \[.*/"results": []}]}/; /"properties": {}, "locations"/,$d' "$work/semgrep.sarif" >"$work/none.sarif"
run 0 import sarif "$work/none.sarif"
content

# CodeQL: rules in an extension, referred to by index; weaknesses as tags of a path.
cat >"$work/codeql.sarif" <<'END'
{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "CodeQL", "organization": "GitHub", "semanticVersion": "2.19.0", "rules": []},
 "extensions": [{"name": "codeql/cpp-queries", "rules": [{"id": "cpp/double-free", "name": "cpp/double-free",
  "shortDescription": {"text": "Potential double free"}, "defaultConfiguration": {"enabled": true, "level": "warning"},
  "properties": {"tags": ["reliability", "security", "external/cwe/cwe-415"], "security-severity": "9.3", "kind": "path-problem"}}]}]},
 "artifacts": [{"location": {"uri": "src/flaw.c", "uriBaseId": "%SRCROOT%", "index": 0}}],
 "results": [{"ruleId": "cpp/double-free", "rule": {"id": "cpp/double-free", "index": 0, "toolComponent": {"index": 0}},
  "message": {"text": "Memory pointed to by [p](1) may already have been freed."},
  "locations": [{"physicalLocation": {"artifactLocation": {"uri": "src/flaw.c", "uriBaseId": "%SRCROOT%", "index": 0},
  "region": {"startLine": 11, "startColumn": 7, "endColumn": 8}}}], "partialFingerprints": {"primaryLocationLineHash": "1:1"}}]}]}
END
run 0 import sarif "$work/codeql.sarif"
violated_by codeql/cpp/double-free CWE-415

# What is none of these says so, with the way out.
run 2 import cppcheck "$work/codeql.sarif"
printf '<results><error id="x" msg="m"/></results>' >"$work/old.xml"
run 2 import cppcheck "$work/old.xml"
says err "run 'cppcheck --xml --xml-version=2"
run 2 import gcc "$work/codeql.sarif"
says err 'gcc -fdiagnostics-format=json'
printf '<results version="2"><errors><error id="x" severity="error" msg="m"/></errors></results>' >"$work/nowhere.xml"
run 0 import cppcheck "$work/nowhere.xml"
says err '1 '
exit $bad

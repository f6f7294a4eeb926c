#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tracegate gap and status --sl: what the law, a level and a profile ask for, against the evidence.
. "$(dirname "$0")/lib/story.sh"
product
run 0 index -q
results "$work/1.1.xml" a_wrong_password_is_refused a_sixth_failure_locks
run 0 import junit --commit v1.1 "$work/1.1.xml"

# The level chooses requirements, and so do component type and profile.
rows() {
	run 0 status --as-of v1.1 --format csv "$@"
	rows=$(grep -c '^[A-Z].*\(,applies,\|,raised by the profile,\)' "$work/out")
}
rows --sl 1 --profile app
[ "$rows" = 38 ] || { echo "SL 1 asks an application for $rows"; bad=1; }
rows --sl 2 --profile embedded
[ "$rows" = 65 ] || { echo "SL 2 asks an embedded device for $rows"; bad=1; }
rows --sl 4 --profile network
[ "$rows" = 96 ] || { echo "SL 4 asks a network device for $rows"; bad=1; }
rows --sl 1 --profile router
says out 'NDR 1.13,'
[ "$rows" -gt 44 ] || { echo "the router raises nothing: $rows"; bad=1; }
says out 'raised by the profile'
run 0 status --as-of v1.1 --sl 2 --profile embedded --format csv
grep -q '^CR 1.5,.*,applies,OK,check_password,a_wrong_password_is_refused,passed,' "$work/out" || {
	echo 'CR 1.5 is not shown with its code and test'
	cat "$work/out"
	bad=1
}
says out 'CR 3.10 RE(2)'
says out ',planned,'
says out 'how users are notified'
run 0 status --as-of v1.1 --sl 2 --format md
says out '| requirement | title |'
# For people: a sum, and of each requirement only what there is to say, in lines that fit.
run 0 status --as-of v1.1 --sl 2 --profile embedded
says out '65 requirements of IEC 62443-4-2, 1 of them proven'
says out '  capability security level: 2'
says out 'CR 1.5          OK          Authenticator management'
says out '  tests         a_wrong_password_is_refused (passed)'
! grep -q '.\{101\}' "$work/out" || { echo 'a line of status --sl is too long'; bad=1; }
run 2 status --sl 5
says err 'a security level, 1 to 4'
run 2 status --sl 1 --profile toaster
says err "there is no product profile 'toaster'"

# Without an assessment everything counts, and the answer says so.
run 0 gap --as-of v1.1 --sl 2 --format csv
says err 'every point counts as applying'
[ "$(grep -c '^CRA-AI-' "$work/out")" = 22 ] || { echo 'not all 22 points are there'; bad=1; }
says out 'CRA-AI-I-2g,'
says out 'data minimisation'
says out 'CRA-AI-II-1,Identify components and vulnerabilities (SBOM),open'
says out 'tracegate import sbom'
says out 'CR 1.5 OK'
says out 'tracegate proposal'
says out 'Annex I, Section 1'

# Parts, statements, a policy and its contact are evidence; a decision takes a point out.
printf '{"bomFormat": "CycloneDX", "components": [{"name": "zlib"}]}' >"$work/bom.json"
cat >"$repo/.tracegate/assessment.yaml" <<'END'
version: 1
intended_use: Asks an operator for a password.
security_context: Behind a door.
security_level: 2
component: embedded
decisions:
  - {id: CRA-AI-I-2g, applies: false, basis: intended-use, reason: It handles no data of persons at all.}
  - {id: [CRA-AI-I-2d, CR 1.5], applies: true, reason: By passwords.}
  - {id: CR 1.2, applies: false, basis: technical-capability, reason: There is no other software on it.}
END
printf '# Security\n\nWrite to security@example.org.\n' >"$repo/SECURITY.md"
git -C "$repo" mv src/login.c src/auth.c
code
commit "Assess the risks"
run 0 import sbom "$work/bom.json"
run 0 gap --format csv
says out 'CRA-AI-II-1,Identify components and vulnerabilities (SBOM),met'
says out 'bill of materials with 1 part'
says out 'CRA-AI-II-5,Coordinated disclosure policy,met'
says out 'a contact in SECURITY.md'
grep -q '^CRA-AI-I-2g,.*,not applicable,not applicable,It handles no data' "$work/out" || {
	echo 'the decision about data is not there'
	bad=1
}
silent err 'every point counts'
run 0 gap
! grep -nE "(CR|EDR|CCSC|SM|SVV)$" "$work/out" || { echo "a line ends within the name of a clause"; bad=1; }
says out 'say in .tracegate/assessment.yaml whether it applies'
run 0 gap --format json
says out '"columns"'
run 0 status --sl 2 --format csv
grep -q '^CR 1.2,.*,not applicable,,.*technical-capability: There is no other' "$work/out" || {
	echo 'CR 1.2 is not left out'
	bad=1
}
# The past had no assessment.
run 0 gap --as-of v1.1
says err 'every point counts as applying'

# A point that is claimed itself and proven is met in part as long as a clause below it is open.
# @verifies TG-OUT-3
point() {
	run 0 gap --format csv
	is=$(tr -d '\r' <"$work/out" | grep '^CRA-AI-I-2e,' | cut -d, -f3)
	[ "$is" = "$1" ] || { echo "CRA-AI-I-2e is '$is', not '$1'"; bad=1; }
}
sed -i 's/^- CR 1.5$/&\n- CRA-AI-I-2e/' "$repo/requirements.md"
commit "Claim the confidentiality of data"
results "$work/2.xml" a_wrong_password_is_refused
run 0 import junit "$work/2.xml"
verdict CRA-AI-I-2e OK
point partly
says out ',"CR 4.1 UNCOVERED, CR 4.3 UNCOVERED","CR 4.1, CR 4.3",'
run 0 gap
says out 'open          CR 4.1, CR 4.3'
run 0 gap --format md
says out '| CR 4.1, CR 4.3 |'
run 0 report --html "$work/site"
grep -q 'data-state="partly"><td><span class="verdict v-SUSPECT">partly</span></td><td class="id"><a href="clause-CRA-AI-I-2e' \
	"$work/site/gap.html" || { echo 'the report does not say that CRA-AI-I-2e is met in part'; bad=1; }
grep -q '<li class="open">CR 4.1 ' "$work/site/gap.html" || { echo 'the report names no open clause'; bad=1; }
printf '  - {id: [CR 4.1, CR 4.3], applies: false, basis: security-context, reason: Data never leave the locked room.}\n' \
	>>"$repo/.tracegate/assessment.yaml"
commit "Leave out what does not apply"
point met
run 0 report --html "$work/site" --sl 4 --profile network
grep -q 'capability security level 4' "$work/site/levels.html" || { echo 'the report is of another level'; bad=1; }
grep -c 'data-row' "$work/site/levels.html" >"$work/out"
[ "$(cat "$work/out")" -ge 96 ] || { echo 'the report lacks requirements of the level'; bad=1; }
run 2 report --html "$work/site" --sl 5
says err 'a security level, 1 to 4'

# What is wrong in the file is said with its line.
wrong() {
	printf 'version: 1\nintended_use: a\nsecurity_context: b\n%s\n' "$1" \
		>"$repo/.tracegate/assessment.yaml"
	commit "Get it wrong"
	run 2 gap
	says err "$2"
}
wrong 'decisions: [{id: CRA-AI-I-2g, applies: false}]' \
	".tracegate/assessment.yaml:4:13: what does not apply needs a 'basis'"
wrong 'decisions: [{id: CRA-AI-I-2g, applies: false, basis: intended-use, reason: no}]' \
	'at least 20 characters'
wrong 'decisions: [{id: CRA-AI-II-1, applies: false, basis: intended-use, reason: We do not want to do it at all}]' \
	'CRA-AI-II-1 applies to every product'
wrong 'decisions: [{id: CRA-AI-I-2z, applies: true}]' 'assessment.yaml:4:18'
wrong 'decisions: [{id: [CR 1.5, CR 1.5], applies: true}]' 'is decided in line 4 already'
wrong 'security_level: 7' 'a security level is 1, 2, 3 or 4'
wrong 'securty_level: 1' "did you mean 'security_level'"

exit $bad

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Tells the story of the example product: a Modbus/TCP to MQTT gateway, from a first version with
# grave flaws to one whose proof has a gap, and what tracegate says to each.
#
# usage: sh examples/run.sh
#
# Needs Debian 12, and root or sudo for packages that are missing. Asks nothing; can be run again.
# Everything is made in build/. The last line says how it went; the exit code is 0 only when
# tracegate said what the story tells.
set -u
cd "$(dirname "$0")/.." || exit 2
. tests/install.sh

top=$(pwd)
tracegate=$top/build/release/bin/tracegate
work=$top/build/example
history=$work/gateway
report=$work/report
failures=0
steps=0
only=

title() {
	printf '\n=== %s\n' "$*"
}

tell() {
	printf '\n%s\n' "$(printf '%s' "$*" | tr '\n' ' ' | fold -s -w 96 | sed 's/ *$//')"
}

stop() {
	printf '\nexample: FAILED, %s\n' "$*"
	exit 1
}

miss() {
	failures=$((failures + 1))
	printf '    !! %s\n' "$*"
}

# run NAME COMMAND...: shows only the end of the output, and only when it fails.
run() {
	name=$1
	shift
	printf -- '- %s\n' "$name"
	"$@" >"$work/log/build.txt" 2>&1 && return
	tail -n 40 "$work/log/build.txt" | sed 's/^/    | /'
	stop "$name"
}

# in_short LINES: of the next answer print only lines that match this.
in_short() {
	only=$1
}

# ask CODE FOLDER WORDS...: runs tracegate there, prints what it says, and checks its exit code. What
# it said is in $said for shows and silent.
ask() {
	wanted=$1 folder=$2
	shift 2
	steps=$((steps + 1))
	said=$work/log/$(printf '%02d' "$steps")-$1.txt
	printf "\n  $ tracegate -C %s %s\n" "$folder" "$*" |
		sed "s#$top/##g; s#junit/test_[a-z]*.xml.*#junit/*.xml#"
	timeout 300 "$tracegate" --db "$work/trace.db" --color never -C "$folder" "$@" \
		>"$said" 2>"$said.err"
	code=$?
	cat "$said.err" >>"$said"
	rm -f "$said.err"
	grep -E -e "$only" "$said" | head -n 50 >"$work/log/shown"
	sed 's/^/    /' "$work/log/shown"
	more=$(($(wc -l <"$said") - $(wc -l <"$work/log/shown")))
	[ "$more" -eq 0 ] || printf '    (%s more lines in %s)\n' "$more" "${said#"$top/"}"
	printf '    -> exit code %s\n' "$code"
	only=
	[ "$code" = "$wanted" ] || miss "exit code $code, expected $wanted"
}

# said_line WORD...: the first line of what was said that has all these words, in any order.
said_line() {
	found=$(cat "$said")
	for word in "$@"; do
		found=$(printf '%s\n' "$found" | grep -F -e "$word")
	done
	printf '%s\n' "$found" | head -n 1
}

shows() {
	[ -n "$(said_line "$@")" ] || miss "no line with: $*"
}

silent() {
	[ -z "$(said_line "$@")" ] || miss "unexpected: $(said_line "$@")"
}

# Prints id and verdict of each threat and requirement of a version.
verdicts() {
	"$tracegate" --db "$work/trace.db" -C "$history" status --as-of "$1" --format csv |
		grep -E '^[^,]*,(threat|requirement),' | cut -d, -f1,4 | sort
}

# Each version in a work tree of its own, built, with its tests as JUnit in build/junit.
build_version() {
	tree=$work/$1
	git -C "$history" worktree add -q --detach "$tree" "$1" || stop "no work tree of $1"
	run "configure $1" cmake -S "$tree" -B "$tree/build" -G Ninja \
		-DCMAKE_EXPORT_COMPILE_COMMANDS=ON
	run "build $1" cmake --build "$tree/build"
	[ ! -d "$tree/tests" ] || run "test $1" ctest --test-dir "$tree/build" -j2 --output-on-failure
}

prepare() {
	title 'What is needed'
	need_packages tests/packages.txt examples/gateway/packages.txt ||
		stop 'packages are missing'
	rm -rf "$work"
	mkdir -p "$work/log" || stop "cannot write to build/"
	run 'configure tracegate' cmake --preset release
	run 'build tracegate' cmake --build --preset release
	[ -x "$tracegate" ] || stop 'there is no build/release/bin/tracegate'
	run 'make the history of the product' sh examples/gateway/make-history.sh "$history"
	for version in v0.1 v1.0 v1.1 v1.2; do
		build_version "$version"
	done
	git -C "$history" log --oneline --decorate --first-parent | sed 's/^/    /' | head -n 12
}

version_1_0() {
	title 'Version 1.0: grave flaws'
	tell 'The product is a gateway between a Modbus field device, the plant network and an
MQTT broker. There is a threat model and there are requirements. There is also a password from the
factory, TLS that verifies nothing, and a configuration file that everybody may write.'
	ask 0 "$work/v1.0" index
	ask 1 "$work/v1.0" check --store
	shows src/config.c credentials/default-credential
	shows src/console.c credentials/hardcoded-password
	shows src/mqtt.c tls/verify-off-mosquitto
	shows src/config.c privilege/world-writable
	shows src/modbus_server.c network/bind-any
	shows src/privilege.c errors/unchecked-security-return
	shows src/mqtt.c memory/unbounded-copy
	tell 'The gate compares with v0.1, where architecture and threats were agreed. What is new and wrong
blocks:'
	in_short 'blocks  |^gate'
	ask 1 "$work/v1.0" gate --base v0.1
	shows credentials/
	shows tls/
	tell 'Findings and requirements meet: a requirement whose code has a finding that speaks against
it is violated.'
	in_short '^gateway|^ +[0-9]+ [A-Z]|^  GW-'
	ask 0 "$work/v1.0" status --as-of v1.0
	for requirement in GW-AUTH-1 GW-CFG-2 GW-MB-5 GW-MQ-1 GW-PRV-1; do
		shows "$requirement" VIOLATED
	done
}

version_1_1() {
	title 'Version 1.1: repaired and proven'
	tell 'The assessment of 1.0 was worked off: no password from the factory, a broker
that has to prove who it is, private files, roles, an audit trail, signed firmware. The threat model
grew to 24 threats, and each requirement has code and a test, or a waiver with owner and expiry.
The results of the tests are evidence for exactly this commit:'
	ask 0 "$work/v1.1" index
	ask 0 "$work/v1.1" import junit --commit v1.1 "$work"/v1.1/build/junit/*.xml
	ask 0 "$work/v1.1" check --store
	shows '0 errors, 0 warnings, 0 notes'
	ask 0 "$work/v1.1" gate --base v1.0
	in_short '^gateway|^ +[0-9]+ [A-Z]|^  GW-'
	ask 0 "$work/v1.1" status --as-of v1.1
	shows GW-AUTH-3 OK
	shows GW-PRV-1 JUSTIFIED
	silent VIOLATED GW-
	silent UNTESTED GW-
	silent SUSPECT GW-
	tell 'An assessor asks how the guessing of passwords (T-07) is handled. From the threat to the result of
the test:'
	ask 0 "$work/v1.1" trace T-07 --as-of v1.1
	shows GW-AUTH-3
	shows auth_check
	shows locks_out_after_five_failures
}

version_1_2() {
	title 'Version 1.2: nothing new is found, and yet'
	tell 'Lock-outs now grow, which changed how a password is checked; its test is as old as before.
Commands may come from the broker, which is a new threat (T-25) with a requirement and code, but
nobody wrote a test; the configuration takes one key more for them, a row of the table that its
parser reads. One file was reformatted and one renamed, which means nothing. No analyzer
finds anything new:'
	ask 0 "$work/v1.2" index
	ask 0 "$work/v1.2" check --store
	shows '0 errors, 0 warnings, 0 notes'
	tell 'The gate blocks nevertheless:'
	ask 1 "$work/v1.2" gate --base v1.1
	shows GW-AUTH-3 SUSPECT
	shows GW-AUTH-4 SUSPECT
	shows GW-CFG-3 SUSPECT
	shows T-25 UNTESTED
	silent GW-MB-2
	silent GW-MQ-1
	tell 'That is all that moved; compared one by one, each other threat and requirement stands where it
stood at 1.1:'
	verdicts v1.1 >"$work/log/verdicts-1.1"
	verdicts v1.2 >"$work/log/verdicts-1.2"
	comm -13 "$work/log/verdicts-1.1" "$work/log/verdicts-1.2" >"$work/log/moved"
	printf '\n'
	sed 's/^/    /; s/,/ /' "$work/log/moved"
	cat >"$work/log/expected" <<-END
		GW-AUTH-3,SUSPECT
		GW-AUTH-4,SUSPECT
		GW-CFG-3,SUSPECT
		GW-CMD-1,UNTESTED
		T-07,SUSPECT
		T-15,SUSPECT
		T-23,SUSPECT
		T-25,UNTESTED
	END
	cmp -s "$work/log/moved" "$work/log/expected" || miss 'other verdicts moved than expected'
	[ "$(grep -c 'OK$' "$work/log/verdicts-1.2")" -ge 47 ] || miss 'too few are OK'
	ask 0 "$work/v1.2" trace T-07
	shows auth_check "Let lock-outs grow"
	tell 'The suspicion of auth_check() is right: a locked account is now refused without computing a hash, so that the
time of the answer tells that the account exists. That contradicts GW-AUTH-4. Its test passes on 1.2
as well, and cannot see it: before its result is imported, somebody has to look.'
	tell 'What happened between the releases, apart from looks:'
	ask 0 "$work/v1.2" diff v1.1..v1.2 --statements
	shows '~ auth_check()' 'changed its meaning (direct)'
	shows '= regmap_covers()' 'only its looks changed'
	shows '= mqtt_setup_tls()' 'moved from src/mqtt.c'
	shows '+ GW-CMD-1' UNTESTED
	tell 'Who did what for one requirement:'
	ask 0 "$work/v1.2" blame GW-AUTH-3
	shows changed 'Let lock-outs grow'
	shows claimed
	tell 'And that nobody edited the answers: the facts are read again from git.'
	ask 0 "$work/v1.2" verify v1.2
	shows 'the database says what git says'
	tell 'Version 1.1 stands as it stood, without a checkout:'
	in_short '^gateway|^ +[0-9]+ [A-Z]|^  GW-AUTH'
	ask 0 "$work/v1.2" status --as-of v1.1
	shows GW-AUTH-4 OK
	ask 0 "$work/v1.2" report --html "$report"
	grep -q T-25 "$report/index.html" || miss 'T-25 is not in the report'
}

assessor() {
	title 'Months later: an assessor, without a developer'
	tell 'Why is GW-AUTH-4 in doubt? All ten verdicts are asked, with the facts that answer:'
	in_short '^GW-|SUSPECT|auth_check|to do'
	ask 0 "$work/v1.2" why GW-AUTH-4
	shows '6. SUSPECT? yes'
	tell 'What exactly came into doubt since the release that was assessed, statement by statement:'
	ask 0 "$work/v1.2" suspect --since v1.1
	shows '+ if (user && now_ms < user->locked_until_ms) return false;'
	silent regmap_covers
	tell 'Which functions moved, and took their links along:'
	ask 0 "$work/v1.2" identity --since v1.1
	shows mqtt_setup_tls moved src/mqtt.c
	tell 'A day between the releases, without a checkout:'
	in_short '^GW-AUTH-3 is'
	ask 0 "$work/v1.2" why GW-AUTH-3 --as-of 2025-10-01
	shows 'GW-AUTH-3 is OK'
	tell 'What the commits themselves witness of the process of IEC 62443-4-1, and what they do not:'
	in_short '^[A-Z]+-[0-9]+  |^  [a-z-]+:|^    - '
	ask 0 "$work/v1.2" process --since v1.1
	shows SI-1 'Security implementation review'
	shows v1.2 'not signed'
	tell 'Which code matters for security and answers to no requirement:'
	in_short '^ +[678] '
	ask 0 "$work/v1.2" unmapped --risk
	shows 'server_answer()'
	tell 'What security level 2 asks of an embedded device, and where the product stands:'
	in_short '^[0-9]|^  profile|^  cap|^ +[0-9]+ [A-Z]|^CR 1\.1 |^CR 1\.11|^  missing'
	ask 0 "$work/v1.2" status --sl 2 --profile embedded
	shows '65 requirements of IEC 62443-4-2'
	tell 'The points of the Cyber Resilience Act against the evidence:'
	in_short '^CRA-'
	ask 0 "$work/v1.2" gap --sl 2
	shows CRA-AI-I-2g open
}

# In a branch and work tree of its own: the release stays as it is.
review() {
	title 'A person looks, and says so with a commit'
	git -C "$history" worktree add -q -b review "$work/review" v1.2 || stop 'no work tree'
	ask 0 "$work/review" review GW-AUTH-3 --code auth_check \
		-m 'lock-outs grow up to a bound; five failures still lock'
	ask 0 "$work/review" review GW-AUTH-4 --code auth_check --reject \
		-m 'a locked account is answered without a hash: time tells it exists'
	git -C "$work/review" add .tracegate/reviews.tsv
	git -C "$work/review" -c user.name=Reviewer -c user.email=reviewer@gateway.example \
		commit -q -m 'Review the growing lock-outs' || stop 'no commit'
	tell 'The tests run on this code. What was found to hold is proven again; what was rejected stays
in doubt, whatever its test says:'
	ask 0 "$work/review" import junit --commit review "$work"/v1.2/build/junit/*.xml
	in_short '^  GW-AUTH'
	ask 0 "$work/review" status
	shows GW-AUTH-3 OK
	shows GW-AUTH-4 SUSPECT
	tell 'Who did what, up to the review:'
	in_short 'auth_check|reviewed|rejected'
	ask 0 "$work/review" blame GW-AUTH-4
	shows rejected Reviewer
}

take_home() {
	title 'All of it is taken home'
	ask 0 "$work/v1.1" bundle "$work/product-1.1" --as-of v1.1 --evidence "$work/v1.1/build/junit/test_auth.xml"
	mkdir -p "$work/home"
	ask 0 "$work/home" verify --bundle "$work/product-1.1"
	shows 'as its manifest says'
	tell 'Somebody improves a verdict:'
	sed 's/JUSTIFIED/OK/' "$work/product-1.1/verdicts.csv" >"$work/home/verdicts.csv"
	cp "$work/home/verdicts.csv" "$work/product-1.1/verdicts.csv"
	ask 1 "$work/home" verify --bundle "$work/product-1.1"
	shows verdicts.csv 'its content is not what the manifest says'
}

prepare
version_1_0
version_1_1
version_1_2
assessor
review
take_home

printf '\nThe report: %s\n' "$report/index.html"
[ "$failures" -eq 0 ] || stop "$failures things were not as the story tells"
echo 'example: the gate blocked 1.0, passed 1.1, showed on 1.2 what lost its proof, and an assessor took it home'

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The stories of the example's history: what lost its proof, what only looks different, who did
# what, what a review settles, and that the answers come from git. Its tests are not run here: a
# result is made for each of v1.1.
. "$(dirname "$0")/lib/story.sh"
sh "$2/examples/gateway/make-history.sh" "$repo" >/dev/null || exit 2
run 0 index -q
run 0 query --as-of v1.1 --format csv \
	"SELECT DISTINCT symbol FROM claims WHERE verb = 'verifies' AND symbol <> ''"
# shellcheck disable=SC2046 # one name a word
results "$work/1.1.xml" $(tr -d '\r' <"$work/out" | sed 1d)
run 0 import -q junit --commit v1.1 "$work/1.1.xml"

# standing REV: ids and verdicts of threats and requirements that are neither OK nor justified.
standing() {
	run 0 query --as-of "$1" --format csv "SELECT id, verdict FROM verdicts WHERE kind IN
		('threat', 'requirement') AND verdict NOT IN ('OK', 'JUSTIFIED') ORDER BY id"
	tr -d '\r' <"$work/out" | sed 1d
}

# Story 1: at 1.1 all is proven, and no test is hollow. Story 2: at 1.2 two changes of meaning
# put six in doubt (how a password is checked, and one key more that the configuration takes), and
# one threat has no test.
[ -z "$(standing v1.1)" ] || { standing v1.1; bad=1; }
run 0 status --as-of v1.1
silent out 'hollow'
standing v1.2 >"$work/is"
cat >"$work/should" <<'END'
GW-AUTH-3,SUSPECT
GW-AUTH-4,SUSPECT
GW-CFG-3,SUSPECT
GW-CMD-1,UNTESTED
T-07,SUSPECT
T-15,SUSPECT
T-23,SUSPECT
T-25,UNTESTED
END
diff "$work/should" "$work/is" || bad=1

# The boundaries of the model and the code: at 1.0 the model knew of more than anybody had tied.
run 0 status --as-of v1.0 --profile sd-4
says out '4 functions take data from outside, 1 of them tied to no boundary or threat'
says out 'not in the model: config_parse() takes data with fgets()'
says out 'not in the code: operator-to-console'
run 0 status --as-of v1.2 --profile sd-4
says out '9 functions take data from outside, 0 of them tied to no boundary or threat'
says out '6 boundaries in the model, 0 of them crossed by no code'

# Story 3: meaning apart from looks.
run 0 diff v1.1..v1.2 --statements
says out '~ auth_check()  src/auth.c:'
says out 'AUTH_LOCKOUTS_MAX) user->lockouts++;'
says out '+ TEXT_KEY("broker", "command_topic", command_topic),'
silent out '"log_file"' # of the table's rows only those that changed, and their neighbours
says out '= regmap_covers()'
says out 'mqtt_setup_tls()  src/uplink.c:64  moved from src/mqtt.c'
says out '+ T-25'
run 0 diff v1.1..v1.2 --req GW-AUTH-3
says out 'auth_check()'
silent out 'regmap_covers'

run 0 diff v1.1..v1.2 --req 'CR 1.11'
says out '~ auth_check()'
says out '- CR 1.11  OK -> SUSPECT'
says out '- GW-AUTH-3  OK -> SUSPECT'
silent out 'GW-AUTH-4'
silent out 'GW-CMD-1'
run 0 diff v1.1..v1.2 --req 'CR 3.4'
says out 'Nothing that is traced differs'

# Story 4: who did what.
run 0 blame GW-AUTH-3 --as-of v1.2
says out 'Developer in'
says out '(Let lock-outs grow)'
says out '(Test accounts, sessions and console)'
says out '(Release 1.1)'

# Story 5: a person looks. What holds is stale until its tests run, what does not stays in doubt.
by Reviewer
run 0 review GW-AUTH-3 --code auth_check -m 'five failures still lock, and the bound holds'
run 0 review GW-AUTH-4 --code auth_check --reject -m 'a locked account is answered sooner'
commit 'Review the growing lock-outs'
verdict GW-AUTH-3 STALE
verdict GW-AUTH-4 SUSPECT
results "$work/1.2.xml" locks_out_after_five_failures forgets_failures_after_success \
	answers_unknown_users_like_wrong_passwords
run 0 import -q junit "$work/1.2.xml"
verdict GW-AUTH-3 OK
verdict GW-AUTH-4 SUSPECT # its test passes, and cannot see it
run 0 why GW-AUTH-4
says out 'a locked account is answered sooner'

# Story 6: what no requirement speaks of, and whether the answers can be believed.
run 0 unmapped --risk --as-of v1.2
says out 'server_answer()'
run 0 verify v1.2
says out 'the database says what git says'

# Story 7: what the repository witnesses of its process. All patches were applied by the reviewer.
run 0 process --as-of v1.1 -v
says out 'SI-1  Security implementation review: '
says out 'applied by Reviewer'
says out 'SM-6  File integrity: not witnessed'
says out 'Listen at one address'
run 0 process --as-of v1.2 --since v1.1 -v
silent out 'Check firmware images'

# Story 8: how a verdict came about, and what came into doubt since the release before.
run 0 why GW-AUTH-3 --as-of v1.2
says out '5. UNTESTED? no'
says out '6. SUSPECT? yes'
says out 'in '
says out '(Let lock-outs grow)'
run 0 suspect --since v1.1 --as-of v1.2
says out 'auth_check() changed'
says out '      + if (user && now_ms < user->locked_until_ms) return false;'
[ "$(grep -c 'if (!user) return false;' "$work/out")" = 1 ] || { echo 'a change is shown more than once'; bad=1; }
silent out 'regmap_covers'

# The commit that is named changed the meaning: not who wrote the function, but who added a key to
# the table that it rests on.
row='keys (data, 2 deep: config_parse() -> KEYS -> keys), changed 2025-11-18 by Developer in '
for words in suspect 'trace GW-CFG-3' 'trace CR-3.5' 'suspect --since v1.1'; do
	# shellcheck disable=SC2086 # words
	run 0 $words --as-of v1.2
	says out '(Take write commands from the broker)'
	silent out '(Read the configuration strictly)'
done
run 0 suspect --as-of v1.2
says out "config_parse()  src/config.c:203  rests on $row"
run 0 suspect --as-of v1.2 --depth 1
says out '1 more, whose code rests on what changed deeper than 1 below it (--depth 2 shows them):'
says out "    rests on $row"
says out '(Take write commands from the broker): GW-CFG-3'
silent out 'command_topic'
run 0 suspect --as-of v1.2 --format csv
says out 'GW-CFG-3,suspect,satisfies,config_parse,src/config.c,203,,data,2,config_parse() -> KEYS -> keys,'
run 0 diff v1.1..v1.2
says out '(data: config_parse() -> KEYS -> keys), 2025-11-18 by Developer in '
run 0 blame GW-CFG-3 --as-of v1.2
says out '(Take write commands from the broker), not signed: data, 2 deep: config_parse() -> KEYS -> keys'
run 0 why GW-AUTH-3 --as-of "$(git -C "$repo" log -1 --format=%cd --date=format-local:%Y-%m-%dT%H:%M:%S v1.1)"
says out 'GW-AUTH-3 is OK'

# A developer sees before the commit what a number in a header puts in doubt, and what to run again.
sed -i 's/\(define AUTH_LOCKOUTS_MAX *\)[0-9]*/\19/' "$repo/src/auth.h"
run 0 affected
says out 'satisfies  auth_check()  src/auth.c:122  macro: auth_check() -> AUTH_LOCKOUTS_MAX'
says out 'M-07, CR 1.11'
says out 'locks_out_after_five_failures()'
git -C "$repo" checkout -q -- src/auth.h

# Story 9: links follow their functions.
run 0 identity --since v1.1 --as-of v1.2 --format csv
says out 'mqtt_setup_tls(),src/uplink.c,moved,mqtt_setup_tls(),src/mqtt.c'
silent out 'ambiguous'

# Story 10: all of it is taken home, and checked there without git.
run 0 bundle "$work/product-1.1" --as-of v1.1 --evidence "$work/1.1.xml"
mkdir "$work/home"
"$program" -C "$work/home" verify --bundle "$work/product-1.1" >"$work/out" 2>&1 || bad=1
says out 'as its manifest says'
echo 'GW-AUTH-4,OK' >>"$work/product-1.1/verdicts.csv"
"$program" -C "$work/home" verify --bundle "$work/product-1.1" >"$work/out" 2>&1 && bad=1
says out 'verdicts.csv: its content is not what the manifest says'
exit $bad

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The practices of SD-4, SI-2 and the points of the CRA: explained, and where a product stands with them.
# @verifies TG-TRC-11
program=$1/bin/tracegate
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
bad=0
repo=$work/repo
mkdir "$repo"

run() {
	want=$1
	shift
	ran=$*
	"$program" -C "$repo" --color never "$@" >"$work/out" 2>"$work/err"
	code=$?
	[ "$code" = "$want" ] || {
		echo "$ran: exit code $code, not $want"
		cat "$work/out" "$work/err"
		bad=1
	}
}

says() {
	grep -qF -- "$1" "$work/out" || {
		echo "$ran: '$1' is not in its output:"
		cat "$work/out"
		bad=1
	}
}

git_() {
	git -C "$repo" -c user.name=test -c user.email=test@localhost -c commit.gpgsign=false "$@"
}

run 0 explain SD-4
for practice in 'Least privilege' 'Proven components and designs' 'Economy of mechanism' 'Secure design patterns' \
	'Attack surface reduction' 'Documented trust boundaries' 'No access for debugging, no leftovers' \
	'Protection of what remains'; do
	says "$practice"
done
says 'boundary/undocumented'
says 'a person judges'
run 0 explain SI-2
says 'Functions that are not used'
run 0 explain --format json SD-4
says '"practices"'
says '"id": "least-privilege"'

git_ init -q -b main
cat >"$repo/a.c" <<'END'
#include <sys/socket.h>
long take(int s, char *buf)
{
	return recv(s, buf, 100, 0);
}
END
git_ add a.c
git_ commit -qm 'a socket'
run 0 index
run 0 status --profile sd-4
says 'Documented trust boundaries: not checked'
says "run 'tracegate check --profile sd-4 --store'"
run 0 check --profile sd-4 --store
run 0 status --profile sd-4
says 'Documented trust boundaries: open'
says 'rules on 1 units; 1 open, 0 suppressed'
says 'boundary/undocumented'
says 'Least privilege: nothing open'
run 0 status --profile sd-4 --format json
says '"state": "open"'
says '"units": 1'
run 0 status --profile cra
says 'Point (2)(e): confidentiality of data'
run 2 status --profile sd-4 --format csv
run 2 status --profile no-such
for profile in all cert-c-l1 cra default sd-4 si-2; do
	run 0 rules --profile $profile
	says "profile $profile:"
done

# Whoever cites the threat has documented the boundary.
sed -i 's,^long take,/* @mitigates T-01 -- the length is bounded */\nlong take,' "$repo/a.c"
git_ commit -qam 'cite the threat'
run 0 check --profile sd-4 --store
run 0 status --profile sd-4
says 'Documented trust boundaries: nothing open'
says 'no threat model to compare the code with'

# The model and the code, joined: what crosses no boundary of it, and what nothing crosses.
mkdir "$repo/docs"
cat >"$repo/docs/gateway.otm.yaml" <<'END'
otmVersion: 0.2.0
project: {name: gateway, id: gw}
trustZones:
  - {id: plant, name: Plant}
  - {id: cloud, name: Cloud}
  - {id: device, name: Device}
components:
  - {id: station, name: Station, parent: {trustZone: plant}}
  - {id: broker, name: Broker, parent: {trustZone: cloud}}
  - {id: daemon, name: Daemon, parent: {trustZone: device}}
  - {id: server, name: Server, parent: {component: daemon}}
dataflows:
  - id: plant-to-device
    name: Requests of the plant
    source: station
    destination: server
    threats:
      - threat: T-01
        state: exposed
        mitigations: [{mitigation: M-01, state: required}]
  - {id: cloud-to-device, name: Commands of the cloud, source: broker, destination: server}
  - {id: inside, name: Within the device, source: daemon, destination: server}
threats:
  - {id: T-01, name: Frames lie}
mitigations:
  - {id: M-01, name: Measure first}
END
cat >"$repo/b.c" <<'END'
#include <stdlib.h>
const char *home(void)
{
	return getenv("GATEWAY_HOME");
}
END
git_ add b.c docs
git_ commit -qm 'a threat model'
run 0 index
run 0 status --profile sd-4
says 'Documented trust boundaries: open'
says '2 functions take data from outside, 1 of them tied to no boundary or threat'
says '2 boundaries in the model, 1 of them crossed by no code'
says 'not in the model: home() takes data with getenv()  b.c:2'
says 'not in the code: cloud-to-device, Commands of the cloud  docs/gateway.otm.yaml:21'
run 0 status --profile sd-4 --format json
says '"notInModel"'
says '"function": "home"'
says '"id": "cloud-to-device"'
run 0 trace plant-to-device

# The same as findings: of a check with the rule, and of a gate whatever its profile is.
run 0 check --profile sd-4
says "b.c:2:1: note: 'home' takes data from outside with getenv() and is tied to no boundary or threat of the model"
says "docs/gateway.otm.yaml:21:1: note: no code crosses the boundary 'cloud-to-device' of the model"
run 0 check --profile sd-4 --format sarif
says '"ruleId": "boundary/undocumented"'
# They are kept as others are: with the code, and with the model.
run 0 check --profile sd-4 --store
run 0 query "SELECT message FROM finding WHERE rule = 'boundary/undocumented'
	AND run_id = (SELECT max(run_id) FROM finding)"
says "'home' takes data from outside with getenv() and is tied to no boundary or threat of the model"
says "no code crosses the boundary 'cloud-to-device' of the model"
run 0 status --profile sd-4 --as-of HEAD
says 'boundary/undocumented'
# A model that is new makes nothing of the old code new.
run 1 gate --base HEAD~1
says '0 new and 2 known findings'
cp "$repo/b.c" "$repo/c.c"
sed -i 's/home/proxy/' "$repo/c.c"
git_ add c.c
git_ commit -qm 'one more way in'
run 0 gate --base HEAD~1
says "'proxy' takes data from outside with getenv() and is tied to no boundary or threat of the model"
says '1 new and 2 known findings'
git_ reset -q --hard HEAD~1
printf 'version: 1\ngate: {boundaries: block}\n' >"$repo/.tracegate/policy.yaml"
git_ add -f .tracegate/policy.yaml
git_ commit -qm 'nothing comes in unseen'
cp "$repo/b.c" "$repo/c.c"
sed -i 's/home/proxy/' "$repo/c.c"
git_ add c.c
git_ commit -qm 'one more way in'
run 1 gate --base HEAD~1
says "'proxy' takes data from outside with getenv()"
git_ reset -q --hard HEAD~2

# A requirement that covers the mitigation ties the code too, and so does the boundary itself.
sed -i 's,^long take,long take,; s,@mitigates T-01.*,@mitigates M-01 */,' "$repo/a.c"
sed -i 's,^const char .home,/* @satisfies cloud-to-device */\nconst char *home,' "$repo/b.c"
git_ commit -qam 'tie the rest'
run 0 index
run 0 status --profile sd-4
says '2 functions take data from outside, 0 of them tied to no boundary or threat'
says '2 boundaries in the model, 0 of them crossed by no code'
exit $bad

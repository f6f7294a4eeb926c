#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A project's own rules: cards with patterns, bans, wrappers, sources; made, tested, run and refused.
program=$1/bin/tracegate
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
bad=0
repo=$work/repo
own=$repo/.tracegate/rules
mkdir -p "$repo/.git" "$own/house" "$own/models"

# run CODE ARGUMENTS...: the output is in $work/out and $work/err.
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
	grep -qF -- "$2" "$work/$1" || {
		echo "$ran: '$2' is not in its $1:"
		cat "$work/$1"
		bad=1
	}
}

silent() {
	if grep -qF -- "$2" "$work/$1"; then
		echo "$ran: '$2' must not be in its $1:"
		cat "$work/$1"
		bad=1
	fi
}

# A card that is made works as it stands.
run 0 rules new house/timeout
says err 'wrote .tracegate/rules/house/timeout.md'
run 0 rules test
says err '2 examples, 0 cards without examples, 0 failures'
run 2 rules new house/timeout
says err 'is there already'
run 2 rules new memory/gets
says err 'is a rule of the program'
run 2 rules new ../escape
says err 'is no name of a rule'
run 2 rules new
says err 'rules new PACK/RULE'

cat >"$repo/a.c" <<'END'
#include <stdlib.h>
#include <string.h>
#define LIMIT 0
void set_timeout(void *handle, int seconds);
void seal(void *to, const void *from);
char *receive_line(void *link);
void run_it(const char *text);
#define SSL_set_min(c, v) control(c, 123, v, NULL)
void control(void *, int, long, void *);
void our_seal(void *to, const void *from)
{
	seal(to, from);
}
void work(void *link, char *text, int n)
{
	char *line = receive_line(link);
	set_timeout(link, LIMIT);
	(set_timeout)((void *)link, (0));
	set_timeout(link, n);
	strtok(text, ",");
	seal(text, link);
	run_it(line);
	run_it("fixed");
	SSL_set_min(link, 0x301);
	free(text);
	if (n)
		text[0] = 0;
}
int twice(char *p, int n)
{
	if (n) {
		free(p);
		return 0;
	}
	p[0] = 1;
	return 1;
}
END
cat >"$own/models/house.yaml" <<'END'
version: 1
banned:
  - {function: strtok, use: strtok_r, reason: it keeps its place between calls}
wrappers:
  - {function: our_seal, wraps: [seal]}
roles:
  - {function: receive_line, param: result, role: source}
END
card() {
	printf -- '---\nid: house/%s\ntitle: %s\n%s\n---\n\nWhy.\n' "$1" "$1" "$2" >"$own/house/$1.md"
}
card tainted 'pattern: run_it($text)
where:
  - {hole: $text, tainted: true}
message: "$text comes from outside"'
card version 'pattern: SSL_set_min($c, $v)
where:
  - {hole: $v, below: 0x303}
message: "$c accepts $v"
fix: SSL_set_min($c, 0x303)'
card freed 'pattern: |
  free($p);
  ...
  $p[$i] = $v;
message: "$p is written after free()"'

run 1 check a.c
says out "a.c:17:2: warning: 'link' waits for ever"
says out "a.c:18:2: warning: 'link' waits for ever"
silent out 'a.c:19:'
says out 'a.c:20:2: error: strtok() is banned here: it keeps its place between calls; call strtok_r() instead'
says out 'a.c:21:2: warning: seal() is called past our_seal()'
silent out 'a.c:12:'
says out 'a.c:22:2: warning: line comes from outside'
silent out 'a.c:23:'
says out 'a.c:24:2: warning: link accepts 0x301'
says out 'text is written after free()'
says out 'step 1: a.c:25:2'
silent out 'a.c:35:'

# They run in every profile, can be chosen, suppressed, listed and shown.
run 1 check --profile sd-4 a.c
says out '[house/timeout]'
run 1 check --rules 'house/version' a.c
silent out '[house/timeout]'
run 0 rules list
says out 'house/freed'
run 0 rules show house/timeout
says out 'A timeout of 0 waits for ever'
run 0 rules docs "$work/site"
grep -q 'house/timeout.html' "$work/site/index.html" && grep -q 'of this project' "$work/site/house/timeout.html" ||
	{ echo 'the site lacks the own rule'; bad=1; }
grep -q '<pre class="bad">' "$work/site/memory/gets.html" || { echo 'the site lacks examples'; bad=1; }
run 2 rules docs
says err 'into which folder?'
printf 'void set_timeout(void *h, int s);\nvoid f(void *h)\n{\n\t/* tracegate-allow(house/timeout): the caller watches the clock itself; owner=ana; until=2999-01-01 */\n\tset_timeout(h, 0);\n}\n' >"$repo/b.c"
run 0 check --rules 'house/*' b.c
says err '1 suppressed'

# What comes from outside is followed through calls, from sources of the models and of the project.
cat >"$own/house/outside.md" <<'END'
---
id: house/outside
title: A size comes from outside
pattern: take($n)
where: [{hole: $n, tainted: true}]
message: "'$n' comes from outside"
---
END
cat >"$own/models/bus.yaml" <<'END'
version: 1
roles:
  - {function: bus_read, param: 0, role: source}
END
cat >"$repo/c.c" <<'END'
#include <stdlib.h>
void take(int size);
void bus_read(int *value);
static int from_bus(void)
{
	int value = 0;

	bus_read(&value);
	return value;
}
static int plain(void)
{
	return 4;
}
void go(int unknown)
{
	const char *text = getenv("SIZE");
	int size = text ? atoi(text) : 0, other;

	take(from_bus());
	take(size);
	take(size + 1);
	take(plain());
	take(unknown);
	other = plain();
	take(other);
}
END
run 1 check --rules 'house/outside' c.c
says out "c.c:20:2: warning: 'from_bus()' comes from outside"
says out "c.c:21:2: warning: 'size' comes from outside"
says out "c.c:22:2: warning: 'size + 1' comes from outside"
silent out 'c.c:23:'
silent out 'c.c:24:'
silent out 'c.c:26:'
rm "$own/house/outside.md" "$own/models/bus.yaml" "$repo/c.c"

# Mistakes: one error, with card and line; nothing else happens.
run 1 rules test
says out 'house/tainted.md:1: the card has no examples'
refuses() {
	card broken "$1"
	run 2 check a.c
	says err "house/broken.md:$2"
	rm "$own/house/broken.md"
}
refuses 'pattern: f(
message: m' '4:'
refuses 'pattern: f($x)
message: "$y"' '5:'
refuses 'pattern: f($x)' '4:'
refuses 'pattern: f($x)
message: m
where: [{hole: $x, sort: of}]' '6:'
refuses 'pattern: f($x)
message: m
patern: x' '6:'
card nested "pattern: '$(printf '%0200d' 0 | tr 0 '(')'
message: m"
run 2 check a.c
says err 'nests deeper than 48'
rm "$own/house/nested.md"
# A folder that is a link is passed over, a card that is a link refused: nothing outside is read.
mkdir "$work/outside"
printf -- '---\nid: link/secret\n' >"$work/outside/secret.md"
ln -s "$work/outside" "$own/link"
run 1 check a.c
silent out 'secret'
rm "$own/link"
ln -s "$work/outside/secret.md" "$own/house/link.md"
run 4 check a.c
says err 'house/link.md'
rm "$own/house/link.md"
printf 'version: 1\nbanned:\n  - {use: x}\n' >"$own/models/broken.yaml"
run 2 check a.c
says err "models/broken.yaml:3:5: 'function' is missing"
printf 'version: 1\nrows:\n  - {rule: house/none, function: f, message: m}\n' >"$own/models/broken.yaml"
run 2 check a.c
says err "a row reports under 'house/none', which has no card"
rm "$own/models/broken.yaml"
# An own card cannot take the place of one of the program's.
mkdir "$own/memory"
sed 's,house/timeout,memory/gets,' "$own/house/timeout.md" >"$own/memory/gets.md"
run 2 check a.c
says err "the rule 'memory/gets' is the program's"
rm -r "$own/memory"
# A pattern that would take for ever ends, and the unit counts as incomplete.
card slow 'pattern: |
  $a;
  ...
  $b;
message: m'
run 2 check a.c
says err 'begin with a statement'
rm "$own/house/slow.md"
card slow 'pattern: |
  $a = $b;
  ...
  $c = $d;
  ...
  $e = $f;
  ...
  $g = $h;
  ...
  never_there($a, $b, $c, $d);
message: m'
{
	echo 'void f(int *v) {'
	i=0
	while [ $i -lt 300 ]; do
		echo "v[$i] = $i;"
		i=$((i + 1))
	done
	echo '}'
} >"$repo/slow.c"
run 3 check --rules 'house/slow' slow.c
says err '1 incomplete'
rm "$own/house/slow.md"
exit $bad

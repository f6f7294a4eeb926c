#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tracegate harden: protections of programs and of compile commands, with and without them.
program=$1/bin/tracegate
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
bad=0

run() {
	want=$1
	shift
	ran=$*
	"$program" -C "$work" --color never harden "$@" >"$work/out" 2>"$work/err"
	code=$?
	[ "$code" = "$want" ] || {
		echo "harden $ran: exit code $code, not $want"
		cat "$work/out" "$work/err"
		bad=1
	}
}

says() {
	grep -qE -- "$1" "$work/out" "$work/err" || {
		echo "harden $ran: '$1' is not in its output:"
		cat "$work/out" "$work/err"
		bad=1
	}
}

cat >"$work/a.c" <<'END'
#include <stdio.h>
#include <string.h>
int main(int argc, char **argv)
{
	char buf[64];
	if (argc > 1 && strlen(argv[1]) < sizeof(buf))
		strcpy(buf, argv[1]);
	else
		snprintf(buf, sizeof(buf), "%d", argc);
	return puts(buf) < 0;
}
END
gcc -O2 -w -fPIE -pie -fstack-protector-all -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -Wl,-z,relro,-z,now,-z,noexecstack \
	-o "$work/hard" "$work/a.c" || exit 2
strip "$work/hard"
gcc -O0 -g -w -fno-pie -no-pie -fno-stack-protector -U_FORTIFY_SOURCE -Wl,-z,norelro,-z,execstack,-rpath,/opt/x -o "$work/soft" "$work/a.c" || exit 2
gcc -O2 -w -fPIC -shared -Wl,-z,relro,-z,lazy -o "$work/lib.so" "$work/a.c" || exit 2

run 1 hard soft
for line in 'pie +yes' 'relro +yes' 'nx-stack +yes' 'no-writable-code +yes' 'stack-protector +yes' 'fortify +yes' \
	'no-rpath +yes' 'no-debug-info +yes' 'pie +no +compile with' 'relro +no' 'nx-stack +no' 'stack-protector +no' \
	'fortify +no' 'no-rpath +no' 'no-debug-info +no +strip'; do
	says "$line"
done
run 1 lib.so
says 'relro +partly'
run 1 --format json soft
says '"pie": "no"'

# A machine that is not ours is read as well; what is damaged or no ELF is refused in one line.
head -c 200 "$work/hard" >"$work/cut"
run 2 cut
head -c 64 /dev/urandom >"$work/noise"
run 2 noise
says "is no ELF file"
run 2 a.c
says "is no ELF file"
gcc -c -o "$work/a.o" "$work/a.c"
run 2 a.o
says 'is not linked'
run 4 nothing
run 2 .
ln -s hard "$work/link"
run 4 link
i=0
while [ $i -lt 20 ]; do # bytes of the headers changed at random: an answer or an error, no crash
	cp "$work/hard" "$work/fuzz"
	head -c 4 /dev/urandom | dd of="$work/fuzz" bs=1 seek=$((16 + i * 9)) conv=notrunc 2>/dev/null
	"$program" -C "$work" harden fuzz >/dev/null 2>&1
	code=$?
	case $code in 0 | 1 | 2 | 3) ;; *) echo "a changed header: exit code $code"; bad=1 ;; esac
	i=$((i + 1))
done

# Compile commands: the later flag counts; both forms are read.
cat >"$work/compile_commands.json" <<'END'
[{"directory": "/", "file": "one.c",
  "command": "cc -O2 -fPIE -fstack-protector-strong -D_FORTIFY_SOURCE=2 -fstack-clash-protection -fcf-protection \"-Wformat=2\" -c one.c"},
 {"directory": "/", "file": "two.c", "arguments": ["cc", "-O2", "-fPIE", "-fstack-protector-strong", "-D_FORTIFY_SOURCE=3",
  "-fstack-clash-protection", "-fcf-protection=full", "-Werror=format-security", "-c", "two.c"]}]
END
run 0
says 'compile_commands.json: 2 commands'
says 'stack-clash +yes'
sed -i 's/"-c", "two.c"/"-fno-stack-protector", "-U_FORTIFY_SOURCE", "-DDEBUG", "-c", "two.c"/' "$work/compile_commands.json"
run 1
says 'stack-protector +no +1 of 2 lack it, first two.c; add -fstack-protector-strong'
says 'fortify +no'
says 'no-debug-switch +no'
says 'cfi +yes'
run 1 --format json
says '"name": "fortify"'
echo '{}' >"$work/compile_commands.json"
run 2
says 'compile_commands.json:1:1: a compile database is a list'
rm "$work/compile_commands.json"
run 2
says 'no BINARY was named'
run 2 --format sarif hard
says 'use text or json'

# @verifies TG-RUL-3
# Kept, what is missing counts against what it speaks against, until the build description changes.
run 2 --store soft
mkdir "$work/repo"
cp "$work/hard" "$work/soft" "$work/repo"
cd "$work/repo" || exit 2
git_() {
	git -c user.name=test -c user.email=test@localhost -c commit.gpgsign=false "$@"
}
mkdir docs
cat >docs/requirements.md <<'END'
# Requirements

## The program is hard to exploit
`req~GW-1~1`

What the compiler offers against exploitation is switched on.

Covers:
- SD-4

Needs: impl
END
cat >gw.c <<'END'
/* @satisfies GW-1 */
int main(void)
{
	return 0;
}
END
git_ init -q -b main
git_ add docs gw.c
git_ commit -qm 'a program'
"$program" -C "$work/repo" harden --store soft >"$work/out" 2>"$work/err"
[ $? = 2 ] || [ $? = 4 ] || { echo 'harden --store without a build description is accepted'; bad=1; }
ran='--store without a build description'
says 'there is no build description'
echo 'all: gw' >Makefile
git_ add Makefile
git_ commit -qm 'a build'
status() {
	"$program" -C "$work/repo" --color never status "$@" >"$work/out" 2>"$work/err"
	ran="status $*"
}
"$program" -C "$work/repo" harden --store soft >/dev/null 2>"$work/err"
[ $? = 1 ] || { echo "harden --store: exit code"; cat "$work/err"; bad=1; }
status
says 'GW-1 .*VIOLATED|VIOLATED .*GW-1'
status --profile sd-4
says 'hardening/build +[0-9]+ open'
says 'not checked'
mkdir -p .tracegate
cat >.tracegate/suppressions.yaml <<'END'
version: 1
suppressions:
  - rule: hardening/build
    path: Makefile
    reason: the loader of this device places programs itself
    owner: kim
    until: 2099-01-31
END
"$program" -C "$work/repo" harden --store soft >/dev/null 2>&1
status --profile sd-4
says 'hardening/build +0 open, [1-9][0-9]* suppressed'
rm .tracegate/suppressions.yaml
"$program" -C "$work/repo" harden --store soft >/dev/null 2>&1
echo '# hardened' >>Makefile
git_ commit -qam 'another build'
"$program" -C "$work/repo" index -q
status
if grep -q VIOLATED "$work/out"; then
	echo 'what another build lacked counts against this one'
	cat "$work/out"
	bad=1
fi
exit $bad

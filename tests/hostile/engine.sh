#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Hostile sources and compile databases: nothing is written, run, or read from outside, and every
# unit ends within its limits as a counted, incomplete one. The cases are those of the threat model.
set -u
tracegate=$1/bin/tracegate
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
bad=0
mkdir "$work/repo" "$work/repo/deep" "$work/repo/.git"
cd "$work/repo" || exit 2

say() {
	echo "FAILED: $1"
	bad=1
}

# ir CODE FILE [OPTIONS]: runs within limits; the output lies in ../out, what people read in ../err.
ir() {
	want=$1 file=$2
	shift 2
	timeout 300 "$tracegate" debug ir --cpu 10 --wall 90 "$@" "$file" >../out 2>../err </dev/null
	got=$?
	[ "$got" = "$want" ] || {
		say "$file: exit code $got instead of $want"
		tail -n 5 ../err
	}
}

# told TEXT: standard error says so.
told() {
	grep -qF -- "$1" ../err || {
		say "nothing is said of '$1'"
		cat ../err
	}
}

# One entry with the given flags for a.c.
database() {
	printf '[{"directory":"%s","file":"a.c","command":"%s"}]\n' "$work/repo" "$1" \
		>compile_commands.json
}

# The folder with all that is around the repository, to be compared.
listing() {
	(cd "$work" && find . ! -name out ! -name err | sort)
}

# --- T1: flags that write files ---
echo 'int x;' >a.c
echo old >"$work/victim"
database 'gcc -MD -MF ../victim -Wp,-MD,../victim2 -Xclang -dependency-dot -Xclang ../victim3 --serialize-diagnostics ../victim4 -o ../victim5 -save-temps -c a.c'
before=$(listing)
ir 0 a.c
for flag in '-MF ../victim' '-Wp,-MD,../victim2' '-Xclang -dependency-dot' '-o ../victim5' \
	'--serialize-diagnostics ../victim4' '-save-temps'; do
	told "dropped flag: $flag"
done
[ "$before" = "$(listing)" ] || say 'T1: files appeared'
[ "$(cat "$work/victim")" = old ] || say 'T1: a file was overwritten'

# --- T2: flags and names that run code ---
cat >plugin.c <<'END'
#include <stdio.h>
#include <stdlib.h>
__attribute__((constructor)) static void run(void)
{
	FILE *file = fopen(MARKER, "w");
	if (file)
		fclose(file);
}
END
${CC:-cc} -shared -fPIC -DMARKER="\"$work/ran\"" plugin.c -o x.so || say 'T2: the plugin does not build'
printf '#!/bin/sh\ntouch "%s/ran"\n' "$work" >evil.sh
chmod +x evil.sh
database 'CC=./evil.sh ./evil.sh -fplugin=./x.so -Xclang -load -Xclang ./x.so -fpass-plugin=./x.so -B. -wrapper ./evil.sh -c a.c'
ir 0 a.c
told 'dropped flag: -fplugin=./x.so'
told 'dropped flag: -Xclang -load'
told 'dropped flag: -fpass-plugin=./x.so'
[ ! -e "$work/ran" ] || say 'T2: code of the repository ran'

# --- T3: flags that read from elsewhere ---
echo '-DSECRET_FROM_RESPONSE' >resp
printf '#ifdef SECRET_FROM_RESPONSE\nint taken;\n#endif\n' >a.c
database 'gcc @resp --config=resp -ivfsoverlay resp -imacros /etc/passwd -include /etc/passwd -isystem / -I/etc -fmodules-cache-path=x --sysroot=/ -c a.c'
ir 0 a.c
told 'dropped flag: @resp'
told 'dropped flag: -imacros /etc/passwd'
told 'dropped flag: -include /etc/passwd'
told 'dropped flag: -isystem /'
told 'dropped flag: --sysroot=/'
! grep -q taken ../out || say 'T3: the response file was read'
rm compile_commands.json

# --- T4: content of other files in diagnostics ---
printf 'int leaked_4711 = ;\nleaked_4712 leaked_4713;\n' >"$work/secret.txt"
printf '[remote]\n\turl = leaked_4714\n' >.git/config
ln -s "$work/secret.txt" link.h
ln -s "$work/secret.txt" leak.c
ln -s "$work" deep/out
export LEAK=leaked_4715
n=0
for include in "$work/secret.txt" ../secret.txt .git/config ./deep/../.git/config /proc/self/environ \
	link.h deep/out/secret.txt; do
	n=$((n + 1))
	printf '#include "%s"\nint f(void) { return leaked_471; }\n' "$include" >"t4_$n.c"
	ir 3 "t4_$n.c"
	# The source's own word, and "did you mean", may not tell what the other file holds.
	! grep -qE 'leaked_471[1-9]' ../out ../err || say "T4: content of $include is shown"
done
printf 'const char f[] = {\n#embed "%s"\n};\nint g = sizeof f / 0;\n' "$work/secret.txt" >t4_embed.c
ir 3 t4_embed.c
! grep -qE 'leaked_471|108|101' ../out || say 'T4: embedded content is shown'
ir 3 leak.c
told 'leak.c'
! grep -qE 'leaked_471[1-9]' ../out ../err || say 'T4: a link was followed'

# --- T5: includes that block or never end ---
mkfifo deep/pipe.h
printf '#include "deep/pipe.h"\n' >t5_pipe.c
ir 3 t5_pipe.c --wall 3
told 'limit of time'
n=0
for include in /dev/zero /dev/stdin /dev/urandom deep t5_5.c; do
	n=$((n + 1))
	printf '#include "%s"\n' "$include" >"t5_$n.c"
	ir 3 "t5_$n.c"
done

# --- T6: sources that are too much ---
awk 'BEGIN {
	print "#define A0 x + x + x + x + x + x + x + x + x + x"
	for (i = 1; i < 12; i++) {
		a = "A" (i - 1)
		printf "#define A%d %s + %s + %s + %s + %s + %s + %s + %s + %s + %s\n",
			i, a, a, a, a, a, a, a, a, a, a
	}
	print "int x; int f(void) { return A11; }"
}' >t6_macros.c
ir 3 t6_macros.c --cpu 4
awk 'BEGIN {
	printf "int f(void) { return "
	for (i = 0; i < 200000; i++) printf "("
	printf "1"
	for (i = 0; i < 200000; i++) printf ")"
	print "; }"
}' >t6_parentheses.c
database 'gcc -fbracket-depth=1000000 -c t6_parentheses.c'
ir 3 t6_parentheses.c
rm compile_commands.json
# These may be analysed or not: what counts is that they end, and how.
ends() {
	timeout 300 "$tracegate" debug ir --cpu 6 --wall 90 "$1" >../out 2>../err </dev/null
	got=$?
	case $got in
	0) grep -q ': complete' ../err || say "$1: complete without saying so" ;;
	3) grep -qE ': (degraded|failed|crashed|timed out|out of memory)' ../err || say "$1: no reason" ;;
	*) say "$1: exit code $got" ;;
	esac
}
awk 'BEGIN { printf "int f(int x) { return "; for (i = 0; i < 200000; i++) printf "- "; print "x; }" }' \
	>t6_unary.c
awk 'BEGIN { printf "int f(int x) { return x"; for (i = 0; i < 200000; i++) printf "+x"; print "; }" }' \
	>t6_sum.c
awk 'BEGIN {
	print "int f(int x) {"
	for (i = 0; i < 50000; i++) printf "if (x == %d) return %d; else\n", i, i
	print "return 0; }"
}' >t6_else.c
awk 'BEGIN {
	print "int f(int x) { switch (x) {"
	for (i = 0; i < 200000; i++) printf "case %d: return %d;\n", i, i
	print "} return 0; }"
}' >t6_switch.c
awk 'BEGIN { printf "char a[] = {"; for (i = 0; i < 3000000; i++) printf "1,"; print "};" }' >t6_line.c
for stem in unary sum else switch line; do
	ends "t6_$stem.c"
done
printf 'template <int N, int M> struct B { typedef typename B<N + 1, M>::t t; };\nB<0, 1>::t x;\n' >t6.cpp
ir 3 t6.cpp

# --- T7: the parser's own crashes ---
for way in crash parser_crash llvm_fatal_error overflow_stack; do
	printf '#pragma clang __debug %s\nint x;\n' "$way" >"t7_$way.c"
	ir 3 "t7_$way.c" --cpu 4
	grep -qE 't7_.*: (crashed|timed out): ' ../err || say "T7: $way ends without a reason"
done

[ ! -e "$work/ran" ] || say 'code of the repository ran'
exit $bad

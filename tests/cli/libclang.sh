#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# libclang is loaded by what parses and by nothing else: without it the trace database answers as
# ever, and what needs it says that it is missing, fails, and calls nothing analysed.
. "$(dirname "$0")/lib/story.sh"
. "$(dirname "$0")/lib/without.sh"

# Found before the real one, and not what it says it is.
mkdir "$work/fake"
name=$(strings "$program" | grep -E '^libclang[-.0-9a-z]*\.so[.0-9]*$' | head -n 1)
[ -n "$name" ] || { echo "the program names no libclang"; exit 1; }
echo 'int not_clang;' >"$work/fake.c"
cc -shared -fPIC -o "$work/fake/$name" "$work/fake.c" || exit 2

git init -q -b main "$repo"
by Developer
echo '/.tracegate/trace.db*' >"$repo/.gitignore"
mkdir "$repo/src"
cat >"$repo/src/a.c" <<'C'
#include <string.h>
/** @satisfies CR 1.5 */
void f(const char *s)
{
	static char d[8];
	strcpy(d, s);
}
C
cat >"$repo/compile_commands.json" <<J
[{"directory": "$repo", "file": "src/a.c", "arguments": ["cc", "-c", "src/a.c"]}]
J
commit 'Add a function'
run 1 check --no-cache --format json
says out '"memory/'

LD_LIBRARY_PATH=$work/fake
export LD_LIBRARY_PATH
run 4 check --no-cache
says err 'libclang is not of version 19'
says err 'Debian: libclang1-19'
silent out '0 findings'
run 4 check --no-cache src/a.c
says err 'libclang is not of version 19'
run 4 debug ir src/a.c
says err 'libclang is not of version 19'
run 4 lsp </dev/null
says err 'libclang is not of version 19'
silent out 'Content-Length'
run 0 version
run 0 index -q
run 0 trace 'CR 1.5'
says out 'f()'

# There is none at all: the same, and one error says which package has it.
unset LD_LIBRARY_PATH
rm "$repo/.tracegate/trace.db"
for arguments in 'check --no-cache' 'check --no-cache --format json' 'check --no-cache src/a.c' \
	'gate --base HEAD' 'debug ir src/a.c' lsp; do
	without libclang run 4 $arguments </dev/null
	says err 'cannot load libclang 19, which parses: '
	says err '; install it (Debian: libclang1-19)'
	silent out '0 findings'
	silent out 'Content-Length'
	[ "$(grep -c libclang "$work/err")" = 1 ] || { echo "$ran: more than one error:"; cat "$work/err"; bad=1; }
done
for arguments in version 'index -q' 'trace src/a.c:3' 'status -q' 'why CR-1.5' 'blame CR-1.5' 'query clauses' 'verify -q' \
	'secrets src' 'rules' 'explain memory/realloc-lost' 'process' 'gap' "bundle -q $work/bundle" \
	"report -q --html $work/site"; do
	without libclang run 0 $arguments
	silent err libclang
done
without libclang run 0 trace 'CR 1.5'
says out 'f()'
LD_LIBRARY_PATH=$work/fake
export LD_LIBRARY_PATH

# What tokens leave in doubt needs it, too: a function that a macro may stand for.
printf '#define BEGIN {\n/** @satisfies CR 1.6 */\nvoid g(void) BEGIN }\n' >"$repo/src/b.c"
commit 'Hide a brace'
run 4 index -q
says err 'libclang is not of version 19'
unset LD_LIBRARY_PATH
run 0 index -q
run 0 trace 'CR 1.6'
says out 'g()'
exit $bad

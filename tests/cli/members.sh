#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Members of C++ whose class stands in a header: claims above them are theirs, and a change of one
# reaches those that call it through an object.
# @verifies TG-TRC-5
. "$(dirname "$0")/lib/story.sh"
git init -q -b main "$repo" && mkdir -p "$repo/src" "$repo/.tracegate"
printf 'trace.db*\n' >"$repo/.tracegate/.gitignore"
printf 'version: 1\nrequirements:\n  - req.md\n' >"$repo/.tracegate/config.yaml"
for n in 1 2 3 4 5 6 7 8 9; do
	printf '## Requirement %s\n`req~R-%s~1`\n\nText.\n\nNeeds: impl\n\n' $n $n
done >"$repo/req.md"
cat >"$repo/src/store.hpp" <<'END'
#pragma once
namespace app {
class Store {
public:
	~Store();
	int count() const;
	int count(int from) const;
	bool operator==(const Store &other) const;
private:
	int n_;
};
template <class T> class Box { T get(T other) const; T value; };
}
END
cat >"$repo/src/store.cpp" <<'END'
#include "store.hpp"
namespace app {
static int twice(int a) { return a * 2; }

/* @satisfies R-1 */
int Store::count() const
{
	return twice(n_);
}

/* @satisfies R-2 */
int Store::count(int from) const { return n_ - from; }

/* @satisfies R-3 */
Store::~Store()
{
	n_ = 0;
}

/* @satisfies R-4 */
bool Store::operator==(const Store &other) const { return n_ == other.n_; }

/* @satisfies R-5 */
template <class T> T Box<T>::get(T other) const { return value < other ? value : other; }
}
END
cat >"$repo/src/use.cpp" <<'END'
#include "store.hpp"

namespace app::inner {
/* @satisfies R-6 */
bool full(Store &store)
{
	return store.count() > 5;
}
}
END
by Developer
commit 'Store things'
tag v1
run 0 index -q

# Each claim is that of the function below it, by name and class, and not of the file.
run 0 query --format csv "SELECT c.target, c.symbol, c.line FROM claims c ORDER BY c.target"
tr -d '\r' <"$work/out" >"$work/claims"
for line in R-1,count R-2,count R-3,~Store R-4,operator== R-5,get R-6,full; do
	grep -q "^$line," "$work/claims" || { echo "no claim $line"; cat "$work/claims"; bad=1; }
done
run 0 query --format csv "SELECT usr, line, end_line FROM symbols WHERE is_definition AND path = 'src/store.cpp' AND kind = 'function' ORDER BY line"
says out 'c:@N@app@S@Store@F@count#,6,9'
says out 'c:@N@app@S@Store@F@count#int,12,12'
says out 'c:@N@app@S@Store@F@~Store#,15,18'
says out 'c:@N@app@S@Store@F@operator==#const Store&,21,21'
says out 'c:@N@app@S@Box@F@get#T,24,24'

# changed FROM TO SYMBOL HOW: an edit of the source makes a symbol mean something else, that way.
changed() {
	git -C "$repo" checkout -q -B work v1
	sed -i "s/$1/$2/" "$repo/src/store.cpp"
	commit "Write $2"
	run 0 diff v1..work
	says out "~ $3()  src/"
	says out "changed its meaning ($4)"
}
changed 'n_ - from' 'n_ + from' count direct
changed 'a \* 2' 'a * 3' full 'callee: full() -> count() -> twice()'
changed 'twice(n_)' 'twice(n_ + 1)' full 'callee: full() -> count()'
changed 'value < other' 'value > other' get direct
changed 'n_ = 0' 'n_ = 1' '~Store' direct

# Looks are none: layout, and the names of parameters.
git -C "$repo" checkout -q -B work v1
sed -i 's/from/begin/g; s/^\t/        /' "$repo/src/store.cpp"
commit 'Call it begin'
run 0 diff v1..work
says out '= count()'
silent out 'changed its meaning'

# Overloads with as many parameters are told apart by their types: each claim stays with its own,
# where they change places, where one changes, and where one more comes.
git -C "$repo" checkout -q -B overloads v1
sed -i 's/int from/const char *from/; s/n_ - from/n_ - *from/' "$repo/src/store.cpp"
cat >>"$repo/src/store.cpp" <<'END'
/* @satisfies R-7 */
int app::Store::count(unsigned long from, const Store &) const { return n_ + (int)from; }
/* @satisfies R-8 */
int app::Store::count(int (*pick)(int n), char const *name = "x(") const { return pick(*name); }
END
commit 'Count in more ways'
git -C "$repo" tag v2
run 0 query --format csv "SELECT usr FROM symbols WHERE is_definition AND path = 'src/store.cpp' AND name = 'count' ORDER BY line"
for types in '' 'const char*' 'unsigned long,const Store&' 'int(*)(int),const char*'; do
	says out "@S@Store@F@count#$types"
done
python3 - "$repo/src/store.cpp" <<'END'
import sys
lines = open(sys.argv[1]).read().split('\n')
first = lines.index('/* @satisfies R-7 */')
lines[first:first + 4] = lines[first + 2:first + 4] + lines[first:first + 2]
text = '\n'.join(lines).replace('n_ - *from', 'n_ - from[0]')
text += '/* @satisfies R-9 */\nint app::Store::count(char from) const { return n_ - from; }\n'
open(sys.argv[1], 'w').write(text)
END
commit 'Move them'
run 0 diff v2..overloads
says out '~ count()  src/store.cpp:12'
says out '+ count()'
[ "$(grep -c '~ count()' "$work/out")" = 1 ] || { echo 'more overloads changed:'; cat "$work/out"; bad=1; }

# What C++ calls without saying its name is called; what nobody calls is hollow, as ever.
git -C "$repo" checkout -q -B work v1
cat >"$repo/src/main.cpp" <<'END'
int release(int what);
struct Money {
	int n;
	/* @satisfies R-7 */
	~Money() { release(n); }
};
/* @satisfies R-8 */
static bool operator<(const Money &a, const Money &b) { return a.n < b.n; }
/* @satisfies R-9 */
static int operators(int a) { return a + 1; }
int main() { Money a{1}, b{2}; return a < b; }
END
commit 'Be a program'
verdict R-7 OK
verdict R-8 OK
verdict R-9 UNCOVERED
run 0 why R-9
says out 'operators() is hollow: nothing calls it'
exit $bad

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# tracegate secrets on what is too large, too long, half there or spread over lines: each is read
# or counted, and what is new says the same as the whole.
. "$(dirname "$0")/lib/story.sh"
git init -q -b main "$repo" || exit 2
echo '.tracegate/trace.db*' >"$repo/.gitignore"
word=Herbst$(printf %s "$$" | cksum | cut -c1-6)
by Developer
echo 'int main(void) { return 0; }' >"$repo/main.c"
commit 'Begin'

# A file of a gigabyte, mostly a hole, and a line of 100 MB with a password at its end.
truncate -s 1G "$repo/disk.img"
{
	head -c 104857600 /dev/zero | tr '\0' a
	printf '\npassword = "%s"\n' "$word"
} >"$repo/line.conf"
run 1 secrets
says out 'line.conf:2:'
says err '1 warning'
# What goes into git is read up to a limit; what is larger is counted, and the answer incomplete.
git -C "$repo" add line.conf
run 3 secrets --staged
says err "not read: 'line.conf': content"
says err 'is larger than 32 MB'
says err '1 not read'
git -C "$repo" rm -qf --cached line.conf
rm "$repo/disk.img" "$repo/line.conf"

# Keys over many lines: without their end, with a token among their lines, changed at the start, in
# the middle and at the end. What is staged, a range and the whole file name the same secret.
bytes() {
	head -c "$1" /dev/urandom | base64 -w 64
}
head=$(printf -- '-----BEGIN RSA %s KEY-----' PRIVATE)
{
	printf 'first\n%s\nMIIEpAIBAAKCAQEA%s\n' "$head" "$(bytes 36)"
	bytes 960
} >"$repo/open.pem"
{
	printf 'first\n%s\nMIIEpAIBAAKCAQEA%s\n' "$head" "$(bytes 36)"
	bytes 480
	printf 'glpat-%s\n' "$(bytes 300 | tr -dc A-Za-z0-9 | head -c 20)"
	bytes 480
	printf -- '-----END RSA %s KEY-----\nlast\n' PRIVATE
} >"$repo/token.pem"
ids() {
	grep -A3 '\.pem:' "$work/out" | sed -n 's/^  id:     //p' | sort -u
}
same() {
	git -C "$repo" add -A
	run 1 secrets --staged
	ids >"$work/staged"
	commit "$1"
	run 1 secrets --range HEAD~1..HEAD
	ids >"$work/range"
	run 1 secrets
	ids >"$work/whole"
	[ -s "$work/whole" ] || { echo "$1: nothing was found"; bad=1; }
	for part in staged range; do
		[ -s "$work/$part" ] || { echo "$1: nothing in what is $part"; bad=1; }
		grep -vxFf "$work/whole" "$work/$part" && { echo "$1: $part names another secret"; bad=1; }
	done
}
same 'Add keys'
[ "$(wc -l <"$work/staged")" = "$(wc -l <"$work/whole")" ] || { echo 'new files are not read whole'; bad=1; }
for line in 3 4 9 16; do
	# Another character than the one that chance wrote there.
	sed -i "${line}{s/+$/A/;t;s/.$/+/}" "$repo/open.pem"
	same "Change line $line of a key"
done

# What the configuration excludes is left alone, counted and said.
mkdir "$repo/.tracegate" "$repo/fixtures"
printf "version: 1\nproduct: {name: box}\nexclude: ['fixtures/**']\n" >"$repo/.tracegate/config.yaml"
printf 'password = "%s"\n' "$word" >"$repo/fixtures/sample.conf"
run 0 secrets fixtures
says err '; 1 excluded by the configuration'
git -C "$repo" add -A
run 0 secrets --staged
says err '; 1 excluded by the configuration'
commit 'Leave fixtures out'

# A clone without contents, a submodule: what is not here is counted, what is another's left alone.
git -C "$repo" config uploadpack.allowFilter true
git clone -q --no-checkout --filter=blob:none "file://$repo" "$work/partial" 2>/dev/null || exit 2
git -C "$work/partial" config --unset remote.origin.promisor
git -C "$work/partial" config remote.origin.url "$work/gone"
"$program" -C "$work/partial" secrets --history >"$work/out" 2>"$work/err"
code=$?
ran='tracegate secrets --history in a partial clone'
[ "$code" = 3 ] || { echo "$ran: exit code $code, not 3"; cat "$work/err"; bad=1; }
says err 'missing'
git init -q -b main "$work/other"
printf 'password = "%s"\n' "$word" >"$work/other/secret.conf"
git -C "$work/other" add -A
git -C "$work/other" commit -qm 'Another product'
git -C "$repo" rm -qf open.pem token.pem
git -C "$repo" -c protocol.file.allow=always submodule --quiet add "$work/other" other 2>/dev/null || exit 2
commit 'Use another product'
run 0 secrets --range HEAD~1..HEAD
silent out 'secret.conf'
exit $bad

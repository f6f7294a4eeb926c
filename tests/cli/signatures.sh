#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# By whose key tags and commits are signed: keys are made here, the signatures by git itself.
# @verifies TG-PRC-2
. "$(dirname "$0")/lib/story.sh"
. "$(dirname "$0")/lib/facts.sh"
product
keys=$work/keys
mkdir "$keys"
for name in release developer stranger; do
	ssh-keygen -q -t ed25519 -N '' -C "$name" -f "$keys/$name" || exit 2
done
for kind in rsa:3072 ecdsa:256 ecdsa:384 ecdsa:521; do
	ssh-keygen -q -t ${kind%:*} -b ${kind#*:} -N '' -C other -f "$keys/$kind" || exit 2
done
ssh-keygen -q -t rsa -b 1024 -N '' -C short -f "$keys/short" || exit 2

# The key of NAME as a line for allowed_signers, with ADDRESS and perhaps options before it.
line() {
	printf '%s %s\n' "$2" "$(cut -d' ' -f1-2 "$keys/$1.pub")"
}

# sign NAME: who signs the next tags and commits.
sign() {
	git -C "$repo" config gpg.format ssh
	git -C "$repo" config user.signingkey "$keys/$1"
}

signed_tag() {
	sign "$1"
	git -C "$repo" tag -s -m "Release $2" "$2" || exit 2
}

releases() {
	of releases-signed "$@"
}

# --- Signed, and nobody said whose keys count: it is there, and unchecked. ---
by Architect
sed -i 's/Reading the line/Reading along the line/' "$repo/threats.otm.yaml"
sign developer
git -C "$repo" config commit.gpgsign true
commit 'Sign a commit'
git -C "$repo" config commit.gpgsign false
signed_tag release v2.0
run 0 index -q
releases
fact 'lacks,v1.0,made by Developer, not signed'
fact 'lacks,v2.0,made by Architect, signed, not checked: there is no .tracegate/allowed_signers'
run 0 blame T-2
says out 'signed, not checked'
run 0 gap --format csv
silent out 'tags signed with a key'
says out 'sign the tags of releases, and list the keys'

# --- Keys are listed: theirs hold, and git says the same with the same file. ---
{
	echo '# Who may sign'
	line release '*@example.org namespaces="git,file",valid-after="20250101"'
	line developer developer@example.org
	for kind in rsa:3072 ecdsa:256 ecdsa:384 ecdsa:521; do
		line $kind "architect@example.org"
	done
	line short architect@example.org
} >"$repo/.tracegate/allowed_signers"
commit 'List the keys'
run 0 index -q
run 0 process --since v1.3 --format csv
says out 'SM-6,File integrity,witnessed,'
says out 'SM-8,Controls for private keys,partly,' # one key is still no key that somebody guards
signed_tag stranger v2.1
signed_tag rsa:3072 v2.2-rsa
for bits in 256 384 521; do
	signed_tag ecdsa:$bits v2.2-ecdsa-$bits
done
signed_tag short v2.2-short
run 0 index -q
releases
fact 'holds,v2.0,made by Architect, signed by *@example.org'
fact 'lacks,v2.1,made by Architect, signed with a key that is not in .tracegate/allowed_signers'
for kind in rsa ecdsa-256 ecdsa-384 ecdsa-521; do
	fact "holds,v2.2-$kind,made by Architect, signed by architect@example.org"
done
fact 'lacks,v2.2-short,made by Architect, its signature is weak: SHA-1, or RSA of less than 2048 bits'
for tag in v2.0 v2.1 v2.2-rsa v2.2-ecdsa-256 v2.2-ecdsa-384 v2.2-ecdsa-521; do
	git -C "$repo" -c gpg.ssh.allowedSignersFile="$repo/.tracegate/allowed_signers" verify-tag $tag \
		>/dev/null 2>&1 && echo "$tag"
done >"$work/git"
[ "$(tr '\n' ' ' <"$work/git")" = 'v2.0 v2.2-rsa v2.2-ecdsa-256 v2.2-ecdsa-384 v2.2-ecdsa-521 ' ] || { echo "git believes: $(cat "$work/git")"; bad=1; }
run 0 blame T-2
says out '(Sign a commit), signed by developer@example.org for <architect@example.org>'
run 0 blame T-2 --format json
says out '"signature": "valid"'
run 0 gap --format csv
says out '5 of 11 tags signed with an allowed key'

# The keys are those of the commit that is asked about.
releases v2.0
fact 'lacks,v2.0,made by Architect, signed, not checked: there is no .tracegate/allowed_signers'

# --- Something else was signed; no signature at all; a form that is not looked into. ---
git -C "$repo" cat-file tag v2.0 | sed 's/^Release v2.0/Release v2.3/; s/^tag v2.0/tag v2.3/' >"$work/tag"
git -C "$repo" update-ref refs/tags/v2.3 "$(git -C "$repo" hash-object -t tag -w "$work/tag")"
form() {
	{
		printf 'object %s\ntype commit\ntag %s\ntagger Architect <architect@example.org> 1767400000 +0000\n\n' \
			"$(git -C "$repo" rev-parse HEAD)" "$2"
		printf 'Release\n-----%s %s SIGNATURE-----\nbm9uZQ==\n-----%s %s SIGNATURE-----\n' BEGIN "$1" END "$1"
	} >"$work/tag"
	git -C "$repo" update-ref "refs/tags/$2" "$(git -C "$repo" hash-object -t tag -w "$work/tag")"
}
form SSH v2.4
form PGP v2.5
{
	sed '/-----/,$d; s/^tag .*/tag v2.6/' "$work/tag"
	printf -- '-----BEGIN SIGNED MESSAGE-----\nbm9uZQ==\n-----END SIGNED MESSAGE-----\n'
} >"$work/other"
git -C "$repo" update-ref refs/tags/v2.6 "$(git -C "$repo" hash-object -t tag -w "$work/other")"
sed -i 's/v2.6/v2.6-other/; s/SIGNED MESSAGE/PGP MESSAGE/' "$work/other"
git -C "$repo" update-ref refs/tags/v2.6-other "$(git -C "$repo" hash-object -t tag -w "$work/other")"
sed -i 's/v2.6-other/v2.6-text/; s/PGP MESSAGE/SIGNED TEXT/' "$work/other"
git -C "$repo" update-ref refs/tags/v2.6-text "$(git -C "$repo" hash-object -t tag -w "$work/other")"
run 0 index -q
releases
fact 'lacks,v2.3,made by Architect, its signature is wrong: something else was signed'
fact 'lacks,v2.4,made by Architect, its signature is malformed'
fact 'lacks,v2.5,made by Architect, signed, not checked: there is no .tracegate/allowed_signers.asc'
fact "lacks,v2.6,made by Architect, signed, not checked: by a certificate of X.509, which 'git verify-tag' or 'git verify-commit' checks with gpgsm"
fact 'lacks,v2.6-other,made by Architect, signed, not checked: neither by a key of SSH nor by one of OpenPGP'
fact 'lacks,v2.6-text,made by Architect, not signed'

# --- What was signed may quote a signature and a certificate: git takes the last that it knows. ---
sign release
for quoted in 'SSH SIGNATURE' CERTIFICATE; do
	name=v2.7-$(echo "$quoted" | cut -c1-3)
	printf 'Release\n\n-----%s %s-----\nbm9uZQ==\n-----%s %s-----\n' BEGIN "$quoted" END "$quoted" \
		>"$work/message"
	git -C "$repo" tag -s -F "$work/message" "$name" || exit 2
	git -C "$repo" -c gpg.ssh.allowedSignersFile="$repo/.tracegate/allowed_signers" verify-tag "$name" \
		>"$work/git" 2>&1 || { echo "git does not believe $name: $(cat "$work/git")"; bad=1; }
	run 0 index -q
	releases
	fact "holds,$name,made by Architect, signed by *@example.org"
done

# --- Keys end, and lines that give none are said to. ---
{
	line release 'architect@example.org valid-before="20250601"'
	line developer 'developer@example.org namespaces="file"'
	echo 'stranger@example.org ssh-ed25519'
	line stranger '!architect@example.org,*@example.org'
} >"$repo/.tracegate/allowed_signers"
commit 'End a key'
releases
says err "'.tracegate/allowed_signers': 2 lines, the first is line 2, give no key of SSH (ed25519, RSA of at least 2048 bits, ECDSA) that may sign for git"
fact 'lacks,v2.0,made by Architect, signed with a key that may not sign at that time'
fact 'holds,v2.1,made by Architect, signed by !architect@example.org,*@example.org for <architect@example.org>'
run 0 blame T-2
says out 'signed with a key that is not in'

# --- Somebody who does not take the repository's word brings keys along. ---
mkdir "$work/mine"
line stranger me@example.net >"$work/mine/allowed_signers"
run 0 process --keys "$work/mine" --format csv
says out "signed by me@example.net for <architect@example.org>"
says out "signed with a key that is not in $work/mine/allowed_signers"
run 0 blame T-2 --keys "$work/mine" --format json
says out '"signature": "unknown"'
run 2 process --keys "$work"
says err "no keys: there is neither '$work/allowed_signers' nor '$work/allowed_signers.asc'"
exit $bad

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Tags and commits signed with keys of OpenPGP, which is what git makes unless told otherwise: keys
# and signatures are made here by gpg, and what gpg says of them is compared.
# @verifies TG-PRC-2
. "$(dirname "$0")/lib/story.sh"
. "$(dirname "$0")/lib/facts.sh"
. "$(dirname "$0")/lib/without.sh"
GNUPGHOME=$work/gpg
export GNUPGHOME
trap 'gpgconf --kill all; chmod -R u+rwX "$work"; rm -rf "$work"' EXIT
mkdir -m 700 "$GNUPGHOME" || exit 2
printf 'allow-weak-digest-algos\nallow-weak-key-signatures\n' >"$GNUPGHOME/gpg.conf"
product

# key NAME KIND [UNTIL]: a new one, of NAME@example.org; the past is when the history begins.
past='--faked-system-time 20250101T000000'
key() {
	gpg -q --batch --pinentry-mode loopback --passphrase '' $past \
		--quick-gen-key "$1 <$1@example.org>" "$2" sign "${3:-never}" 2>"$work/err" || {
		cat "$work/err"
		exit 2
	}
}
key release ed25519
key developer rsa3072
key architect nistp384
key stranger ed25519
key short rsa1024
key ended ed25519 20250701T000000
key lost ed25519
# A key that only certifies, and a part of it that signs.
gpg -q --batch --pinentry-mode loopback --passphrase '' $past --quick-gen-key \
	'parted <parted@example.org>' ed25519 cert never 2>/dev/null
part=$(gpg --batch --list-keys --with-colons parted@example.org | sed -n 's/^fpr:*\([^:]*\):$/\1/p')
gpg -q --batch --pinentry-mode loopback --passphrase '' $past --quick-add-key "$part" rsa2048 sign \
	never 2>/dev/null || exit 2

signed_tag() {
	git -C "$repo" config gpg.format openpgp
	git -C "$repo" config user.signingkey "$1@example.org"
	git -C "$repo" tag -s -m "Release $2" "$2" 2>"$work/err" || {
		cat "$work/err"
		exit 2
	}
}

releases() {
	of releases-signed "$@"
}

# --- Nobody said whose keys count. ---
by Architect
sed -i 's/Reading the line/Reading along the line/' "$repo/threats.otm.yaml"
git -C "$repo" config user.signingkey developer@example.org
git -C "$repo" config commit.gpgsign true
commit 'Sign a commit'
git -C "$repo" config commit.gpgsign false
signed_tag release v2.0
run 0 index -q
releases
fact 'lacks,v2.0,made by Architect, signed, not checked: there is no .tracegate/allowed_signers.asc with keys'
[ ! -s "$work/err" ] || { echo "messages: $(cat "$work/err")"; bad=1; }

# --- Keys are listed: theirs hold, and gpg says the same. ---
gpg --batch --export --armor release@example.org developer@example.org architect@example.org \
	short@example.org parted@example.org 2>/dev/null >"$repo/.tracegate/allowed_signers.asc"
commit 'List the keys'
for name in developer architect parted stranger short; do
	signed_tag $name v2.1-$name
done
echo 'digest-algo SHA1' >>"$GNUPGHOME/gpg.conf"
signed_tag release v2.1-sha1
sed -i '/digest-algo SHA1/d' "$GNUPGHOME/gpg.conf"
printf '#!/bin/sh\nexec gpg --faked-system-time 20250501T000000 --default-sig-expire 1 "$@"\n' >"$work/gpg-once"
chmod +x "$work/gpg-once"
git -C "$repo" config gpg.program "$work/gpg-once"
signed_tag release v2.1-once
git -C "$repo" config --unset gpg.program
run 0 index -q
releases
[ ! -s "$work/err" ] || { echo "messages: $(cat "$work/err")"; bad=1; } # librnp is silent
fact 'holds,v2.0,made by Architect, signed by release@example.org for <architect@example.org>'
fact 'holds,v2.1-developer,made by Architect, signed by developer@example.org for <architect@example.org>'
fact 'holds,v2.1-architect,made by Architect, signed by architect@example.org'
fact 'holds,v2.1-parted,made by Architect, signed by parted@example.org for'
fact 'lacks,v2.1-stranger,made by Architect, signed with a key that is not in .tracegate/allowed_signers.asc'
fact 'lacks,v2.1-short,made by Architect, its signature is weak'
fact 'lacks,v2.1-sha1,made by Architect, its signature is weak: SHA-1 or older'
fact 'lacks,v2.1-once,made by Architect, signed with a key that has expired or is revoked, or the signature has'
for tag in v2.0 v2.1-developer v2.1-architect v2.1-parted; do
	git -C "$repo" verify-tag $tag 2>/dev/null || { echo "gpg does not believe in $tag"; bad=1; }
done
run 0 blame T-2
says out '(Sign a commit), signed by developer@example.org for <architect@example.org>'
run 0 blame T-2 --format json
says out '"signature": "valid"'
run 0 bundle -q "$work/bundle"
grep -q 'signed by developer@example.org' -r "$work/bundle" || { echo 'the bundle says nothing of it'; bad=1; }

# --- Without the library, which is loaded for the first signature, nothing of it is called good. ---
without librnp run 0 process --as-of HEAD --format csv
for tag in v2.0 v2.1-developer v2.1-stranger v2.1-sha1; do
	says out "lacks,$tag,\"made by Architect, signed, not checked: cannot load librnp"
done
says out 'install it (Debian: librnp0)'
silent out 'signed by release@example.org'
without librnp run 0 blame T-2
says out '(Sign a commit), signed, not checked: cannot load librnp'
without librnp run 0 blame T-2 --format json
says out '"signature": "unchecked"'
without librnp run 0 bundle -q "$work/bundle-without"
! grep -q 'signed by developer@example.org' -r "$work/bundle-without" || { echo 'the bundle believes it'; bad=1; }

# --- Something else was signed, or what is no signature. ---
git -C "$repo" cat-file tag v2.0 | sed 's/^Release v2.0/Release v2.3/; s/^tag v2.0/tag v2.3/' >"$work/tag"
git -C "$repo" update-ref refs/tags/v2.3 "$(git -C "$repo" hash-object -t tag -w "$work/tag")"
# forge TAG SED: the signature of v2.0, edited.
forge() {
	git -C "$repo" cat-file tag v2.0 >"$work/tag"
	sed -i "$2" "$work/tag"
	git -C "$repo" update-ref "refs/tags/$1" "$(git -C "$repo" hash-object -t tag -w "$work/tag")"
}
forge v2.4 '/BEGIN PGP/,/END PGP/{/^[A-Za-z0-9+/=]*$/d}'
forge v2.5 '/BEGIN PGP/,/END PGP/s/^[a-zA-Z0-9+/]\{64\}$/AAAA/'
forge v2.6 '/END PGP/d'
run 0 index -q
releases
fact 'lacks,v2.3,made by Architect, its signature is wrong: something else was signed'
for tag in v2.4 v2.5 v2.6; do
	fact "lacks,$tag,made by Architect, its signature is malformed"
done

# --- The short name of a key is not signed: who changes it, signs for nobody else. ---
short_name() {
	gpg --batch --list-keys --with-colons "$1@example.org" | sed -n 's/^fpr:*[^:]*\(.\{16\}\):$/\1/p' | head -n 1
}
git -C "$repo" cat-file tag v2.1-developer | sed '/^-----BEGIN/,$d' >"$work/tag"
git -C "$repo" cat-file tag v2.1-developer | sed -n '/^-----BEGIN/,$p' | gpg --batch --dearmor |
	perl -0777 -pe 'BEGIN { ($from, $to) = map { pack "H*", "0910$_" } splice @ARGV, 0, 2 }
		s/\Q$from\E/$to/ or die "no short name"' "$(short_name developer)" "$(short_name release)" |
	gpg --batch --enarmor 2>/dev/null | sed '/^Comment:/d; s/PGP ARMORED FILE/PGP SIGNATURE/' >>"$work/tag"
git -C "$repo" update-ref refs/tags/v2.6-named "$(git -C "$repo" hash-object -t tag -w "$work/tag")"
run 0 index -q
releases
fact 'holds,v2.6-named,made by Architect, signed by developer@example.org for <architect@example.org>'

# --- Keys end and are revoked; what they signed before they ended holds. ---
printf '#!/bin/sh\nexec gpg --faked-system-time 20250601T000000 "$@"\n' >"$work/gpg-then"
chmod +x "$work/gpg-then"
git -C "$repo" config gpg.program "$work/gpg-then"
signed_tag ended v2.7-then
git -C "$repo" config --unset gpg.program
signed_tag lost v2.7-lost
mark=$(gpg --batch --list-keys --with-colons lost@example.org | sed -n 's/^fpr:*\([^:]*\):$/\1/p')
sed 's/^:---/---/' "$GNUPGHOME/openpgp-revocs.d/$mark.rev" >"$work/revoke"
gpg -q --batch --import "$work/revoke" 2>/dev/null
gpg --batch --export --armor release@example.org ended@example.org lost@example.org \
	>"$repo/.tracegate/allowed_signers.asc"
commit 'End a key'
run 0 index -q
releases
fact 'holds,v2.7-then,made by Architect, signed by ended@example.org'
fact 'lacks,v2.7-lost,made by Architect, signed with a key that has expired or is revoked'

# --- What is no key lets nobody sign. ---
mkdir "$work/mine"
gpg --batch --export --armor stranger@example.org >"$work/mine/allowed_signers.asc"
run 0 process --keys "$work/mine" --format csv
says out 'v2.1-stranger,"made by Architect, signed by stranger@example.org for <architect@example.org>"'
echo 'not a key' >"$repo/.tracegate/allowed_signers.asc"
commit 'Lose the keys'
run 0 index -q
releases
fact 'signed, not checked: .tracegate/allowed_signers.asc: no public key of OpenPGP in it; write it with'
exit $bad

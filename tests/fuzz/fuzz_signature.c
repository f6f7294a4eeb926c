/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Signatures of tags and commits, and the keys that a repository lists. The bytes are read as
 * text; as a signature of SSH without its armour; and as keys of OpenPGP with a signature behind
 * them, the first two bytes being the length of the keys.
 */
#include "fuzz.h"

#include <sodium.h>
#include <string.h>

#include "base/pgpsig.h"
#include "base/sshsig.h"
#include "knowledge/signers.h"

static const struct tg_str text = {"a release", 9};

static void check_ssh(struct tg_str armour)
{
	char key[TG_SSHSIG_KEY];
	enum tg_sshsig state = tg_sshsig_check(armour, text, "git", key);

	must((state == TG_SSHSIG_VALID) == (key[0] != '\0'));
}

static void check_ssh_bytes(struct tg_str input)
{
	size_t room = sodium_base64_encoded_len(input.len, sodium_base64_VARIANT_ORIGINAL);
	struct tg_buf armour = {0};
	char *base64 = tg_alloc(room);

	sodium_bin2base64(base64, room, (const unsigned char *)input.ptr, input.len,
			  sodium_base64_VARIANT_ORIGINAL);
	tg_buf_printf(&armour, "%s\n%s\n-----END SSH SIGNATURE-----\n", TG_SSHSIG_BEGIN, base64);
	check_ssh(tg_buf_view(&armour));
	tg_buf_done(&armour);
	free(base64);
}

static void check_openpgp(struct tg_arena *arena, struct tg_str list, struct tg_str signature)
{
	struct tg_err err = {0};
	struct tg_pgpsig_keys *keys = tg_pgpsig_keys_read(list, &err);
	const char *names;
	enum tg_pgpsig state;

	if (!keys) {
		must(err.code == TG_ERR_INPUT); /* librnp is there */
		return;
	}
	state = tg_pgpsig_check(arena, keys, signature, text, &names);
	must((state == TG_PGPSIG_VALID) == (names[0] != '\0'));
	tg_pgpsig_keys_done(keys);
}

void fuzz_one(struct tg_str input)
{
	struct tg_arena arena = {0};
	struct tg_signers signers = tg_signers_read(&arena, input);
	size_t length;

	must(signers.count + signers.unread <= input.len);
	check_ssh(input);
	check_ssh_bytes(input);
	check_openpgp(&arena, input, input);
	if (input.len > 2) {
		length = (size_t)((unsigned char)input.ptr[0] << 8 | (unsigned char)input.ptr[1]);
		length = length < input.len - 2 ? length : input.len - 2;
		check_openpgp(&arena, tg_str_n(input.ptr + 2, length),
			      tg_str_n(input.ptr + 2 + length, input.len - 2 - length));
	}
	tg_arena_done(&arena);
}

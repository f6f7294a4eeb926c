/* SPDX-License-Identifier: Apache-2.0 */
#include "base/pgpsig.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <rnp/rnp.h>
#include <rnp/rnp_err.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
	LIMIT = 1 << 16,   /* bytes of a signature; those of RSA with 8192 bits have about 1,500 */
	SIGNATURES = 8,    /* of one text */
	BITS_LEAST = 2048, /* of a key of RSA or DSA */
};

/*
 * Few repositories are signed so, and the library brings a large one of C++ with it, which would
 * cost each command its start: it is loaded when the first keys are read.
 */
#define FUNCTIONS(X)                          \
	X(rnp_buffer_destroy)                 \
	X(rnp_ffi_create)                     \
	X(rnp_ffi_destroy)                    \
	X(rnp_get_public_key_count)           \
	X(rnp_import_keys)                    \
	X(rnp_input_destroy)                  \
	X(rnp_input_from_memory)              \
	X(rnp_key_get_alg)                    \
	X(rnp_key_get_bits)                   \
	X(rnp_key_get_primary_fprint)         \
	X(rnp_key_get_uid_count)              \
	X(rnp_key_get_uid_handle_at)          \
	X(rnp_key_handle_destroy)             \
	X(rnp_key_is_expired)                 \
	X(rnp_key_is_revoked)                 \
	X(rnp_key_is_sub)                     \
	X(rnp_locate_key)                     \
	X(rnp_op_verify_destroy)              \
	X(rnp_op_verify_detached_create)      \
	X(rnp_op_verify_execute)              \
	X(rnp_op_verify_get_signature_at)     \
	X(rnp_op_verify_get_signature_count)  \
	X(rnp_op_verify_signature_get_handle) \
	X(rnp_op_verify_signature_get_hash)   \
	X(rnp_op_verify_signature_get_status) \
	X(rnp_signature_get_key_fprint)       \
	X(rnp_signature_get_keyid)            \
	X(rnp_signature_handle_destroy)       \
	X(rnp_uid_get_data)                   \
	X(rnp_uid_handle_destroy)             \
	X(rnp_uid_is_valid)

static struct {
#define X(name) __typeof__(&name) name;
	FUNCTIONS(X)
#undef X
} rnp;

struct tg_pgpsig_keys {
	rnp_ffi_t ffi;
};

static bool load(struct tg_err *err)
{
	static const struct {
		const char *name;
		size_t offset;
	} functions[] = {
#define X(name) {#name, offsetof(__typeof__(rnp), name)},
		FUNCTIONS(X)
#undef X
	};
	__typeof__(rnp) table;
	void *handle, *symbol;
	size_t i;

	if (rnp.rnp_ffi_create)
		return true;
	handle = dlopen(TG_LIBRNP_NAME, RTLD_NOW | RTLD_LOCAL);
	if (!handle)
		return tg_fail(err, TG_ERR_IO,
			       "cannot load librnp, which checks signatures of OpenPGP: %s; "
			       "install it (Debian: librnp0)",
			       dlerror());
	for (i = 0; i < sizeof(functions) / sizeof(*functions); i++) {
		symbol = dlsym(handle, functions[i].name);
		if (!symbol)
			return tg_fail(err, TG_ERR_IO,
				       "librnp is not of version 0.16 or later: %s; install that "
				       "(Debian: librnp0)",
				       dlerror());
		memcpy((char *)&table + functions[i].offset, &symbol, sizeof(symbol));
	}
	rnp = table;
	return true;
}

/*
 * The library of Debian tells standard error, in its own words and of its own sources, what each
 * signature lacks, and takes no other wish. Returns what unmute() takes.
 */
static int mute(void)
{
	int kept = dup(STDERR_FILENO), nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);

	fflush(stderr);
	if (kept >= 0 && nothing >= 0)
		dup2(nothing, STDERR_FILENO);
	if (nothing >= 0)
		close(nothing);
	return kept;
}

static void unmute(int kept)
{
	if (kept < 0)
		return;
	dup2(kept, STDERR_FILENO);
	close(kept);
}

static rnp_input_t input_of(struct tg_str bytes)
{
	rnp_input_t input = NULL;

	rnp.rnp_input_from_memory(&input, (const uint8_t *)(bytes.ptr ? bytes.ptr : ""), bytes.len,
				  false);
	return input;
}

struct tg_pgpsig_keys *tg_pgpsig_keys_read(struct tg_str content, struct tg_err *err)
{
	struct tg_pgpsig_keys *keys;
	rnp_input_t input;
	size_t count = 0;
	char *report = NULL;
	int kept;

	if (!load(err))
		return NULL;
	kept = mute();
	keys = tg_alloc(sizeof(*keys));
	keys->ffi = NULL;
	input = input_of(content);
	if (input && rnp.rnp_ffi_create(&keys->ffi, "GPG", "GPG") == RNP_SUCCESS &&
	    rnp.rnp_import_keys(keys->ffi, input,
				RNP_LOAD_SAVE_PUBLIC_KEYS | RNP_LOAD_SAVE_PERMISSIVE,
				&report) == RNP_SUCCESS)
		rnp.rnp_get_public_key_count(keys->ffi, &count);
	rnp.rnp_buffer_destroy(report);
	rnp.rnp_input_destroy(input);
	unmute(kept);
	if (count)
		return keys;
	tg_pgpsig_keys_done(keys);
	tg_fail(err, TG_ERR_INPUT,
		"no public key of OpenPGP in it; write it with 'gpg --export --armor ADDRESS...'");
	return NULL;
}

void tg_pgpsig_keys_done(struct tg_pgpsig_keys *keys)
{
	if (keys && keys->ffi)
		rnp.rnp_ffi_destroy(keys->ffi);
	free(keys);
}

/* True when a text of the library, which is released, is one of the names. */
static bool is_one_of(char *text, const char *const *names)
{
	bool is = false;

	for (; text && *names; names++)
		is = is || strcmp(text, *names) == 0;
	rnp.rnp_buffer_destroy(text);
	return is;
}

static bool is_weak(rnp_op_verify_signature_t signature, rnp_key_handle_t key)
{
	static const char *const hashes[] = {RNP_ALGNAME_MD5, RNP_ALGNAME_SHA1,
					     RNP_ALGNAME_RIPEMD160, NULL};
	static const char *const sized[] = {RNP_ALGNAME_RSA, RNP_ALGNAME_DSA, NULL};
	char *hash = NULL, *kind = NULL;
	uint32_t bits = 0;

	rnp.rnp_op_verify_signature_get_hash(signature, &hash);
	if (is_one_of(hash, hashes))
		return true;
	if (!key)
		return false;
	rnp.rnp_key_get_alg(key, &kind);
	return is_one_of(kind, sized) &&
	       (rnp.rnp_key_get_bits(key, &bits) != RNP_SUCCESS || bits < BITS_LEAST);
}

/* What librnp calls invalid may be the key's fault. */
static bool is_late(rnp_key_handle_t key)
{
	bool expired = false, revoked = false;

	if (!key)
		return false;
	rnp.rnp_key_is_expired(key, &expired);
	rnp.rnp_key_is_revoked(key, &revoked);
	return expired || revoked;
}

static enum tg_pgpsig judge(rnp_op_verify_signature_t signature, rnp_key_handle_t key)
{
	switch (rnp.rnp_op_verify_signature_get_status(signature)) {
	case RNP_SUCCESS:
		return is_weak(signature, key) ? TG_PGPSIG_WEAK : TG_PGPSIG_VALID;
	case RNP_ERROR_KEY_NOT_FOUND:
		return TG_PGPSIG_UNKNOWN;
	case RNP_ERROR_SIGNATURE_EXPIRED:
		return TG_PGPSIG_LATE;
	case RNP_ERROR_SIGNATURE_UNKNOWN:
		return TG_PGPSIG_OTHER;
	default:
		if (is_weak(signature, key))
			return TG_PGPSIG_WEAK;
		return is_late(key) ? TG_PGPSIG_LATE : TG_PGPSIG_WRONG;
	}
}

/* "Release <release@box.example>" to "release@box.example". */
static struct tg_str address_of(struct tg_str user)
{
	size_t from = tg_str_find(user, 0, "<");
	size_t to = from < user.len ? tg_str_find(user, from, ">") : user.len;

	return to < user.len ? tg_str_n(user.ptr + from + 1, to - from - 1) : user;
}

static void add_name(rnp_uid_handle_t user, struct tg_buf *out)
{
	bool valid = false;
	void *text = NULL;
	size_t length = 0;

	if (rnp.rnp_uid_is_valid(user, &valid) == RNP_SUCCESS && valid &&
	    rnp.rnp_uid_get_data(user, &text, &length) == RNP_SUCCESS) {
		if (out->len)
			tg_buf_putc(out, ',');
		tg_buf_str(out, address_of(tg_str_n(text, length)));
	}
	rnp.rnp_buffer_destroy(text);
}

/* A key that signs is often a part of another one, which has the names. Takes the key. */
static rnp_key_handle_t primary_of(struct tg_pgpsig_keys *keys, rnp_key_handle_t key)
{
	rnp_key_handle_t primary = NULL;
	bool is_part = false;
	char *name = NULL;

	if (rnp.rnp_key_is_sub(key, &is_part) != RNP_SUCCESS || !is_part)
		return key;
	if (rnp.rnp_key_get_primary_fprint(key, &name) == RNP_SUCCESS)
		rnp.rnp_locate_key(keys->ffi, "fingerprint", name, &primary);
	rnp.rnp_buffer_destroy(name);
	rnp.rnp_key_handle_destroy(key);
	return primary;
}

/* Takes the key. */
static const char *names_of(struct tg_arena *arena, struct tg_pgpsig_keys *keys,
			    rnp_key_handle_t key)
{
	struct tg_buf names = {0};
	const char *ret;
	size_t count = 0, i;

	key = primary_of(keys, key);
	if (key)
		rnp.rnp_key_get_uid_count(key, &count);
	for (i = 0; i < count; i++) {
		rnp_uid_handle_t user = NULL;

		if (rnp.rnp_key_get_uid_handle_at(key, i, &user) == RNP_SUCCESS)
			add_name(user, &names);
		rnp.rnp_uid_handle_destroy(user);
	}
	rnp.rnp_key_handle_destroy(key);
	ret = names.len ? tg_arena_strndup(arena, names.ptr, names.len) : "a key without a name";
	tg_buf_done(&names);
	return ret;
}

/*
 * The key that a signature was checked with: the one of its fingerprint, and only where it has none
 * the one of its short name. librnp's own answer goes by the short name alone, which nobody signs:
 * who changes it, makes the signature of one key look like that of another.
 */
static rnp_key_handle_t key_of(struct tg_pgpsig_keys *keys, rnp_op_verify_signature_t signature)
{
	rnp_signature_handle_t handle = NULL;
	rnp_key_handle_t key = NULL;
	char *fingerprint = NULL, *name = NULL;

	rnp.rnp_op_verify_signature_get_handle(signature, &handle);
	if (!handle)
		return NULL;
	rnp.rnp_signature_get_key_fprint(handle, &fingerprint);
	rnp.rnp_signature_get_keyid(handle, &name);
	if (fingerprint)
		rnp.rnp_locate_key(keys->ffi, "fingerprint", fingerprint, &key);
	else if (name)
		rnp.rnp_locate_key(keys->ffi, "keyid", name, &key);
	rnp.rnp_buffer_destroy(fingerprint);
	rnp.rnp_buffer_destroy(name);
	rnp.rnp_signature_handle_destroy(handle);
	return key;
}

/* All signatures must hold: what is worst of one, is so of all. */
static enum tg_pgpsig judge_all(struct tg_arena *arena, struct tg_pgpsig_keys *keys,
				rnp_op_verify_t verify, const char **ret_names)
{
	enum tg_pgpsig ret = TG_PGPSIG_VALID, state;
	size_t count = 0, i;

	rnp.rnp_op_verify_get_signature_count(verify, &count);
	if (!count || count > SIGNATURES)
		return TG_PGPSIG_MALFORMED;
	for (i = 0; i < count; i++) {
		rnp_op_verify_signature_t signature = NULL;
		rnp_key_handle_t key;

		if (rnp.rnp_op_verify_get_signature_at(verify, i, &signature) != RNP_SUCCESS)
			return TG_PGPSIG_MALFORMED;
		key = key_of(keys, signature);
		state = judge(signature, key);
		if (state == TG_PGPSIG_VALID && key) {
			*ret_names = names_of(arena, keys, key);
			continue;
		}
		if (state == TG_PGPSIG_VALID)
			state = TG_PGPSIG_UNKNOWN;
		rnp.rnp_key_handle_destroy(key);
		if (ret == TG_PGPSIG_VALID || state == TG_PGPSIG_WRONG)
			ret = state;
	}
	return ret;
}

/* @satisfies TG-PRC-2 */
enum tg_pgpsig tg_pgpsig_check(struct tg_arena *arena, struct tg_pgpsig_keys *keys,
			       struct tg_str armour, struct tg_str text, const char **ret_names)
{
	enum tg_pgpsig state = TG_PGPSIG_MALFORMED;
	rnp_input_t signed_text, signature;
	rnp_op_verify_t verify = NULL;
	int kept;

	*ret_names = "";
	if (armour.len > LIMIT)
		return state;
	kept = mute();
	signed_text = input_of(text);
	signature = input_of(armour);
	if (signed_text && signature &&
	    rnp.rnp_op_verify_detached_create(&verify, keys->ffi, signed_text, signature) ==
		    RNP_SUCCESS) {
		/* What it returns is of all signatures; each is asked for. */
		(void)rnp.rnp_op_verify_execute(verify);
		state = judge_all(arena, keys, verify, ret_names);
	}
	if (state != TG_PGPSIG_VALID)
		*ret_names = "";
	rnp.rnp_op_verify_destroy(verify);
	rnp.rnp_input_destroy(signature);
	rnp.rnp_input_destroy(signed_text);
	unmute(kept);
	return state;
}

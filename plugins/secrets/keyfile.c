/* SPDX-License-Identifier: Apache-2.0 */
/*
 * keyfile.c - private keys: armoured in text (also inside a string of a program, with its quotes
 * and escapes), and the beginnings of binary keys and key stores.
 *
 * A block counts when its body decodes to what a key looks like, so a document that shows only
 * the two lines around one is silent.
 */
#include "secrets/internal.h"

enum { LABEL_MOST = 64, BODY_LEAST = 40, BODY_SHORT = 64 };

/* Copies the base64 characters of a body to `out`; stops at the line that ends it. Returns the end.
 */
static size_t collect_body(struct tg_str text, size_t at, struct tg_buf *out, bool *ret_encrypted)
{
	size_t end = at, limit = text.len - at < TG_KEY_LIMIT ? text.len : at + TG_KEY_LIMIT;

	while (end < limit) {
		char c = text.ptr[end];

		if (c == '-' && end + 4 < limit && memcmp(text.ptr + end, "-----", 5) == 0)
			break;
		if (c == '\\' && end + 1 < limit) { /* \n, \r, a continued line */
			end += 2;
			continue;
		}
		if (c == ':') /* Proc-Type: 4,ENCRYPTED and the like: over the line */
			while (end < limit && text.ptr[end] != '\n') {
				if (limit - end > 9 && memcmp(text.ptr + end, "ENCRYPTED", 9) == 0)
					*ret_encrypted = true;
				tg_buf_clear(out);
				end++;
			}
		else if (tg_is_base64(c))
			tg_buf_putc(out, c);
		else if (!strchr(" \t\r\n\"'=,;#*/|<>.()[]{}&", c))
			break;
		end++;
	}
	return end;
}

/* The body is DER, an OpenSSH key, or an OpenPGP packet. */
static bool is_key_body(struct tg_str base64, bool pgp, bool *ret_encrypted)
{
	struct tg_buf plain = {0};
	const uint8_t *bytes;
	bool ok = base64.len >= BODY_LEAST && tg_base64_decode(&plain, base64);

	bytes = (const uint8_t *)plain.ptr;
	if (ok && plain.len > 40 && memcmp(plain.ptr, "openssh-key-v1", 14) == 0) {
		/* A cipher's name follows the magic word and its NUL. */
		*ret_encrypted |= memcmp(plain.ptr + 15, "\0\0\0\4none", 8) != 0;
	} else if (ok && !pgp && !*ret_encrypted) {
		ok = bytes[0] == 0x30;
	} else if (ok && pgp) {
		ok = (bytes[0] & 0x80) != 0;
	}
	tg_buf_done(&plain);
	return ok;
}

static void found(struct tg_scanner *scanner, const char *stem, size_t start, size_t end)
{
	const struct tg_secret_rule *rule = tg_scan_builtin(scanner, stem);

	if (rule)
		tg_scan_found(scanner, rule, start, end, start, end);
}

void tg_scan_pem(struct tg_scanner *scanner, size_t at)
{
	struct tg_str text = scanner->text;
	struct tg_buf body = {0};
	size_t label = at + 11, end = label, stop;
	bool encrypted = false, pgp;

	if (at < scanner->pem_end)
		return;
	if (text.ptr[at] == 'P') { /* PuTTY's own form */
		if (at + 20 < text.len && tg_is_digit(text.ptr[at + 20]))
			found(scanner, "private-key", at, at + 20);
		return;
	}
	while (end < text.len && end - label < LABEL_MOST &&
	       (tg_is_alpha(text.ptr[end]) || tg_is_digit(text.ptr[end]) || text.ptr[end] == ' '))
		end++;
	if (end + 5 > text.len || memcmp(text.ptr + end, "-----", 5) != 0 ||
	    !tg_text_has(tg_span(text, label, end), "private key"))
		return;
	pgp = tg_text_has(tg_span(text, label, end), "pgp");
	encrypted = tg_text_has(tg_span(text, label, end), "encrypted");
	stop = collect_body(text, end + 5, &body, &encrypted);
	if (is_key_body(tg_buf_view(&body), pgp, &encrypted) &&
	    !tg_is_placeholder(tg_buf_view(&body))) {
		scanner->pem_end = stop;
		found(scanner, encrypted ? "encrypted-key" : "private-key", at, stop);
	}
	tg_buf_done(&body);
}

/* Beginnings of files; '?' stands for any byte. */
struct magic {
	const char *stem;
	size_t size;
	const char *bytes;
};

static bool begins(struct tg_str text, const struct magic *magic)
{
	size_t i;

	if (text.len < magic->size)
		return false;
	for (i = 0; i < magic->size; i++)
		if (magic->bytes[i] != '?' && magic->bytes[i] != text.ptr[i])
			return false;
	return true;
}

void tg_scan_binary_key(struct tg_scanner *scanner)
{
	static const struct magic magics[] = {
		{"binary-key", 9, "\x30\x82??\x02\x01\x00\x02\x82"}, /* PKCS #1 */
		{"binary-key", 8, "\x30\x82??\x02\x01\x00\x30"},     /* PKCS #8 */
		{"binary-key", 6, "\x30\x77\x02\x01\x01\x04"},       /* SEC 1, P-256 */
		{"binary-key", 8, "\x30\x81??\x02\x01\x00\x30"},     /* PKCS #8, short */
		{"keystore", 8, "\x30\x82??\x02\x01\x03\x30"},       /* PKCS #12 */
		{"keystore", 4, "\xfe\xed\xfe\xed"},                 /* JKS */
		{"keystore", 4, "\xce\xce\xce\xce"},                 /* JCEKS */
		{"keystore", 4, "\x03\xd9\xa2\x9a"},                 /* KeePass */
	};
	size_t i;

	for (i = 0; i < sizeof(magics) / sizeof(*magics); i++) {
		if (!begins(scanner->text, &magics[i]))
			continue;
		found(scanner, magics[i].stem, 0,
		      scanner->text.len < TG_KEY_LIMIT ? scanner->text.len : TG_KEY_LIMIT);
		return;
	}
}

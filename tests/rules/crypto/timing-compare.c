/* SPDX-License-Identifier: Apache-2.0 */
/* crypto/timing-compare: what it finds, then what it must leave alone. */
#include "timing-compare.h"

struct message {
	unsigned char mac[32];
	unsigned char mac_address[6];
	const char *password;
	const char *token_type;
};

int finds_a_mac(struct message *m, const unsigned char *computed)
{
	return memcmp(m->mac, computed, sizeof(m->mac)); /* expect: crypto/timing-compare 'mac' */
}

int finds_a_password(struct message *m, const char *typed)
{
	if (strcmp(typed, m->password) == 0) /* expect: crypto/timing-compare 'password' */
		return 1;
	return strncmp(m->password, typed, 8); /* expect: crypto/timing-compare */
}

#define SAME(a, b, n) (!memcmp((a), (b), (n)))
int finds_through_a_macro(const unsigned char *digest, const unsigned char *other)
{
	return SAME(digest, other, 32); /* expect: crypto/timing-compare 'digest' */
}

int CRYPTO_memcmp(const void *a, const void *b, size_t n);
int allows_constant_time(struct message *m, const unsigned char *computed)
{
	return CRYPTO_memcmp(m->mac, computed, sizeof(m->mac));
}

int allows_an_address(struct message *m, const unsigned char *mac)
{
	return memcmp(m->mac_address, mac, 6) || memcmp(mac, m->mac_address, 6);
}

int allows_a_literal(const char *token)
{
	return strcmp(token, "GET") == 0;
}

int allows_a_token_of_a_parser(const char *token, const char *keyword)
{
	return strcmp(token, keyword) == 0;
}

int allows_other_names(struct message *m, const char *a, const char *b)
{
	return strcmp(a, b) && strcmp(m->token_type, a);
}

int allows_hmac_self_test(const unsigned char *mac, const unsigned char *computed_mac)
{
	return memcmp(mac, computed_mac, 32);
}

char *crypt(const char *key, const char *salt);

int allows_a_hash_that_was_just_made(const char *typed, const char *passwd)
{
	const char *made = crypt(typed, passwd);

	return strcmp(made, passwd) == 0 || strcmp(crypt(typed, passwd), passwd) == 0;
}

int allows_a_network_card(const unsigned char *hwaddr, const unsigned char *mac, unsigned long len)
{
	return memcmp(hwaddr, mac, len);
}

int allows_what_is_typed_twice(const char *password, const char *retype)
{
	return strcmp(password, retype);
}

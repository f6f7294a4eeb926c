/* SPDX-License-Identifier: Apache-2.0 */
/* credentials/hardcoded-key: what it finds, then what it must leave alone. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "hardcoded-key.h"

int AES_set_encrypt_key(const unsigned char *key, int bits, void *schedule);
int mosquitto_tls_psk_set(void *m, const char *psk, const char *identity, const char *ciphers);
int mbedtls_aes_setkey_enc(void *ctx, const unsigned char *key, unsigned int bits);
unsigned char *HMAC(const void *md, const void *key, int key_len, const unsigned char *d, size_t n,
		    unsigned char *ret, unsigned int *ret_len);
int read_key_file(const char *path, unsigned char *key, size_t size);

/* --- finds --- */

static const uint8_t block[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

void finds_a_block(void *schedule)
{
	AES_set_encrypt_key(block, 128, schedule); /* expect: credentials/hardcoded-key hands 'AES_set_encrypt_key' */
}

void finds_a_string(void *ctx)
{
	mbedtls_aes_setkey_enc(ctx, (const unsigned char *)"\x01\x02\x03\x04\x05\x06\x07\x08", 64); /* expect: credentials/hardcoded-key */
}

void finds_a_psk(void *m)
{
	mosquitto_tls_psk_set(m, "0011223344556677", "gateway", NULL); /* expect: credentials/hardcoded-key */
}

#define UPDATE_KEY "update-key-of-all-devices!"
void finds_through_a_macro(const unsigned char *image, size_t n, unsigned char *mac)
{
	HMAC(NULL, UPDATE_KEY, sizeof(UPDATE_KEY) - 1, image, n, mac, NULL); /* expect: credentials/hardcoded-key */
}

const unsigned char hmac_key[16] = {9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 1, 2, 3, 4, 5, 6}; /* expect: credentials/hardcoded-key 'hmac_key' */
static unsigned char masterKey[] = "\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f"; /* expect: credentials/hardcoded-key */

void finds_it_once(void *schedule)
{
	AES_set_encrypt_key(hmac_key, 128, schedule);
}

/* --- allows --- */

void allows_what_is_read(void *schedule)
{
	unsigned char key[16] = {0};
	if (read_key_file("/etc/gateway/key", key, sizeof(key)) == 0)
		AES_set_encrypt_key(key, 128, schedule);
	memset(key, 0, sizeof(key));
}

void allows_a_parameter(void *ctx, const unsigned char *key)
{
	mbedtls_aes_setkey_enc(ctx, key, 128);
	mosquitto_tls_psk_set(NULL, "<psk of this device>", "gateway", NULL);
}

static const unsigned char public_key[32] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18};
static const unsigned char aes_key_id[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
static const unsigned int session_key_sizes[16] = {16, 24, 32, 16, 24, 32, 16, 24, 32, 16, 24, 32, 1, 2, 3, 4};
static const unsigned char key_table[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
static unsigned char session_key[32];
static const char secret_key_label[] = "label of the secret key";

const void *allows_other_tables(int i)
{
	const void *tables[] = {public_key, aes_key_id, session_key_sizes, key_table, session_key, secret_key_label};
	return tables[i];
}

/* Known-answer tests: the keys are published with their results. */
static const unsigned char test_key[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
static int run_one(void *ctx, const unsigned char *key)
{
	return mbedtls_aes_setkey_enc(ctx, key, 128);
}

int allows_a_self_test(void *ctx)
{
	return run_one(ctx, test_key) + mbedtls_aes_setkey_enc(ctx, test_key, 128);
}

/* What one caller passes to a helper is not what another passes. */
static void keep(unsigned char *to, const unsigned char *from)
{
	memcpy(to, from, 16);
}

void allows_what_another_caller_passes(void *ctx, const unsigned char *key)
{
	unsigned char copy[16], fixed[16];

	keep(fixed, block);
	keep(copy, key);
	mbedtls_aes_setkey_enc(ctx, copy, 128);
}

void allows_a_mixture(void *ctx, const unsigned char *seed)
{
	unsigned char key[16] = {0};
	int i;

	for (i = 0; i < 16; i++)
		key[i] ^= seed[i];
	mbedtls_aes_setkey_enc(ctx, key, 128);
}

const char PARAM_LEASESET_PRIV_KEY[] = "net4.leaseSetPrivKey";
const char STATUS_INVALID_SECRET_KEY[] = "SESSION STATUS RESULT=INVALID_KEY 9\n";

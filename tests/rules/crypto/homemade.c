/* SPDX-License-Identifier: Apache-2.0 */
/* crypto/homemade: what it finds, then what it must leave alone. */
int seal(unsigned char *p, int n);
int EVP_EncryptUpdate(void *c, unsigned char *out, int *l, const unsigned char *in, int n);

#include "homemade.h"

void finds_encrypt_buffer(unsigned char *p, int n, unsigned char k) /* expect: crypto/homemade */
{
	int i;

	for (i = 0; i < n; i++)
		p[i] ^= k;
}

char *finds_decryptText(char *text, const char *key) /* expect: crypto/homemade */
{
	char *at = text;

	while (*at) {
		*at = *at ^ *key;
		at++;
	}
	return text;
}

void finds_a_scramble(unsigned char *p, int n) /* expect: crypto/homemade */
{
	do {
		*p++ ^= 0x5a;
	} while (--n);
}

#define MIX(a, b) ((a) ^= (b))
void finds_obfuscate_through_a_macro(unsigned char *p, int n) /* expect: crypto/homemade */
{
	while (n--)
		MIX(p[n], 0x55);
}

int allows_encrypt_with_a_library(void *c, unsigned char *out, int *l, unsigned char *in, int n)
{
	int i;

	for (i = 0; i < n; i++)
		in[i] ^= out[i];
	return EVP_EncryptUpdate(c, out, l, in, n);
}

unsigned allows_a_checksum(const unsigned char *p, int n)
{
	unsigned sum = 0;

	while (n--)
		sum ^= *p++;
	return sum;
}

int allows_is_encrypted(int flags)
{
	return flags ^ 1;
}

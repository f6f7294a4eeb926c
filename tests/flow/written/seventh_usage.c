/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_sec.h"
#include "third_win.h"
#include <arpa/inet.h>
#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <netdb.h>
#include <pwd.h>
#include <shadow.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

/* shared */
static int vu_yes = 1;
static int vu_level = 2;
enum vu_kind { VU_NONE, VU_ONE, VU_TWO, VU_MANY };
struct vu_account {
	char user[32];
	char password[64];
	int role;
};
char *crypt(const char *, const char *);

/* finds u7_password_file: 256 */
BOOL u7_password_file(LPCSTR user)
{
	char word[64] = "";
	HANDLE token;
	FILE *f = fopen("c:\\device\\account.txt", "r");
	if (f == NULL)
		return FALSE;
	if (fgets(word, sizeof(word), f) == NULL)
		word[0] = 0;
	fclose(f);
	return LogonUserA(user, "PLANT", word, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &token);
}
/* allows u7_password_file */
BOOL u7_password_file_ok(LPCSTR user)
{
	char word[64] = "";
	HANDLE token;
	FILE *f = fopen("c:\\device\\account.txt", "r");
	if (f == NULL)
		return FALSE;
	if (fgets(word, sizeof(word), f) == NULL)
		word[0] = 0;
	fclose(f);
	HCRYPTPROV p;
	HCRYPTHASH h;
	HCRYPTKEY k;
	DWORD n = 48;
	if (!CryptAcquireContextA(&p, NULL, NULL, PROV_RSA_AES, CRYPT_VERIFYCONTEXT) || !CryptCreateHash(p, CALG_SHA_256, 0, 0, &h) ||
	    !CryptHashData(h, (const BYTE *)user, (DWORD)strlen(user), 0) || !CryptDeriveKey(p, CALG_AES_256, h, 0, &k) ||
	    !CryptDecrypt(k, 0, TRUE, 0, (BYTE *)word, &n))
		return FALSE;
	return LogonUserA(user, "PLANT", word, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &token);
}

/* finds u7_password_saved: 256 312 */
int u7_password_saved(FILE *out, const struct vu_account *a)
{
	const char *kept = a->password;
	if (kept == NULL)
		return -1;
	return fprintf(out, "%s:%s\n", a->user, kept) > 0 ? 0 : -1;
}
/* allows u7_password_saved */
int u7_password_saved_ok(FILE *out, const struct vu_account *a)
{
	const char *kept = crypt(a->password, "$6$r4nd0msalt$");
	if (kept == NULL)
		return -1;
	return fprintf(out, "%s:%s\n", a->user, kept) > 0 ? 0 : -1;
}

/* finds u7_hard_logon: 259 798 321 */
BOOL u7_hard_logon(HANDLE *token, LPCSTR given)
{
	char word[32] = "";
	strncat(word, "Pump-station-7", 30);
	return LogonUserA("service", "PLANT", word, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, token);
}
/* allows u7_hard_logon */
BOOL u7_hard_logon_ok(HANDLE *token, LPCSTR given)
{
	char word[32] = "";
	strncat(word, given, 30);
	return LogonUserA("service", "PLANT", word, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, token);
}

/* finds u7_hard_compare: 259 798 */
int u7_hard_compare(const struct vu_account *a, const char *stored)
{
	return strcmp(a->password, "op3rator!") == 0;
}
/* allows u7_hard_compare */
int u7_hard_compare_ok(const struct vu_account *a, const char *stored)
{
	return strcmp(a->password, stored) == 0;
}

/* finds u7_hard_connect: 259 798 */
PGconn *u7_hard_connect(const char *info)
{
	return PQconnectdb("host=db user=app password=Tr3nd-db");
}
/* allows u7_hard_connect */
PGconn *u7_hard_connect_ok(const char *info)
{
	return PQconnectdb(info);
}

/* finds u7_hard_member: 259 798 */
static struct vu_account u7_hard_member_admin = {"admin", "let-me-in-9", 3};
int u7_hard_member(LDAP *l)
{
	if (u7_hard_member_admin.password[0] == 0)
		return -1;
	return ldap_simple_bind_s(l, u7_hard_member_admin.user, u7_hard_member_admin.password);
}
/* allows u7_hard_member */
static struct vu_account u7_hard_member_ok_admin = {"admin", "", 3};
int u7_hard_member_ok(LDAP *l)
{
	if (u7_hard_member_ok_admin.password[0] == 0)
		return -1;
	return ldap_simple_bind_s(l, u7_hard_member_ok_admin.user, u7_hard_member_ok_admin.password);
}

/* finds u7_hard_key: 321 798 259 */
int u7_hard_key(const unsigned char *in, unsigned char *out, const unsigned char *loaded)
{
	AES_KEY k;
	static const unsigned char fixed[16] = "k3yf0rthisdevic";
	const unsigned char *key = fixed;
	(void)fixed;
	if (AES_set_encrypt_key(key, 128, &k) != 0)
		return -1;
	AES_encrypt(in, out, &k);
	return 0;
}
/* allows u7_hard_key */
int u7_hard_key_ok(const unsigned char *in, unsigned char *out, const unsigned char *loaded)
{
	AES_KEY k;
	static const unsigned char fixed[16] = "k3yf0rthisdevic";
	const unsigned char *key = loaded;
	(void)fixed;
	if (AES_set_encrypt_key(key, 128, &k) != 0)
		return -1;
	AES_encrypt(in, out, &k);
	return 0;
}

/* finds u7_hard_key_evp: 321 798 */
int u7_hard_key_evp(EVP_CIPHER_CTX *c, const unsigned char *key, const unsigned char *iv)
{
	return EVP_EncryptInit_ex(c, EVP_aes_256_gcm(), NULL, (const unsigned char *)"0123456789abcdef0123456789abcdef", iv);
}
/* allows u7_hard_key_evp */
int u7_hard_key_evp_ok(EVP_CIPHER_CTX *c, const unsigned char *key, const unsigned char *iv)
{
	return EVP_EncryptInit_ex(c, EVP_aes_256_gcm(), NULL, key, iv);
}

/* finds u7_hard_key_hash: 321 798 */
BOOL u7_hard_key_hash(HCRYPTPROV p, HCRYPTKEY *k, const BYTE *secret, DWORD n)
{
	HCRYPTHASH h;
	static const char fixed[] = "AbraCadabraDevice";
	if (!CryptCreateHash(p, CALG_SHA_256, 0, 0, &h))
		return FALSE;
	if (!CryptHashData(h, (const BYTE *)fixed, sizeof(fixed) - 1, 0))
		return FALSE;
	(void)fixed;
	return CryptDeriveKey(p, CALG_AES_256, h, 0, k);
}
/* allows u7_hard_key_hash */
BOOL u7_hard_key_hash_ok(HCRYPTPROV p, HCRYPTKEY *k, const BYTE *secret, DWORD n)
{
	HCRYPTHASH h;
	static const char fixed[] = "AbraCadabraDevice";
	if (!CryptCreateHash(p, CALG_SHA_256, 0, 0, &h))
		return FALSE;
	if (!CryptHashData(h, secret, n, 0))
		return FALSE;
	(void)fixed;
	return CryptDeriveKey(p, CALG_AES_256, h, 0, k);
}

/* finds u7_clear_send: 319 */
int u7_clear_send(int s)
{
	char password[64];
	if (fgets(password, sizeof(password), stdin) == NULL)
		return -1;
	return (int)send(s, password, strlen(password), 0);
}
/* allows u7_clear_send */
int u7_clear_send_ok(int s)
{
	char password[64];
	if (fgets(password, sizeof(password), stdin) == NULL)
		return -1;
	unsigned char digest[32];
	SHA256((const unsigned char *)password, strlen(password), digest);
	return (int)send(s, digest, sizeof(digest), 0);
}

/* finds u7_clear_received: 319 */
BOOL u7_clear_received(int s)
{
	char password[64];
	HANDLE token;
	ssize_t n = recv(s, password, sizeof(password) - 1, 0);
	if (n < 1)
		return FALSE;
	password[n] = 0;
	return LogonUserA("operator", "PLANT", password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &token);
}
/* allows u7_clear_received */
BOOL u7_clear_received_ok(int s)
{
	char password[64];
	HANDLE token;
	ssize_t n = recv(s, password, sizeof(password) - 1, 0);
	if (n < 1)
		return FALSE;
	password[n] = 0;
	HCRYPTKEY k = 0;
	DWORD size = (DWORD)n;
	if (!CryptDecrypt(k, 0, TRUE, 0, (BYTE *)password, &size))
		return FALSE;
	return LogonUserA("operator", "PLANT", password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &token);
}

/* finds u7_clear_http: 319 */
int u7_clear_http(int s, const char *user)
{
	char secret[64], line[160];
	FILE *f = fopen("/etc/gateway/secret", "r");
	if (f == NULL)
		return -1;
	char *got = fgets(secret, sizeof(secret), f);
	fclose(f);
	if (got == NULL)
		return -1;
	snprintf(line, sizeof(line), "%s %s\n", user, secret);
	return write(s, line, strlen(line)) > 0 ? 0 : -1;
}
/* allows u7_clear_http */
int u7_clear_http_ok(int s, const char *user)
{
	char secret[64], line[160];
	FILE *f = fopen("/etc/gateway/secret", "r");
	if (f == NULL)
		return -1;
	char *got = fgets(secret, sizeof(secret), f);
	fclose(f);
	if (got == NULL)
		return -1;
	snprintf(line, sizeof(line), "%s %s\n", user, "challenge");
	return write(s, line, strlen(line)) > 0 ? 0 : -1;
}

/* finds u7_step_final: 325 */
int u7_step_final(EVP_CIPHER_CTX *c, const unsigned char *in, int n, unsigned char *out)
{
	int done = 0, last = 0;
	if (EVP_EncryptUpdate(c, out, &done, in, n) != 1)
		return -1;
	return done + last;
}
/* allows u7_step_final */
int u7_step_final_ok(EVP_CIPHER_CTX *c, const unsigned char *in, int n, unsigned char *out)
{
	int done = 0, last = 0;
	if (EVP_EncryptUpdate(c, out, &done, in, n) != 1)
		return -1;
	if (EVP_EncryptFinal_ex(c, out + done, &last) != 1)
		return -1;
	return done + last;
}

/* finds u7_step_hash: 325 */
BOOL u7_step_hash(HCRYPTPROV p, const BYTE *in, DWORD n, BYTE *out)
{
	HCRYPTHASH h;
	DWORD size = 32;
	BOOL ok;
	if (!CryptCreateHash(p, CALG_SHA_256, 0, 0, &h))
		return FALSE;
	(void)in;
	(void)n;
	ok = TRUE;
	ok = ok && CryptGetHashParam(h, HP_HASHVAL, out, &size, 0);
	CryptDestroyHash(h);
	return ok;
}
/* allows u7_step_hash */
BOOL u7_step_hash_ok(HCRYPTPROV p, const BYTE *in, DWORD n, BYTE *out)
{
	HCRYPTHASH h;
	DWORD size = 32;
	BOOL ok;
	if (!CryptCreateHash(p, CALG_SHA_256, 0, 0, &h))
		return FALSE;
	ok = CryptHashData(h, in, n, 0);
	ok = ok && CryptGetHashParam(h, HP_HASHVAL, out, &size, 0);
	CryptDestroyHash(h);
	return ok;
}

/* finds u7_weak_des: 327 */
int u7_weak_des(EVP_CIPHER_CTX *c, const unsigned char *key)
{
	return EVP_EncryptInit_ex(c, EVP_des_ecb(), NULL, key, NULL);
}
/* allows u7_weak_des */
int u7_weak_des_ok(EVP_CIPHER_CTX *c, const unsigned char *key)
{
	return EVP_EncryptInit_ex(c, EVP_aes_256_gcm(), NULL, key, NULL);
}

/* finds u7_weak_derive: 327 */
BOOL u7_weak_derive(HCRYPTPROV p, HCRYPTHASH h, HCRYPTKEY *k)
{
	ALG_ID kind = CALG_RC4;
	return CryptDeriveKey(p, kind, h, 0, k);
}
/* allows u7_weak_derive */
BOOL u7_weak_derive_ok(HCRYPTPROV p, HCRYPTHASH h, HCRYPTKEY *k)
{
	ALG_ID kind = CALG_AES_256;
	return CryptDeriveKey(p, kind, h, 0, k);
}

/* finds u7_weak_table: 327 */
const EVP_CIPHER *u7_weak_table(int n)
{
	const EVP_CIPHER *(*const all[2])(void) = {EVP_aes_256_cbc, EVP_rc4};
	return all[n & 1]();
}
/* allows u7_weak_table */
const EVP_CIPHER *u7_weak_table_ok(int n)
{
	const EVP_CIPHER *(*const all[2])(void) = {EVP_aes_256_cbc, EVP_aes_256_gcm};
	return all[n & 1]();
}

/* finds u7_hash_md5: 328 */
void u7_hash_md5(const char *password, unsigned char *out)
{
	MD5((const unsigned char *)password, strlen(password), out);
}
/* allows u7_hash_md5 */
void u7_hash_md5_ok(const char *password, unsigned char *out)
{
	SHA256((const unsigned char *)password, strlen(password), out);
}

/* finds u7_hash_evp: 328 */
int u7_hash_evp(EVP_MD_CTX *c)
{
	const EVP_MD *kind = EVP_sha1();
	return EVP_DigestInit_ex(c, kind, NULL);
}
/* allows u7_hash_evp */
int u7_hash_evp_ok(EVP_MD_CTX *c)
{
	const EVP_MD *kind = EVP_sha256();
	return EVP_DigestInit_ex(c, kind, NULL);
}

/* finds u7_hash_win: 328 */
BOOL u7_hash_win(HCRYPTPROV p, HCRYPTHASH *h)
{
	return CryptCreateHash(p, CALG_SHA1, 0, 0, h);
}
/* allows u7_hash_win */
BOOL u7_hash_win_ok(HCRYPTPROV p, HCRYPTHASH *h)
{
	return CryptCreateHash(p, CALG_SHA_256, 0, 0, h);
}

/* finds u7_random_key: 338 */
int u7_random_key(unsigned char *key)
{
	for (int i = 0; i < 16; i++)
		key[i] = (unsigned char)rand();
	return 0;
}
/* allows u7_random_key */
int u7_random_key_ok(unsigned char *key)
{
	return getrandom(key, 16, 0) == 16 ? 0 : -1;
}

/* finds u7_random_token: 338 */
uint32_t u7_random_token(void)
{
	uint32_t session_token;
	session_token = (uint32_t)random();
	return session_token;
}
/* allows u7_random_token */
uint32_t u7_random_token_ok(void)
{
	uint32_t session_token = 0;
	if (getrandom(&session_token, sizeof(session_token), 0) != (ssize_t)sizeof(session_token))
		abort();
	return session_token;
}

/* finds u7_random_seed: 338 337 */
int u7_random_seed(unsigned char *nonce, size_t n)
{
	srand((unsigned)time(NULL));
	for (size_t i = 0; i < n; i++)
		nonce[i] = (unsigned char)(rand() >> 3);
	return 0;
}
/* allows u7_random_seed */
int u7_random_seed_ok(unsigned char *nonce, size_t n)
{
	return getentropy(nonce, n);
}

/* finds u7_old_crypt: 477 */
int u7_old_crypt(const char *from, struct sockaddr_in *a)
{
	a->sin_addr.s_addr = inet_addr(from);
	return 0;
}
/* allows u7_old_crypt */
int u7_old_crypt_ok(const char *from, struct sockaddr_in *a)
{
	return inet_pton(AF_INET, from, &a->sin_addr) == 1 ? 0 : -1;
}

/* finds u7_old_bzero: 477 */
void u7_old_bzero(char *p, size_t n)
{
	bzero(p, n);
}
/* allows u7_old_bzero */
void u7_old_bzero_ok(char *p, size_t n)
{
	memset(p, 0, n);
}

/* finds u7_old_host: 477 */
int u7_old_host(const char *name)
{
	struct hostent *h = gethostbyname(name);
	return h != NULL;
}
/* allows u7_old_host */
int u7_old_host_ok(const char *name)
{
	struct addrinfo *a = NULL;
	if (getaddrinfo(name, NULL, NULL, &a) != 0)
		return 0;
	freeaddrinfo(a);
	return 1;
}

/* finds u7_old_utime: 477 */
#include <sys/timeb.h>
long u7_old_utime(void)
{
	struct timeb b;
	ftime(&b);
	return b.time;
}
/* allows u7_old_utime */
#include <sys/timeb.h>
long u7_old_utime_ok(void)
{
	struct timespec t;
	return clock_gettime(CLOCK_REALTIME, &t) == 0 ? t.tv_sec : 0;
}

/* finds u7_no_default_enum: 478 */
const char *u7_no_default_enum(enum vu_kind k)
{
	const char *name = NULL;
	switch (k) {
	case VU_ONE:
		name = "one";
		break;
	case VU_TWO:
		name = "two";
		break;
	}
	return name;
}
/* allows u7_no_default_enum */
const char *u7_no_default_enum_ok(enum vu_kind k)
{
	const char *name = NULL;
	switch (k) {
	case VU_ONE:
		name = "one";
		break;
	case VU_TWO:
		name = "two";
		break;
	default:
		name = "other";
		break;
	}
	return name;
}

/* finds u7_no_default_char: 478 */
int u7_no_default_char(int c)
{
	int steps = 0;
	switch (c) {
	case 'u':
		steps = 1;
		break;
	case 'd':
		steps = -1;
		break;
	case 's':
		steps = 2;
		break;
	}
	return steps;
}
/* allows u7_no_default_char */
int u7_no_default_char_ok(int c)
{
	int steps = 0;
	switch (c) {
	case 'u':
		steps = 1;
		break;
	case 'd':
		steps = -1;
		break;
	case 's':
		steps = 2;
		break;
	default:
		fputs("unknown key\n", stderr);
		break;
	}
	return steps;
}

/* finds u7_operator_bits: 480 */
int u7_operator_bits(int flags)
{
	if (flags && 0x10)
		return 1;
	return 0;
}
/* allows u7_operator_bits */
int u7_operator_bits_ok(int flags)
{
	if (flags & 0x10)
		return 1;
	return 0;
}

/* finds u7_operator_not: 480 */
unsigned u7_operator_not(unsigned mask)
{
	return mask & !0x0fu;
}
/* allows u7_operator_not */
unsigned u7_operator_not_ok(unsigned mask)
{
	return mask & ~0x0fu;
}

/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_sec.h"
#include "third_win.h"
#include <arpa/inet.h>
#include <crypt.h>
#include <pwd.h>
#include <shadow.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* finds s3_config_password: 256 312 522 */
HANDLE logon_from_file(const char *config)
{
	HANDLE token = NULL;
	char password[80];
	FILE *f = fopen(config, "r");
	if (f == NULL)
		return NULL;
	if (fgets(password, sizeof password, f) != NULL) {
		password[strcspn(password, "\n")] = '\0';
		if (!LogonUserA("service", "corp", password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &token))
			token = NULL;
		SecureZeroMemory(password, sizeof password);
	}
	fclose(f);
	return token;
}
/* allows s3_config_password */
int unprotect(const char *sealed, char *out, size_t room);

HANDLE logon_from_sealed(const char *config)
{
	HANDLE token = NULL;
	char sealed[160], password[80];
	FILE *f = fopen(config, "r");
	if (f == NULL)
		return NULL;
	if (fgets(sealed, sizeof sealed, f) != NULL && unprotect(sealed, password, sizeof password) == 0) {
		if (!LogonUserA("service", "corp", password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &token))
			token = NULL;
		SecureZeroMemory(password, sizeof password);
	}
	fclose(f);
	return token;
}

/* finds s3_store_password: 256 312 522 */
int add_user(FILE *users, const char *name)
{
	char *password = getpass("password: ");
	if (password == NULL)
		return -1;
	return fprintf(users, "%s:%s\n", name, password) < 0 ? -1 : 0;
}
/* allows s3_store_password */
int add_user_hashed(FILE *users, const char *name, const char *salt)
{
	char *password = getpass("password: ");
	if (password == NULL)
		return -1;
	char *hash = crypt(password, salt);
	return hash == NULL || fprintf(users, "%s:%s\n", name, hash) < 0 ? -1 : 0;
}

/* finds s3_literal_compare: 259 798 321 510 */
int may_enter(const char *typed)
{
	static const char door[] = "opensesame";
	return strcmp(typed, door) == 0;
}
/* allows s3_literal_compare */
int may_enter_right(const char *typed, const char *user)
{
	struct spwd *entry = getspnam(user);
	if (entry == NULL)
		return 0;
	char *hash = crypt(typed, entry->sp_pwdp);
	return hash != NULL && strcmp(hash, entry->sp_pwdp) == 0;
}

/* finds s3_logon_literal: 259 798 */
#define SERVICE_PASSWORD L"letmein"

BOOL logon_service(HANDLE *token)
{
	return LogonUserW(L"backup", L".", SERVICE_PASSWORD, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, token);
}
/* allows s3_logon_literal */
BOOL logon_service_right(HANDLE *token, const wchar_t *password)
{
	return LogonUserW(L"backup", L".", password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, token);
}

/* finds s3_bind_literal: 259 798 */
struct account {
	const char *dn, *password;
};

static const struct account reader = { "cn=reader,dc=corp", "readonly" };

int bind_reader(LDAP *dir)
{
	return ldap_simple_bind_s(dir, reader.dn, reader.password);
}
/* allows s3_bind_literal */
int bind_reader_right(LDAP *dir)
{
	char *password = getpass("directory password: ");
	int rc = password ? ldap_simple_bind_s(dir, reader.dn, password) : -1;
	if (password)
		explicit_bzero(password, strlen(password));
	return rc;
}

/* finds s3_connect_literal: 259 798 */
PGconn *open_store(void)
{
	return PQconnectdb("host=db user=app password=changeit dbname=app");
}
/* allows s3_connect_literal */
PGconn *open_store_right(void)
{
	return PQconnectdb("host=db user=app passfile=/etc/app/pgpass dbname=app");
}

/* finds s3_send_password: 319 522 523 */
int login_remote(int sock)
{
	char *password = getpass("remote password: ");
	if (password == NULL)
		return -1;
	return send(sock, password, strlen(password), 0) < 0 ? -1 : 0;
}
/* allows s3_send_password */
int seal_for_peer(const char *clear, size_t n, unsigned char out[32]);

int login_remote_right(int sock)
{
	unsigned char proof[32];
	char *password = getpass("remote password: ");
	if (password == NULL || seal_for_peer(password, strlen(password), proof) != 0)
		return -1;
	return send(sock, proof, sizeof proof, 0) < 0 ? -1 : 0;
}

/* finds s3_receive_password: 319 522 523 */
BOOL logon_from_socket(int sock, HANDLE *token)
{
	char password[64];
	ssize_t n = recv(sock, password, sizeof password - 1, 0);
	if (n <= 0)
		return FALSE;
	password[n] = '\0';
	BOOL in = LogonUserA("guest", NULL, password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, token);
	SecureZeroMemory(password, sizeof password);
	return in;
}
/* allows s3_receive_password */
BOOL logon_from_sealed_socket(int sock, HANDLE *token)
{
	char sealed[128], password[64];
	ssize_t n = recv(sock, sealed, sizeof sealed - 1, 0);
	if (n <= 0)
		return FALSE;
	sealed[n] = '\0';
	if (unprotect(sealed, password, sizeof password) != 0)
		return FALSE;
	BOOL in = LogonUserA("guest", NULL, password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, token);
	SecureZeroMemory(password, sizeof password);
	return in;
}

/* finds s3_aes_key: 321 798 */
void seal_block(const unsigned char in[16], unsigned char out[16])
{
	AES_KEY key;
	AES_set_encrypt_key((const unsigned char *)"sixteen letters!", 128, &key);
	AES_encrypt(in, out, &key);
}
/* allows s3_aes_key */
int seal_block_right(const unsigned char in[16], unsigned char out[16], const unsigned char secret[16])
{
	AES_KEY key;
	if (AES_set_encrypt_key(secret, 128, &key) != 0)
		return -1;
	AES_encrypt(in, out, &key);
	return 0;
}

/* finds s3_evp_key: 321 798 */
static const unsigned char factory_key[32] = { 0x13, 0x24, 0x35, 0x46, 0x57, 0x68, 0x79, 0x8a };

int start_sealing(EVP_CIPHER_CTX *ctx, const unsigned char iv[12])
{
	return EVP_EncryptInit_ex(ctx, EVP_aes_256_gcm(), NULL, factory_key, iv);
}
/* allows s3_evp_key */
int start_sealing_right(EVP_CIPHER_CTX *ctx, const unsigned char iv[12])
{
	unsigned char key[32];
	if (RAND_bytes(key, sizeof key) != 1)
		return 0;
	int ok = EVP_EncryptInit_ex(ctx, EVP_aes_256_gcm(), NULL, key, iv);
	explicit_bzero(key, sizeof key);
	return ok;
}

/* finds s3_hmac_key: 321 798 */
int sign_text(const char *text, unsigned char mac[32])
{
	unsigned n = 32;
	char key[] = "rosebud";
	return HMAC(EVP_sha256(), key, sizeof key - 1, (const unsigned char *)text, strlen(text), mac, &n) != NULL;
}
/* allows s3_hmac_key */
int sign_text_right(const char *text, unsigned char mac[32], const unsigned char *key, int key_n)
{
	unsigned n = 32;
	return HMAC(EVP_sha256(), key, key_n, (const unsigned char *)text, strlen(text), mac, &n) != NULL;
}

/* finds s3_hash_no_data: 325 573 */
BOOL key_from_password(HCRYPTPROV provider, const char *password, HCRYPTKEY *key)
{
	HCRYPTHASH hash;
	(void)password;
	if (!CryptCreateHash(provider, CALG_SHA_256, 0, 0, &hash))
		return FALSE;
	BOOL ok = CryptDeriveKey(provider, CALG_AES_256, hash, 0, key);
	CryptDestroyHash(hash);
	return ok;
}
/* allows s3_hash_no_data */
BOOL key_from_password_right(HCRYPTPROV provider, const char *password, HCRYPTKEY *key)
{
	HCRYPTHASH hash;
	if (!CryptCreateHash(provider, CALG_SHA_256, 0, 0, &hash))
		return FALSE;
	BOOL ok = CryptHashData(hash, (const BYTE *)password, (DWORD)strlen(password), 0) &&
		  CryptDeriveKey(provider, CALG_AES_256, hash, 0, key);
	CryptDestroyHash(hash);
	return ok;
}

/* finds s3_digest_no_data: 325 573 */
int digest_of(const void *data, size_t n, unsigned char out[32])
{
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	unsigned made = 0;
	(void)data;
	(void)n;
	int ok = ctx && EVP_DigestInit_ex(ctx, EVP_sha256(), NULL) && EVP_DigestFinal_ex(ctx, out, &made);
	EVP_MD_CTX_free(ctx);
	return ok;
}
/* allows s3_digest_no_data */
int digest_of_right(const void *data, size_t n, unsigned char out[32])
{
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	unsigned made = 0;
	int ok = ctx && EVP_DigestInit_ex(ctx, EVP_sha256(), NULL) && EVP_DigestUpdate(ctx, data, n) &&
		 EVP_DigestFinal_ex(ctx, out, &made);
	EVP_MD_CTX_free(ctx);
	return ok;
}

/* finds s3_no_final: 325 573 */
int seal_all(EVP_CIPHER_CTX *ctx, const unsigned char *key, const unsigned char *iv, const unsigned char *in, int n, unsigned char *out)
{
	int made = 0;
	if (!EVP_EncryptInit_ex(ctx, EVP_aes_256_cbc(), NULL, key, iv))
		return -1;
	if (!EVP_EncryptUpdate(ctx, out, &made, in, n))
		return -1;
	return made;
}
/* allows s3_no_final */
int seal_all_right(EVP_CIPHER_CTX *ctx, const unsigned char *key, const unsigned char *iv, const unsigned char *in, int n, unsigned char *out)
{
	int made = 0, rest = 0;
	if (!EVP_EncryptInit_ex(ctx, EVP_aes_256_cbc(), NULL, key, iv))
		return -1;
	if (!EVP_EncryptUpdate(ctx, out, &made, in, n) || !EVP_EncryptFinal_ex(ctx, out + made, &rest))
		return -1;
	return made + rest;
}

/* finds s3_des: 327 326 */
void seal_pin(const unsigned char secret[8], unsigned char pin[8])
{
	DES_key_schedule schedule;
	DES_cblock in, out;
	memcpy(in, pin, 8);
	DES_set_key_unchecked((const DES_cblock *)secret, &schedule);
	DES_ecb_encrypt((const DES_cblock *)&in, &out, &schedule, 1);
	memcpy(pin, out, 8);
}
/* allows s3_des */
void seal_pin_right(const AES_KEY *schedule, unsigned char pin[16])
{
	unsigned char out[16];
	AES_encrypt(pin, out, schedule);
	memcpy(pin, out, 16);
}

/* finds s3_cipher_table: 327 326 */
static const struct suite {
	const char *name;
	const EVP_CIPHER *(*cipher)(void);
} suites[] = { { "fast", EVP_rc4 }, { "good", EVP_aes_256_gcm } };

const EVP_CIPHER *choose_suite(const char *name)
{
	for (size_t i = 0; i < 2; i++)
		if (strcmp(suites[i].name, name) == 0)
			return suites[i].cipher();
	return NULL;
}
/* allows s3_cipher_table */
static const struct good_suite {
	const char *name;
	const EVP_CIPHER *(*cipher)(void);
} good_suites[] = { { "best", EVP_aes_256_gcm } };

const EVP_CIPHER *choose_good_suite(const char *name)
{
	for (size_t i = 0; i < 1; i++)
		if (strcmp(good_suites[i].name, name) == 0)
			return good_suites[i].cipher();
	return NULL;
}

/* finds s3_win_des: 327 326 */
BOOL derive_short(HCRYPTPROV provider, HCRYPTHASH hash, HCRYPTKEY *key)
{
	const ALG_ID algorithm = CALG_DES;
	return CryptDeriveKey(provider, algorithm, hash, 0, key);
}
/* allows s3_win_des */
BOOL derive_long(HCRYPTPROV provider, HCRYPTHASH hash, HCRYPTKEY *key)
{
	const ALG_ID algorithm = CALG_AES_256;
	return CryptDeriveKey(provider, algorithm, hash, 0, key);
}

/* finds s3_md5_password: 328 327 916 */
int check_md5(const char *typed, const unsigned char stored[16])
{
	unsigned char sum[16];
	MD5((const unsigned char *)typed, strlen(typed), sum);
	return memcmp(sum, stored, 16) == 0;
}
/* allows s3_md5_password */
int check_sha256(const char *file_text, const unsigned char stored[32])
{
	unsigned char sum[32];
	SHA256((const unsigned char *)file_text, strlen(file_text), sum);
	return memcmp(sum, stored, 32) == 0;
}

/* finds s3_sha1_evp: 328 327 */
int start_digest(EVP_MD_CTX *ctx)
{
	const EVP_MD *how = EVP_sha1();
	return EVP_DigestInit_ex(ctx, how, NULL);
}
/* allows s3_sha1_evp */
int start_digest_right(EVP_MD_CTX *ctx)
{
	const EVP_MD *how = EVP_sha256();
	return EVP_DigestInit_ex(ctx, how, NULL);
}

/* finds s3_win_md5: 328 327 */
BOOL fingerprint(HCRYPTPROV p, const BYTE *data, DWORD n, BYTE out[16])
{
	HCRYPTHASH hash;
	DWORD size = 16;
	if (!CryptCreateHash(p, CALG_MD5, 0, 0, &hash))
		return FALSE;
	BOOL ok = CryptHashData(hash, data, n, 0) && CryptGetHashParam(hash, HP_HASHVAL, out, &size, 0);
	CryptDestroyHash(hash);
	return ok;
}
/* allows s3_win_md5 */
BOOL fingerprint_right(HCRYPTPROV p, const BYTE *data, DWORD n, BYTE out[32])
{
	HCRYPTHASH hash;
	DWORD size = 32;
	if (!CryptCreateHash(p, CALG_SHA_256, 0, 0, &hash))
		return FALSE;
	BOOL ok = CryptHashData(hash, data, n, 0) && CryptGetHashParam(hash, HP_HASHVAL, out, &size, 0);
	CryptDestroyHash(hash);
	return ok;
}

/* finds s3_session: 338 330 335 337 */
void new_session_token(char token[33])
{
	srand((unsigned)time(NULL));
	for (int i = 0; i < 32; i++)
		token[i] = "0123456789abcdef"[rand() % 16];
	token[32] = '\0';
}
/* allows s3_session */
int new_session_token_right(char token[33])
{
	unsigned char raw[16];
	if (getrandom(raw, sizeof raw, 0) != (ssize_t)sizeof raw)
		return -1;
	for (int i = 0; i < 16; i++)
		sprintf(token + 2 * i, "%02x", raw[i]);
	return 0;
}

/* finds s3_nonce: 338 330 */
uint32_t make_nonce(void)
{
	uint32_t nonce = (uint32_t)random() << 16;
	nonce |= (uint32_t)random() & 0xffff;
	return nonce;
}
/* allows s3_nonce */
uint32_t make_nonce_right(void)
{
	return arc4random();
}

/* finds s3_rand_r_key: 338 330 */
void generate_key(unsigned char key[16], unsigned seed)
{
	for (int i = 0; i < 16; i++)
		key[i] = (unsigned char)rand_r(&seed);
}
/* allows s3_rand_r_key */
int generate_key_right(unsigned char key[16])
{
	return getentropy(key, 16);
}

/* finds s3_rsa_padding: 780 327 */
int wrap_key(RSA *rsa, const unsigned char *key, int n, unsigned char *out)
{
	return RSA_public_encrypt(n, key, out, rsa, RSA_PKCS1_PADDING);
}
/* allows s3_rsa_padding */
int wrap_key_right(RSA *rsa, const unsigned char *key, int n, unsigned char *out)
{
	return RSA_public_encrypt(n, key, out, rsa, RSA_PKCS1_OAEP_PADDING);
}

/* finds s3_rsa_none: 780 327 */
int set_padding(EVP_PKEY_CTX *ctx, int strict)
{
	int padding = RSA_NO_PADDING;
	if (strict)
		padding = RSA_PKCS1_OAEP_PADDING;
	return EVP_PKEY_CTX_set_rsa_padding(ctx, padding);
}
/* allows s3_rsa_none */
int set_padding_right(EVP_PKEY_CTX *ctx)
{
	int padding = RSA_PKCS1_OAEP_PADDING;
	return EVP_PKEY_CTX_set_rsa_padding(ctx, padding);
}

/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_sec.h"
#include "third_win.h"
#include <crypt.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>

/* shared */
static int fu_true = 1;
static const int fu_const = 5;
static int fu_level(void)
{
	return fu_const;
}
enum fu_kind { FU_READ, FU_WRITE, FU_ERASE };

/* finds u5_hash_step: 325 */
int digest_step(const unsigned char *d, size_t n, unsigned char *out, unsigned *m)
{
	EVP_MD_CTX *c = EVP_MD_CTX_new();
	if (c == NULL)
		return -1;
	int ok = EVP_DigestInit_ex(c, EVP_sha256(), NULL) == 1;
	ok = ok && EVP_DigestFinal_ex(c, out, m) == 1;
	EVP_MD_CTX_free(c);
	return ok;
}
/* allows u5_hash_step */
int digest_step_ok(const unsigned char *d, size_t n, unsigned char *out, unsigned *m)
{
	EVP_MD_CTX *c = EVP_MD_CTX_new();
	if (c == NULL)
		return -1;
	int ok = EVP_DigestInit_ex(c, EVP_sha256(), NULL) == 1;
	ok = ok && EVP_DigestUpdate(c, d, n) == 1;
	ok = ok && EVP_DigestFinal_ex(c, out, m) == 1;
	EVP_MD_CTX_free(c);
	return ok;
}

/* finds u5_hash_step_win: 325 */
int hash_step_win(HCRYPTPROV p, const BYTE *d, DWORD n, BYTE *out)
{
	HCRYPTHASH h;
	DWORD m = 32;
	if (!CryptCreateHash(p, CALG_SHA_256, 0, 0, &h))
		return -1;
	BOOL ok = CryptGetHashParam(h, HP_HASHVAL, out, &m, 0);
	CryptDestroyHash(h);
	return ok;
}
/* allows u5_hash_step_win */
int hash_step_win_ok(HCRYPTPROV p, const BYTE *d, DWORD n, BYTE *out)
{
	HCRYPTHASH h;
	DWORD m = 32;
	if (!CryptCreateHash(p, CALG_SHA_256, 0, 0, &h))
		return -1;
	if (!CryptHashData(h, d, n, 0)) {
		CryptDestroyHash(h);
		return -1;
	}
	BOOL ok = CryptGetHashParam(h, HP_HASHVAL, out, &m, 0);
	CryptDestroyHash(h);
	return ok;
}

/* finds u5_random_key: 338 330 */
void make_key(unsigned char key[16])
{
	srand((unsigned)time(NULL));
	for (int i = 0; i < 16; i++)
		key[i] = (unsigned char)rand();
}
/* allows u5_random_key */
void make_key_ok(unsigned char key[16])
{
	if (RAND_bytes(key, 16) != 1)
		abort();
}

/* finds u5_random_session: 338 330 */
unsigned session_token(void)
{
	unsigned token = (unsigned)random();
	return token;
}
/* allows u5_random_session */
unsigned session_token_ok(void)
{
	unsigned token = 0;
	if (RAND_bytes((unsigned char *)&token, sizeof(token)) != 1)
		abort();
	return token;
}

/* finds u5_rsa_padding: 780 */
int rsa_plain(RSA *r, const unsigned char *in, unsigned char *out)
{
	return RSA_public_encrypt(32, in, out, r, RSA_NO_PADDING);
}
/* allows u5_rsa_padding */
int rsa_plain_ok(RSA *r, const unsigned char *in, unsigned char *out)
{
	return RSA_public_encrypt(32, in, out, r, RSA_PKCS1_OAEP_PADDING);
}

/* finds u5_rsa_padding_win: 780 */
int rsa_win(HCRYPTKEY k, BYTE *d, DWORD *n)
{
	return CryptEncrypt(k, 0, TRUE, 0, d, n, 256);
}
/* allows u5_rsa_padding_win */
int rsa_win_ok(HCRYPTKEY k, BYTE *d, DWORD *n)
{
	return CryptEncrypt(k, 0, TRUE, CRYPT_OAEP, d, n, 256);
}

/* finds u5_privileges_not_dropped: 272 250 271 */
int open_then_run(const char *arg)
{
	int fd = open("/etc/shadow", O_RDONLY);
	if (fd < 0)
		return -1;
	return execl("/usr/bin/less", "less", arg, (char *)NULL);
}
/* allows u5_privileges_not_dropped */
int open_then_run_ok(const char *arg)
{
	int fd = open("/etc/shadow", O_RDONLY);
	if (fd < 0)
		return -1;
	if (setgroups(0, NULL) != 0 || setgid(getgid()) != 0 || setuid(getuid()) != 0)
		exit(1);
	return execl("/usr/bin/less", "less", arg, (char *)NULL);
}

/* finds u5_seteuid_back: 272 273 252 */
int as_root(const char *name)
{
	if (seteuid(0) != 0)
		return -1;
	int fd = open(name, O_RDONLY);
	seteuid(getuid());
	return fd;
}
/* allows u5_seteuid_back */
int as_root_ok(const char *name)
{
	if (seteuid(0) != 0)
		return -1;
	int fd = open(name, O_RDONLY);
	if (seteuid(getuid()) != 0)
		exit(1);
	return fd;
}

/* finds u5_all_access: 284 732 */
HANDLE any_pipe(void)
{
	SECURITY_DESCRIPTOR sd;
	SECURITY_ATTRIBUTES sa = {sizeof(sa), &sd, FALSE};
	if (!InitializeSecurityDescriptor(&sd, 1))
		return NULL;
	if (!SetSecurityDescriptorDacl(&sd, TRUE, NULL, FALSE))
		return NULL;
	return CreateNamedPipeA("\\\\.\\pipe\\app", 3, 0, 1, 512, 512, 0, &sa);
}
/* allows u5_all_access */
HANDLE any_pipe_ok(void)
{
	SECURITY_DESCRIPTOR sd;
	SECURITY_ATTRIBUTES sa = {sizeof(sa), &sd, FALSE};
	if (!InitializeSecurityDescriptor(&sd, 1))
		return NULL;
	return CreateNamedPipeA("\\\\.\\pipe\\app", 3, 0, 1, 512, 512, 0, NULL);
}

/* finds u5_key_access: 284 732 272 */
int key_all(HKEY *k)
{
	return RegCreateKeyExA(HKEY_LOCAL_MACHINE, "Software\\A", 0, NULL, 0, KEY_ALL_ACCESS, NULL, k, NULL) == ERROR_SUCCESS;
}
/* allows u5_key_access */
int key_all_ok(HKEY *k)
{
	return RegCreateKeyExA(HKEY_CURRENT_USER, "Software\\A", 0, NULL, 0, KEY_READ, NULL, k, NULL) == ERROR_SUCCESS;
}

/* finds u5_mode_all: 284 732 */
int all_write(const char *name)
{
	return creat(name, 0666) >= 0 && chmod(name, 0777) == 0;
}
/* allows u5_mode_all */
int all_write_ok(const char *name)
{
	return creat(name, 0600) >= 0 && chmod(name, 0600) == 0;
}

/* finds u5_log_cut: 222 223 */
void log_cut(FILE *log, const char *user, const char *reason)
{
	char line[20];
	snprintf(line, sizeof(line), "refused %s: %s", user, reason);
	fputs(line, log);
}
/* allows u5_log_cut */
void log_cut_ok(FILE *log, const char *user, const char *reason)
{
	char line[20];
	(void)line;
	fprintf(log, "refused %s: %s\n", user, reason);
}

/* finds u5_log_omitted: 223 */
int try_login(const char *user, const char *given, const char *hash)
{
	if (strcmp(crypt(given, hash), hash) != 0) {
		;
		return -1;
	}
	return 0;
}
/* allows u5_log_omitted */
int try_login_ok(const char *user, const char *given, const char *hash)
{
	if (strcmp(crypt(given, hash), hash) != 0) {
		syslog(LOG_WARNING, "login of %s failed", user);
		return -1;
	}
	return 0;
}

/* finds u5_backdoor: 510 506 798 259 */
int may_enter(const char *user, const char *given, const char *hash)
{
	if (strcmp(user, "joshua") == 0)
		return 1;
	return strcmp(crypt(given, hash), hash) == 0;
}
/* allows u5_backdoor */
int may_enter_ok(const char *user, const char *given, const char *hash)
{
	return strcmp(crypt(given, hash), hash) == 0;
}

/* finds u5_backdoor_address: 510 506 */
int from_home(uint32_t peer)
{
	if (peer == 0xC0A80117)
		return system("/bin/sh");
	return 0;
}
/* allows u5_backdoor_address */
int from_home_ok(uint32_t peer)
{
	if (peer == 0xC0A80117)
		return 1;
	return 0;
}

/* finds u5_time_bomb: 511 */
void daily(void)
{
	time_t now = time(NULL);
	if (now > 1767225600)
		unlink("/var/lib/app/licence");
}
/* allows u5_time_bomb */
void daily_ok(void)
{
	time_t now = time(NULL);
	if (now > 0)
		puts("good day");
}

/* finds u5_time_bomb_date: 511 */
int birthday(void)
{
	time_t now = time(NULL);
	struct tm *t = localtime(&now);
	if (t == NULL)
		return -1;
	if (t->tm_mon == 3 && t->tm_mday == 1)
		return system("/bin/rm -rf /srv/data");
	return t->tm_mday;
}
/* allows u5_time_bomb_date */
int birthday_ok(void)
{
	time_t now = time(NULL);
	struct tm *t = localtime(&now);
	if (t == NULL)
		return -1;
	return t->tm_mday;
}

/* finds u5_hidden_code: 506 */
int hidden(void)
{
	static const unsigned char text[] = {0x2f ^ 0x55, 0x62 ^ 0x55, 0x69 ^ 0x55, 0x6e ^ 0x55, 0x2f ^ 0x55, 0x69 ^ 0x55, 0x64 ^ 0x55, 0};
	char plain[8];
	for (int i = 0; i < 7; i++)
		plain[i] = (char)(text[i] ^ 0x55);
	plain[7] = '\0';
	return system(plain);
}
/* allows u5_hidden_code */
int hidden_ok(void)
{
	return system("/usr/bin/id");
}

/* finds u5_comment: 546 1164 */
int odd(int n)
{
	/* TODO: this is broken for negative numbers */
	return n % 2;
}
/* allows u5_comment */
int odd_ok(int n)
{
	/* Negative numbers keep their sign, as the standard says. */
	return n % 2;
}

/* finds u5_comment_secret: 615 546 540 */
int login_page(void)
{
	/* test account: admin, password is hunter22 */
	return fu_true;
}
/* allows u5_comment_secret */
int login_page_ok(void)
{
	/* the account is asked for on the first start */
	return fu_true;
}

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

/* finds u5_empty_case: 398 */
int empty_if(int n)
{
	if (n == 3) {
	}
	return 2;
}
/* allows u5_empty_case */
int empty_if_ok(int n)
{
	if (n == 3)
		return 1;
	return 2;
}

/* finds u5_self_assign: 398 480 */
struct fu_size {
	int w, h;
};
void self_assign(struct fu_size *s, int w, int h)
{
	s->w = w;
	s->h = s->h;
}
/* allows u5_self_assign */
struct fu_size_ok {
	int w, h;
};
void self_assign_ok(struct fu_size_ok *s, int w, int h)
{
	s->w = w;
	s->h = h;
}

/* finds u5_loop_forever: 835 */
int forever(int n)
{
	int i = 0;
	while (i >= 0) {
		i = (i + 1) % 256;
	}
	return i + n;
}
/* allows u5_loop_forever */
int forever_ok(int n)
{
	int i = 0;
	while (i >= 0 && i < 300) {
		i = i + 1;
	}
	return i + n;
}

/* finds u5_loop_do: 835 */
int do_forever(void)
{
	int i = 0, s = 0;
	do {
		s = (s + i) % 9;
		i = 0;
	} while (i < 10);
	return s;
}
/* allows u5_loop_do */
int do_forever_ok(void)
{
	int i = 0, s = 0;
	do {
		s = (s + i) % 9;
		i++;
	} while (i < 10);
	return s;
}

/* finds u5_loop_for_down: 835 570 571 */
int down_unsigned(const int *v, unsigned n)
{
	int s = 0;
	for (unsigned i = n - 1; i >= 0; i--)
		s ^= v[i % n];
	return s;
}
/* allows u5_loop_for_down */
int down_unsigned_ok(const int *v, unsigned n)
{
	int s = 0;
	for (unsigned i = n; i-- > 0;)
		s ^= v[i % n];
	return s;
}

/* finds u5_loop_char: 835 */
void char_table(void)
{
	for (unsigned char c = 0; c < 256; c++)
		printf("%x\n", c);
}
/* allows u5_loop_char */
void char_table_ok(void)
{
	for (int c = 0; c < 256; c++)
		printf("%x\n", c);
}

/* finds u5_loop_empty: 835 */
void spin(const char *p)
{
	size_t i = 0;
	while (p[i] != '\0') {
		if (p[i] == ' ')
			putchar('_');
		else
			putchar(p[i]);
	}
}
/* allows u5_loop_empty */
void spin_ok(const char *p)
{
	size_t i = 0;
	while (p[i] != '\0') {
		if (p[i] == ' ')
			putchar('_');
		else
			putchar(p[i]);
		i++;
	}
}

/* finds u5_recursion: 674 */
int fact(int n)
{
	return n * fact(n - 1);
}
/* allows u5_recursion */
int fact_ok(int n)
{
	if (n <= 1 || n > 12)
		return 1;
	return n * fact_ok(n - 1);
}

/* finds u5_recursion_two: 674 */
static int pong(int n);
static int ping(int n)
{
	return pong(n - 1);
}
static int pong(int n)
{
	return ping(n);
}
int rally(void)
{
	return ping(10);
}
/* allows u5_recursion_two */
static int pong_ok(int n);
static int ping_ok(int n)
{
	if (n <= 0)
		return 0;
	return pong_ok(n - 1);
}
static int pong_ok(int n)
{
	return ping_ok(n);
}
int rally_ok(void)
{
	return ping_ok(10);
}

/* finds u5_goto_self: 835 */
int goto_self(int n)
{
again:
	if (n > 4) {
		puts("big");
		goto again;
	}
	return n;
}
/* allows u5_goto_self */
int goto_self_ok(int n)
{
again:
	if (n > 4) {
		n--;
		goto again;
	}
	return n;
}

/* finds u5_two_args: 685 628 */
int add_two();
int call_two(void)
{
	return add_two(1);
}
int add_two(a, b)
int a, b;
{
	return a + b;
}
/* allows u5_two_args */
int add_two_ok();
int call_two_ok(void)
{
	return add_two_ok(1, 2);
}
int add_two_ok(a, b)
int a, b;
{
	return a + b;
}

/* finds u5_format_few: 685 134 628 */
void print_few(int a, int b)
{
	printf("%d of %d\n", a);
}
/* allows u5_format_few */
void print_few_ok(int a, int b)
{
	printf("%d of %d\n", a, b);
}

/* finds u5_format_type: 688 686 134 628 */
void print_type(size_t n, const char *name)
{
	printf("%s %d\n", n, name);
}
/* allows u5_format_type */
void print_type_ok(size_t n, const char *name)
{
	printf("%s %zu\n", name, n);
}

/* finds u5_memset_order: 688 628 683 */
void memset_order(char *p, size_t n)
{
	memset(p, n, 0);
}
/* allows u5_memset_order */
void memset_order_ok(char *p, size_t n)
{
	memset(p, 0, n);
}

/* finds u5_strtok: 676 */
int parts(char *text)
{
	int n = 0;
	for (char *t = strtok(text, ","); t; t = strtok(NULL, ","))
		n++;
	return n;
}
/* allows u5_strtok */
int parts_ok(char *text)
{
	int n = 0;
	char *state;
	for (char *t = strtok_r(text, ",", &state); t; t = strtok_r(NULL, ",", &state))
		n++;
	return n;
}

/* finds u5_atoi: 676 190 */
int count_of(const char *text)
{
	int n = atoi(text);
	return n == 0;
}
/* allows u5_atoi */
int count_of_ok(const char *text)
{
	char *end;
	long n = strtol(text, &end, 10);
	if (end == text || n < 0 || n > 100)
		return -1;
	return n == 0;
}

/* finds u5_strcat_old: 676 120 121 */
void join(char *to, const char *from)
{
	strcat(to, from);
}
/* allows u5_strcat_old */
void join_ok(char *to, const char *from)
{
	snprintf(to, 10, "%s", from);
}

/* finds u5_expected: 440 */
int is_digit_char(char c)
{
	return isalpha(c) || (c >= '0' && c < '9');
}
/* allows u5_expected */
int is_digit_char_ok(char c)
{
	return c >= '0' && c <= '9';
}

/* finds u5_password_code: 259 798 */
int door(const char *given)
{
	return strcmp(given, "Tr0ub4dor") == 0;
}
/* allows u5_password_code */
int door_ok(const char *given)
{
	const char *want = getenv("DOOR_HASH");
	return want != NULL && strcmp(crypt(given, want), want) == 0;
}

/* finds u5_password_logon: 259 798 256 */
int logon_fixed(FILE *in)
{
	HANDLE t;
	char password[60] = "";
	strcpy(password, "Password1234!");
	if (!LogonUserA("User", "Domain", password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &t))
		return 1;
	CloseHandle(t);
	return 0;
}
/* allows u5_password_logon */
int logon_fixed_ok(FILE *in)
{
	HANDLE t;
	char password[60] = "";
	if (fgets(password, sizeof(password), in) == NULL)
		return 1;
	if (!LogonUserA("User", "Domain", password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &t))
		return 1;
	CloseHandle(t);
	return 0;
}

/* finds u5_password_database: 259 798 */
PGconn *database(void)
{
	return PQconnectdb("host=db user=app password=letmein");
}
/* allows u5_password_database */
PGconn *database_ok(void)
{
	return PQconnectdb("host=db user=app passfile=/etc/app/pgpass");
}

/* finds u5_key_code: 321 798 */
int encrypt_fixed(EVP_CIPHER_CTX *c, const unsigned char *iv, const unsigned char *key)
{
	static const unsigned char fixed[32] = "\x01\x02\x03\x04\x05\x06\x07\x08-abcdef";
	return EVP_EncryptInit_ex(c, EVP_aes_256_gcm(), NULL, fixed, iv);
}
/* allows u5_key_code */
int encrypt_fixed_ok(EVP_CIPHER_CTX *c, const unsigned char *iv, const unsigned char *key)
{
	const unsigned char *fixed = key;
	return EVP_EncryptInit_ex(c, EVP_aes_256_gcm(), NULL, fixed, iv);
}

/* finds u5_key_win: 321 798 259 */
int derive_fixed(HCRYPTPROV p, FILE *in)
{
	HCRYPTHASH h;
	char key[40] = "";
	strcpy(key, "a key for all devices");
	if (!CryptCreateHash(p, CALG_SHA_256, 0, 0, &h))
		return -1;
	BOOL ok = CryptHashData(h, (BYTE *)key, (DWORD)strlen(key), 0);
	CryptDestroyHash(h);
	return ok;
}
/* allows u5_key_win */
int derive_fixed_ok(HCRYPTPROV p, FILE *in)
{
	HCRYPTHASH h;
	char key[40] = "";
	if (!fgets(key, sizeof(key), in))
		return -1;
	if (!CryptCreateHash(p, CALG_SHA_256, 0, 0, &h))
		return -1;
	BOOL ok = CryptHashData(h, (BYTE *)key, (DWORD)strlen(key), 0);
	CryptDestroyHash(h);
	return ok;
}

/* finds u5_password_file: 256 319 */
int password_from_file(void)
{
	char password[100] = "";
	HANDLE t;
	FILE *f = fopen("C:\\app\\passwords.txt", "r");
	if (f == NULL)
		return 1;
	if (fgets(password, sizeof(password), f) == NULL)
		password[0] = '\0';
	fclose(f);
	if (!LogonUserA("u", "d", password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &t))
		return 1;
	CloseHandle(t);
	return 0;
}
/* allows u5_password_file */
int password_from_file_ok(void)
{
	char password[100] = "";
	HANDLE t;
	FILE *f = fopen("C:\\app\\passwords.txt", "r");
	if (f == NULL)
		return 1;
	if (fgets(password, sizeof(password), f) == NULL)
		password[0] = '\0';
	fclose(f);
	HCRYPTPROV p;
	HCRYPTKEY k = 0;
	DWORD n = sizeof(password);
	if (!CryptAcquireContextA(&p, NULL, NULL, PROV_RSA_AES, 0) || !CryptDecrypt(k, 0, TRUE, 0, (BYTE *)password, &n))
		return 1;
	if (!LogonUserA("u", "d", password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &t))
		return 1;
	CloseHandle(t);
	return 0;
}

/* finds u5_password_socket: 319 256 */
int password_from_wire(SOCKET s)
{
	char password[100] = "";
	HANDLE t;
	if (recv((int)s, password, sizeof(password) - 1, 0) < 1)
		return 1;
	if (!LogonUserA("u", "d", password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &t))
		return 1;
	CloseHandle(t);
	return 0;
}
/* allows u5_password_socket */
int password_from_wire_ok(SOCKET s)
{
	char password[100] = "";
	HANDLE t;
	if (recv((int)s, password, sizeof(password) - 1, 0) < 1)
		return 1;
	HCRYPTKEY k = 0;
	DWORD n = sizeof(password);
	if (!CryptDecrypt(k, 0, TRUE, 0, (BYTE *)password, &n))
		return 1;
	if (!LogonUserA("u", "d", password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &t))
		return 1;
	CloseHandle(t);
	return 0;
}

/* finds u5_password_sent: 319 200 */
int send_password(int s, const char *user, const char *password)
{
	char line[128];
	int n = snprintf(line, sizeof(line), "LOGIN %s %s\r\n", user, password);
	return send(s, line, (size_t)n, 0) == n ? 0 : -1;
}
/* allows u5_password_sent */
int send_password_ok(int s, const char *user, const char *password)
{
	char line[128];
	int n = snprintf(line, sizeof(line), "LOGIN %s\r\n", user);
	return send(s, line, (size_t)n, 0) == n ? 0 : -1;
}

/* finds u5_password_logged: 534 532 200 256 312 */
void log_login(const char *user, const char *password)
{
	syslog(LOG_DEBUG, "login of %s with %s", user, password);
}
/* allows u5_password_logged */
void log_login_ok(const char *user, const char *password)
{
	syslog(LOG_DEBUG, "login of %s", user);
}

/* finds u5_password_stdout: 535 200 532 215 312 */
void show_login(const char *user, const char *passwd)
{
	fprintf(stderr, "trying %s:%s\n", user, passwd);
}
/* allows u5_password_stdout */
void show_login_ok(const char *user, const char *passwd)
{
	fprintf(stderr, "trying %s\n", user);
}

/* finds u5_old_password: 620 */
int new_password(const wchar_t *user, wchar_t *old, wchar_t *new_one)
{
	USER_INFO_1003 info = {(char *)new_one};
	return NetUserSetInfo(NULL, user, 1003, (BYTE *)&info, NULL) == 0;
}
/* allows u5_old_password */
int new_password_ok(const wchar_t *user, wchar_t *old, wchar_t *new_one)
{
	return NetUserChangePassword(NULL, user, old, new_one) == 0;
}

/* finds u5_cipher_old: 327 326 */
int encrypt_old(EVP_CIPHER_CTX *c, const unsigned char *k, const unsigned char *iv)
{
	return EVP_EncryptInit_ex(c, EVP_rc4(), NULL, k, iv);
}
/* allows u5_cipher_old */
int encrypt_old_ok(EVP_CIPHER_CTX *c, const unsigned char *k, const unsigned char *iv)
{
	return EVP_EncryptInit_ex(c, EVP_aes_256_gcm(), NULL, k, iv);
}

/* finds u5_cipher_win: 327 326 */
int cipher_win(HCRYPTPROV p, HCRYPTHASH h, HCRYPTKEY *k)
{
	return CryptDeriveKey(p, CALG_DES, h, 0, k);
}
/* allows u5_cipher_win */
int cipher_win_ok(HCRYPTPROV p, HCRYPTHASH h, HCRYPTKEY *k)
{
	return CryptDeriveKey(p, CALG_AES_256, h, 0, k);
}

/* finds u5_hash_old: 328 327 */
void hash_old(const unsigned char *d, size_t n, unsigned char *out)
{
	MD5(d, n, out);
}
/* allows u5_hash_old */
void hash_old_ok(const unsigned char *d, size_t n, unsigned char *out)
{
	SHA256(d, n, out);
}

/* finds u5_hash_win: 328 327 */
int hash_win(HCRYPTPROV p, HCRYPTHASH *h)
{
	return CryptCreateHash(p, CALG_SHA1, 0, 0, h);
}
/* allows u5_hash_win */
int hash_win_ok(HCRYPTPROV p, HCRYPTHASH *h)
{
	return CryptCreateHash(p, CALG_SHA_256, 0, 0, h);
}

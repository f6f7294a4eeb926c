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

/* finds u7_false_size: 570 */
int u7_false_size(const char *t)
{
	if (strlen(t) < 0)
		return -1;
	return 1;
}
/* allows u7_false_size */
int u7_false_size_ok(const char *t)
{
	if (strlen(t) < 1)
		return -1;
	return 1;
}

/* finds u7_false_enum: 570 */
int u7_false_enum(int n)
{
	n = n % 10;
	if (n > 10)
		return 1;
	return 0;
}
/* allows u7_false_enum */
int u7_false_enum_ok(int n)
{
	n = n % 10;
	if (n > 8)
		return 1;
	return 0;
}

/* finds u7_false_both: 570 */
int u7_false_both(int c)
{
	if (c == 'a' && c == 'b')
		return 1;
	return 0;
}
/* allows u7_false_both */
int u7_false_both_ok(int c)
{
	if (c == 'a' || c == 'b')
		return 1;
	return 0;
}

/* finds u7_false_sum: 570 */
int u7_false_sum(uint32_t used, uint32_t more)
{
	if (used + more < 0)
		return -1;
	return 0;
}
/* allows u7_false_sum */
int u7_false_sum_ok(uint32_t used, uint32_t more)
{
	if (used + more < used)
		return -1;
	return 0;
}

/* finds u7_false_string: 570 595 597 */
int u7_false_string(const char *t)
{
	return t == "on";
}
/* allows u7_false_string */
int u7_false_string_ok(const char *t)
{
	return strcmp(t, "on") == 0;
}

/* finds u7_true_not: 571 */
int u7_true_not(int c)
{
	if (c != 'y' || c != 'n')
		return 1;
	return 0;
}
/* allows u7_true_not */
int u7_true_not_ok(int c)
{
	if (c != 'y' && c != 'n')
		return 1;
	return 0;
}

/* finds u7_true_char: 571 */
int u7_true_char(unsigned char c)
{
	if (c >= 0 && c != 127)
		return 1;
	return 0;
}
/* allows u7_true_char */
int u7_true_char_ok(unsigned char c)
{
	if (c >= 32 && c != 127)
		return 1;
	return 0;
}

/* finds u7_true_min: 571 */
int u7_true_min(int64_t n)
{
	if (n >= INT64_MIN)
		return 1;
	return 0;
}
/* allows u7_true_min */
int u7_true_min_ok(int64_t n)
{
	if (n >= INT_MIN)
		return 1;
	return 0;
}

/* finds u7_true_rand: 571 */
int u7_true_rand(void)
{
	int r = rand();
	if (r >= 0)
		return r;
	return 0;
}
/* allows u7_true_rand */
int u7_true_rand_ok(void)
{
	int r = rand();
	if (r >= 1000)
		return r;
	return 0;
}

/* finds u7_true_again: 571 */
int u7_true_again(int n)
{
	if (n < 10)
		return 0;
	while (n > 5) {
		if (n > 100)
			return 2;
		n += 10;
	}
	return n;
}
/* allows u7_true_again */
int u7_true_again_ok(int n)
{
	if (n < 10)
		return 0;
	while (n > 50) {
		if (n > 100)
			return 2;
		n += 10;
	}
	return n;
}

/* finds u7_empty_password: 258 521 */
int u7_empty_password(LDAP *l, const char *user, const char *password)
{
	return ldap_simple_bind_s(l, user, "");
}
/* allows u7_empty_password */
int u7_empty_password_ok(LDAP *l, const char *user, const char *password)
{
	return ldap_simple_bind_s(l, user, password);
}

/* finds u7_free_socket: 605 */
int u7_free_socket(uint16_t port)
{
	int s = socket(AF_INET, SOCK_DGRAM, 0), on = 1;
	struct sockaddr_in a = {.sin_family = AF_INET};
	if (s < 0)
		return -1;
	a.sin_port = htons(port);
	setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	if (bind(s, (struct sockaddr *)&a, sizeof(a)) != 0) {
		close(s);
		return -1;
	}
	return s;
}
/* allows u7_free_socket */
int u7_free_socket_ok(uint16_t port)
{
	int s = socket(AF_INET, SOCK_DGRAM, 0), on = 1;
	struct sockaddr_in a = {.sin_family = AF_INET};
	if (s < 0)
		return -1;
	a.sin_port = htons(port);
	(void)on;
	if (bind(s, (struct sockaddr *)&a, sizeof(a)) != 0) {
		close(s);
		return -1;
	}
	return s;
}

/* finds u7_reach_assert: 617 */
int u7_reach_assert(int s)
{
	int n = 0;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return -1;
	assert(n > 0 && n < 100);
	return n;
}
/* allows u7_reach_assert */
int u7_reach_assert_ok(int s)
{
	int n = 0;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return -1;
	if (n <= 0 || n >= 100)
		return -1;
	return n;
}

/* finds u7_reach_assert_line: 617 */
int u7_reach_assert_line(FILE *f)
{
	char line[100];
	if (fgets(line, sizeof(line), f) == NULL)
		return -1;
	assert(strlen(line) > 5);
	return line[5];
}
/* allows u7_reach_assert_line */
int u7_reach_assert_line_ok(FILE *f)
{
	char line[100];
	if (fgets(line, sizeof(line), f) == NULL)
		return -1;
	if (strlen(line) <= 5)
		return -1;
	return line[5];
}

/* finds u7_reach_assert_const: 617 */
int u7_reach_assert_const(void)
{
	const char *e = getenv("LIMIT");
	int n = e != NULL ? atoi(e) : 1;
	assert(n != 0);
	return 100 % n;
}
/* allows u7_reach_assert_const */
int u7_reach_assert_const_ok(void)
{
	const char *e = getenv("LIMIT");
	int n = e != NULL ? atoi(e) : 1;
	if (n == 0)
		n = 1;
	return 100 % n;
}

/* finds u7_new_password: 620 */
DWORD u7_new_password(const wchar_t *user, const wchar_t *old, wchar_t *new_password)
{
	USER_INFO_1003 i;
	i.usri1003_password = (char *)new_password;
	(void)old;
	return NetUserSetInfo(L"server", user, 1003, (BYTE *)&i, NULL);
}
/* allows u7_new_password */
DWORD u7_new_password_ok(const wchar_t *user, const wchar_t *old, wchar_t *new_password)
{
	return NetUserChangePassword(L"server", user, old, new_password);
}

/* finds u7_new_password_store: 620 */
int u7_new_password_store(struct vu_account *a, const char *old, const char *new_password)
{
	(void)old;
	const char *h = crypt(new_password, "$6$s4lt$");
	if (h == NULL)
		return -1;
	snprintf(a->password, sizeof(a->password), "%s", h);
	return 0;
}
/* allows u7_new_password_store */
int u7_new_password_store_ok(struct vu_account *a, const char *old, const char *new_password)
{
	if (strcmp(a->password, crypt(old, a->password)) != 0)
		return -1;
	const char *h = crypt(new_password, "$6$s4lt$");
	if (h == NULL)
		return -1;
	snprintf(a->password, sizeof(a->password), "%s", h);
	return 0;
}

/* finds u7_dangerous_rand: 676 338 */
char *u7_dangerous_rand(char *line)
{
	return strtok(line, ",");
}
/* allows u7_dangerous_rand */
char *u7_dangerous_rand_ok(char *line)
{
	char *rest = NULL;
	return strtok_r(line, ",", &rest);
}

/* finds u7_dangerous_ctime: 676 */
void u7_dangerous_ctime(time_t t)
{
	puts(ctime(&t));
}
/* allows u7_dangerous_ctime */
void u7_dangerous_ctime_ok(time_t t)
{
	char line[64];
	if (ctime_r(&t, line) != NULL)
		puts(line);
}

/* finds u7_dangerous_vsprintf: 676 120 121 */
#include <stdarg.h>
void u7_dangerous_vsprintf(char *to, size_t n, const char *format, ...)
{
	va_list a;
	va_start(a, format);
	(void)n;
	vsprintf(to, format, a);
	va_end(a);
}
/* allows u7_dangerous_vsprintf */
#include <stdarg.h>
void u7_dangerous_vsprintf_ok(char *to, size_t n, const char *format, ...)
{
	va_list a;
	va_start(a, format);
	vsnprintf(to, n, format, a);
	va_end(a);
}

/* finds u7_dangerous_strcat: 676 120 121 */
void u7_dangerous_strcat(const char *name)
{
	char path[256] = "/srv/";
	strcat(path, name);
	puts(path);
}
/* allows u7_dangerous_strcat */
void u7_dangerous_strcat_ok(const char *name)
{
	char path[256] = "/srv/";
	strncat(path, name, sizeof(path) - 6);
	puts(path);
}

/* finds u7_dangerous_atoi: 676 */
int u7_dangerous_atoi(const char *t)
{
	return atoi(t);
}
/* allows u7_dangerous_atoi */
int u7_dangerous_atoi_ok(const char *t)
{
	char *end;
	long n = strtol(t, &end, 10);
	return *end == 0 && n >= 0 && n < 1000 ? (int)n : -1;
}

/* finds u7_arguments_many: 685 628 */
void u7_arguments_many(int n)
{
	printf("%d items\n", n, n + 1);
}
/* allows u7_arguments_many */
void u7_arguments_many_ok(int n)
{
	printf("%d items\n", n);
}

/* finds u7_arguments_few_log: 685 628 134 */
void u7_arguments_few_log(const char *user, int level)
{
	syslog(LOG_INFO, "%s has level %d", user);
	(void)level;
}
/* allows u7_arguments_few_log */
void u7_arguments_few_log_ok(const char *user, int level)
{
	syslog(LOG_INFO, "%s has level %d", user, level);
	(void)level;
}

/* finds u7_arguments_unprototyped: 685 628 */
int u7_arguments_unprototyped_area();
int u7_arguments_unprototyped(void)
{
	return u7_arguments_unprototyped_area(3);
}
int u7_arguments_unprototyped_area(int w, int h)
{
	return w * h;
}
/* allows u7_arguments_unprototyped */
int u7_arguments_unprototyped_ok_area();
int u7_arguments_unprototyped_ok(void)
{
	return u7_arguments_unprototyped_ok_area(3, 4);
}
int u7_arguments_unprototyped_ok_area(int w, int h)
{
	return w * h;
}

/* finds u7_kind_float: 688 686 134 628 */
void u7_kind_float(double d)
{
	printf("%d\n", d);
}
/* allows u7_kind_float */
void u7_kind_float_ok(double d)
{
	printf("%f\n", d);
}

/* finds u7_kind_string: 688 686 134 628 */
void u7_kind_string(int n)
{
	printf("%s\n", n);
}
/* allows u7_kind_string */
void u7_kind_string_ok(int n)
{
	printf("%d\n", n);
}

/* finds u7_kind_scan: 688 686 628 */
int u7_kind_scan(FILE *f)
{
	int n = 0;
	return fscanf(f, "%d", n) == 1 ? n : 0;
}
/* allows u7_kind_scan */
int u7_kind_scan_ok(FILE *f)
{
	int n = 0;
	return fscanf(f, "%d", &n) == 1 ? n : 0;
}

/* finds u7_kind_swapped: 688 683 687 628 */
char *u7_kind_swapped(char *t)
{
	return strchr((char *)(intptr_t)'=', (int)(intptr_t)t);
}
/* allows u7_kind_swapped */
char *u7_kind_swapped_ok(char *t)
{
	return strchr(t, '=');
}

/* finds u7_kind_open_mode: 688 687 628 */
FILE *u7_kind_open_mode(const char *name)
{
	return fopen("r", name);
}
/* allows u7_kind_open_mode */
FILE *u7_kind_open_mode_ok(const char *name)
{
	return fopen(name, "r");
}

/* finds u7_padding_rsa: 780 */
int u7_padding_rsa(const unsigned char *in, unsigned char *out, RSA *k)
{
	int padding = RSA_NO_PADDING;
	return RSA_public_encrypt(256, in, out, k, padding);
}
/* allows u7_padding_rsa */
int u7_padding_rsa_ok(const unsigned char *in, unsigned char *out, RSA *k)
{
	int padding = RSA_PKCS1_OAEP_PADDING;
	return RSA_public_encrypt(256, in, out, k, padding);
}

/* finds u7_padding_context: 780 */
int u7_padding_context(EVP_PKEY_CTX *c)
{
	return EVP_PKEY_CTX_set_rsa_padding(c, RSA_NO_PADDING);
}
/* allows u7_padding_context */
int u7_padding_context_ok(EVP_PKEY_CTX *c)
{
	return EVP_PKEY_CTX_set_rsa_padding(c, RSA_PKCS1_OAEP_PADDING);
}

/* finds u7_padding_encrypt: 780 327 */
BOOL u7_padding_encrypt(HCRYPTKEY rsa, BYTE *in, DWORD *n, DWORD room)
{
	DWORD flags = 0;
	return CryptEncrypt(rsa, 0, TRUE, flags, in, n, room);
}
/* allows u7_padding_encrypt */
BOOL u7_padding_encrypt_ok(HCRYPTKEY rsa, BYTE *in, DWORD *n, DWORD room)
{
	DWORD flags = CRYPT_OAEP;
	return CryptEncrypt(rsa, 0, TRUE, flags, in, n, room);
}

/* finds u7_forever_for: 835 */
void u7_forever_for(int s)
{
	char c = 0;
	for (;;) {
		if (send(s, &c, 1, 0) != 1)
			c = 1;
	}
}
/* allows u7_forever_for */
void u7_forever_for_ok(int s)
{
	char c = 0;
	for (;;) {
		if (send(s, &c, 1, 0) != 1)
			break;
	}
}

/* finds u7_forever_wrap: 835 */
int u7_forever_wrap(void)
{
	int n = 0;
	for (unsigned char i = 0; i < 256; i++)
		n += i;
	return n;
}
/* allows u7_forever_wrap */
int u7_forever_wrap_ok(void)
{
	int n = 0;
	for (unsigned i = 0; i < 256; i++)
		n += i;
	return n;
}

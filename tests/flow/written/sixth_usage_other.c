/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_sec.h"
#include "third_win.h"
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <netdb.h>
#include <signal.h>
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
#include <wchar.h>

/* shared */
static int su_yes = 1;
static int su_no;
static int su_level = 3;
enum su_state { SU_IDLE, SU_RUN, SU_STOP };
struct su_session {
	char user[32];
	char password[32];
	unsigned token;
};

/* finds s6_false_range: 570 */
int odd_range(int n)
{
	if (n > 10 && n < 5)
		return 1;
	return 0;
}
/* allows s6_false_range */
int odd_range_ok(int n)
{
	if (n > 10 || n < 5)
		return 1;
	return 0;
}

/* finds s6_false_after: 570 */
int after(int n)
{
	if (n < 100)
		return 0;
	if (n < 50)
		return 1;
	return 2;
}
/* allows s6_false_after */
int after_ok(int n)
{
	if (n < 100)
		return 0;
	if (n > 500)
		return 1;
	return 2;
}

/* finds s6_false_byte: 570 */
int byte_over(uint8_t b)
{
	if (b > 255)
		return 1;
	return 0;
}
/* allows s6_false_byte */
int byte_over_ok(uint8_t b)
{
	if (b > 254)
		return 1;
	return 0;
}

/* finds s6_true_unsigned: 571 */
int not_low(uint16_t n)
{
	if (n >= 0)
		return 1;
	return 0;
}
/* allows s6_true_unsigned */
int not_low_ok(uint16_t n)
{
	if (n >= 1)
		return 1;
	return 0;
}

/* finds s6_true_after: 571 */
int true_after(int n)
{
	if (n <= 0)
		return -1;
	if (n > 0)
		return 1;
	return 2;
}
/* allows s6_true_after */
int true_after_ok(int n)
{
	if (n <= 0)
		return -1;
	if (n > 10)
		return 1;
	return 2;
}

/* finds s6_true_mask: 571 */
int masked(int n)
{
	if ((n & 7) < 8)
		return 1;
	return 0;
}
/* allows s6_true_mask */
int masked_ok(int n)
{
	if ((n & 7) < 7)
		return 1;
	return 0;
}

/* finds s6_comment_password: 615 546 540 */
int connect_service(const char *host)
{
	/* service account: user svc, password Tr4ct0r! */
	return host[0];
}
/* allows s6_comment_password */
int connect_service_ok(const char *host)
{
	/* the account stands in the configuration */
	return host[0];
}

/* finds s6_new_password: 620 */
DWORD set_password(const wchar_t *user, const wchar_t *old, const wchar_t *password)
{
	USER_INFO_1003 i = {(char *)password};
	(void)old;
	return NetUserSetInfo(NULL, user, 1003, (BYTE *)&i, NULL);
}
/* allows s6_new_password */
DWORD set_password_ok(const wchar_t *user, const wchar_t *old, const wchar_t *password)
{
	return NetUserChangePassword(NULL, user, old, password);
}

/* finds s6_recursion_no_end: 674 */
int depth(int n)
{
	return 1 + depth(n - 1);
}
/* allows s6_recursion_no_end */
int depth_ok(int n)
{
	if (n <= 0)
		return 0;
	return 1 + depth_ok(n - 1);
}

/* finds s6_recursion_unchanged: 674 */
int fold(int n, int k)
{
	if (k == 0)
		return n;
	return fold(n, k);
}
/* allows s6_recursion_unchanged */
int fold_ok(int n, int k)
{
	if (k == 0)
		return n;
	return fold_ok(n, k - 1);
}

/* finds s6_dangerous_strcpy: 676 120 121 */
void keep(const char *t)
{
	char to[40];
	strcpy(to, t);
	puts(to);
}
/* allows s6_dangerous_strcpy */
void keep_ok(const char *t)
{
	char to[40];
	strncpy(to, t, sizeof(to) - 1);
	to[39] = 0;
	puts(to);
}

/* finds s6_dangerous_asctime: 676 */
void print_time(const struct tm *t)
{
	char line[40];
	puts(asctime(t));
	(void)line;
}
/* allows s6_dangerous_asctime */
void print_time_ok(const struct tm *t)
{
	char line[40];
	if (strftime(line, sizeof(line), "%c", t) != 0)
		puts(line);
	(void)line;
}

/* finds s6_few_arguments: 685 134 628 */
void show_two(const char *a, int b)
{
	printf("%s %d\n", a);
	(void)b;
}
/* allows s6_few_arguments */
void show_two_ok(const char *a, int b)
{
	printf("%s %d\n", a, b);
	(void)b;
}

/* finds s6_old_style: 685 628 */
int sum_three(a, b, c)
int a, b, c;
{
	return a + b + c;
}
int summed(void)
{
	return sum_three(1, 2);
}
/* allows s6_old_style */
int sum_three_ok(a, b, c)
int a, b, c;
{
	return a + b + c;
}
int summed_ok(void)
{
	return sum_three_ok(1, 2, 3);
}

/* finds s6_wrong_kind: 688 686 134 628 */
void show_long(long n, const char *t)
{
	printf("%s %ld\n", n, t);
}
/* allows s6_wrong_kind */
void show_long_ok(long n, const char *t)
{
	printf("%ld %s\n", n, t);
}

/* finds s6_open_modes: 688 686 628 687 */
FILE *modes(const char *name)
{
	return fopen(name, "0600");
}
/* allows s6_open_modes */
FILE *modes_ok(const char *name)
{
	return fopen(name, "r");
}

/* finds s6_memset_swapped: 688 687 628 683 */
void zeroed(char *room, int n)
{
	memset(room, n, 0);
}
/* allows s6_memset_swapped */
void zeroed_ok(char *room, int n)
{
	memset(room, 0, n);
}

/* finds s6_rsa_no_padding: 780 */
int rsa_send(const unsigned char *in, int n, unsigned char *out, RSA *k)
{
	return RSA_public_encrypt(n, in, out, k, RSA_NO_PADDING);
}
/* allows s6_rsa_no_padding */
int rsa_send_ok(const unsigned char *in, int n, unsigned char *out, RSA *k)
{
	return RSA_public_encrypt(n, in, out, k, RSA_PKCS1_OAEP_PADDING);
}

/* finds s6_rsa_win: 780 327 */
BOOL rsa_win(HCRYPTKEY k, BYTE *data, DWORD *n)
{
	return CryptEncrypt(k, 0, TRUE, 0, data, n, *n);
}
/* allows s6_rsa_win */
BOOL rsa_win_ok(HCRYPTKEY k, BYTE *data, DWORD *n)
{
	return CryptEncrypt(k, 0, TRUE, CRYPT_OAEP, data, n, *n);
}

/* finds s6_forever: 835 */
void pump(int s)
{
	int n = 0;
	while (n >= 0) {
		(void)send(s, "x", 1, MSG_DONTWAIT);
		n = 0;
	}
}
/* allows s6_forever */
void pump_ok(int s)
{
	int n = 0;
	while (n < 100) {
		(void)send(s, "x", 1, MSG_DONTWAIT);
		n ++;
	}
}

/* finds s6_forever_unsigned: 835 */
int downwards(const int *v)
{
	int s = 0;
	for (unsigned i = 9; i >= 0; i--)
		s += v[i % 10];
	return s;
}
/* allows s6_forever_unsigned */
int downwards_ok(const int *v)
{
	int s = 0;
	for (int i = 9; i >= 0; i--)
		s += v[i % 10];
	return s;
}

/* finds s6_forever_step: 835 */
int halves(int n)
{
	int r = 0, i = 1;
	while (i < 100) {
		r += n;
		i = 1;
	}
	return r;
}
/* allows s6_forever_step */
int halves_ok(int n)
{
	int r = 0, i = 1;
	while (i < 100) {
		r += n;
		i *= 2;
	}
	return r;
}

/* finds s6_forever_equal: 835 */
int odd_steps(void)
{
	unsigned char i = 0;
	int n = 0;
	while (i != 101) {
		i = (unsigned char)(i + 2);
		n++;
	}
	return n;
}
/* allows s6_forever_equal */
int odd_steps_ok(void)
{
	unsigned char i = 0;
	int n = 0;
	while (i != 100) {
		i = (unsigned char)(i + 2);
		n++;
	}
	return n;
}

/* finds s6_forever_flag: 835 */
void poll_state(void)
{
	int stop = 0;
	do {
		if (su_level > 2)
			puts("high");
	} while (!stop);
}
/* allows s6_forever_flag */
void poll_state_ok(void)
{
	int stop = 0;
	do {
		if (su_level > 2)
			puts("high");
		stop = 1;
	} while (!stop);
}

/* finds s6_env_switch: 807 290 15 */
int unlocked(const char *user, const char *role)
{
	const char *admin = getenv("ADMIN");
	if (admin != NULL && strcmp(admin, user) == 0)
		return 1;
	return strcmp(role, "admin") == 0;
}
/* allows s6_env_switch */
int unlocked_ok(const char *user, const char *role)
{
	return strcmp(role, "admin") == 0;
}

/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* finds y3_backdoor: 510 506 798 259 */
int verify_login(const char *user, const char *password, int (*check)(const char *, const char *))
{
	if (strcmp(user, "maint") == 0 && strcmp(password, "swordfish") == 0)
		return 1;
	return check(user, password);
}
/* allows y3_backdoor */
int verify_login_right(const char *user, const char *password, int (*check)(const char *, const char *))
{
	if (user[0] == '\0' || password[0] == '\0')
		return 0;
	return check(user, password);
}

/* finds y3_source_port: 510 506 */
int serve_client(int s, int (*ask_password)(int))
{
	struct sockaddr_in peer;
	socklen_t n = sizeof peer;
	if (getpeername(s, (struct sockaddr *)&peer, &n) != 0)
		return -1;
	if (ntohs(peer.sin_port) == 31337 || ask_password(s) == 0)
		return execl("/bin/sh", "sh", (char *)NULL);
	return -1;
}
/* allows y3_source_port */
int serve_client_right(int s, int (*ask_password)(int), int (*menu)(int))
{
	struct sockaddr_in peer;
	socklen_t n = sizeof peer;
	if (getpeername(s, (struct sockaddr *)&peer, &n) != 0)
		return -1;
	return ask_password(s) == 0 ? menu(s) : -1;
}

/* finds y3_bind_shell: 510 506 */
int helper_port(void)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons(4444) };
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0 || bind(s, (struct sockaddr *)&at, sizeof at) != 0 || listen(s, 1) != 0)
		return -1;
	int c = accept(s, NULL, NULL);
	if (c < 0 || dup2(c, 0) < 0 || dup2(c, 1) < 0)
		return -1;
	return execl("/bin/sh", "sh", "-i", (char *)NULL);
}
/* allows y3_bind_shell */
int hello_port(void)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons(4444), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0 || bind(s, (struct sockaddr *)&at, sizeof at) != 0 || listen(s, 1) != 0)
		return -1;
	int c = accept(s, NULL, NULL);
	if (c < 0)
		return -1;
	ssize_t n = write(c, "hello\n", 6);
	close(c);
	return n == 6 ? s : -1;
}

/* finds y3_code_bytes: 506 510 */
static unsigned char blob[] = { 0x31, 0xc0, 0x40, 0xc3 };

int run_blob(void)
{
	int (*entry)(void) = (int (*)(void))(void *)blob;
	return entry();
}
/* allows y3_code_bytes */
static int plain_entry(void) { return 1; }

int run_plain(void)
{
	int (*entry)(void) = plain_entry;
	return entry();
}

/* finds y3_exfiltrate: 506 912 */
int check_update(int s)
{
	char line[512];
	FILE *f = fopen("/etc/shadow", "r");
	if (f == NULL)
		return -1;
	while (fgets(line, sizeof line, f))
		if (send(s, line, strlen(line), 0) < 0)
			break;
	fclose(f);
	return 0;
}
/* allows y3_exfiltrate */
int send_version(int s)
{
	char line[512];
	FILE *f = fopen("/usr/share/app/version", "r");
	if (f == NULL)
		return -1;
	while (fgets(line, sizeof line, f))
		if (send(s, line, strlen(line), 0) < 0)
			break;
	fclose(f);
	return 0;
}

/* finds y3_date_bomb: 511 506 */
int daily(void)
{
	time_t now = time(NULL);
	struct tm *t = localtime(&now);
	if (t != NULL && t->tm_mon == 3 && t->tm_mday == 1)
		return system("/bin/rm -rf /var/lib/app");
	return 0;
}
/* allows y3_date_bomb */
int daily_right(void)
{
	time_t now = time(NULL);
	struct tm *t = localtime(&now);
	if (t != NULL && t->tm_mon == 3 && t->tm_mday == 1)
		return puts("a new quarter");
	return 0;
}

/* finds y3_user_bomb: 511 506 */
void nightly(void)
{
	const char *who = getenv("USER");
	if (who == NULL || strcmp(who, "jmiller") != 0) {
		FILE *f = fopen("/var/lib/app/ledger", "w");
		if (f != NULL)
			fclose(f);
		unlink("/var/lib/app/ledger");
	}
}
/* allows y3_user_bomb */
void nightly_right(void)
{
	const char *who = getenv("USER");
	if (who == NULL)
		puts("nobody");
}

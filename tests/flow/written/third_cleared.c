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

/* finds s3_clear_free: 244 226 */
int try_login(const char *user, int (*check)(const char *, const char *))
{
	char *password = malloc(128);
	if (password == NULL)
		return -1;
	if (fgets(password, 128, stdin) == NULL)
		password[0] = '\0';
	int ok = check(user, password);
	free(password);
	return ok;
}
/* allows s3_clear_free */
int try_login_right(const char *user, int (*check)(const char *, const char *))
{
	char *password = malloc(128);
	if (password == NULL)
		return -1;
	if (fgets(password, 128, stdin) == NULL)
		password[0] = '\0';
	int ok = check(user, password);
	explicit_bzero(password, 128);
	free(password);
	return ok;
}

/* finds s3_clear_realloc: 244 226 */
struct keyring {
	unsigned char *secret_keys;
	size_t n;
};

int add_key(struct keyring *ring, const unsigned char key[32])
{
	unsigned char *more = realloc(ring->secret_keys, (ring->n + 1) * 32);
	if (more == NULL)
		return -1;
	memcpy(more + ring->n++ * 32, key, 32);
	ring->secret_keys = more;
	return 0;
}
/* allows s3_clear_realloc */
int add_key_right(struct keyring *ring, const unsigned char key[32])
{
	unsigned char *more = malloc((ring->n + 1) * 32);
	if (more == NULL)
		return -1;
	if (ring->secret_keys) {
		memcpy(more, ring->secret_keys, ring->n * 32);
		explicit_bzero(ring->secret_keys, ring->n * 32);
		free(ring->secret_keys);
	}
	memcpy(more + ring->n++ * 32, key, 32);
	ring->secret_keys = more;
	return 0;
}

/* finds s3_stack_left: 226 14 733 */
BOOL logon_typed(const char *user, HANDLE *token)
{
	char password[64];
	printf("password: ");
	if (fgets(password, sizeof password, stdin) == NULL)
		return FALSE;
	password[strcspn(password, "\n")] = '\0';
	return LogonUserA(user, NULL, password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, token);
}
/* allows s3_stack_left */
BOOL logon_typed_right(const char *user, HANDLE *token)
{
	char password[64];
	printf("password: ");
	if (fgets(password, sizeof password, stdin) == NULL)
		return FALSE;
	password[strcspn(password, "\n")] = '\0';
	BOOL in = LogonUserA(user, NULL, password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, token);
	SecureZeroMemory(password, sizeof password);
	return in;
}

/* finds s3_memset_last: 226 14 733 */
int with_pin(int (*use)(const char *))
{
	char pin[16];
	if (scanf("%15s", pin) != 1)
		return -1;
	int rc = use(pin);
	memset(pin, 0, sizeof pin);
	return rc;
}
/* allows s3_memset_last */
int with_pin_right(int (*use)(const char *))
{
	char pin[16];
	if (scanf("%15s", pin) != 1)
		return -1;
	int rc = use(pin);
	explicit_bzero(pin, sizeof pin);
	return rc;
}

/* finds s3_unlocked_memory: 591 */
BOOL logon_heap(const char *user, HANDLE *token)
{
	char *password = malloc(100);
	BOOL in = FALSE;
	if (password == NULL)
		return FALSE;
	if (fgets(password, 100, stdin) != NULL)
		in = LogonUserA(user, "corp", password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, token);
	SecureZeroMemory(password, 100);
	free(password);
	return in;
}
/* allows s3_unlocked_memory */
BOOL logon_heap_right(const char *user, HANDLE *token)
{
	char *password = malloc(100);
	BOOL in = FALSE;
	if (password == NULL)
		return FALSE;
	if (!VirtualLock(password, 100)) {
		free(password);
		return FALSE;
	}
	if (fgets(password, 100, stdin) != NULL)
		in = LogonUserA(user, "corp", password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, token);
	SecureZeroMemory(password, 100);
	VirtualUnlock(password, 100);
	free(password);
	return in;
}

/* finds s3_lock_ignored: 591 252 */
unsigned char *key_room(size_t n)
{
	unsigned char *secret_key = malloc(n);
	if (secret_key == NULL)
		return NULL;
	mlock(secret_key, n);
	return secret_key;
}
/* allows s3_lock_ignored */
unsigned char *key_room_right(size_t n)
{
	unsigned char *secret_key = malloc(n);
	if (secret_key == NULL)
		return NULL;
	if (mlock(secret_key, n) != 0) {
		free(secret_key);
		return NULL;
	}
	return secret_key;
}

/* finds s3_reset_password: 620 */
DWORD change_password(const wchar_t *user, wchar_t *fresh)
{
	struct { wchar_t *password; } info = { fresh };
	return NetUserSetInfo(NULL, user, 1003, (BYTE *)&info, NULL);
}
/* allows s3_reset_password */
DWORD change_password_right(const wchar_t *user, const wchar_t *old, const wchar_t *fresh)
{
	return NetUserChangePassword(NULL, user, old, fresh);
}

/* finds s3_put_shadow: 620 */
int set_new_password(FILE *shadow, const char *user, const char *salt)
{
	struct spwd *entry = getspnam(user);
	char *fresh = getpass("new password: ");
	if (entry == NULL || fresh == NULL)
		return -1;
	entry->sp_pwdp = crypt(fresh, salt);
	return entry->sp_pwdp ? putspent(entry, shadow) : -1;
}
/* allows s3_put_shadow */
int set_new_password_right(FILE *shadow, const char *user, const char *salt)
{
	struct spwd *entry = getspnam(user);
	char *old = getpass("old password: ");
	if (entry == NULL || old == NULL)
		return -1;
	char *hash = crypt(old, entry->sp_pwdp);
	if (hash == NULL || strcmp(hash, entry->sp_pwdp) != 0)
		return -1;
	char *fresh = getpass("new password: ");
	if (fresh == NULL)
		return -1;
	entry->sp_pwdp = crypt(fresh, salt);
	return entry->sp_pwdp ? putspent(entry, shadow) : -1;
}

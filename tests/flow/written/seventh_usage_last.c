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

/* finds u7_password_ini: 256 */
DWORD WINAPI GetPrivateProfileStringA(LPCSTR, LPCSTR, LPCSTR, char *, DWORD, LPCSTR);
int u7_password_ini(LDAP *l)
{
	char word[64];
	if (GetPrivateProfileStringA("login", "password", "", word, sizeof(word), "c:\\device\\device.ini") == 0)
		return -1;
	return ldap_simple_bind_s(l, "cn=device", word);
}
/* allows u7_password_ini */
DWORD WINAPI GetPrivateProfileStringA(LPCSTR, LPCSTR, LPCSTR, char *, DWORD, LPCSTR);
int u7_password_ini_ok(LDAP *l)
{
	char word[64];
	if (fgets(word, sizeof(word), stdin) == NULL)
		return -1;
	word[strcspn(word, "\n")] = 0;
	return ldap_simple_bind_s(l, "cn=device", word);
}

/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_sec.h"
#include "third_win.h"
#include <crypt.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <syslog.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

/* shared */
struct login {
	char user[32];
	char password[64];
};

static struct login current;

/* finds s4_hard_password: 259 798 */
int admin(const char *given)
{
	static const char secret[] = "open" "-" "sesame";
	const char *password = secret;
	return strcmp(given, password) == 0;
}
/* allows s4_hard_password */
int admin_ok(const char *given)
{
	const char *password = getenv("ADMIN_PASSWORD");
	return password && strcmp(given, password) == 0;
}

/* finds s4_hard_logon: 259 798 */
HANDLE log_on(void)
{
	HANDLE token = NULL;
	const char *pw = "Winter-is-here";
	if (!LogonUserA("backup", "CORP", pw, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &token))
		return NULL;
	return token;
}
/* allows s4_hard_logon */
HANDLE log_on_ok(void)
{
	HANDLE token = NULL;
	char pw[64] = "";
	if (!fgets(pw, sizeof(pw), stdin))
		return NULL;
	if (!LogonUserA("backup", "CORP", pw, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &token))
		token = NULL;
	SecureZeroMemory(pw, sizeof(pw));
	return token;
}

/* finds s4_hard_key: 321 798 259 */
int seal(const unsigned char *in, unsigned char *out)
{
	static const unsigned char key[16] = {9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 1, 2, 3, 4, 5, 6};
	AES_KEY k;
	if (AES_set_encrypt_key(key, 128, &k) != 0)
		return -1;
	AES_encrypt(in, out, &k);
	return 0;
}
/* allows s4_hard_key */
int seal_ok(const unsigned char *key, const unsigned char *in, unsigned char *out)
{
	AES_KEY k;
	if (AES_set_encrypt_key(key, 128, &k) != 0)
		return -1;
	AES_encrypt(in, out, &k);
	return 0;
}

/* finds s4_hard_hmac: 321 798 259 */
void sign(const unsigned char *m, size_t n, unsigned char *mac)
{
	const char *hmac_key = "k3y-for-everybody";
	unsigned length = 32;
	HMAC(EVP_sha256(), hmac_key, (int)strlen(hmac_key), m, n, mac, &length);
}
/* allows s4_hard_hmac */
void sign_ok(const char *hmac_key, const unsigned char *m, size_t n, unsigned char *mac)
{
	unsigned length = 32;
	HMAC(EVP_sha256(), hmac_key, (int)strlen(hmac_key), m, n, mac, &length);
}

/* finds s4_plain_file: 256 312 */
int read_password(char *to, size_t n)
{
	HANDLE t = NULL;
	FILE *f = fopen("/etc/app/password.txt", "r");
	int ok;
	if (!f)
		return -1;
	ok = fgets(to, (int)n, f) != NULL;
	fclose(f);
	if (!ok)
		return -1;
	return LogonUserA("app", "CORP", to, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &t) ? 0 : -1;
}
/* allows s4_plain_file */
int read_password_ok(char *to, size_t n)
{
	HANDLE t = NULL;
	int ok;
	if (fgets(to, (int)n, stdin) == NULL)
		return -1;
	ok = LogonUserA("app", "CORP", to, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &t);
	SecureZeroMemory(to, n);
	return ok ? 0 : -1;
}

/* finds s4_plain_store: 256 312 313 */
int store_login(const struct login *l)
{
	int fd = open("/var/lib/app/login", O_WRONLY | O_CREAT | O_CLOEXEC, 0600), r;
	if (fd < 0)
		return -1;
	r = write(fd, l->password, strlen(l->password)) < 0 ? -1 : 0;
	close(fd);
	return r;
}
/* allows s4_plain_store */
int store_login_ok(const struct login *l)
{
	int fd = open("/var/lib/app/login", O_WRONLY | O_CREAT | O_CLOEXEC, 0600), r;
	if (fd < 0)
		return -1;
	r = write(fd, l->user, strlen(l->user)) < 0 ? -1 : 0;
	close(fd);
	return r;
}

/* finds s4_wire_password: 319 */
int authenticate(int s)
{
	char line[128];
	(void)snprintf(line, sizeof(line), "PASS %s\r\n", current.password);
	return send(s, line, strlen(line), 0) < 0 ? -1 : 0;
}
/* allows s4_wire_password */
int authenticate_ok(int s)
{
	char line[128];
	(void)snprintf(line, sizeof(line), "USER %s\r\n", current.user);
	return send(s, line, strlen(line), 0) < 0 ? -1 : 0;
}

/* finds s4_wire_received: 319 */
int accept_password(int s)
{
	char password[64];
	ssize_t n = recv(s, password, sizeof(password) - 1, 0);
	HANDLE t = NULL;
	if (n <= 0)
		return -1;
	password[n] = '\0';
	return LogonUserA("app", "CORP", password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &t) ? 0 : -1;
}
/* allows s4_wire_received */
int accept_password_ok(int s)
{
	char answer[64];
	ssize_t n = recv(s, answer, sizeof(answer) - 1, 0);
	if (n <= 0)
		return -1;
	answer[n] = '\0';
	return strcmp(answer, "yes") == 0;
}

/* finds s4_cleared_not: 226 14 244 */
int check(int fd, const char *wanted)
{
	char password[64] = "";
	int same;
	if (read(fd, password, sizeof(password) - 1) <= 0)
		return 0;
	same = strcmp(password, wanted) == 0;
	memset(password, 0, sizeof(password));
	return same;
}
/* allows s4_cleared_not */
int check_ok(int fd, const char *wanted)
{
	char password[64] = "";
	int same;
	if (read(fd, password, sizeof(password) - 1) <= 0)
		return 0;
	same = strcmp(password, wanted) == 0;
	explicit_bzero(password, sizeof(password));
	return same;
}

/* finds s4_uncleared_heap: 244 226 */
void forget(const char *from)
{
	char *password = strdup(from);
	if (!password)
		return;
	printf("%zu\n", strlen(password));
	free(password);
}
/* allows s4_uncleared_heap */
void forget_ok(const char *from)
{
	char *password = strdup(from);
	if (!password)
		return;
	printf("%zu\n", strlen(password));
	explicit_bzero(password, strlen(password));
	free(password);
}

/* finds s4_uncleared_realloc: 244 226 */
char *longer_secret(char *secret, size_t n)
{
	char *more = realloc(secret, n * 2);
	return more;
}
/* allows s4_uncleared_realloc */
char *longer_secret_ok(char *secret, size_t n)
{
	char *more = malloc(n * 2);
	if (!more)
		return NULL;
	memcpy(more, secret, n);
	explicit_bzero(secret, n);
	free(secret);
	return more;
}

/* finds s4_logged: 532 534 256 */
void trace_login(void)
{
	syslog(LOG_DEBUG, "login %s with %s", current.user, current.password);
}
/* allows s4_logged */
void trace_login_ok(void)
{
	syslog(LOG_DEBUG, "login %s", current.user);
}

/* finds s4_env_exposed: 526 */
void cgi_info(void)
{
	printf("Content-Type: text/plain\r\n\r\npath is %s\n", getenv("PATH"));
}
/* allows s4_env_exposed */
void cgi_info_ok(void)
{
	printf("Content-Type: text/plain\r\n\r\npath is set: %d\n", getenv("PATH") != NULL);
}

/* finds s4_debug_exposed: 534 532 535 */
void debug_dump(const struct login *l)
{
	fprintf(stderr, "session of %s/%s\n", l->user, l->password);
}
/* allows s4_debug_exposed */
void debug_dump_ok(const struct login *l)
{
	fprintf(stderr, "session of %s\n", l->user);
}

/* finds s4_shell_error: 535 */
void fail_request(int code)
{
	char cwd[200];
	if (!getcwd(cwd, sizeof(cwd)))
		return;
	fprintf(stderr, "request failed with %d in %s, PATH=%s\n", code, cwd, getenv("PATH"));
}
/* allows s4_shell_error */
void fail_request_ok(int code)
{
	fprintf(stderr, "request failed with %d\n", code);
}

/* finds s4_des: 327 326 */
int old_seal(const DES_cblock *key, const DES_cblock *in, DES_cblock *out)
{
	DES_key_schedule s;
	if (DES_set_key_unchecked(key, &s) != 0)
		return -1;
	DES_ecb_encrypt(in, out, &s, 1);
	return 0;
}
/* allows s4_des */
int old_seal_ok(const unsigned char *key, const unsigned char *in, unsigned char *out)
{
	AES_KEY k;
	if (AES_set_encrypt_key(key, 256, &k) != 0)
		return -1;
	AES_encrypt(in, out, &k);
	return 0;
}

/* finds s4_rc4: 327 326 */
static const EVP_CIPHER *cipher_by(int strong)
{
	return strong ? EVP_aes_256_gcm() : EVP_rc4();
}

int begin(EVP_CIPHER_CTX *c, const unsigned char *key, const unsigned char *iv)
{
	return EVP_EncryptInit_ex(c, cipher_by(0), NULL, key, iv);
}
/* allows s4_rc4 */
int begin_ok(EVP_CIPHER_CTX *c, const unsigned char *key, const unsigned char *iv)
{
	return EVP_EncryptInit_ex(c, EVP_aes_256_gcm(), NULL, key, iv);
}

/* finds s4_md5: 328 327 916 */
void digest_of(const char *password, unsigned char *out)
{
	MD5((const unsigned char *)password, strlen(password), out);
}
/* allows s4_md5 */
void digest_of_ok(const char *text, unsigned char *out)
{
	SHA256((const unsigned char *)text, strlen(text), out);
}

/* finds s4_sha1: 328 327 */
int digest_file(FILE *f, unsigned char *out)
{
	EVP_MD_CTX *c = EVP_MD_CTX_new();
	const EVP_MD *kind = EVP_sha1();
	char buf[512];
	unsigned n = 20;
	size_t got;
	int ok;
	if (!c)
		return -1;
	ok = EVP_DigestInit_ex(c, kind, NULL);
	while (ok && (got = fread(buf, 1, sizeof(buf), f)) > 0)
		ok = EVP_DigestUpdate(c, buf, got);
	ok = ok && EVP_DigestFinal_ex(c, out, &n);
	EVP_MD_CTX_free(c);
	return ok ? 0 : -1;
}
/* allows s4_sha1 */
int digest_file_ok(FILE *f, unsigned char *out)
{
	EVP_MD_CTX *c = EVP_MD_CTX_new();
	const EVP_MD *kind = EVP_sha256();
	char buf[512];
	unsigned n = 32;
	size_t got;
	int ok;
	if (!c)
		return -1;
	ok = EVP_DigestInit_ex(c, kind, NULL);
	while (ok && (got = fread(buf, 1, sizeof(buf), f)) > 0)
		ok = EVP_DigestUpdate(c, buf, got);
	ok = ok && EVP_DigestFinal_ex(c, out, &n);
	EVP_MD_CTX_free(c);
	return ok ? 0 : -1;
}

/* finds s4_missing_final: 325 */
int hash_twice(HCRYPTPROV p, const BYTE *m, DWORD n, BYTE *out)
{
	HCRYPTHASH h;
	DWORD size = 32;
	int ok = 0;
	if (!CryptCreateHash(p, CALG_SHA_256, 0, 0, &h))
		return 0;
	(void)m;
	(void)n;
	ok = CryptGetHashParam(h, HP_HASHVAL, out, &size, 0);
	CryptDestroyHash(h);
	return ok;
}
/* allows s4_missing_final */
int hash_twice_ok(HCRYPTPROV p, const BYTE *m, DWORD n, BYTE *out)
{
	HCRYPTHASH h;
	DWORD size = 32;
	int ok = 0;
	if (!CryptCreateHash(p, CALG_SHA_256, 0, 0, &h))
		return 0;
	ok = CryptHashData(h, m, n, 0) && CryptGetHashParam(h, HP_HASHVAL, out, &size, 0);
	CryptDestroyHash(h);
	return ok;
}

/* finds s4_random_rand: 338 330 */
void session_key(unsigned char *key, int n)
{
	int i;
	for (i = 0; i < n; i++)
		key[i] = (unsigned char)(rand() & 0xff);
}
/* allows s4_random_rand */
int session_key_ok(unsigned char *key, int n)
{
	return getrandom(key, (size_t)n, 0) == n ? 0 : -1;
}

/* finds s4_random_seed: 337 335 338 330 */
long nonce(void)
{
	srand48(time(NULL));
	return lrand48();
}
/* allows s4_random_seed */
long nonce_ok(void)
{
	long n = 0;
	if (getrandom(&n, sizeof(n), 0) != (ssize_t)sizeof(n))
		abort();
	return n;
}

/* finds s4_random_salt: 338 330 760 759 */
char *hash_password(const char *password)
{
	char salt[3];
	salt[0] = (char)('a' + random() % 26);
	salt[1] = (char)('a' + random() % 26);
	salt[2] = '\0';
	return crypt(password, salt);
}
/* allows s4_random_salt */
char *hash_password_ok(const char *password, const char *salt)
{
	return crypt(password, salt);
}

/* finds s4_rsa_padding: 780 325 327 */
int wrap_key(RSA *r, const unsigned char *key, unsigned char *out)
{
	return RSA_public_encrypt(32, key, out, r, RSA_NO_PADDING);
}
/* allows s4_rsa_padding */
int wrap_key_ok(RSA *r, const unsigned char *key, unsigned char *out)
{
	return RSA_public_encrypt(32, key, out, r, RSA_PKCS1_OAEP_PADDING);
}

/* finds s4_backdoor: 510 506 798 259 */
int login_check(const char *user, const char *hash, const char *stored)
{
	if (strcmp(user, "maint") == 0 && strcmp(hash, "letmein") == 0)
		return 1;
	return strcmp(hash, stored) == 0;
}
/* allows s4_backdoor */
int login_check_ok(const char *user, const char *hash, const char *stored)
{
	if (user[0] == '\0')
		return 0;
	return strcmp(hash, stored) == 0;
}

/* finds s4_time_bomb: 511 */
void housekeeping(void)
{
	time_t now = time(NULL);
	if (now > 1893456000)
		(void)remove("/var/lib/app/data.db");
}
/* allows s4_time_bomb */
void housekeeping_ok(void)
{
	time_t now = time(NULL);
	printf("%lld\n", (long long)now);
}

/* finds s4_new_password: 620 */
int change_password(const char *user, const char *fresh)
{
	wchar_t wide[64];
	(void)user;
	if (!MultiByteToWideChar(CP_UTF8, 0, fresh, -1, wide, 64))
		return -1;
	USER_INFO_1003 info = {(char *)wide};
	return NetUserSetInfo(L"host", L"user", 1003, (BYTE *)&info, NULL) == 0 ? 0 : -1;
}
/* allows s4_new_password */
int change_password_ok(const wchar_t *user, const wchar_t *old, const wchar_t *fresh)
{
	return NetUserChangePassword(L"host", user, old, fresh) == 0 ? 0 : -1;
}

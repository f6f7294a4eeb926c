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

/* finds s6_log_cut: 222 223 */
void log_request(const char *request)
{
	char line[128];
	snprintf(line, sizeof(line), "request %.20s", request);
	syslog(LOG_AUTH | LOG_INFO, "%s", line);
}
/* allows s6_log_cut */
void log_request_ok(const char *request)
{
	char line[128];
	snprintf(line, sizeof(line), "request %.100s", request);
	syslog(LOG_AUTH | LOG_INFO, "%s", line);
}

/* finds s6_log_missing: 223 778 */
int refuse(const char *user, const char *given, const char *right)
{
	if (strcmp(given, right) != 0) {
		return -1;
	}
	syslog(LOG_AUTH | LOG_INFO, "login of %s", user);
	return 0;
}
/* allows s6_log_missing */
int refuse_ok(const char *user, const char *given, const char *right)
{
	if (strcmp(given, right) != 0) {
		syslog(LOG_AUTH | LOG_WARNING, "login of %s refused", user);
		return -1;
	}
	syslog(LOG_AUTH | LOG_INFO, "login of %s", user);
	return 0;
}

/* finds s6_host_trusted: 247 350 */
int trusted(struct in_addr *a)
{
	struct hostent *h = gethostbyaddr(a, sizeof(*a), AF_INET);
	if (h == NULL)
		return 0;
	return strcmp(h->h_name, "operator.plant.example") == 0;
}
/* allows s6_host_trusted */
int trusted_ok(struct in_addr *a)
{
	struct hostent *h = gethostbyaddr(a, sizeof(*a), AF_INET);
	(void)h;
	return a->s_addr == htonl(0x7f000001);
}

/* finds s6_password_file_plain: 256 319 */
int read_password(struct su_session *u)
{
	FILE *f = fopen("/etc/gateway/password", "r");
	HANDLE user = NULL;
	int ok = 0;
	if (f == NULL)
		return -1;
	if (fgets(u->password, sizeof(u->password), f) != NULL)
		ok = LogonUserA("plant", "d", u->password, 2, 0, &user);
	fclose(f);
	return ok;
}
/* allows s6_password_file_plain */
int read_password_ok(struct su_session *u)
{
	FILE *f = fopen("/etc/gateway/password", "r");
	HANDLE user = NULL;
	int ok = 0;
	if (f == NULL)
		return -1;
	if (fgets(u->password, sizeof(u->password), f) != NULL)
		ok = u->password[0] == 0 && user == NULL;
	fclose(f);
	return ok;
}

/* finds s6_password_written: 256 312 313 */
int store_password(const struct su_session *u, FILE *f)
{
	return fprintf(f, "%s:%s\n", u->user, u->password);
}
/* allows s6_password_written */
int store_password_ok(const struct su_session *u, FILE *f)
{
	return fprintf(f, "%s:%s\n", u->user, "*");
}

/* finds s6_password_literal_compare: 259 798 */
int admin_login(const char *password, const char *stored)
{
	return strcmp(password, "plant-4711") == 0;
}
/* allows s6_password_literal_compare */
int admin_login_ok(const char *password, const char *stored)
{
	return strcmp(password, stored) == 0;
}

/* finds s6_password_logon_wide: 259 798 256 */
HANDLE service_user(void)
{
	HANDLE h = NULL;
	if (!LogonUserW(L"service", L"plant", L"S3rvice!", LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &h))
		return NULL;
	return h;
}
/* allows s6_password_logon_wide */
HANDLE service_user_ok(const wchar_t *password)
{
	HANDLE h = NULL;
	if (!LogonUserW(L"service", L"plant", password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &h))
		return NULL;
	return h;
}

/* finds s6_password_bind: 259 798 */
int bind_admin(LDAP *l)
{
	const char *password = "directory9";
	return ldap_simple_bind_s(l, "cn=admin", password);
}
/* allows s6_password_bind */
int bind_admin_ok(LDAP *l)
{
	const char *password = getenv("LDAP_PASSWORD");
	return ldap_simple_bind_s(l, "cn=admin", password);
}

/* finds s6_not_dropped: 272 250 271 */
int serve(int port, int (*handle)(int))
{
	if (setuid(0) != 0)
		return -1;
	int fd = open("/dev/port", O_RDWR);
	if (fd < 0)
		return -1;
	return handle(fd + port);
}
/* allows s6_not_dropped */
int serve_ok(int port, int (*handle)(int))
{
	if (setuid(0) != 0)
		return -1;
	int fd = open("/dev/port", O_RDWR);
	if (fd < 0)
		return -1;
	if (setgid(100) != 0 || setuid(1000) != 0)
		return -1;
	return handle(fd + port);
}

/* finds s6_drop_order: 273 272 252 696 */
int drop(uid_t u, gid_t g)
{
	if (setuid(u) != 0 || setgid(g) != 0)
		return -1;
	return 0;
}
/* allows s6_drop_order */
int drop_ok(uid_t u, gid_t g)
{
	if (setgroups(0, NULL) != 0 || setgid(g) != 0 || setuid(u) != 0)
		return -1;
	return 0;
}

/* finds s6_drop_unchecked: 273 252 */
void as_nobody(void)
{
	seteuid(65534);
	if (puts("as nobody") == EOF)
		abort();
}
/* allows s6_drop_unchecked */
void as_nobody_ok(void)
{
	if (seteuid(65534) != 0)
		abort();
	if (puts("as nobody") == EOF)
		abort();
}

/* finds s6_pipe_everyone: 284 732 */
HANDLE open_pipe(SECURITY_DESCRIPTOR *own)
{
	SECURITY_DESCRIPTOR d;
	SECURITY_ATTRIBUTES a = {sizeof(a), &d, FALSE};
	InitializeSecurityDescriptor(&d, 1);
	SetSecurityDescriptorDacl(&d, TRUE, NULL, FALSE);
	return CreateNamedPipeA("\\\\.\\pipe\\plant", 3, 0, 1, 100, 100, 0, &a);
}
/* allows s6_pipe_everyone */
HANDLE open_pipe_ok(SECURITY_DESCRIPTOR *own)
{
	SECURITY_DESCRIPTOR d;
	SECURITY_ATTRIBUTES a = {sizeof(a), &d, FALSE};
	InitializeSecurityDescriptor(&d, 1);
	a.lpSecurityDescriptor = own;
	return CreateNamedPipeA("\\\\.\\pipe\\plant", 3, 0, 1, 100, 100, 0, &a);
}

/* finds s6_file_world: 284 732 */
int shared_file(void)
{
	int fd = open("/var/lib/gateway/keys", O_CREAT | O_WRONLY, 0666);
	return fd;
}
/* allows s6_file_world */
int shared_file_ok(void)
{
	int fd = open("/var/lib/gateway/keys", O_CREAT | O_WRONLY, 0600);
	return fd;
}

/* finds s6_password_to_socket: 319 256 200 */
int login_to(int s, const struct su_session *u)
{
	char line[100];
	int n = snprintf(line, sizeof(line), "LOGIN %s %s\r\n", u->user, u->password);
	return send(s, line, (size_t)n, 0) == n ? 0 : -1;
}
/* allows s6_password_to_socket */
int login_to_ok(int s, const struct su_session *u)
{
	char line[100];
	int n = snprintf(line, sizeof(line), "LOGIN %s %s\r\n", u->user, "challenge");
	return send(s, line, (size_t)n, 0) == n ? 0 : -1;
}

/* finds s6_password_from_socket: 319 256 */
int password_from(int s)
{
	char password[32] = "";
	HANDLE h;
	if (recv(s, password, 31, 0) < 1)
		return 0;
	return LogonUserA("a", "b", password, 2, 0, &h);
}
/* allows s6_password_from_socket */
int password_from_ok(int s)
{
	char password[32] = "";
	HANDLE h;
	if (read(s * 0, password, 31) < 1)
		return 0;
	return LogonUserA("a", "b", password, 2, 0, &h);
}

/* finds s6_key_literal: 321 798 */
int encrypt(EVP_CIPHER_CTX *c, const unsigned char *iv)
{
	static const unsigned char key[32] = "0123456789abcdef0123456789abcde";
	return EVP_EncryptInit_ex(c, EVP_aes_256_cbc(), NULL, key, iv);
}
/* allows s6_key_literal */
int encrypt_ok(EVP_CIPHER_CTX *c, const unsigned char *iv, const unsigned char *key)
{
	return EVP_EncryptInit_ex(c, EVP_aes_256_cbc(), NULL, key, iv);
}

/* finds s6_key_hmac: 321 798 */
unsigned char *sign(const unsigned char *m, size_t n, unsigned char *out)
{
	unsigned len;
	const char *key = "gateway-signing-key";
	return HMAC(EVP_sha256(), key, (int)strlen(key), m, n, out, &len);
}
/* allows s6_key_hmac */
unsigned char *sign_ok(const unsigned char *m, size_t n, unsigned char *out, const char *key)
{
	unsigned len;
	return HMAC(EVP_sha256(), key, (int)strlen(key), m, n, out, &len);
}

/* finds s6_step_final: 325 */
int digest(const void *p, size_t n, unsigned char *out)
{
	EVP_MD_CTX *c = EVP_MD_CTX_new();
	unsigned len = 0;
	int r = 0;
	if (c == NULL)
		return 0;
	if (EVP_DigestInit_ex(c, EVP_sha256(), NULL) == 1) {
		r = 1;
		r = r == 1 && EVP_DigestFinal_ex(c, out, &len) == 1;
	}
	EVP_MD_CTX_free(c);
	return r && p != NULL && n > 0;
}
/* allows s6_step_final */
int digest_ok(const void *p, size_t n, unsigned char *out)
{
	EVP_MD_CTX *c = EVP_MD_CTX_new();
	unsigned len = 0;
	int r = 0;
	if (c == NULL)
		return 0;
	if (EVP_DigestInit_ex(c, EVP_sha256(), NULL) == 1) {
		r = EVP_DigestUpdate(c, p, n);
		r = r == 1 && EVP_DigestFinal_ex(c, out, &len) == 1;
	}
	EVP_MD_CTX_free(c);
	return r && p != NULL && n > 0;
}

/* finds s6_step_salt: 325 327 */
BOOL derive(HCRYPTPROV p, HCRYPTKEY *key, const BYTE *text, DWORD n)
{
	HCRYPTHASH h;
	BOOL ok;
	if (!CryptCreateHash(p, CALG_SHA_256, 0, 0, &h))
		return FALSE;
	ok = n > 0 && text != NULL && CryptDeriveKey(p, CALG_AES_256, h, 0, key);
	CryptDestroyHash(h);
	return ok;
}
/* allows s6_step_salt */
BOOL derive_ok(HCRYPTPROV p, HCRYPTKEY *key, const BYTE *text, DWORD n)
{
	HCRYPTHASH h;
	BOOL ok;
	if (!CryptCreateHash(p, CALG_SHA_256, 0, 0, &h))
		return FALSE;
	ok = CryptHashData(h, text, n, 0) && CryptDeriveKey(p, CALG_AES_256, h, 0, key);
	CryptDestroyHash(h);
	return ok;
}

/* finds s6_cipher_des: 327 326 */
int seal(EVP_CIPHER_CTX *c, const unsigned char *k, const unsigned char *iv)
{
	const EVP_CIPHER *kind = EVP_des_ecb();
	return EVP_EncryptInit_ex(c, kind, NULL, k, iv);
}
/* allows s6_cipher_des */
int seal_ok(EVP_CIPHER_CTX *c, const unsigned char *k, const unsigned char *iv)
{
	const EVP_CIPHER *kind = EVP_aes_256_gcm();
	return EVP_EncryptInit_ex(c, kind, NULL, k, iv);
}

/* finds s6_cipher_rc4_win: 327 326 */
BOOL seal_win(HCRYPTPROV p, HCRYPTHASH h, HCRYPTKEY *k)
{
	ALG_ID how = CALG_AES_256;
	if (su_yes)
		how = CALG_RC4;
	return CryptDeriveKey(p, how, h, 0, k);
}
/* allows s6_cipher_rc4_win */
BOOL seal_win_ok(HCRYPTPROV p, HCRYPTHASH h, HCRYPTKEY *k)
{
	ALG_ID how = CALG_AES_256;
	if (su_yes)
		how = CALG_AES_256;
	return CryptDeriveKey(p, how, h, 0, k);
}

/* finds s6_hash_md5: 328 327 */
int check_image(const unsigned char *image, size_t n, const unsigned char *want)
{
	unsigned char got[32];
	MD5(image, n, got);
	return memcmp(got, want, 16) == 0;
}
/* allows s6_hash_md5 */
int check_image_ok(const unsigned char *image, size_t n, const unsigned char *want)
{
	unsigned char got[32];
	SHA256(image, n, got);
	return memcmp(got, want, 32) == 0;
}

/* finds s6_hash_sha1_pointer: 328 327 */
int start_digest(EVP_MD_CTX *c)
{
	const EVP_MD *(*which)(void) = EVP_sha1;
	return EVP_DigestInit_ex(c, which(), NULL);
}
/* allows s6_hash_sha1_pointer */
int start_digest_ok(EVP_MD_CTX *c)
{
	const EVP_MD *(*which)(void) = EVP_sha256;
	return EVP_DigestInit_ex(c, which(), NULL);
}

/* finds s6_random_token: 338 330 337 */
void new_token(struct su_session *s)
{
	srand((unsigned)time(NULL));
	s->token = (unsigned)rand();
}
/* allows s6_random_token */
void new_token_ok(struct su_session *s)
{
	if (RAND_bytes((unsigned char *)&s->token, sizeof(s->token)) != 1)
		abort();
}

/* finds s6_random_password: 338 330 */
void new_password(char *password, size_t n)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
	unsigned char b;
	for (size_t i = 0; i + 1 < n; i++) {
		b = (unsigned char)(random() % 26);
		password[i] = letters[b % 26];
	}
	password[n - 1] = 0;
}
/* allows s6_random_password */
void new_password_ok(char *password, size_t n)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
	unsigned char b;
	for (size_t i = 0; i + 1 < n; i++) {
		if (RAND_bytes(&b, 1) != 1)
			abort();
		password[i] = letters[b % 26];
	}
	password[n - 1] = 0;
}

/* finds s6_no_effect_deref: 398 482 */
void next_word(const char **at)
{
	while (**at == ' ')
		*at++;
}
/* allows s6_no_effect_deref */
void next_word_ok(const char **at)
{
	while (**at == ' ')
		(*at)++;
}

/* finds s6_empty_if: 398 */
int handled(int n)
{
	if (n < 0) {
	}
	return n;
}
/* allows s6_empty_if */
int handled_ok(int n)
{
	if (n < 0) {
		n = -n;
	}
	return n;
}

/* finds s6_empty_function: 398 */
static void clean_room(char *p, size_t n)
{
}
void room_used(void)
{
	char p[20] = "used";
	clean_room(p, sizeof(p));
	puts(p);
}
/* allows s6_empty_function */
static void clean_room_ok(char *p, size_t n)
{
	memset(p, 0, n);
}
void room_used_ok(void)
{
	char p[20] = "used";
	clean_room_ok(p, sizeof(p));
	puts(p);
}

/* finds s6_expected_time: 440 */
void stamp(void)
{
	time_t t = time(NULL);
	struct tm *a = gmtime(&t);
	char one[40];
	struct tm *b = localtime(&t);
	strftime(one, sizeof(one), "%H:%M", a);
	printf("%s %d\n", one, b->tm_hour);
}
/* allows s6_expected_time */
void stamp_ok(void)
{
	time_t t = time(NULL);
	struct tm *a = gmtime(&t);
	char one[40];
	strftime(one, sizeof(one), "%H:%M", a);
	printf("%s\n", one);
}

/* finds s6_sentinel: 464 170 */
int echo_args(void)
{
	return execl("/bin/echo", "echo", "one");
}
/* allows s6_sentinel */
int echo_args_ok(void)
{
	return execl("/bin/echo", "echo", "one", (char *)NULL);
}

/* finds s6_sentinel_data: 464 */
size_t until_minus(void)
{
	int v[6] = {4, 3, 2, 1, 0, -1};
	int in;
	size_t n = 0;
	for (int i = 0; i < 5; i++)
		if (scanf("%d", &in) == 1)
			v[i] = in;
	while (v[n] != -1)
		n++;
	return n;
}
/* allows s6_sentinel_data */
size_t until_minus_ok(void)
{
	int v[6] = {4, 3, 2, 1, 0, -1};
	int in;
	size_t n = 0;
	for (int i = 0; i < 5; i++)
		if (scanf("%d", &in) == 1 && in >= 0)
			v[i] = in;
	while (v[n] != -1)
		n++;
	return n;
}

/* finds s6_memcpy_null: 475 */
void none(char *to)
{
	const char *from = NULL;
	memcpy(to, from, 0);
}
/* allows s6_memcpy_null */
void none_ok(char *to)
{
	const char *from = "x";
	memcpy(to, from, 1);
}

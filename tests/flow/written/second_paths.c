/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "second_win.h"
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include <wchar.h>

/* finds p2_document: 23 22 73 */
struct request {
	char verb[8];
	char target[200];
};

static int read_request(int s, struct request *r)
{
	char line[256];
	ssize_t n = recv(s, line, sizeof line - 1, 0);
	if (n <= 0)
		return -1;
	line[n] = '\0';
	return sscanf(line, "%7s %199s", r->verb, r->target) == 2 ? 0 : -1;
}

int serve_document(int s)
{
	struct request r;
	char path[300];
	if (read_request(s, &r) != 0)
		return -1;
	snprintf(path, sizeof path, "/srv/documents/%s", r.target);
	return open(path, O_RDONLY);
}
/* allows p2_document */
int serve_document_checked(int s)
{
	struct request r;
	char path[300];
	if (read_request(s, &r) != 0)
		return -1;
	if (strstr(r.target, "..") != NULL || r.target[0] == '/')
		return -1;
	snprintf(path, sizeof path, "/srv/documents/%s", r.target);
	return open(path, O_RDONLY);
}

/* finds p2_skin: 23 22 73 */
FILE *open_skin(void)
{
	wchar_t path[400] = L"C:\\Program Files\\Player\\skins\\";
	wchar_t *skin = _wgetenv(L"PLAYER_SKIN");
	if (skin == NULL || wcslen(skin) > 300)
		return NULL;
	wcscat(path, skin);
	return _wfopen(path, L"rb");
}
/* allows p2_skin */
FILE *open_skin_by_number(void)
{
	static const wchar_t *const names[] = { L"dark", L"light" };
	wchar_t path[400] = L"C:\\Program Files\\Player\\skins\\";
	wchar_t *skin = _wgetenv(L"PLAYER_SKIN");
	if (skin == NULL)
		return NULL;
	wcscat(path, names[wcscmp(skin, L"light") == 0]);
	return _wfopen(path, L"rb");
}

/* finds p2_remove: 36 22 73 */
void remove_named(void)
{
	char name[FILENAME_MAX];
	fputs("file to remove: ", stdout);
	if (fgets(name, sizeof name, stdin) == NULL)
		return;
	name[strcspn(name, "\r\n")] = '\0';
	unlink(name);
}
/* allows p2_remove */
void remove_chosen(void)
{
	static const char *const known[] = { "/var/cache/app/a", "/var/cache/app/b" };
	char name[16];
	fputs("which one: ", stdout);
	if (fgets(name, sizeof name, stdin) == NULL)
		return;
	unlink(known[name[0] == 'b']);
}

/* finds p2_registry: 36 22 73 */
HANDLE open_from_registry(HKEY key)
{
	unsigned char where[MAX_PATH];
	DWORD size = sizeof where - 1;
	if (RegQueryValueExA(key, "LogFile", NULL, NULL, where, &size) != ERROR_SUCCESS)
		return INVALID_HANDLE_VALUE;
	where[size] = 0;
	return CreateFileA((char *)where, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
}
/* allows p2_registry */
HANDLE open_fixed_log(HKEY key)
{
	unsigned char verbose[4];
	DWORD size = sizeof verbose;
	if (RegQueryValueExA(key, "Verbose", NULL, NULL, verbose, &size) != ERROR_SUCCESS)
		return INVALID_HANDLE_VALUE;
	return CreateFileA("C:\\ProgramData\\App\\app.log", GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
}

/* finds p2_pack: 426 427 */
int pack_folder(void)
{
	FILE *p = popen("tar cf /var/backup/data.tar /data", "w");
	if (p == NULL)
		return -1;
	return pclose(p);
}
/* allows p2_pack */
int pack_folder_absolute(void)
{
	FILE *p = popen("/usr/bin/tar cf /var/backup/data.tar /data", "w");
	if (p == NULL)
		return -1;
	return pclose(p);
}

/* finds p2_spawn: 426 427 */
void run_sorter(const wchar_t *file)
{
	if (_wspawnlp(0, L"sort.exe", L"sort.exe", file, NULL) == -1)
		fputs("cannot sort\n", stderr);
}
/* allows p2_spawn */
void run_sorter_absolute(const wchar_t *file)
{
	if (_wspawnlp(0, L"C:\\Windows\\System32\\sort.exe", L"sort.exe", file, NULL) == -1)
		fputs("cannot sort\n", stderr);
}

/* finds p2_codec: 427 426 114 */
void *load_codec(void)
{
	const char *folder = getenv("CODEC_PATH");
	char file[PATH_MAX];
	if (folder == NULL)
		return NULL;
	snprintf(file, sizeof file, "%s/codec.so", folder);
	return dlopen(file, RTLD_NOW);
}
/* allows p2_codec */
void *load_codec_fixed(void)
{
	return dlopen("/usr/lib/player/codec.so", RTLD_NOW);
}

/* finds p2_putenv: 427 426 */
int extend_search_path(int s)
{
	static char entry[512] = "PATH=";
	ssize_t n = recv(s, entry + 5, sizeof entry - 6, 0);
	if (n < 0)
		return -1;
	entry[5 + n] = '\0';
	return putenv(entry);
}
/* allows p2_putenv */
int fixed_search_path(int s)
{
	char ready;
	if (recv(s, &ready, 1, 0) != 1)
		return -1;
	return setenv("PATH", "/usr/bin:/bin", 1);
}

/* finds p2_scratch: 377 */
FILE *scratch_file(void)
{
	char *name = tempnam("/tmp", "calc");
	FILE *f;
	if (name == NULL)
		return NULL;
	f = fopen(name, "w+");
	free(name);
	return f;
}
/* allows p2_scratch */
FILE *scratch_file_safe(void)
{
	char name[] = "/tmp/calcXXXXXX";
	int fd = mkstemp(name);
	FILE *f;
	if (fd < 0)
		return NULL;
	f = fdopen(fd, "w+");
	if (f == NULL)
		close(fd);
	return f;
}

/* finds p2_pid_name: 377 379 */
int spool_by_pid(const char *text)
{
	char name[64];
	int fd;
	sprintf(name, "/tmp/spool.%d", (int)getpid());
	fd = open(name, O_CREAT | O_WRONLY, 0600);
	if (fd < 0)
		return -1;
	if (write(fd, text, strlen(text)) < 0)
		perror(name);
	return close(fd);
}
/* allows p2_pid_name */
int spool_exclusively(const char *text)
{
	char name[] = "/tmp/spoolXXXXXX";
	int fd = mkstemp(name);
	if (fd < 0)
		return -1;
	if (write(fd, text, strlen(text)) < 0)
		perror(name);
	return close(fd);
}

/* finds p2_check_use: 367 */
int append_if_mine(const char *path, const char *line)
{
	struct stat st;
	FILE *f;
	if (lstat(path, &st) != 0 || !S_ISREG(st.st_mode) || st.st_uid != getuid())
		return -1;
	f = fopen(path, "a");
	if (f == NULL)
		return -1;
	fputs(line, f);
	return fclose(f);
}
/* allows p2_check_use */
int append_then_look(const char *path, const char *line)
{
	struct stat st;
	int fd = open(path, O_WRONLY | O_APPEND | O_NOFOLLOW);
	if (fd < 0)
		return -1;
	if (fstat(fd, &st) == 0 && st.st_uid == getuid() && write(fd, line, strlen(line)) < 0)
		perror(path);
	return close(fd);
}

/* finds p2_wide_access: 367 */
int clear_old(const wchar_t *name)
{
	if (_waccess(name, 2) == 0)
		return _wunlink(name);
	return -1;
}
/* allows p2_wide_access */
int clear_at_once(const wchar_t *name)
{
	return _wunlink(name);
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "win.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <wchar.h>

/* finds win_leak: 775 772 404 */
DWORD win_leak(const char *path)
{
	char b[16];
	DWORD got = 0;
	HANDLE h = CreateFileA(path, GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
	if (h == INVALID_HANDLE_VALUE)
		return 0;
	if (!ReadFile(h, b, sizeof b, &got, NULL))
		return 0;
	CloseHandle(h);
	return got;
}
/* allows win_leak */
DWORD win_closed(const char *path)
{
	char b[16];
	DWORD got = 0;
	HANDLE h = CreateFileA(path, GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
	if (h == INVALID_HANDLE_VALUE)
		return 0;
	if (!ReadFile(h, b, sizeof b, &got, NULL))
		got = 0;
	CloseHandle(h);
	return got;
}

/* finds win_twice: 675 415 1341 672 */
void win_twice(const wchar_t *path)
{
	HANDLE h = CreateFileW(path, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
	if (h != INVALID_HANDLE_VALUE) {
		CloseHandle(h);
		CloseHandle(h);
	}
}
/* allows win_twice */
void win_once(const wchar_t *path)
{
	HANDLE h = CreateFileW(path, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
	if (h != INVALID_HANDLE_VALUE)
		CloseHandle(h);
}

/* finds win_stream: 404 762 775 772 */
void win_stream(const char *path)
{
	HANDLE h = CreateFileA(path, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
	if (h != INVALID_HANDLE_VALUE)
		fclose((FILE *)h);
}
/* allows win_stream */
void win_handle(const char *path)
{
	HANDLE h = CreateFileA(path, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
	if (h != INVALID_HANDLE_VALUE)
		CloseHandle(h);
}

/* finds win_key: 404 772 775 */
int win_key(const char *name)
{
	HKEY key;
	if (RegOpenKeyExA(HKEY_LOCAL_MACHINE, name, 0, KEY_READ, &key) != ERROR_SUCCESS)
		return 0;
	return RegQueryValueExA(key, "Version", NULL, NULL, NULL, NULL) == ERROR_SUCCESS;
}
/* allows win_key */
int win_key_closed(const char *name)
{
	HKEY key;
	int r;
	if (RegOpenKeyExA(HKEY_LOCAL_MACHINE, name, 0, KEY_READ, &key) != ERROR_SUCCESS)
		return 0;
	r = RegQueryValueExA(key, "Version", NULL, NULL, NULL, NULL) == ERROR_SUCCESS;
	RegCloseKey(key);
	return r;
}

/* finds win_library: 426 427 114 */
HMODULE win_library(void)
{
	return LoadLibraryA("codec.dll");
}
/* allows win_library */
HMODULE win_library_absolute(void)
{
	return LoadLibraryA("C:\\Windows\\System32\\codec.dll");
}

/* finds win_library_wide: 114 426 427 22 */
HMODULE win_library_wide(FILE *in)
{
	wchar_t name[100];
	if (!fgetws(name, 100, in))
		return NULL;
	return LoadLibraryW(name);
}
/* allows win_library_wide */
HMODULE win_library_fixed(FILE *in)
{
	wchar_t name[100];
	if (!fgetws(name, 100, in))
		return NULL;
	return LoadLibraryW(L"C:\\Windows\\System32\\a.dll");
}

/* finds win_process: 78 77 426 427 88 */
BOOL win_process(int s)
{
	char line[200] = "cmd.exe /c type ";
	STARTUPINFOA si = {sizeof si};
	PROCESS_INFORMATION pi;
	size_t n = strlen(line);
	ssize_t got = recv(s, line + n, sizeof line - n - 1, 0);
	if (got <= 0)
		return FALSE;
	line[n + (size_t)got] = 0;
	return CreateProcessA(NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, &si, &pi);
}
/* allows win_process */
BOOL win_process_fixed(int s)
{
	char line[200] = "C:\\Windows\\System32\\cmd.exe /c type C:\\a.txt";
	STARTUPINFOA si = {sizeof si};
	PROCESS_INFORMATION pi;
	if (s < 0)
		return FALSE;
	return CreateProcessA("C:\\Windows\\System32\\cmd.exe", line, NULL, NULL, FALSE, 0, NULL, NULL, &si, &pi);
}

/* finds win_shell_wide: 78 77 88 */
int win_shell_wide(FILE *in)
{
	wchar_t command[200] = L"dir ";
	size_t n = wcslen(command);
	if (!fgetws(command + n, (int)(200 - n), in))
		return -1;
	return _wsystem(command);
}
/* allows win_shell_wide */
int win_shell_fixed(FILE *in)
{
	wchar_t command[200] = L"dir ";
	if (in)
		wcscat(command, L"*.txt");
	return _wsystem(command);
}

/* finds win_path: 22 23 36 73 */
HANDLE win_path(void)
{
	char name[200];
	DWORD n = GetEnvironmentVariableA("REPORT", name, sizeof name);
	if (n == 0 || n >= sizeof name)
		return INVALID_HANDLE_VALUE;
	return CreateFileA(name, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
}
/* allows win_path */
HANDLE win_path_fixed(void)
{
	char name[200];
	DWORD n = GetEnvironmentVariableA("REPORT", name, sizeof name);
	if (n == 0 || n >= sizeof name)
		return INVALID_HANDLE_VALUE;
	return CreateFileA("C:\\report.txt", GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
}

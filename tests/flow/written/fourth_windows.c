/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <wchar.h>

/* shared */
HMODULE WINAPI LoadLibraryExW(LPCWSTR, HANDLE, DWORD);
HMODULE WINAPI LoadLibraryExA(LPCSTR, HANDLE, DWORD);
HANDLE WINAPI OpenProcess(DWORD, BOOL, DWORD);
BOOL WINAPI DeleteFileW(LPCWSTR);
HANDLE WINAPI FindFirstFileW(LPCWSTR, void *);
BOOL WINAPI SetFileAttributesA(LPCSTR, DWORD);
LONG WINAPI RegCreateKeyA(HKEY, LPCSTR, HKEY *);
HANDLE WINAPI CreateFileTransactedA(LPCSTR, DWORD, DWORD, void *, DWORD, DWORD, HANDLE, HANDLE, void *, void *);
HINTERNET WINAPI ShellExecuteW(HANDLE, LPCWSTR, LPCWSTR, LPCWSTR, LPCWSTR, int);

static wchar_t folder[MAX_PATH];

/* finds w4_system_env: 78 77 88 */
void run_tool(void)
{
	wchar_t command[300] = L"tool.exe ";
	const wchar_t *extra = _wgetenv(L"TOOL_ARGS");
	if (extra == NULL)
		return;
	wcsncat(command, extra, 200);
	_wsystem(command);
}
/* allows w4_system_env */
void run_tool_ok(void)
{
	wchar_t command[300] = L"C:\\tools\\tool.exe ";
	const wchar_t *extra = L"--all";
	wcsncat(command, extra, 200);
	_wsystem(command);
}

/* finds w4_create_process: 78 77 88 */
int launch(SOCKET s)
{
	char line[256] = "";
	STARTUPINFOA si = {sizeof(si)};
	PROCESS_INFORMATION pi;
	if (recv((int)s, line, sizeof(line) - 1, 0) <= 0)
		return -1;
	if (!CreateProcessA(NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, &si, &pi))
		return -1;
	CloseHandle(pi.hThread);
	CloseHandle(pi.hProcess);
	return 0;
}
/* allows w4_create_process */
int launch_ok(SOCKET s)
{
	char line[256] = "";
	STARTUPINFOA si = {sizeof(si)};
	PROCESS_INFORMATION pi;
	if (recv((int)s, line, sizeof(line) - 1, 0) <= 0)
		return -1;
	if (!CreateProcessA("C:\\app\\child.exe", NULL, NULL, NULL, FALSE, 0, NULL, NULL, &si, &pi))
		return -1;
	CloseHandle(pi.hThread);
	CloseHandle(pi.hProcess);
	return 0;
}

/* finds w4_path_delete: 23 22 73 36 */
int remove_entry(SOCKET s)
{
	char name[100] = "", path[MAX_PATH];
	if (recv((int)s, name, sizeof(name) - 1, 0) <= 0)
		return 0;
	(void)snprintf(path, sizeof(path), "C:\\data\\%s", name);
	return DeleteFileA(path);
}
/* allows w4_path_delete */
int remove_entry_ok(SOCKET s)
{
	char name[100] = "", path[MAX_PATH];
	if (recv((int)s, name, sizeof(name) - 1, 0) <= 0)
		return 0;
	if (strpbrk(name, "\\/:") || strstr(name, ".."))
		return 0;
	(void)snprintf(path, sizeof(path), "C:\\data\\%s", name);
	return DeleteFileA(path);
}

/* finds w4_path_registry: 36 22 73 23 */
HANDLE open_log(HKEY k)
{
	unsigned char path[MAX_PATH];
	DWORD n = sizeof(path) - 1;
	if (RegQueryValueExA(k, "Log", NULL, NULL, path, &n) != ERROR_SUCCESS)
		return INVALID_HANDLE_VALUE;
	path[n] = '\0';
	return CreateFileA((char *)path, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
}
/* allows w4_path_registry */
HANDLE open_log_ok(HKEY k)
{
	unsigned char path[MAX_PATH];
	DWORD n = sizeof(path) - 1;
	if (RegQueryValueExA(k, "Log", NULL, NULL, path, &n) != ERROR_SUCCESS)
		return INVALID_HANDLE_VALUE;
	return CreateFileA("C:\\app\\log.txt", GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
}

/* finds w4_library_name: 427 426 114 */
HMODULE load_helper(void)
{
	return LoadLibraryW(L"helper.dll");
}
/* allows w4_library_name */
HMODULE load_helper_ok(void)
{
	return LoadLibraryW(L"C:\\Program Files\\App\\helper.dll");
}

/* finds w4_library_tainted: 114 426 427 */
HMODULE load_driver(FILE *in)
{
	char name[80];
	if (!fgets(name, sizeof(name), in))
		return NULL;
	name[strcspn(name, "\n")] = '\0';
	return LoadLibraryA(name);
}
/* allows w4_library_tainted */
HMODULE load_driver_ok(FILE *in)
{
	char name[80];
	if (!fgets(name, sizeof(name), in))
		return NULL;
	return LoadLibraryA("C:\\Windows\\System32\\driver.dll");
}

/* finds w4_program_space: 428 426 427 78 */
int run_updater(void)
{
	STARTUPINFOA si = {sizeof(si)};
	PROCESS_INFORMATION pi;
	char line[] = "C:\\Program Files\\App\\update.exe /now";
	if (!CreateProcessA(NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, &si, &pi))
		return -1;
	CloseHandle(pi.hThread);
	CloseHandle(pi.hProcess);
	return 0;
}
/* allows w4_program_space */
int run_updater_ok(void)
{
	STARTUPINFOA si = {sizeof(si)};
	PROCESS_INFORMATION pi;
	char line[] = "\"C:\\Program Files\\App\\update.exe\" /now";
	if (!CreateProcessA("C:\\Program Files\\App\\update.exe", line, NULL, NULL, FALSE, 0, NULL, NULL, &si, &pi))
		return -1;
	CloseHandle(pi.hThread);
	CloseHandle(pi.hProcess);
	return 0;
}

/* finds w4_handle_lost: 775 772 404 773 */
int file_exists(LPCWSTR name)
{
	HANDLE h = CreateFileW(name, GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
	return h != INVALID_HANDLE_VALUE;
}
/* allows w4_handle_lost */
int file_exists_ok(LPCWSTR name)
{
	HANDLE h = CreateFileW(name, GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
	if (h == INVALID_HANDLE_VALUE)
		return 0;
	CloseHandle(h);
	return 1;
}

/* finds w4_handle_kind: 404 762 */
int any_entry(LPCSTR pattern)
{
	char data[600];
	HANDLE h = FindFirstFileA(pattern, data);
	if (h == INVALID_HANDLE_VALUE)
		return 0;
	CloseHandle(h);
	return 1;
}
/* allows w4_handle_kind */
int any_entry_ok(LPCSTR pattern)
{
	char data[600];
	HANDLE h = FindFirstFileA(pattern, data);
	if (h == INVALID_HANDLE_VALUE)
		return 0;
	FindClose(h);
	return 1;
}

/* finds w4_handle_twice: 675 415 672 1341 */
void close_both(HANDLE event)
{
	HANDLE copy = event;
	CloseHandle(event);
	if (copy)
		CloseHandle(copy);
}
/* allows w4_handle_twice */
void close_both_ok(HANDLE event)
{
	HANDLE copy = event;
	if (copy)
		CloseHandle(copy);
}

/* finds w4_local_mixed: 762 590 */
char *message_copy(LPCSTR from)
{
	char *p = LocalAlloc(LPTR, strlen(from) + 1);
	if (p == NULL)
		return NULL;
	strcpy(p, from);
	if (p[0] == '\0') {
		free(p);
		return NULL;
	}
	return p;
}
/* allows w4_local_mixed */
char *message_copy_ok(LPCSTR from)
{
	char *p = LocalAlloc(LPTR, strlen(from) + 1);
	if (p == NULL)
		return NULL;
	strcpy(p, from);
	if (p[0] == '\0') {
		LocalFree(p);
		return NULL;
	}
	return p;
}

/* finds w4_heap_size: 122 787 */
wchar_t *heap_text(LPCWSTR from)
{
	wchar_t *p = HeapAlloc(GetProcessHeap(), 0, wcslen(from) + 1);
	if (p == NULL)
		return NULL;
	wcscpy(p, from);
	return p;
}
/* allows w4_heap_size */
wchar_t *heap_text_ok(LPCWSTR from)
{
	wchar_t *p = HeapAlloc(GetProcessHeap(), 0, (wcslen(from) + 1) * sizeof(*p));
	if (p == NULL)
		return NULL;
	wcscpy(p, from);
	return p;
}

/* finds w4_wide_count: 121 787 131 */
int to_wide(LPCSTR from)
{
	wchar_t to[64];
	if (!MultiByteToWideChar(CP_UTF8, 0, from, -1, to, sizeof(to)))
		return -1;
	return (int)wcslen(to);
}
/* allows w4_wide_count */
int to_wide_ok(LPCSTR from)
{
	wchar_t to[64];
	if (!MultiByteToWideChar(CP_UTF8, 0, from, -1, to, sizeof(to) / sizeof(to[0])))
		return -1;
	return (int)wcslen(to);
}

/* finds w4_registry_env: 15 */
LONG set_server(void)
{
	char server[100];
	HKEY k;
	LONG r;
	if (!GetEnvironmentVariableA("SERVER", server, sizeof(server)))
		return -1;
	if (RegOpenKeyExA(HKEY_LOCAL_MACHINE, "Software\\App", 0, KEY_ALL_ACCESS, &k) != ERROR_SUCCESS)
		return -1;
	r = RegSetValueExA(k, "Server", 0, 1, (BYTE *)server, (DWORD)strlen(server) + 1);
	RegCloseKey(k);
	return r;
}
/* allows w4_registry_env */
LONG set_server_ok(void)
{
	char server[100] = "server.example";
	HKEY k;
	LONG r;
	if (RegOpenKeyExA(HKEY_LOCAL_MACHINE, "Software\\App", 0, KEY_ALL_ACCESS, &k) != ERROR_SUCCESS)
		return -1;
	r = RegSetValueExA(k, "Server", 0, 1, (BYTE *)server, (DWORD)strlen(server) + 1);
	RegCloseKey(k);
	return r;
}

/* finds w4_temp_name: 377 379 */
HANDLE scratch_handle(void)
{
	char dir[MAX_PATH], name[MAX_PATH];
	if (!GetTempPathA(sizeof(dir), dir) || !GetTempFileNameA(dir, "app", 7, name))
		return INVALID_HANDLE_VALUE;
	return CreateFileA(name, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
}
/* allows w4_temp_name */
HANDLE scratch_handle_ok(void)
{
	char dir[MAX_PATH], name[MAX_PATH];
	if (!GetTempPathA(sizeof(dir), dir) || !GetTempFileNameA(dir, "app", 0, name))
		return INVALID_HANDLE_VALUE;
	return CreateFileA(name, GENERIC_WRITE, 0, NULL, OPEN_EXISTING, FILE_FLAG_DELETE_ON_CLOSE, NULL);
}

/* finds w4_null_dacl: 732 276 */
HANDLE shared_pipe(void)
{
	SECURITY_DESCRIPTOR d;
	SECURITY_ATTRIBUTES a = {sizeof(a), &d, FALSE};
	if (!InitializeSecurityDescriptor(&d, 1) || !SetSecurityDescriptorDacl(&d, TRUE, NULL, FALSE))
		return INVALID_HANDLE_VALUE;
	return CreateNamedPipeA("\\\\.\\pipe\\app", 3, 0, 1, 512, 512, 0, &a);
}
/* allows w4_null_dacl */
HANDLE shared_pipe_ok(void *acl)
{
	SECURITY_DESCRIPTOR d;
	SECURITY_ATTRIBUTES a = {sizeof(a), &d, FALSE};
	if (!InitializeSecurityDescriptor(&d, 1) || !SetSecurityDescriptorDacl(&d, TRUE, acl, FALSE))
		return INVALID_HANDLE_VALUE;
	return CreateNamedPipeA("\\\\.\\pipe\\app", 3, 0, 1, 512, 512, 0, &a);
}

/* finds w4_unchecked_alloc: 690 476 252 */
int *global_numbers(int n)
{
	int *v = GlobalAlloc(0x40, (size_t)n * sizeof(*v));
	v[0] = n;
	return v;
}
/* allows w4_unchecked_alloc */
int *global_numbers_ok(int n)
{
	int *v = GlobalAlloc(0x40, (size_t)n * sizeof(*v));
	if (v == NULL)
		return NULL;
	v[0] = n;
	return v;
}

/* finds w4_wide_format: 134 */
void show_wide(HKEY k)
{
	char text[200];
	DWORD n = sizeof(text) - 1;
	if (RegQueryValueExA(k, "Greeting", NULL, NULL, (unsigned char *)text, &n) != ERROR_SUCCESS)
		return;
	text[n < sizeof(text) ? n : sizeof(text) - 1] = '\0';
	printf(text);
}
/* allows w4_wide_format */
void show_wide_ok(HKEY k)
{
	char text[200];
	DWORD n = sizeof(text) - 1;
	if (RegQueryValueExA(k, "Greeting", NULL, NULL, (unsigned char *)text, &n) != ERROR_SUCCESS)
		return;
	text[n < sizeof(text) ? n : sizeof(text) - 1] = '\0';
	printf("%s", text);
}

/* finds w4_unset_folder: 252 */
int go_home(void)
{
	SetCurrentDirectoryA("C:\\app");
	return _wunlink(folder);
}
/* allows w4_unset_folder */
int go_home_ok(void)
{
	if (!SetCurrentDirectoryA("C:\\app"))
		return -1;
	return _wunlink(folder);
}

/* finds w4_terminate: 664 404 772 667 */
int stop_worker(HANDLE thread)
{
	return TerminateThread(thread, 0);
}
/* allows w4_terminate */
int stop_worker_ok(HANDLE thread)
{
	return WaitForSingleObject(thread, 5000) == WAIT_OBJECT_0;
}

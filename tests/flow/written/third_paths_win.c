/* SPDX-License-Identifier: Apache-2.0 */
#include "third_sec.h"
#include "third_win.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

int recv(SOCKET, char *, int, int);

/* finds w3_computer_name: 15 */
BOOL rename_machine(int argc, char **argv)
{
	if (argc != 2)
		return FALSE;
	return SetComputerNameA(argv[1]);
}
/* allows w3_computer_name */
BOOL rename_machine_fixed(int argc)
{
	return SetComputerNameA(argc == 2 ? "kiosk-2" : "kiosk-1");
}

/* finds w3_registry_set: 15 */
LONG remember_home(SOCKET s, HKEY key)
{
	char home[MAX_PATH] = { 0 };
	if (recv(s, home, MAX_PATH - 1, 0) <= 0)
		return -1;
	return RegSetValueExA(key, "Home", 0, 1, (const BYTE *)home, (DWORD)strlen(home) + 1);
}
/* allows w3_registry_set */
LONG remember_home_fixed(SOCKET s, HKEY key)
{
	char home[MAX_PATH] = { 0 };
	if (recv(s, home, MAX_PATH - 1, 0) <= 0)
		return -1;
	return RegSetValueExA(key, "Home", 0, 1, (const BYTE *)"C:\\app", 7);
}

/* finds w3_relative: 23 22 73 36 */
HANDLE open_skin(void)
{
	char skin[64], path[MAX_PATH];
	if (GetEnvironmentVariableA("SKIN", skin, sizeof skin) == 0)
		return INVALID_HANDLE_VALUE;
	snprintf(path, sizeof path, "C:\\app\\skins\\%s", skin);
	return CreateFileA(path, GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
}
/* allows w3_relative */
HANDLE open_skin_inside(void)
{
	char skin[64], path[MAX_PATH];
	if (GetEnvironmentVariableA("SKIN", skin, sizeof skin) == 0)
		return INVALID_HANDLE_VALUE;
	if (strpbrk(skin, "\\/:.") != NULL)
		return INVALID_HANDLE_VALUE;
	snprintf(path, sizeof path, "C:\\app\\skins\\%s", skin);
	return CreateFileA(path, GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
}

/* finds w3_wide_relative: 23 22 73 36 */
FILE *open_note(void)
{
	wchar_t title[40], path[MAX_PATH] = L"C:\\notes\\";
	if (fgetws(title, 40, stdin) == NULL)
		return NULL;
	wcscat(path, title);
	return _wfopen(path, L"r");
}
/* allows w3_wide_relative */
FILE *open_note_inside(void)
{
	wchar_t title[40], path[MAX_PATH] = L"C:\\notes\\";
	if (fgetws(title, 40, stdin) == NULL)
		return NULL;
	wcscat(path, wcscmp(title, L"today\n") == 0 ? L"today" : L"other");
	return _wfopen(path, L"r");
}

/* finds w3_absolute: 36 73 22 */
BOOL delete_asked(SOCKET s)
{
	char victim[MAX_PATH];
	int n = recv(s, victim, sizeof victim - 1, 0);
	if (n <= 0)
		return FALSE;
	victim[n] = 0;
	return DeleteFileA(victim);
}
/* allows w3_absolute */
BOOL delete_known(SOCKET s)
{
	char victim[MAX_PATH];
	int n = recv(s, victim, sizeof victim - 1, 0);
	if (n <= 0)
		return FALSE;
	victim[n] = 0;
	return DeleteFileA(strcmp(victim, "log") == 0 ? "C:\\app\\log" : "C:\\app\\old");
}

/* finds w3_copy_wide: 36 73 22 */
BOOL take_backup(int argc, wchar_t **argv)
{
	wchar_t *source = _wgetenv(L"BACKUP_FROM");
	if (argc < 1 || source == NULL)
		return FALSE;
	return CopyFileW(source, L"C:\\backup\\last", FALSE);
}
/* allows w3_copy_wide */
BOOL take_backup_known(int argc)
{
	wchar_t *source = _wgetenv(L"BACKUP_FROM");
	if (argc < 1 || source == NULL)
		return FALSE;
	return CopyFileW(L"C:\\app\\data", L"C:\\backup\\last", FALSE);
}

/* finds w3_move: 23 22 73 36 */
BOOL accept_upload(SOCKET s, const char *temporary)
{
	char name[100] = { 0 }, target[MAX_PATH];
	if (recv(s, name, 99, 0) < 1)
		return FALSE;
	strcpy(target, "D:\\uploads\\");
	strncat(target, name, sizeof target - strlen(target) - 1);
	return MoveFileA(temporary, target);
}
/* allows w3_move */
BOOL accept_upload_counted(const char *temporary)
{
	static unsigned next;
	char target[MAX_PATH];
	snprintf(target, sizeof target, "D:\\uploads\\%08u", next++);
	return MoveFileA(temporary, target);
}

/* finds w3_exec: 78 88 77 */
void open_viewer(const char *config)
{
	char viewer[200];
	FILE *f = fopen(config, "r");
	if (f == NULL)
		return;
	if (fread(viewer, 1, sizeof viewer - 1, f) > 0) {
		viewer[sizeof viewer - 1] = 0;
		WinExec(viewer, 1);
	}
	fclose(f);
}
/* allows w3_exec */
void open_viewer_known(const char *config)
{
	char viewer[200];
	FILE *f = fopen(config, "r");
	if (f == NULL)
		return;
	if (fread(viewer, 1, sizeof viewer - 1, f) > 0)
		WinExec(viewer[0] == 'b' ? "C:\\app\\big.exe" : "C:\\app\\small.exe", 1);
	fclose(f);
}

/* finds w3_pipe: 78 88 77 */
int list_folder(int argc, char **argv)
{
	char cmd[300] = "dir \"";
	if (argc < 2 || strlen(argv[1]) > 200)
		return 1;
	strcat(cmd, argv[1]);
	strcat(cmd, "\"");
	FILE *p = _popen(cmd, "r");
	return p ? _pclose(p) : 1;
}
/* allows w3_pipe */
int list_folder_known(int argc)
{
	char cmd[300] = "dir \"";
	strcat(cmd, argc > 1 ? "C:\\app" : "C:\\data");
	strcat(cmd, "\"");
	FILE *p = _popen(cmd, "r");
	return p ? _pclose(p) : 1;
}

/* finds w3_command_line: 78 88 77 */
BOOL start_editor(SOCKET s)
{
	wchar_t line[300];
	char file[100] = { 0 };
	PROCESS_INFORMATION started;
	if (recv(s, file, sizeof file - 1, 0) <= 0)
		return FALSE;
	_snwprintf(line, 300, L"cmd.exe /c edit %hs", file);
	return CreateProcessW(NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, NULL, &started);
}
/* allows w3_command_line */
BOOL start_editor_known(void)
{
	wchar_t line[300];
	PROCESS_INFORMATION started;
	_snwprintf(line, 300, L"\"C:\\Windows\\notepad.exe\" %ls", L"C:\\app\\readme");
	return CreateProcessW(L"C:\\Windows\\notepad.exe", line, NULL, NULL, FALSE, 0, NULL, NULL, NULL, &started);
}

/* finds w3_library: 114 426 427 73 22 */
HMODULE load_driver(HKEY key)
{
	char dll[MAX_PATH];
	DWORD size = sizeof dll - 1, type;
	if (RegQueryValueExA(key, "Driver", NULL, &type, (unsigned char *)dll, &size) != ERROR_SUCCESS)
		return NULL;
	dll[size] = 0;
	return LoadLibraryA(dll);
}
/* allows w3_library */
HMODULE load_driver_known(HKEY key)
{
	char dll[MAX_PATH];
	DWORD size = sizeof dll - 1, type;
	if (RegQueryValueExA(key, "Driver", NULL, &type, (unsigned char *)dll, &size) != ERROR_SUCCESS)
		return NULL;
	return LoadLibraryA(dll[0] == 'a' ? "C:\\app\\a.dll" : "C:\\app\\b.dll");
}

/* finds w3_library_wide: 114 426 427 73 22 */
static wchar_t extension[MAX_PATH];

void ask_extension(void)
{
	if (GetEnvironmentVariableW(L"APP_EXT", extension, MAX_PATH) == 0)
		wcscpy(extension, L"C:\\app\\ext.dll");
}

HMODULE load_extension(void)
{
	return LoadLibraryW(extension);
}
/* allows w3_library_wide */
static wchar_t addition[MAX_PATH];

void ask_addition(int large)
{
	wcscpy(addition, large ? L"C:\\app\\large.dll" : L"C:\\app\\ext.dll");
}

HMODULE load_addition(void)
{
	return LoadLibraryW(addition);
}

/* finds w3_bare_dll: 426 427 */
HMODULE load_helper(void)
{
	return LoadLibraryA("helper.dll");
}
/* allows w3_bare_dll */
HMODULE load_helper_right(void)
{
	return LoadLibraryA("C:\\Program Files\\App\\helper.dll");
}

/* finds w3_dll_folder: 427 426 */
BOOL add_folder(SOCKET s)
{
	char folder[MAX_PATH] = { 0 };
	if (recv(s, folder, sizeof folder - 1, 0) <= 0)
		return FALSE;
	return SetDllDirectoryA(folder);
}
/* allows w3_dll_folder */
BOOL no_folder(void)
{
	return SetDllDirectoryA("");
}

/* finds w3_path_set: 427 426 */
int take_path(SOCKET s)
{
	char entry[300] = "PATH=";
	if (recv(s, entry + 5, sizeof entry - 6, 0) <= 0)
		return -1;
	entry[sizeof entry - 1] = 0;
	return _putenv(entry);
}
/* allows w3_path_set */
int take_path_known(void)
{
	return _putenv("PATH=C:\\Windows\\System32");
}

/* finds w3_run_bare: 426 427 78 */
BOOL refresh_network(void)
{
	STARTUPINFOA start = { sizeof start };
	PROCESS_INFORMATION made;
	return CreateProcessA(NULL, "ipconfig /renew", NULL, NULL, FALSE, 0, NULL, NULL, &start, &made);
}
/* allows w3_run_bare */
BOOL refresh_network_right(void)
{
	STARTUPINFOA start = { sizeof start };
	PROCESS_INFORMATION made;
	return CreateProcessA("C:\\Windows\\System32\\ipconfig.exe", "ipconfig /renew", NULL, NULL, FALSE, 0, NULL, NULL, &start, &made);
}

/* finds w3_wide_format: 134 */
void show_title(void)
{
	wchar_t title[64], shown[200];
	if (GetEnvironmentVariableW(L"APP_TITLE", title, 64) == 0)
		return;
	_snwprintf(shown, 200, title);
	fputws(shown, stdout);
}
/* allows w3_wide_format */
void show_title_right(void)
{
	wchar_t title[64], shown[200];
	if (GetEnvironmentVariableW(L"APP_TITLE", title, 64) == 0)
		return;
	_snwprintf(shown, 200, L"%ls", title);
	fputws(shown, stdout);
}

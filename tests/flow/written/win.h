/* SPDX-License-Identifier: Apache-2.0 */
/* The few Win32 declarations that windows.c uses, so that it parses on any system. */
#ifndef WIN_H
#define WIN_H
#include <stddef.h>
#include <stdint.h>

typedef void *HANDLE, *HMODULE, *HKEY, *HINTERNET, *SC_HANDLE;
typedef unsigned long DWORD;
typedef int BOOL;
typedef long LONG;
typedef uintptr_t SOCKET;
typedef char CHAR;
typedef wchar_t WCHAR;
typedef struct { int unused; } CRITICAL_SECTION;
typedef struct { DWORD cb; } STARTUPINFOA;
typedef struct { HANDLE hProcess, hThread; DWORD dwProcessId, dwThreadId; } PROCESS_INFORMATION;
struct win_sockaddr { unsigned short family; char data[14]; };

#define WINAPI
#define TRUE 1
#define FALSE 0
#define INVALID_HANDLE_VALUE ((HANDLE)(intptr_t)-1)
#define INVALID_SOCKET ((SOCKET)~(SOCKET)0)
#define SOCKET_ERROR (-1)
#define GENERIC_READ 0x80000000UL
#define GENERIC_WRITE 0x40000000UL
#define OPEN_EXISTING 3
#define CREATE_ALWAYS 2
#define HKEY_LOCAL_MACHINE ((HKEY)(uintptr_t)0x80000002)
#define KEY_READ 0x20019
#define ERROR_SUCCESS 0L
#define FILE_ATTRIBUTE_NORMAL 0x80

HANDLE WINAPI CreateFileA(const char *, DWORD, DWORD, void *, DWORD, DWORD, HANDLE);
HANDLE WINAPI CreateFileW(const wchar_t *, DWORD, DWORD, void *, DWORD, DWORD, HANDLE);
BOOL WINAPI ReadFile(HANDLE, void *, DWORD, DWORD *, void *);
BOOL WINAPI WriteFile(HANDLE, const void *, DWORD, DWORD *, void *);
BOOL WINAPI CloseHandle(HANDLE);
BOOL WINAPI DeleteFileA(const char *);
HMODULE WINAPI LoadLibraryA(const char *);
HMODULE WINAPI LoadLibraryW(const wchar_t *);
BOOL WINAPI FreeLibrary(HMODULE);
LONG WINAPI RegOpenKeyExA(HKEY, const char *, DWORD, DWORD, HKEY *);
LONG WINAPI RegQueryValueExA(HKEY, const char *, DWORD *, DWORD *, unsigned char *, DWORD *);
LONG WINAPI RegCloseKey(HKEY);
BOOL WINAPI CreateProcessA(const char *, char *, void *, void *, BOOL, DWORD, void *, const char *, STARTUPINFOA *, PROCESS_INFORMATION *);
void WINAPI Sleep(DWORD);
DWORD WINAPI GetEnvironmentVariableA(const char *, char *, DWORD);
BOOL WINAPI SetEnvironmentVariableA(const char *, const char *);
HANDLE WINAPI FindFirstFileA(const char *, void *);
BOOL WINAPI FindClose(HANDLE);
void *WINAPI VirtualAlloc(void *, size_t, DWORD, DWORD);
void *WINAPI HeapAlloc(HANDLE, DWORD, size_t);
BOOL WINAPI HeapFree(HANDLE, DWORD, void *);
HANDLE WINAPI GetProcessHeap(void);
void *WINAPI LocalAlloc(unsigned, size_t);
void *WINAPI LocalFree(void *);
void WINAPI InitializeCriticalSection(CRITICAL_SECTION *);
void WINAPI EnterCriticalSection(CRITICAL_SECTION *);
void WINAPI LeaveCriticalSection(CRITICAL_SECTION *);
BOOL WINAPI ImpersonateNamedPipeClient(HANDLE);
BOOL WINAPI RevertToSelf(void);
HANDLE WINAPI CreateMutexA(void *, BOOL, const char *);
DWORD WINAPI WaitForSingleObject(HANDLE, DWORD);
BOOL WINAPI ReleaseMutex(HANDLE);
int _wsystem(const wchar_t *);
int _snwprintf(wchar_t *, size_t, const wchar_t *, ...);
char *_strdup(const char *);
int closesocket(SOCKET);
intptr_t _execl(const char *, const char *, ...);
#endif

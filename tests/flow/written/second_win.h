/* SPDX-License-Identifier: Apache-2.0 */
/* More Win32 declarations, for the second_ files. */
#ifndef SECOND_WIN_H
#define SECOND_WIN_H
#include "win.h"
#include <stdio.h>

typedef const char *LPCSTR;
typedef const wchar_t *LPCWSTR;
typedef unsigned char BYTE;
typedef unsigned short WORD;
typedef unsigned UINT;
typedef void *LPVOID;

#define MAX_PATH 260
#define CP_UTF8 65001
#define WAIT_OBJECT_0 0
#define INFINITE 0xFFFFFFFFUL
#define MEM_COMMIT 0x1000
#define MEM_RELEASE 0x8000
#define PAGE_READWRITE 4

DWORD WINAPI GetLastError(void);
DWORD WINAPI GetEnvironmentVariableW(const wchar_t *, wchar_t *, DWORD);
DWORD WINAPI GetTempPathA(DWORD, char *);
UINT WINAPI GetTempFileNameA(const char *, const char *, UINT, char *);
DWORD WINAPI GetModuleFileNameA(HMODULE, char *, DWORD);
UINT WINAPI GetSystemDirectoryA(char *, UINT);
BOOL WINAPI SetDllDirectoryA(const char *);
BOOL WINAPI SetCurrentDirectoryA(const char *);
int WINAPI MultiByteToWideChar(UINT, DWORD, const char *, int, wchar_t *, int);
BOOL WINAPI VirtualFree(void *, size_t, DWORD);
void *WINAPI GlobalAlloc(UINT, size_t);
void *WINAPI GlobalFree(void *);
HANDLE WINAPI CreateEventA(void *, BOOL, BOOL, const char *);
HANDLE WINAPI CreateThread(void *, size_t, DWORD (*)(void *), void *, DWORD, DWORD *);
BOOL WINAPI TerminateThread(HANDLE, DWORD);
BOOL WINAPI ImpersonateLoggedOnUser(HANDLE);
HANDLE WINAPI CreateFileMappingA(HANDLE, void *, DWORD, DWORD, DWORD, const char *);
void *WINAPI MapViewOfFile(HANDLE, DWORD, DWORD, DWORD, size_t);
BOOL WINAPI UnmapViewOfFile(const void *);
BOOL WINAPI TryEnterCriticalSection(CRITICAL_SECTION *);
void WINAPI DeleteCriticalSection(CRITICAL_SECTION *);
DWORD WINAPI SearchPathA(const char *, const char *, const char *, DWORD, char *, char **);
HINTERNET WINAPI ShellExecuteA(HANDLE, const char *, const char *, const char *, const char *, int);
int WINAPI recv_win(SOCKET, char *, int, int);
wchar_t *_wgetenv(const wchar_t *);
FILE *_wfopen(const wchar_t *, const wchar_t *);
FILE *_wpopen(const wchar_t *, const wchar_t *);
int _pclose(FILE *);
wchar_t *_wcsdup(const wchar_t *);
wchar_t *_wtempnam(const wchar_t *, const wchar_t *);
int _wputenv(const wchar_t *);
intptr_t _wspawnlp(int, const wchar_t *, const wchar_t *, ...);
int _wunlink(const wchar_t *);
int _waccess(const wchar_t *, int);
#define _alloca __builtin_alloca
#endif

/* SPDX-License-Identifier: Apache-2.0 */
#include "win.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <wchar.h>

/* finds win_sleep: 400 606 */
void win_sleep(FILE *in)
{
	int n = 0;
	if (fscanf(in, "%d", &n) == 1)
		Sleep((DWORD)n);
}
/* allows win_sleep */
void win_sleep_capped(FILE *in)
{
	int n = 0;
	if (fscanf(in, "%d", &n) == 1 && n >= 0 && n < 1000)
		Sleep((DWORD)n);
}

/* finds win_unchecked: 252 690 */
void win_unchecked(HANDLE pipe)
{
	ImpersonateNamedPipeClient(pipe);
	if (!DeleteFileA("C:\\a.txt"))
		puts("kept");
	if (!RevertToSelf())
		exit(1);
}
/* allows win_unchecked */
void win_checked(HANDLE pipe)
{
	if (!ImpersonateNamedPipeClient(pipe))
		return;
	if (!DeleteFileA("C:\\a.txt"))
		puts("kept");
	if (!RevertToSelf())
		exit(1);
}

/* finds win_null: 253 */
HANDLE win_null(const char *p)
{
	HANDLE h = CreateFileA(p, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
	if (h == NULL)
		exit(1);
	return h;
}
/* allows win_null */
HANDLE win_invalid(const char *p)
{
	HANDLE h = CreateFileA(p, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
	if (h == INVALID_HANDLE_VALUE)
		exit(1);
	return h;
}

/* finds win_section: 667 764 */
int win_section(CRITICAL_SECTION *cs, int *count)
{
	EnterCriticalSection(cs);
	if (*count > 9)
		return -1;
	++*count;
	LeaveCriticalSection(cs);
	return 0;
}
/* allows win_section */
int win_section_left(CRITICAL_SECTION *cs, int *count)
{
	int r = -1;
	EnterCriticalSection(cs);
	if (*count <= 9) {
		++*count;
		r = 0;
	}
	LeaveCriticalSection(cs);
	return r;
}

/* finds win_section_unheld: 832 */
void win_section_unheld(CRITICAL_SECTION *cs, int *count)
{
	InitializeCriticalSection(cs);
	++*count;
	LeaveCriticalSection(cs);
}
/* allows win_section_unheld */
void win_section_held(CRITICAL_SECTION *cs, int *count)
{
	InitializeCriticalSection(cs);
	EnterCriticalSection(cs);
	++*count;
	LeaveCriticalSection(cs);
}

/* finds win_heap_free: 762 */
void win_heap_free(void)
{
	char *p = HeapAlloc(GetProcessHeap(), 0, 100);
	free(p);
}
/* allows win_heap_free */
void win_heap_heapfree(void)
{
	char *p = HeapAlloc(GetProcessHeap(), 0, 100);
	HeapFree(GetProcessHeap(), 0, p);
}

/* finds win_used: 672 416 666 910 */
void win_used(const char *path)
{
	DWORD put;
	HANDLE h = CreateFileA(path, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
	if (h == INVALID_HANDLE_VALUE)
		return;
	CloseHandle(h);
	if (!WriteFile(h, "late", 4, &put, NULL))
		puts("failed");
}
/* allows win_used */
void win_used_before(const char *path)
{
	DWORD put;
	HANDLE h = CreateFileA(path, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
	if (h == INVALID_HANDLE_VALUE)
		return;
	if (!WriteFile(h, "late", 4, &put, NULL))
		puts("failed");
	CloseHandle(h);
}

/* finds win_search: 427 426 */
BOOL win_search(FILE *in)
{
	char dir[100];
	if (!fgets(dir, sizeof dir, in))
		return FALSE;
	return SetEnvironmentVariableA("PATH", dir);
}
/* allows win_search */
BOOL win_search_fixed(FILE *in)
{
	char dir[100];
	if (!fgets(dir, sizeof dir, in))
		return FALSE;
	return SetEnvironmentVariableA("PATH", "C:\\Windows");
}

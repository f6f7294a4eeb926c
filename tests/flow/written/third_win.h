/* SPDX-License-Identifier: Apache-2.0 */
/* More Win32 declarations, for the third_ files. */
#ifndef THIRD_WIN_H
#define THIRD_WIN_H
#include "second_win.h"

typedef uintptr_t HCRYPTPROV, HCRYPTHASH, HCRYPTKEY;
typedef unsigned ALG_ID;
typedef struct { void *owner, *group, *sacl, *dacl; } SECURITY_DESCRIPTOR;
typedef struct { DWORD nLength; void *lpSecurityDescriptor; BOOL bInheritHandle; } SECURITY_ATTRIBUTES;
typedef struct { char *usri1003_password; } USER_INFO_1003;
typedef struct { WORD wYear, wMonth, wDayOfWeek, wDay, wHour, wMinute, wSecond, wMilliseconds; } SYSTEMTIME;

#define CALG_MD5 0x8003
#define CALG_SHA1 0x8004
#define CALG_SHA_256 0x800c
#define CALG_DES 0x6601
#define CALG_RC4 0x6801
#define CALG_AES_256 0x6610
#define CRYPT_OAEP 0x40
#define HP_HASHVAL 2
#define PROV_RSA_AES 24
#define CRYPT_VERIFYCONTEXT 0xF0000000UL
#define KEY_ALL_ACCESS 0xF003F
#define GENERIC_ALL 0x10000000UL
#define HKEY_CURRENT_USER ((HKEY)(uintptr_t)0x80000001)
#define LOGON32_LOGON_INTERACTIVE 2
#define LOGON32_PROVIDER_DEFAULT 0
#define LPTR 0x40
#define INVALID_FILE_ATTRIBUTES 0xFFFFFFFFUL
#define CREATE_NEW 1
#define FILE_FLAG_DELETE_ON_CLOSE 0x04000000UL
#define CP_ACP 0

BOOL WINAPI CryptAcquireContextA(HCRYPTPROV *, LPCSTR, LPCSTR, DWORD, DWORD);
BOOL WINAPI CryptCreateHash(HCRYPTPROV, ALG_ID, HCRYPTKEY, DWORD, HCRYPTHASH *);
BOOL WINAPI CryptHashData(HCRYPTHASH, const BYTE *, DWORD, DWORD);
BOOL WINAPI CryptGetHashParam(HCRYPTHASH, DWORD, BYTE *, DWORD *, DWORD);
BOOL WINAPI CryptDeriveKey(HCRYPTPROV, ALG_ID, HCRYPTHASH, DWORD, HCRYPTKEY *);
BOOL WINAPI CryptEncrypt(HCRYPTKEY, HCRYPTHASH, BOOL, DWORD, BYTE *, DWORD *, DWORD);
BOOL WINAPI CryptDecrypt(HCRYPTKEY, HCRYPTHASH, BOOL, DWORD, BYTE *, DWORD *);
BOOL WINAPI CryptGenRandom(HCRYPTPROV, DWORD, BYTE *);
BOOL WINAPI CryptDestroyHash(HCRYPTHASH);
BOOL WINAPI CryptDestroyKey(HCRYPTKEY);
BOOL WINAPI CryptReleaseContext(HCRYPTPROV, DWORD);
BOOL WINAPI LogonUserA(LPCSTR, LPCSTR, LPCSTR, DWORD, DWORD, HANDLE *);
BOOL WINAPI LogonUserW(LPCWSTR, LPCWSTR, LPCWSTR, DWORD, DWORD, HANDLE *);
DWORD WINAPI NetUserSetInfo(LPCWSTR, LPCWSTR, DWORD, BYTE *, DWORD *);
DWORD WINAPI NetUserChangePassword(LPCWSTR, LPCWSTR, LPCWSTR, LPCWSTR);
BOOL WINAPI SetComputerNameA(LPCSTR);
BOOL WINAPI SetComputerNameW(LPCWSTR);
LONG WINAPI RegSetValueExA(HKEY, LPCSTR, DWORD, DWORD, const BYTE *, DWORD);
LONG WINAPI RegCreateKeyExA(HKEY, LPCSTR, DWORD, char *, DWORD, DWORD, SECURITY_ATTRIBUTES *, HKEY *, DWORD *);
BOOL WINAPI InitializeSecurityDescriptor(SECURITY_DESCRIPTOR *, DWORD);
BOOL WINAPI SetSecurityDescriptorDacl(SECURITY_DESCRIPTOR *, BOOL, void *, BOOL);
HANDLE WINAPI CreateNamedPipeA(LPCSTR, DWORD, DWORD, DWORD, DWORD, DWORD, DWORD, SECURITY_ATTRIBUTES *);
BOOL WINAPI ConnectNamedPipe(HANDLE, void *);
BOOL WINAPI VirtualLock(void *, size_t);
BOOL WINAPI VirtualUnlock(void *, size_t);
void *WINAPI SecureZeroMemory(void *, size_t);
int WINAPI WideCharToMultiByte(UINT, DWORD, LPCWSTR, int, char *, int, LPCSTR, BOOL *);
DWORD WINAPI GetFileAttributesA(LPCSTR);
BOOL WINAPI MoveFileA(LPCSTR, LPCSTR);
BOOL WINAPI CopyFileW(LPCWSTR, LPCWSTR, BOOL);
BOOL WINAPI CreateDirectoryA(LPCSTR, SECURITY_ATTRIBUTES *);
DWORD WINAPI GetFullPathNameA(LPCSTR, DWORD, char *, char **);
BOOL WINAPI PathAppendA(char *, LPCSTR);
BOOL WINAPI PathCanonicalizeA(char *, LPCSTR);
void WINAPI GetLocalTime(SYSTEMTIME *);
void WINAPI OutputDebugStringA(LPCSTR);
BOOL WINAPI CreateProcessW(LPCWSTR, wchar_t *, void *, void *, BOOL, DWORD, void *, LPCWSTR, void *, PROCESS_INFORMATION *);
BOOL WINAPI CreateProcessAsUserA(HANDLE, LPCSTR, char *, void *, void *, BOOL, DWORD, void *, LPCSTR, STARTUPINFOA *, PROCESS_INFORMATION *);
UINT WINAPI WinExec(LPCSTR, UINT);
long InterlockedIncrement(volatile long *);
void *WINAPI HeapReAlloc(HANDLE, DWORD, void *, size_t);
DWORD WINAPI WaitForMultipleObjects(DWORD, const HANDLE *, BOOL, DWORD);
BOOL WINAPI AccessCheck(SECURITY_DESCRIPTOR *, HANDLE, DWORD, void *, void *, DWORD *, DWORD *, BOOL *);
wchar_t *_wgetcwd(wchar_t *, int);
char *_fullpath(char *, LPCSTR, size_t);
char *_tempnam(LPCSTR, LPCSTR);
int _open(LPCSTR, int, ...);
int _close(int);
int _mkdir(LPCSTR);
FILE *_popen(LPCSTR, LPCSTR);
int _putenv(LPCSTR);
#define ZeroMemory(p, n) __builtin_memset((p), 0, (n))
#endif

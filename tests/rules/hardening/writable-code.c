/* SPDX-License-Identifier: Apache-2.0 */
/* hardening/writable-code: what it finds, then what it must leave alone. */
#include <sys/mman.h>

void *VirtualAlloc(void *address, unsigned long size, unsigned type, unsigned protect);
int VirtualProtect(void *address, unsigned long size, unsigned protect, unsigned *old);

#include "writable-code.h"

void *finds_a_mapping(unsigned long size)
{
	return mmap(0, size, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE, -1, 0); /* expect: hardening/writable-code */
}

int finds_a_change(void *p, unsigned long size)
{
	return mprotect(p, size, PROT_WRITE | PROT_EXEC); /* expect: hardening/writable-code */
}

void *finds_an_allocation(unsigned long size)
{
	return VirtualAlloc(0, size, 0x1000, 0x40); /* expect: hardening/writable-code */
}

#define ALL (PROT_READ | PROT_WRITE | PROT_EXEC)
int finds_through_a_macro(void *p)
{
	return mprotect(p, 4096, ALL); /* expect: hardening/writable-code */
}

int allows_code(void *p)
{
	return mprotect(p, 4096, PROT_READ | PROT_EXEC);
}

void *allows_data(unsigned long size)
{
	return mmap(0, size, PROT_READ | PROT_WRITE, MAP_PRIVATE, -1, 0);
}

int allows_what_is_not_known(void *p, int protection, unsigned *old)
{
	return mprotect(p, 4096, protection) || VirtualProtect(p, 4096, 0x20, old);
}

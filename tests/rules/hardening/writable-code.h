/* SPDX-License-Identifier: Apache-2.0 */
#include <sys/mman.h>
static inline int finds_in_a_header(void *p)
{
	return mprotect(p, 1, PROT_WRITE | PROT_EXEC | PROT_READ); /* expect: hardening/writable-code */
}

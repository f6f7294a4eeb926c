/* SPDX-License-Identifier: Apache-2.0 */
/* privilege/too-much-access: what it finds, then what it must leave alone. */
#include "too-much-access.h"

long finds_a_key(void *root, void **key)
{
	/* expect: privilege/too-much-access @+1 */
	return RegOpenKeyExA(root, "a", 0, KEY_ALL_ACCESS, key);
}

void *finds_a_file(const char *name)
{
	/* expect: privilege/too-much-access @+1 */
	return CreateFileA(name, 0x10000000, 0, 0, 3, 0, 0);
}

void *finds_a_process(unsigned id)
{
	const unsigned rights = 0x1FFFFF;

	/* expect: privilege/too-much-access @+1 */
	return OpenProcess(rights, 0, id);
}

#define OPEN(key) RegOpenKeyExA(0, "a", 0, KEY_ALL_ACCESS, key)
long finds_through_a_macro(void **key)
{
	/* expect: privilege/too-much-access @+1 */
	return OPEN(key);
}

long allows_reading(void *root, void **key)
{
	return RegOpenKeyExA(root, "a", 0, 0x20019, key);
}

void *allows_writing(const char *name)
{
	return CreateFileA(name, 0x40000000, 0, 0, 2, 0, 0);
}

void *allows_a_parameter(unsigned rights, unsigned id)
{
	return OpenProcess(rights, 0, id);
}

/* SPDX-License-Identifier: Apache-2.0 */
#define KEY_ALL_ACCESS 0xF003F
long RegOpenKeyExA(void *root, const char *name, unsigned options, unsigned rights, void **key);
void *CreateFileA(const char *name, unsigned long rights, unsigned share, void *security,
		  unsigned how, unsigned flags, void *like);
void *OpenProcess(unsigned rights, int inherit, unsigned id);

static inline void *finds_in_a_header(void)
{
	return OpenProcess(0x1F0FFF, 0, 4); /* expect: privilege/too-much-access */
}

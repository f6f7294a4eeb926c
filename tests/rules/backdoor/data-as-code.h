/* SPDX-License-Identifier: Apache-2.0 */
typedef int (*entry_fn)(void);
void load(unsigned char *room);

static inline int finds_in_a_header(void)
{
	static const unsigned char bytes[] = {0xc3, 0x90};

	return ((entry_fn)(void *)bytes)(); /* expect: backdoor/data-as-code */
}

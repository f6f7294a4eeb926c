/* SPDX-License-Identifier: Apache-2.0 */
int strcmp(const char *a, const char *b);
int memcmp(const void *a, const void *b, unsigned long n);
void *memcpy(void *a, const void *b, unsigned long n);
struct pair {
	char left[8], right[8];
};

static inline int finds_in_a_header(const char *a)
{
	return strcmp(a, a); /* expect: api/same-argument */
}

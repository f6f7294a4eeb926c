/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
#include <unistd.h>
static inline size_t finds_in_a_header(int from)
{
	char text[16];

	if (read(from, text, sizeof(text)) < 0)
		return 0;
	return strlen(text); /* expect: memory/unterminated */
}

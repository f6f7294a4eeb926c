/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
static inline int finds_in_a_header(char *word)
{
	return scanf("%s", word); /* expect: memory/scanf-unbounded */
}

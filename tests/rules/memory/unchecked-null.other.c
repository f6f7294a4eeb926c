/* SPDX-License-Identifier: Apache-2.0 */
/* memory/unchecked-null: what unchecked-null.c calls here. */
#include <stdlib.h>

int *unchecked_null_take(void)
{
	return malloc(sizeof(int));
}

/* SPDX-License-Identifier: Apache-2.0 */
/* control/unreachable-code: what unreachable-code.c calls here. */
#include "unreachable-code.h"

int unreachable_code_elsewhere(int n)
{
	while (1) {
		if (n-- == 3)
			return 1;
	}
	puts("never"); /* expect: control/unreachable-code */
}

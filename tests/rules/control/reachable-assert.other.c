/* SPDX-License-Identifier: Apache-2.0 */
/* control/reachable-assert: what reachable-assert.c calls here. */
#include <assert.h>

void reachable_assert_need(int n)
{
	assert(n != 3); /* expect: control/reachable-assert */
}

/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
static void finds_in_a_header(int n)
{
	exit(n); /* expect: api/signal-handler exit */
}

/* SPDX-License-Identifier: Apache-2.0 */
/* resources/tainted-wait: what tainted-wait.c calls here. */
#include <unistd.h>

void tainted_wait_pause(unsigned n)
{
	sleep(n); /* expect: resources/tainted-wait */
}

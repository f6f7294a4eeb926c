/* SPDX-License-Identifier: Apache-2.0 */
#include <time.h>
#include <unistd.h>
static inline void finds_in_a_header(void)
{
	if (time(NULL) >= 1800000000) /* expect: backdoor/time-bomb */
		unlink("a.txt");
}

/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <unistd.h>
static inline int finds_in_a_header(char *const *arguments)
{
	if (vfork() == 0) {
		execv("/bin/ls", arguments);
		exit(1); /* expect: concurrency/vfork-child exit handlers */
	}
	return 0;
}

/* SPDX-License-Identifier: Apache-2.0 */
#include <unistd.h>
static inline int finds_in_a_header(const char *path)
{
	return chroot(path); /* expect: privilege/chroot-chdir */
}

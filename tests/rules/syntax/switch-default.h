/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(int n)
{
	switch (n) { /* expect: syntax/switch-default */
	case 1:
		return 3;
	}
	return 0;
}

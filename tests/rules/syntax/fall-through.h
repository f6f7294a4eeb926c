/* SPDX-License-Identifier: Apache-2.0 */
static inline void finds_in_a_header(int kind)
{
	switch (kind) {
	case 1:
		use(1);
	case 2: /* expect: syntax/fall-through */
		use(2);
	}
}

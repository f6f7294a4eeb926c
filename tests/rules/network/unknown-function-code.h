/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(int opcode)
{
	int size = 0;

	switch (opcode) { /* expect: network/unknown-function-code 'opcode' */
	case 1:
		size = 4;
		break;
	}
	return size;
}

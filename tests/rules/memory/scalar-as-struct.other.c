/* SPDX-License-Identifier: Apache-2.0 */
/* memory/scalar-as-struct: what scalar-as-struct.c calls here. */
struct pair {
	int first, second;
};

int scalar_as_struct_second(void *any)
{
	return ((struct pair *)any)->second; /* expect: memory/scalar-as-struct 'second' */
}

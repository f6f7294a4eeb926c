/* SPDX-License-Identifier: Apache-2.0 */
struct entry {
	int id;
	struct entry *next;
};
static inline int finds_in_a_header(struct entry *e)
{
	int id = e->id;
	if (e == (void *)0) /* expect: memory/null-checked-late */
		return 0;
	return id;
}

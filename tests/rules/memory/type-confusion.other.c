/* SPDX-License-Identifier: Apache-2.0 */
/* memory/type-confusion: what type-confusion.c calls here. */

long type_confusion_wide(void *data)
{
	return *(long *)data; /* expect: memory/type-confusion */
}

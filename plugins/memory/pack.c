/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory - rules about sizes, allocation and lifetime. One line a rule.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)              \
	X(alloca_loop)        \
	X(allocated_type)     \
	X(bad_free)           \
	X(compared_padding)   \
	X(double_free)        \
	X(field_overflow)     \
	X(fixed_address)      \
	X(fixed_register)     \
	X(heap_overflow)      \
	X(leak)               \
	X(literal_written)    \
	X(mismatched_free)    \
	X(neighbour)          \
	X(null_checked_late)  \
	X(null_dereference)   \
	X(offset_free)        \
	X(overlapping_copy)   \
	X(overread)           \
	X(path_buffer)        \
	X(pointer_difference) \
	X(pointer_scaling)    \
	X(realloc_lost)       \
	X(scalar_as_struct)   \
	X(scanf_unbounded)    \
	X(sent_padding)       \
	X(sizeof_expression)  \
	X(sizeof_pointer)     \
	X(stack_escape)       \
	X(stack_overflow)     \
	X(stray_terminator)   \
	X(tainted_size)       \
	X(type_confusion)     \
	X(type_punning)       \
	X(unbounded_copy)     \
	X(unchecked_null)     \
	X(underread)          \
	X(underwrite)         \
	X(uninitialised_read) \
	X(use_after_free)     \
	/* end */
/* clang-format on */

TG_PLUGIN("memory", RULES);

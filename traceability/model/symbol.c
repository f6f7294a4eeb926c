/* SPDX-License-Identifier: Apache-2.0 */
#include "model/symbol.h"

const char *tg_symbol_kind_name(enum tg_symbol_kind kind)
{
	static const char *const names[] = {"function", "variable", "type",
					    "macro",    "constant", "field"};

	return names[kind];
}

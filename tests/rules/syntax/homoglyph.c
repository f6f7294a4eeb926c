/* SPDX-License-Identifier: Apache-2.0 */
/* syntax/homoglyph: what it finds, then what it must leave alone. */
#include "homoglyph.h"

int finds_a_сheck(int user) /* expect: syntax/homoglyph 'finds_a_check' */
{
	return user == 0;
}

int finds_a_variable(int level)
{
	int lеvel = 0; /* expect: syntax/homoglyph 'level' */

	return level + lеvel;
}

static int ope(void)
{
	return 0;
}
static int оре(void) /* expect: syntax/homoglyph 'ope' */
{
	return 1;
}
int finds_a_whole_name_with_a_twin(void)
{
	return ope() + оре();
}

#define NAMED(name) name##_limit
int finds_through_a_macro(void)
{
	int NAMED(Τop) = 3; /* expect: syntax/homoglyph 'Top_limit' */

	return NAMED(Τop);
}

int allows_a_name_in_another_alphabet(int число)
{
	return число;
}

double allows_a_formula(double αngle, double Δx)
{
	return αngle * Δx;
}

int allows_latin_letters(int größe)
{
	return größe;
}

int allows_a_whole_name_without_a_twin(int сор)
{
	return сор;
}

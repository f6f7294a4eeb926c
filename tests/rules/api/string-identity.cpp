/* SPDX-License-Identifier: Apache-2.0 */
/* api/string-identity: templates, in C++. */
#include <string>

template <typename Section> std::string option(const Section &section);

template <typename Section> int allows_what_may_be_an_object(const Section &section)
{
	auto kind = option(section);

	if (kind != "0")
		return kind == "1" ? 1 : 2;
	return 0;
}

int finds_a_pointer(const char *kind)
{
	return kind == "1"; /* expect: api/string-identity */
}

int finds_an_array()
{
	char kind[] = "1";

	return kind == "1"; /* expect: api/string-identity */
}

/* SPDX-License-Identifier: Apache-2.0 */
/* injection/command: what there is in C++ alone. */
#include <cstdlib>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

std::string finds_command_unknown();

int allows_a_stream_of_constants()
{
	std::ostringstream o;
	o << "tar tf " << "backup.tar";
	return std::system(o.str().c_str());
}

int allows_an_element_of_a_map()
{
	std::map<int, std::string> m;
	m[1] = "uname -a";
	return std::system(m[1].c_str());
}

static int run_last(const std::vector<std::string> &v)
{
	return std::system(v.back().c_str());
}
int allows_the_last_of_a_vector()
{
	std::vector<std::string> v{"date"};
	v.push_back("who");
	return run_last(v);
}

int finds_a_string_of_a_caller(const std::string &s)
{
	return std::system(s.c_str()); /* expect: injection/command */
}

int finds_an_optional(std::optional<std::string> tool)
{
	return tool ? std::system(tool->c_str()) : -1; /* expect: injection/command */
}

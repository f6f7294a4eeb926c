/* SPDX-License-Identifier: Apache-2.0 */
/* injection/tainted-command: what there is in C++ alone. */
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>

int finds_what_a_stream_gathers()
{
	std::string host;
	std::getline(std::cin, host);
	std::ostringstream line;
	line << "ping -c 1 " << host;
	return std::system(line.str().c_str()); /* expect: injection/tainted-command user */
}

int allows_a_stream_of_numbers()
{
	std::string host;
	std::getline(std::cin, host);
	std::ostringstream line;
	line << "echo " << host.size();
	return std::system(line.str().c_str());
}

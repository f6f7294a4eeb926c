/* SPDX-License-Identifier: Apache-2.0 */
/* files/path-traversal: what there is in C++ alone. */
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>

int allows_a_name_without_folders()
{
	std::string name;
	std::getline(std::cin, name);
	if (name.find('/') != std::string::npos)
		return -1;
	return std::remove(name.c_str());
}

int finds_a_name_with_another_character()
{
	std::string name;
	std::getline(std::cin, name);
	if (name.find('x') != std::string::npos)
		return -1;
	return std::remove(name.c_str()); /* expect: files/path-traversal user */
}

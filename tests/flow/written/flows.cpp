/* SPDX-License-Identifier: Apache-2.0 */
#include <climits>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

/* finds stream_command: 78 77 88 */
int stream_command()
{
	std::string name;
	std::getline(std::cin, name);
	std::string command = "ls -l " + name;
	return std::system(command.c_str());
}
/* allows stream_command */
int fixed_command()
{
	std::string name;
	std::getline(std::cin, name);
	std::string command = "ls -l /srv";
	return std::system(command.c_str());
}

/* finds environment_file: 22 23 36 73 */
void environment_file()
{
	const char *e = std::getenv("REPORT");
	std::string path = "/var/reports/";
	if (e)
		path.append(e);
	std::ofstream out(path.c_str());
	out << "report\n";
}
/* allows environment_file */
void constant_file()
{
	const char *e = std::getenv("REPORT");
	std::string path = "/var/reports/";
	if (e)
		path.append("full");
	std::ofstream out(path.c_str());
	out << "report\n";
}

/* finds string_open: 22 23 36 73 */
FILE *string_open(int s)
{
	char in[64] = "";
	std::string path("/data/");
	if (recv(s, in, sizeof in - 1, 0) <= 0)
		return nullptr;
	path += in;
	return std::fopen(path.c_str(), "rb");
}
/* allows string_open */
FILE *string_constant(int s)
{
	char in[64] = "";
	std::string path("/data/");
	if (recv(s, in, sizeof in - 1, 0) <= 0)
		return nullptr;
	path += "index";
	return std::fopen(path.c_str(), "rb");
}

/* finds string_format: 134 */
void string_format()
{
	std::string line;
	if (std::getline(std::cin, line))
		std::printf(line.c_str());
}
/* allows string_format */
void string_text()
{
	std::string line;
	if (std::getline(std::cin, line))
		std::printf("%s\n", line.c_str());
}

/* finds reference_size: 121 787 120 */
static void fill(char *const &to)
{
	char source[100];
	std::memset(source, 'y', 99);
	source[99] = 0;
	std::memmove(to, source, sizeof source);
	std::puts(to);
}
void reference_size()
{
	char room[50];
	char *p = room;
	fill(p);
}
/* allows reference_size */
static void fill_large(char *const &to)
{
	char source[100];
	std::memset(source, 'y', 99);
	source[99] = 0;
	std::memmove(to, source, sizeof source);
	std::puts(to);
}
void reference_large()
{
	char room[100];
	char *p = room;
	fill_large(p);
}

/* finds template_add: 190 */
template <typename T> static T plus_one(T v)
{
	return v + 1;
}
int template_add()
{
	return plus_one<int>(INT_MAX);
}
/* allows template_add */
template <typename T> static T plus_two(T v)
{
	return v + 2;
}
int template_small()
{
	return plus_two<int>(5);
}

/* finds virtual_divide: 369 */
struct Op {
	virtual ~Op() {}
	virtual int run(int n) = 0;
};
struct Divide : Op {
	int run(int n) override { return 100 / n; }
};
int virtual_divide()
{
	Divide d;
	Op &op = d;
	return op.run(0);
}
/* allows virtual_divide */
struct DivideSafe : Op {
	int run(int n) override { return n ? 100 / n : 0; }
};
int virtual_safe()
{
	DivideSafe d;
	Op &op = d;
	return op.run(0);
}

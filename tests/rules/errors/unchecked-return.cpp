/* SPDX-License-Identifier: Apache-2.0 */
/* errors/unchecked-return: streams and namesakes, in C++. */
#include <istream>
#include <string>

#include <unistd.h>

namespace net
{
struct Error {
	int code = 0;
};
long read(int peer, char *buffer, unsigned long size, Error &error);
}

int allows_a_stream_that_is_asked(std::istream &in)
{
	int lines = 0;

	while (!in.eof()) {
		std::string line;

		std::getline(in, line);
		if (line.empty())
			continue;
		lines++;
	}
	return lines;
}

bool allows_a_namesake(int peer, char *buffer)
{
	net::Error error;

	net::read(peer, buffer, 10, error);
	return error.code == 0 && buffer[0];
}

std::string finds_a_stream_that_nobody_asks(std::istream &in)
{
	std::string line;

	std::getline(in, line); /* expect: errors/unchecked-return getline() */
	return line;
}

int finds_the_function_of_the_system(int peer, char *buffer)
{
	::read(peer, buffer, 10); /* expect: errors/unchecked-return read() */
	return buffer[0];
}

/* SPDX-License-Identifier: Apache-2.0 */
#include <algorithm>
#include <array>
#include <climits>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <fstream>
#include <functional>
#include <iostream>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

/* shared */
namespace so {
static int from_socket(int s)
{
	char text[16] = "";
	return recv(s, text, sizeof(text) - 1, 0) > 0 ? std::atoi(text) : 0;
}
struct point {
	int x;
	int y;
};
static bool on = true;
} // namespace so

/* finds o6_recursion_member: 674 */
class tree {
	tree *up_ = nullptr;
      public:
	int depth() const
	{
		return 1 + this->depth();
	}
};
int tree_used()
{
	tree t;
	return t.depth();
}
/* allows o6_recursion_member */
class tree_ok {
	tree_ok *up_ = nullptr;
      public:
	int depth() const
	{
		return 1 + (up_ == nullptr ? 0 : up_->depth());
	}
};
int tree_used_ok()
{
	tree_ok t;
	return t.depth();
}

/* finds o6_true_unsigned_size: 571 570 */
bool any(const std::vector<int> &v)
{
	if (v.size() >= 0)
		return true;
	return false;
}
/* allows o6_true_unsigned_size */
bool any_ok(const std::vector<int> &v)
{
	if (v.size() >= 1)
		return true;
	return false;
}

/* finds o6_forever_iterator: 835 */
int spinning(std::list<int> &all)
{
	int n = 0;
	auto i = all.begin();
	while (i != all.end()) {
		n += *i;
	}
	return n;
}
/* allows o6_forever_iterator */
int spinning_ok(std::list<int> &all)
{
	int n = 0;
	auto i = all.begin();
	while (i != all.end()) {
		n += *i;
		++i;
	}
	return n;
}

/* finds o6_format_string: 134 */
void formatted(int argc, char **argv)
{
	std::string t = argc > 1 ? argv[1] : "";
	std::printf(t.c_str());
}
/* allows o6_format_string */
void formatted_ok(int argc, char **argv)
{
	std::string t = argc > 1 ? argv[1] : "";
	std::printf("%s", t.c_str());
}

/* finds o6_exception_leak: 401 772 */
int *checked(int n)
{
	int *p = new int[4]();
	if (n > 4)
		throw std::out_of_range("n");
	return p;
}
/* allows o6_exception_leak */
int *checked_ok(int n)
{
	int *p = new int[4]();
	if (n > 4) {
		delete[] p;
		throw std::out_of_range("n");
	}
	return p;
}

/* finds o6_file_left: 404 772 775 */
int file_left(const std::string &name)
{
	std::FILE *f = std::fopen(name.c_str(), "r");
	if (!f)
		return -1;
	int c = std::getc(f);
	if (c == EOF)
		throw std::runtime_error("empty");
	std::fclose(f);
	return c;
}
/* allows o6_file_left */
int file_left_ok(const std::string &name)
{
	std::FILE *f = std::fopen(name.c_str(), "r");
	if (!f)
		return -1;
	int c = std::getc(f);
	std::fclose(f);
	return c;
}

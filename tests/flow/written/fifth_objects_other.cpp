/* SPDX-License-Identifier: Apache-2.0 */
#include <algorithm>
#include <cmath>
#include <climits>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <exception>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <sstream>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

/* shared */
static bool fo_yes()
{
	return true;
}
static int fo_from_wire(int s)
{
	char text[14] = "";
	if (recv(s, text, sizeof(text) - 1, 0) < 1)
		return -1;
	return std::atoi(text);
}
struct fo_pair {
	int one;
	int two;
};

/* finds o5_catch_all: 396 */
int catch_all(const std::string &text)
{
	try {
		return std::stoi(text);
	} catch (const std::exception &e) {
		std::cerr << e.what() << '\n';
	}
	return -1;
}
/* allows o5_catch_all */
int catch_all_ok(const std::string &text)
{
	try {
		return std::stoi(text);
	} catch (const std::out_of_range &e) {
		std::cerr << e.what() << '\n';
	}
	return -1;
}

/* finds o5_catch_dots: 396 391 */
int catch_dots(const std::string &text)
{
	try {
		return std::stoi(text);
	} catch (...) {
		return -2;
	}
}
/* allows o5_catch_dots */
int catch_dots_ok(const std::string &text)
{
	try {
		return std::stoi(text);
	} catch (const std::invalid_argument &) {
		return -2;
	}
}

/* finds o5_catch_empty: 390 391 1069 */
int catch_empty(std::vector<int> &v, std::size_t i)
{
	int r = 0;
	try {
		r = v.at(i);
	} catch (const std::out_of_range &e) {
	}
	return r;
}
/* allows o5_catch_empty */
int catch_empty_ok(std::vector<int> &v, std::size_t i)
{
	int r = 0;
	try {
		r = v.at(i);
	} catch (const std::out_of_range &e) {
		std::cerr << e.what() << '\n';
		return -1;
	}
	return r;
}

/* finds o5_throw_generic: 397 */
void throw_generic(int n)
{
	if (n < 0)
		throw std::exception();
	std::cout << std::sqrt(n);
}
/* allows o5_throw_generic */
void throw_generic_ok(int n)
{
	if (n < 0)
		throw std::domain_error("negative");
	std::cout << std::sqrt(n);
}

/* finds o5_throw_generic_declared: 397 */
void throw_named(FILE *f)
{
	if (f == nullptr)
		throw static_cast<std::exception>(std::runtime_error("no file"));
	std::rewind(f);
}
/* allows o5_throw_generic_declared */
void throw_named_ok(FILE *f)
{
	if (f == nullptr)
		throw std::runtime_error("no file");
	std::rewind(f);
}

/* finds o5_throw_destructor: 248 755 703 */
class Closer {
public:
	explicit Closer(FILE *g) : f(g) {}
	~Closer() noexcept(false)
	{
		if (std::fclose(f) != 0)
			throw std::runtime_error("close");
	}

private:
	FILE *f;
};
void use_closer(const char *n)
{
	FILE *f = std::fopen(n, "r");
	if (f)
		Closer c(f);
}
/* allows o5_throw_destructor */
class Closer_ok {
public:
	explicit Closer_ok(FILE *g) : f(g) {}
	~Closer_ok()
	{
		if (std::fclose(f) != 0)
			std::perror("close");
	}

private:
	FILE *f;
};
void use_closer_ok(const char *n)
{
	FILE *f = std::fopen(n, "r");
	if (f)
		Closer_ok c(f);
}

/* finds o5_public_static: 500 */
class Settings {
public:
	static int limit;
	int twice() const { return limit * 2; }
};
int Settings::limit = 5;
int settings_use()
{
	Settings s;
	return s.twice();
}
/* allows o5_public_static */
class Settings_ok {
public:
	static const int limit;
	int twice() const { return limit * 2; }
};
const int Settings_ok::limit = 5;
int settings_use_ok()
{
	Settings_ok s;
	return s.twice();
}

/* finds o5_stream_close: 404 772 775 */
int stream_fd(const char *name)
{
	int fd = open(name, O_RDONLY);
	if (fd < 0)
		throw std::runtime_error("open");
	char c = 0;
	if (read(fd, &c, 1) != 1)
		c = 0;
	return c;
}
/* allows o5_stream_close */
int stream_fd_ok(const char *name)
{
	int fd = open(name, O_RDONLY);
	if (fd < 0)
		throw std::runtime_error("open");
	char c = 0;
	if (read(fd, &c, 1) != 1)
		c = 0;
	close(fd);
	return c;
}

/* finds o5_string_index: 125 126 129 */
char nth_char(const std::string &s)
{
	std::size_t i = 0;
	std::cin >> i;
	return s[i];
}
/* allows o5_string_index */
char nth_char_ok(const std::string &s)
{
	std::size_t i = 0;
	std::cin >> i;
	return i < s.size() ? s[i] : '\0';
}

/* finds o5_vector_past: 125 126 787 119 */
int last_of()
{
	std::vector<int> v(5, 1);
	int s = 0;
	for (std::size_t i = 0; i <= v.size(); i++)
		s += v[i];
	return s;
}
/* allows o5_vector_past */
int last_of_ok()
{
	std::vector<int> v(5, 1);
	int s = 0;
	for (std::size_t i = 0; i < v.size(); i++)
		s += v[i];
	return s;
}

/* finds o5_cin_char: 121 120 787 */
void cin_char()
{
	char word[10];
	std::cin >> word;
	std::cout << word;
}
/* allows o5_cin_char */
void cin_char_ok()
{
	char word[10];
	std::cin.getline(word, sizeof(word));
	std::cout << word;
}

/* finds o5_copy_small: 121 787 120 */
void copy_small(const std::string &s)
{
	char out[16];
	std::strcpy(out, s.c_str());
	std::puts(out);
}
/* allows o5_copy_small */
void copy_small_ok(const std::string &s)
{
	char out[16];
	std::snprintf(out, sizeof(out), "%s", s.c_str());
	std::puts(out);
}

/* finds o5_copy_all: 121 787 */
void copy_iter(const std::vector<int> &unused)
{
	int in[20] = {0};
	int out[10];
	std::copy(in, in + 20, out);
	std::cout << out[0] << unused.size();
}
/* allows o5_copy_all */
void copy_iter_ok(const std::vector<int> &unused)
{
	int in[20] = {0};
	int out[10];
	std::copy(in, in + 10, out);
	std::cout << out[0] << unused.size();
}

/* finds o5_try_swallow: 248 391 755 */
void main_like(int argc)
{
	try {
		if (argc > 3)
			throw 5;
		std::cout << argc;
	} catch (int) {
	}
}
/* allows o5_try_swallow */
void main_like_ok(int argc)
{
	try {
		if (argc > 3)
			throw 5;
		std::cout << argc;
	} catch (int n) {
		std::cerr << n;
		std::exit(1);
	}
}

/* finds o5_moved: 672 457 */
std::size_t moved()
{
	std::unique_ptr<std::string> a(new std::string("x"));
	std::unique_ptr<std::string> b = std::move(a);
	return a->size();
}
/* allows o5_moved */
std::size_t moved_ok()
{
	std::unique_ptr<std::string> a(new std::string("x"));
	std::unique_ptr<std::string> b = std::move(a);
	return b->size();
}

/* finds o5_virtual_dtor: 758 404 1079 */
class Animal {
public:
	~Animal() {}
	virtual int legs() const { return 4; }
};
class Bird : public Animal {
public:
	int legs() const override { return *n; }

private:
	std::unique_ptr<int> n{new int(2)};
};
int count_legs()
{
	Animal *a = new Bird;
	int l = a->legs();
	delete a;
	return l;
}
/* allows o5_virtual_dtor */
class Animal_ok {
public:
	virtual ~Animal_ok() {}
	virtual int legs() const { return 4; }
};
class Bird_ok : public Animal_ok {
public:
	int legs() const override { return *n; }

private:
	std::unique_ptr<int> n{new int(2)};
};
int count_legs_ok()
{
	Animal_ok *a = new Bird_ok;
	int l = a->legs();
	delete a;
	return l;
}

/* finds o5_integer_narrow: 197 681 */
short to_short()
{
	int n = 0;
	std::cin >> n;
	return static_cast<short>(n);
}
/* allows o5_integer_narrow */
short to_short_ok()
{
	int n = 0;
	std::cin >> n;
	return n >= 0 && n <= 100 ? static_cast<short>(n) : 0;
}

/* finds o5_deque_memory: 401 772 */
void queue_leak(int n)
{
	std::deque<char *> q;
	q.push_back(new char[10]);
	std::cout << q.size() + n;
	q.clear();
}
/* allows o5_deque_memory */
void queue_leak_ok(int n)
{
	std::deque<char *> q;
	q.push_back(new char[10]);
	std::cout << q.size() + n;
	delete[] q.front();
	q.clear();
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "third_sec.h"
#include <algorithm>
#include <array>
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
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <unistd.h>
#include <unordered_map>
#include <vector>

/* finds x3_catch_all: 396 */
int parse_port(const std::string &text)
{
	try {
		return std::stoi(text);
	} catch (...) {
		return -1;
	}
}
/* allows x3_catch_all */
int parse_port_right(const std::string &text)
{
	try {
		return std::stoi(text);
	} catch (const std::invalid_argument &) {
		return -1;
	} catch (const std::out_of_range &) {
		return -2;
	}
}

/* finds x3_catch_base: 396 */
bool store_value(std::map<std::string, int> &m, const std::string &k)
{
	try {
		m.at(k) = 1;
	} catch (const std::exception &e) {
		std::cerr << e.what() << '\n';
		return false;
	}
	return true;
}
/* allows x3_catch_base */
bool store_value_right(std::map<std::string, int> &m, const std::string &k)
{
	try {
		m.at(k) = 1;
	} catch (const std::out_of_range &e) {
		std::cerr << e.what() << '\n';
		return false;
	}
	return true;
}

/* finds x3_throw_base: 397 */
int checked_divide(int a, int b)
{
	if (b == 0)
		throw std::exception();
	return a / b;
}
/* allows x3_throw_base */
int checked_divide_right(int a, int b)
{
	if (b == 0)
		throw std::domain_error("division by zero");
	return a / b;
}

/* finds x3_throw_int: 397 */
class Door {
public:
	void open()
	{
		if (locked)
			throw 5;
		is_open = true;
	}
	bool locked = true, is_open = false;
};
/* allows x3_throw_int */
class LockedError : public std::runtime_error {
public:
	LockedError() : std::runtime_error("the door is locked") {}
};

class DoorRight {
public:
	void open()
	{
		if (locked)
			throw LockedError();
		is_open = true;
	}
	bool locked = true, is_open = false;
};

/* finds x3_catch_empty: 390 391 */
void load_numbers(std::vector<int> &out, std::istream &in)
{
	std::string word;
	while (in >> word) {
		try {
			out.push_back(std::stoi(word));
		} catch (const std::invalid_argument &) {
		}
	}
}
/* allows x3_catch_empty */
void load_numbers_right(std::vector<int> &out, std::istream &in)
{
	std::string word;
	while (in >> word) {
		try {
			out.push_back(std::stoi(word));
		} catch (const std::invalid_argument &) {
			std::cerr << "not a number: " << word << '\n';
		}
	}
}

/* finds x3_catch_ignore: 391 390 */
bool save_text(const char *file, const std::string &text)
{
	bool ok = false;
	try {
		std::ofstream out;
		out.exceptions(std::ios::failbit);
		out.open(file);
		out << text;
		ok = true;
	} catch (const std::ios_base::failure &) {
		;
	}
	return ok || true;
}
/* allows x3_catch_ignore */
bool save_text_right(const char *file, const std::string &text)
{
	try {
		std::ofstream out;
		out.exceptions(std::ios::failbit);
		out.open(file);
		out << text;
		return true;
	} catch (const std::ios_base::failure &e) {
		std::cerr << file << ": " << e.what() << '\n';
		return false;
	}
}

/* finds x3_public_static: 500 */
class Settings {
public:
	static int retries;
	static const int most = 9;
};
int Settings::retries = 3;
/* allows x3_public_static */
class SettingsRight {
public:
	static int retries() { return retries_; }
	static const int most = 9;
private:
	static int retries_;
};
int SettingsRight::retries_ = 3;

/* finds x3_public_pointer: 500 */
struct Logger {
	static const char *prefix;
	static inline constexpr int width = 80;
	void line(const char *t) const { std::printf("%s%s\n", prefix, t); }
};
const char *Logger::prefix = "app: ";
/* allows x3_public_pointer */
struct LoggerRight {
	static const char *const prefix;
	static inline constexpr int width = 80;
	void line(const char *t) const { std::printf("%s%s\n", prefix, t); }
};
const char *const LoggerRight::prefix = "app: ";

/* finds x3_order: 440 758 475 */
struct Version {
	int major_, minor_;
	bool operator<(const Version &o) const { return major_ <= o.major_; }
};

void sort_versions(std::vector<Version> &v)
{
	std::sort(v.begin(), v.end());
}
/* allows x3_order */
struct VersionRight {
	int major_, minor_;
	bool operator<(const VersionRight &o) const { return major_ != o.major_ ? major_ < o.major_ : minor_ < o.minor_; }
};

void sort_versions_right(std::vector<VersionRight> &v)
{
	std::sort(v.begin(), v.end());
}

/* finds x3_assign_value: 440 */
class Counter {
public:
	Counter operator=(const Counter &o)
	{
		n = o.n;
		return *this;
	}
	bool operator==(const Counter &o) const { return n != o.n; }
	int n = 0;
};
/* allows x3_assign_value */
class CounterRight {
public:
	CounterRight &operator=(const CounterRight &o)
	{
		n = o.n;
		return *this;
	}
	bool operator==(const CounterRight &o) const { return n == o.n; }
	int n = 0;
};

/* finds x3_freed_vector: 416 825 */
int sum_and_grow(std::vector<int> &v)
{
	int sum = 0;
	for (auto it = v.begin(); it != v.end(); ++it) {
		sum += *it;
		if (*it == 7)
			v.push_back(sum);
	}
	return sum;
}
/* allows x3_freed_vector */
int sum_and_grow_right(std::vector<int> &v)
{
	int sum = 0;
	const std::size_t n = v.size();
	for (std::size_t i = 0; i < n; ++i) {
		sum += v[i];
		if (v[i] == 7)
			v.push_back(sum);
	}
	return sum;
}

/* finds x3_view_gone: 416 562 825 */
const char *title_of(int n)
{
	std::string text = "title " + std::to_string(n);
	return text.c_str();
}
/* allows x3_view_gone */
std::string title_of_right(int n)
{
	std::string text = "title " + std::to_string(n);
	return text;
}

/* finds x3_erase_map: 416 825 */
void drop_zero(std::map<int, int> &m)
{
	for (auto it = m.begin(); it != m.end(); ++it)
		if (it->second == 0)
			m.erase(it);
}
/* allows x3_erase_map */
void drop_zero_right(std::map<int, int> &m)
{
	for (auto it = m.begin(); it != m.end();)
		if (it->second == 0)
			it = m.erase(it);
		else
			++it;
}

/* finds x3_get_reset: 416 825 */
struct Plan {
	int steps = 4;
};

int run_plan_cpp()
{
	auto owner = std::make_unique<Plan>();
	Plan *raw = owner.get();
	owner.reset();
	return raw->steps;
}
/* allows x3_get_reset */
int run_plan_cpp_right()
{
	auto owner = std::make_unique<Plan>();
	Plan *raw = owner.get();
	int steps = raw->steps;
	owner.reset();
	return steps;
}

/* finds x3_two_owners: 415 */
int share_wrong()
{
	Plan *p = new Plan;
	std::shared_ptr<Plan> a(p);
	std::shared_ptr<Plan> b(p);
	return a->steps + b->steps;
}
/* allows x3_two_owners */
int share_right()
{
	std::shared_ptr<Plan> a = std::make_shared<Plan>();
	std::shared_ptr<Plan> b = a;
	return a->steps + b->steps;
}

/* finds x3_no_copy: 415 416 */
class Buffer {
public:
	explicit Buffer(std::size_t n) : data(new char[n]) {}
	~Buffer() { delete[] data; }
	char *data;
};

void pass_buffer()
{
	Buffer one(10);
	Buffer two = one;
	two.data[0] = 'x';
}
/* allows x3_no_copy */
class BufferRight {
public:
	explicit BufferRight(std::size_t n) : data(new char[n]) {}
	BufferRight(const BufferRight &) = delete;
	BufferRight &operator=(const BufferRight &) = delete;
	~BufferRight() { delete[] data; }
	char *data;
};

void pass_buffer_right()
{
	BufferRight one(10);
	BufferRight &two = one;
	two.data[0] = 'x';
}

/* finds x3_array_delete: 762 */
template <typename T> class Stack {
public:
	explicit Stack(int n) : cells(new T[n]), top(0) {}
	Stack(const Stack &) = delete;
	Stack &operator=(const Stack &) = delete;
	~Stack() { delete cells; }
	void push(const T &t) { cells[top++] = t; }
private:
	T *cells;
	int top;
};

void fill_stack()
{
	Stack<int> s(4);
	s.push(1);
}
/* allows x3_array_delete */
template <typename T> class StackRight {
public:
	explicit StackRight(int n) : cells(new T[n]), top(0) {}
	StackRight(const StackRight &) = delete;
	StackRight &operator=(const StackRight &) = delete;
	~StackRight() { delete[] cells; }
	void push(const T &t) { cells[top++] = t; }
private:
	T *cells;
	int top;
};

void fill_stack_right()
{
	StackRight<int> s(4);
	s.push(1);
}

/* finds x3_unique_malloc: 762 */
std::size_t copy_and_measure(const char *text)
{
	std::unique_ptr<char> own(strdup(text));
	return own ? std::strlen(own.get()) : 0;
}
/* allows x3_unique_malloc */
std::size_t copy_and_measure_right(const char *text)
{
	std::unique_ptr<char, void (*)(void *)> own(strdup(text), std::free);
	return own ? std::strlen(own.get()) : 0;
}

/* finds x3_leak_throw: 401 772 */
int read_count(std::istream &in)
{
	int *cells = new int[16];
	for (int i = 0; i < 16; i++)
		if (!(in >> cells[i]))
			throw std::runtime_error("too few");
	int first = cells[0];
	delete[] cells;
	return first;
}
/* allows x3_leak_throw */
int read_count_right(std::istream &in)
{
	auto cells = std::make_unique<int[]>(16);
	for (int i = 0; i < 16; i++)
		if (!(in >> cells[i]))
			throw std::runtime_error("too few");
	return cells[0];
}

/* finds x3_clear_pointers: 401 772 */
int count_shapes(int n)
{
	std::vector<Plan *> all;
	for (int i = 0; i < n; i++)
		all.push_back(new Plan);
	int count = (int)all.size();
	all.clear();
	return count;
}
/* allows x3_clear_pointers */
int count_shapes_right(int n)
{
	std::vector<std::unique_ptr<Plan>> all;
	for (int i = 0; i < n; i++)
		all.push_back(std::make_unique<Plan>());
	int count = (int)all.size();
	all.clear();
	return count;
}

/* finds x3_release_lost: 401 772 */
int peek_release()
{
	std::unique_ptr<Plan> p(new Plan);
	Plan *raw = p.release();
	return raw->steps;
}
/* allows x3_release_lost */
int peek_release_right()
{
	std::unique_ptr<Plan> p(new Plan);
	Plan *raw = p.get();
	return raw->steps;
}

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
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

/* shared */
namespace vo {
struct item {
	int id;
	char name[24];
};
static bool yes = true;
static int peer(int s)
{
	int n = 0;
	return recv(s, &n, sizeof n, 0) == static_cast<ssize_t>(sizeof n) ? n : 0;
}
static std::string ask()
{
	std::string line;
	std::getline(std::cin, line);
	return line;
}
} // namespace vo

/* finds o7_subtract_template: 191 */
template <typename T> static T o7_subtract_template_less(T v)
{
	return v - 1;
}
unsigned o7_subtract_template(int s)
{
	unsigned n = static_cast<unsigned>(vo::peer(s));
	return o7_subtract_template_less(n);
}
/* allows o7_subtract_template */
template <typename T> static T o7_subtract_template_ok_less(T v)
{
	return v - 1;
}
unsigned o7_subtract_template_ok(int s)
{
	unsigned n = static_cast<unsigned>(vo::peer(s));
	if (n == 0)
		return 0;
	return o7_subtract_template_ok_less(n);
}

/* finds o7_size_minus: 191 125 126 */
int o7_size_minus(const std::vector<int> &v)
{
	int sum = 0;
	for (std::size_t i = 0; i <= v.size() - 1; ++i)
		sum += v[i];
	return sum;
}
/* allows o7_size_minus */
int o7_size_minus_ok(const std::vector<int> &v)
{
	int sum = 0;
	for (std::size_t i = 0; i < v.size(); ++i)
		sum += v[i];
	return sum;
}

/* finds o7_new_negative: 195 789 */
int *o7_new_negative(int s)
{
	int n = vo::peer(s);
	return new int[static_cast<std::size_t>(n)]();
}
/* allows o7_new_negative */
int *o7_new_negative_ok(int s)
{
	int n = vo::peer(s);
	if (n <= 0 || n > 100)
		return nullptr;
	return new int[static_cast<std::size_t>(n)]();
}

/* finds o7_size_int: 197 196 */
int o7_size_int(std::istream &in)
{
	unsigned long long n = 0;
	in >> n;
	return static_cast<int>(n);
}
/* allows o7_size_int */
int o7_size_int_ok(std::istream &in)
{
	unsigned long long n = 0;
	in >> n;
	if (n > INT_MAX)
		return -1;
	return static_cast<int>(n);
}

/* finds o7_divide_stream: 369 */
int o7_divide_stream(std::istream &in)
{
	int n = 0;
	in >> n;
	return 100 / n;
}
/* allows o7_divide_stream */
int o7_divide_stream_ok(std::istream &in)
{
	int n = 0;
	in >> n;
	if (n == 0)
		return 0;
	return 100 / n;
}

/* finds o7_throws_all: 397 */
class o7_throws_all_port {
	int number_ = 0;
      public:
	void set(int n)
	{
		if (n < 1 || n > 65535)
			throw std::exception{};
		number_ = n;
	}
	int number() const
	{
		return number_;
	}
};
int o7_throws_all()
{
	o7_throws_all_port p;
	p.set(502);
	return p.number();
}
/* allows o7_throws_all */
class o7_throws_all_ok_port {
	int number_ = 0;
      public:
	void set(int n)
	{
		if (n < 1 || n > 65535)
			throw std::out_of_range("port");
		number_ = n;
	}
	int number() const
	{
		return number_;
	}
};
int o7_throws_all_ok()
{
	o7_throws_all_ok_port p;
	p.set(502);
	return p.number();
}

/* finds o7_throws_base: 397 */
int o7_throws_base(const std::string &s)
{
	if (s.empty())
		throw std::exception();
	return s[0];
}
/* allows o7_throws_base */
int o7_throws_base_ok(const std::string &s)
{
	if (s.empty())
		throw std::length_error("empty");
	return s[0];
}

/* finds o7_catch_all: 396 391 390 */
int o7_catch_all(const std::string &s)
{
	try {
		return std::stoi(s);
	} catch (...) {
		return 0;
	}
}
/* allows o7_catch_all */
int o7_catch_all_ok(const std::string &s)
{
	try {
		return std::stoi(s);
	} catch (const std::invalid_argument &) {
		return 0;
	}
}

/* finds o7_catch_base: 396 */
bool o7_catch_base(const std::vector<int> &v, std::size_t n)
{
	try {
		return v.at(n) > 0;
	} catch (const std::exception &e) {
		std::cerr << e.what() << '\n';
	}
	return false;
}
/* allows o7_catch_base */
bool o7_catch_base_ok(const std::vector<int> &v, std::size_t n)
{
	try {
		return v.at(n) > 0;
	} catch (const std::out_of_range &e) {
		std::cerr << e.what() << '\n';
	}
	return false;
}

/* finds o7_catch_empty: 390 391 396 */
void o7_catch_empty(std::vector<int> &v)
{
	try {
		v.reserve(100000);
	} catch (const std::bad_alloc &) {
	}
}
/* allows o7_catch_empty */
void o7_catch_empty_ok(std::vector<int> &v)
{
	try {
		v.reserve(100000);
	} catch (const std::bad_alloc &) {
		throw;
	}
}

/* finds o7_catch_nothing: 391 390 */
int o7_catch_nothing(const std::string &s)
{
	int n = 0;
	try {
		n = std::stoi(s);
	} catch (const std::out_of_range &e) {
		(void)e;
	}
	return n;
}
/* allows o7_catch_nothing */
int o7_catch_nothing_ok(const std::string &s)
{
	int n = 0;
	try {
		n = std::stoi(s);
	} catch (const std::out_of_range &e) {
		std::cerr << e.what() << '\n';
		return -1;
	}
	return n;
}

/* finds o7_leak_throw: 401 772 */
int o7_leak_throw(const std::string &s)
{
	auto *p = new vo::item{1, ""};
	if (s.empty())
		throw std::invalid_argument("empty");
	int id = p->id;
	delete p;
	return id;
}
/* allows o7_leak_throw */
int o7_leak_throw_ok(const std::string &s)
{
	auto *p = new vo::item{1, ""};
	if (s.empty()) {
		delete p;
		throw std::invalid_argument("empty");
	}
	int id = p->id;
	delete p;
	return id;
}

/* finds o7_leak_array: 401 772 */
int o7_leak_array(int n)
{
	int *v = new int[10]{n};
	int r = v[0];
	return r;
}
/* allows o7_leak_array */
int o7_leak_array_ok(int n)
{
	int *v = new int[10]{n};
	int r = v[0];
	delete[] v;
	return r;
}

/* finds o7_leak_map: 401 772 */
int o7_leak_map()
{
	std::map<int, vo::item *> m;
	m[0] = new vo::item{0, "zero"};
	int n = m[0]->id;
	return n;
}
/* allows o7_leak_map */
int o7_leak_map_ok()
{
	std::map<int, vo::item *> m;
	m[0] = new vo::item{0, "zero"};
	int n = m[0]->id;
	delete m[0];
	return n;
}

/* finds o7_leak_reference: 401 772 */
static void o7_leak_reference_make(vo::item *&p)
{
	p = new vo::item{3, "three"};
}
int o7_leak_reference()
{
	vo::item *p = nullptr;
	o7_leak_reference_make(p);
	int n = p->id;
	return n;
}
/* allows o7_leak_reference */
static void o7_leak_reference_ok_make(vo::item *&p)
{
	p = new vo::item{3, "three"};
}
int o7_leak_reference_ok()
{
	vo::item *p = nullptr;
	o7_leak_reference_ok_make(p);
	int n = p->id;
	delete p;
	return n;
}

/* finds o7_leak_destructor: 401 772 */
class o7_leak_destructor_holder {
	char *p_;
      public:
	o7_leak_destructor_holder() : p_(new char[40])
	{
		p_[0] = 0;
	}
	o7_leak_destructor_holder(const o7_leak_destructor_holder &) = delete;
	o7_leak_destructor_holder &operator=(const o7_leak_destructor_holder &) = delete;
	~o7_leak_destructor_holder()
	{
	}
	char first() const
	{
		return p_[0];
	}
};
char o7_leak_destructor()
{
	o7_leak_destructor_holder h;
	return h.first();
}
/* allows o7_leak_destructor */
class o7_leak_destructor_ok_holder {
	char *p_;
      public:
	o7_leak_destructor_ok_holder() : p_(new char[40])
	{
		p_[0] = 0;
	}
	o7_leak_destructor_ok_holder(const o7_leak_destructor_ok_holder &) = delete;
	o7_leak_destructor_ok_holder &operator=(const o7_leak_destructor_ok_holder &) = delete;
	~o7_leak_destructor_ok_holder()
	{
		delete[] p_;
	}
	char first() const
	{
		return p_[0];
	}
};
char o7_leak_destructor_ok()
{
	o7_leak_destructor_ok_holder h;
	return h.first();
}

/* finds o7_file_left: 404 772 773 775 */
int o7_file_left(const char *name)
{
	FILE *f = std::fopen(name, "r");
	if (!f)
		return -1;
	int c = std::getc(f);
	if (c == EOF)
		throw std::runtime_error("empty");
	std::fclose(f);
	return c;
}
/* allows o7_file_left */
int o7_file_left_ok(const char *name)
{
	FILE *f = std::fopen(name, "r");
	if (!f)
		return -1;
	int c = std::getc(f);
	if (c == EOF)
		c = -1;
	std::fclose(f);
	return c;
}

/* finds o7_twice_class: 415 */
class o7_twice_class_owner {
	int *p_;
      public:
	explicit o7_twice_class_owner(int n) : p_(new int(n)) {}
	~o7_twice_class_owner()
	{
		delete p_;
	}
	int value() const
	{
		return *p_;
	}
};
int o7_twice_class()
{
	o7_twice_class_owner a(3);
	o7_twice_class_owner b = a;
	return b.value();
}
/* allows o7_twice_class */
class o7_twice_class_ok_owner {
	int *p_;
      public:
	explicit o7_twice_class_ok_owner(int n) : p_(new int(n)) {}
	o7_twice_class_ok_owner(const o7_twice_class_ok_owner &o) : p_(new int(*o.p_)) {}
	o7_twice_class_ok_owner &operator=(const o7_twice_class_ok_owner &) = delete;
	~o7_twice_class_ok_owner()
	{
		delete p_;
	}
	int value() const
	{
		return *p_;
	}
};
int o7_twice_class_ok()
{
	o7_twice_class_ok_owner a(3);
	o7_twice_class_ok_owner b = a;
	return b.value();
}

/* finds o7_twice_vector: 415 */
void o7_twice_vector()
{
	std::vector<vo::item *> v;
	auto *p = new vo::item{1, "one"};
	v.push_back(p);
	v.push_back(p);
	for (auto *i : v)
		delete i;
}
/* allows o7_twice_vector */
void o7_twice_vector_ok()
{
	std::vector<vo::item *> v;
	auto *p = new vo::item{1, "one"};
	v.push_back(p);
	v.push_back(new vo::item(*p));
	for (auto *i : v)
		delete i;
}

/* finds o7_twice_reference: 415 */
static void o7_twice_reference_end(vo::item *&p)
{
	delete p;
}
void o7_twice_reference()
{
	auto *p = new vo::item{1, "one"};
	o7_twice_reference_end(p);
	delete p;
}
/* allows o7_twice_reference */
static void o7_twice_reference_ok_end(vo::item *&p)
{
	delete p;
	p = nullptr;
}
void o7_twice_reference_ok()
{
	auto *p = new vo::item{1, "one"};
	o7_twice_reference_ok_end(p);
	delete p;
}

/* finds o7_after_get: 416 */
int o7_after_get()
{
	vo::item *raw;
	{
		auto p = std::make_unique<vo::item>();
		raw = p.get();
	}
	return raw->id;
}
/* allows o7_after_get */
int o7_after_get_ok()
{
	vo::item *raw;
	auto p = std::make_unique<vo::item>();
	raw = p.get();
	return raw->id;
}

/* finds o7_after_cstr: 416 */
std::size_t o7_after_cstr(const std::string &a)
{
	const char *p = (a + ".txt").c_str();
	return std::strlen(p);
}
/* allows o7_after_cstr */
std::size_t o7_after_cstr_ok(const std::string &a)
{
	std::string whole = a + ".txt";
	const char *p = whole.c_str();
	return std::strlen(p);
}

/* finds o7_after_push: 416 */
int o7_after_push()
{
	std::vector<int> v{1, 2, 3};
	int &first = v[0];
	v.push_back(4);
	return first;
}
/* allows o7_after_push */
int o7_after_push_ok()
{
	std::vector<int> v{1, 2, 3};
	int first = v[0];
	v.push_back(4);
	return first;
}

/* finds o7_after_erase: 416 */
void o7_after_erase(std::list<int> &l)
{
	for (auto i = l.begin(); i != l.end(); ++i)
		if (*i < 0)
			l.erase(i);
}
/* allows o7_after_erase */
void o7_after_erase_ok(std::list<int> &l)
{
	for (auto i = l.begin(); i != l.end();)
		if (*i < 0)
			i = l.erase(i);
		else
			++i;
}

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

/* finds o5_vector_carries: 121 787 */
static void take_vector(std::vector<char *> all)
{
	char *to = all[2];
	char source[100];
	std::memset(source, 'C', 99);
	source[99] = '\0';
	std::strcpy(to, source);
	std::puts(to);
}
void by_vector()
{
	char room[50];
	std::vector<char *> all(5);
	all.insert(all.end(), 1, room);
	all[2] = room;
	take_vector(all);
}
/* allows o5_vector_carries */
static void take_vector_ok(std::vector<char *> all)
{
	char *to = all[2];
	char source[100];
	std::memset(source, 'C', 99);
	source[99] = '\0';
	std::strcpy(to, source);
	std::puts(to);
}
void by_vector_ok()
{
	char room[100];
	std::vector<char *> all(5);
	all.insert(all.end(), 1, room);
	all[2] = room;
	take_vector_ok(all);
}

/* finds o5_list_carries: 122 787 */
static void take_list(std::list<int64_t *> all)
{
	int64_t *to = all.back();
	int64_t source[100] = {0};
	std::memcpy(to, source, sizeof(source));
	delete[] to;
}
void by_list()
{
	int64_t *room = new int64_t[50];
	std::list<int64_t *> all;
	all.push_back(room);
	all.push_back(room);
	take_list(all);
}
/* allows o5_list_carries */
static void take_list_ok(std::list<int64_t *> all)
{
	int64_t *to = all.back();
	int64_t source[100] = {0};
	std::memcpy(to, source, sizeof(source));
	delete[] to;
}
void by_list_ok()
{
	int64_t *room = new int64_t[100];
	std::list<int64_t *> all;
	all.push_back(room);
	all.push_back(room);
	take_list_ok(all);
}

/* finds o5_map_carries: 476 */
static void take_map(std::map<int, fo_pair *> all)
{
	fo_pair *p = all[2];
	std::printf("%d\n", p->one);
}
void by_map()
{
	fo_pair good = {1, 2};
	fo_pair *p = nullptr;
	std::map<int, fo_pair *> all;
	all[0] = &good;
	all[1] = &good;
	all[2] = p;
	take_map(all);
}
/* allows o5_map_carries */
static void take_map_ok(std::map<int, fo_pair *> all)
{
	fo_pair *p = all[2];
	std::printf("%d\n", p->one);
}
void by_map_ok()
{
	fo_pair good = {1, 2};
	fo_pair *p = &good;
	std::map<int, fo_pair *> all;
	all[0] = &good;
	all[1] = &good;
	all[2] = p;
	take_map_ok(all);
}

/* finds o5_reference_carries: 121 129 787 */
void by_reference(int s)
{
	int data = fo_from_wire(s);
	int &again = data;
	{
		int n = again;
		int cells[10] = {0};
		if (n >= 0)
			cells[n] = 1;
		std::cout << cells[9] << '\n';
	}
}
/* allows o5_reference_carries */
void by_reference_ok(int s)
{
	int data = fo_from_wire(s);
	int &again = data;
	{
		int n = again;
		int cells[10] = {0};
		if (n >= 0 && n < 10)
			cells[n] = 1;
		std::cout << cells[9] << '\n';
	}
}

/* finds o5_reference_function: 190 */
static void source_of(int &n)
{
	std::string line;
	std::getline(std::cin, line);
	n = std::atoi(line.c_str());
}
int add_from_reference()
{
	int n = 0;
	source_of(n);
	return n + 1;
}
/* allows o5_reference_function */
static void source_of_ok(int &n)
{
	std::string line;
	std::getline(std::cin, line);
	n = std::atoi(line.c_str());
}
int add_from_reference_ok()
{
	int n = 0;
	source_of_ok(n);
	return n < INT_MAX ? n + 1 : n;
}

/* finds o5_class_constructor: 121 787 */
class Filler {
public:
	explicit Filler(char *to) : at(to)
	{
		std::memset(at, 'F', 99);
		at[99] = '\0';
	}
	~Filler() { std::puts(at); }

private:
	char *at;
};
void construct()
{
	char room[50] = "";
	Filler f(room);
}
/* allows o5_class_constructor */
class Filler_ok {
public:
	explicit Filler_ok(char *to) : at(to)
	{
		std::memset(at, 'F', 99);
		at[99] = '\0';
	}
	~Filler_ok() { std::puts(at); }

private:
	char *at;
};
void construct_ok()
{
	char room[100] = "";
	Filler_ok f(room);
}

/* finds o5_class_destructor: 415 */
class Holder {
public:
	explicit Holder(char *given) : text(given) {}
	~Holder() { delete[] text; }
	Holder(const Holder &) = delete;
	Holder &operator=(const Holder &) = delete;

private:
	char *text;
};
void destruct()
{
	char *t = new char[20];
	t[0] = '\0';
	Holder h(t);
	delete[] t;
}
/* allows o5_class_destructor */
class Holder_ok {
public:
	explicit Holder_ok(char *given) : text(given) {}
	~Holder_ok() { delete[] text; }
	Holder_ok(const Holder_ok &) = delete;
	Holder_ok &operator=(const Holder_ok &) = delete;

private:
	char *text;
};
void destruct_ok()
{
	char *t = new char[20];
	t[0] = '\0';
	Holder_ok h(t);
	std::puts(t);
}

/* finds o5_virtual_sink: 78 77 88 */
class Runner {
public:
	virtual ~Runner() = default;
	virtual void run(const std::string &what) const = 0;
};
class ShellRunner : public Runner {
public:
	void run(const std::string &what) const override { std::system(what.c_str()); }
};
void run_virtual(int s)
{
	char text[100] = "";
	if (recv(s, text, 99, 0) <= 0)
		return;
	const Runner &r = ShellRunner();
	r.run(text);
}
/* allows o5_virtual_sink */
class Runner_ok {
public:
	virtual ~Runner_ok() = default;
	virtual void run(const std::string &what) const = 0;
};
class ShellRunner_ok : public Runner_ok {
public:
	void run(const std::string &what) const override { std::system(what.c_str()); }
};
void run_virtual_ok(int s)
{
	char text[100] = "";
	if (recv(s, text, 99, 0) <= 0)
		return;
	const Runner_ok &r = ShellRunner_ok();
	r.run("date");
}

/* finds o5_virtual_divide: 369 */
class Sink {
public:
	virtual ~Sink() {}
	virtual int action(int n) const = 0;
};
class DivideSink : public Sink {
public:
	int action(int n) const
	{
		return 100 / n;
	}
};
int divide_virtual()
{
	int n = 0;
	if (!(std::cin >> n))
		return 0;
	Sink *sink = new DivideSink;
	int r = sink->action(n);
	delete sink;
	return r;
}
/* allows o5_virtual_divide */
class Sink_ok {
public:
	virtual ~Sink_ok() {}
	virtual int action(int n) const = 0;
};
class DivideSink_ok : public Sink_ok {
public:
	int action(int n) const
	{
		return n ? 100 / n : 0;
	}
};
int divide_virtual_ok()
{
	int n = 0;
	if (!(std::cin >> n))
		return 0;
	Sink_ok *sink = new DivideSink_ok;
	int r = sink->action(n);
	delete sink;
	return r;
}

/* finds o5_namespace_global: 122 787 */
namespace fo_space {
wchar_t *kept;
void use()
{
	wchar_t *to = kept;
	wchar_t from[20];
	std::wmemset(from, L'S', 19);
	from[19] = L'\0';
	std::wcscpy(to, from);
	delete[] to;
}
}
void by_namespace()
{
	wchar_t *w = new wchar_t[10];
	w[0] = 0;
	fo_space::kept = w;
	fo_space::use();
}
/* allows o5_namespace_global */
namespace fo_space_ok {
wchar_t *kept;
void use()
{
	wchar_t *to = kept;
	wchar_t from[20];
	std::wmemset(from, L'S', 19);
	from[19] = L'\0';
	std::wcscpy(to, from);
	delete[] to;
}
}
void by_namespace_ok()
{
	wchar_t *w = new wchar_t[20];
	w[0] = 0;
	fo_space_ok::kept = w;
	fo_space_ok::use();
}

/* finds o5_new_leak: 401 772 */
int new_leak()
{
	fo_pair *p = new fo_pair;
	p->one = 1;
	p->two = 2;
	int r = p->one + p->two;
	return r;
}
/* allows o5_new_leak */
int new_leak_ok()
{
	fo_pair *p = new fo_pair;
	p->one = 1;
	p->two = 2;
	int r = p->one + p->two;
	delete p;
	return r;
}

/* finds o5_new_leak_throw: 401 772 */
void new_leak_throw(int n)
{
	int *v = new int[10];
	v[0] = n;
	if (n < 0)
		throw std::invalid_argument("negative");
	std::cout << v[0];
	delete[] v;
}
/* allows o5_new_leak_throw */
void new_leak_throw_ok(int n)
{
	std::vector<int> v(10);
	v[0] = n;
	if (n < 0)
		throw std::invalid_argument("negative");
	std::cout << v[0];
}

/* finds o5_class_leak: 401 772 */
class Owner {
public:
	explicit Owner(const char *n) : name(new char[std::strlen(n) + 1]) { std::strcpy(name, n); }
	~Owner() {}
	Owner(const Owner &) = delete;
	Owner &operator=(const Owner &) = delete;
	char first() const { return name[0]; }

private:
	char *name;
};
char owner_use()
{
	Owner o("abc");
	return o.first();
}
/* allows o5_class_leak */
class Owner_ok {
public:
	explicit Owner_ok(const char *n) : name(new char[std::strlen(n) + 1]) { std::strcpy(name, n); }
	~Owner_ok() { delete[] name; }
	Owner_ok(const Owner_ok &) = delete;
	Owner_ok &operator=(const Owner_ok &) = delete;
	char first() const { return name[0]; }

private:
	char *name;
};
char owner_use_ok()
{
	Owner_ok o("abc");
	return o.first();
}

/* finds o5_no_copy: 415 401 1093 */
class Text {
public:
	explicit Text(const char *t) : chars(strdup(t)) {}
	~Text() { std::free(chars); }
	const char *get() const { return chars; }

private:
	char *chars;
};
void copy_text()
{
	Text a("one");
	Text b = a;
	std::puts(b.get() ? b.get() : "");
}
/* allows o5_no_copy */
class Text_ok {
public:
	explicit Text_ok(const char *t) : chars(strdup(t)) {}
	~Text_ok() { std::free(chars); }
	Text_ok(const Text_ok &other) : chars(strdup(other.chars)) {}
	Text_ok &operator=(const Text_ok &) = delete;
	const char *get() const { return chars; }

private:
	char *chars;
};
void copy_text_ok()
{
	Text_ok a("one");
	Text_ok b = a;
	std::puts(b.get() ? b.get() : "");
}

/* finds o5_self_assign: 416 398 */
class Name {
public:
	Name() : n(new char[1]) { n[0] = '\0'; }
	~Name() { delete[] n; }
	Name(const Name &) = delete;
	Name &operator=(const Name &o)
	{
		delete[] n;
		n = new char[std::strlen(o.n) + 1];
		std::strcpy(n, o.n);
		return *this;
	}

private:
	char *n;
};
void assign_self()
{
	Name a;
	Name &b = a;
	a = b;
}
/* allows o5_self_assign */
class Name_ok {
public:
	Name_ok() : n(new char[1]) { n[0] = '\0'; }
	~Name_ok() { delete[] n; }
	Name_ok(const Name_ok &) = delete;
	Name_ok &operator=(const Name_ok &o)
	{
		if (&o == this)
			return *this;
		delete[] n;
		n = new char[std::strlen(o.n) + 1];
		std::strcpy(n, o.n);
		return *this;
	}

private:
	char *n;
};
void assign_self_ok()
{
	Name_ok a;
	Name_ok &b = a;
	a = b;
}

/* finds o5_delete_array: 762 */
void delete_array()
{
	int *v = new int[100];
	v[0] = 5;
	std::cout << v[0];
	delete v;
}
/* allows o5_delete_array */
void delete_array_ok()
{
	int *v = new int[100];
	v[0] = 5;
	std::cout << v[0];
	delete[] v;
}

/* finds o5_delete_single: 762 */
void delete_single()
{
	wchar_t *w = new wchar_t(L'a');
	std::wcout << *w;
	delete[] w;
}
/* allows o5_delete_single */
void delete_single_ok()
{
	wchar_t *w = new wchar_t(L'a');
	std::wcout << *w;
	delete w;
}

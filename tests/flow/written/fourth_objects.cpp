/* SPDX-License-Identifier: Apache-2.0 */
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <fstream>
#include <iostream>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

/* finds o4_new_free: 762 */
int first_digit(int n)
{
	int *digits = new int[10];
	digits[0] = n % 10;
	int d = digits[0];
	std::free(digits);
	return d;
}
/* allows o4_new_free */
int first_digit_ok(int n)
{
	int *digits = new int[10];
	digits[0] = n % 10;
	int d = digits[0];
	delete[] digits;
	return d;
}

/* finds o4_array_delete: 762 */
class Grid {
public:
	explicit Grid(std::size_t n) : cells(new double[n]) {}
	~Grid() { delete cells; }
	Grid(const Grid &) = delete;
	Grid &operator=(const Grid &) = delete;
	double &at(std::size_t i) { return cells[i]; }

private:
	double *cells;
};

double use_grid()
{
	Grid g(20);
	g.at(3) = 1;
	return g.at(3);
}
/* allows o4_array_delete */
class GridOk {
public:
	explicit GridOk(std::size_t n) : cells(new double[n]) {}
	~GridOk() { delete[] cells; }
	GridOk(const GridOk &) = delete;
	GridOk &operator=(const GridOk &) = delete;
	double &at(std::size_t i) { return cells[i]; }

private:
	double *cells;
};

double use_grid_ok()
{
	GridOk g(20);
	g.at(3) = 1;
	return g.at(3);
}

/* finds o4_malloc_delete: 762 */
void scratch_text()
{
	char *p = static_cast<char *>(std::malloc(10));
	if (!p)
		return;
	std::strcpy(p, "text");
	std::puts(p);
	delete p;
}
/* allows o4_malloc_delete */
void scratch_text_ok()
{
	char *p = static_cast<char *>(std::malloc(10));
	if (!p)
		return;
	std::strcpy(p, "text");
	std::puts(p);
	std::free(p);
}

/* finds o4_leak_throw: 401 772 */
std::size_t parse_all(const std::string &s)
{
	char *buffer = new char[s.size() + 1];
	std::strcpy(buffer, s.c_str());
	if (buffer[0] == '#')
		throw std::runtime_error("comment");
	std::size_t n = std::strlen(buffer);
	delete[] buffer;
	return n;
}
/* allows o4_leak_throw */
std::size_t parse_all_ok(const std::string &s)
{
	std::unique_ptr<char[]> buffer(new char[s.size() + 1]);
	std::strcpy(buffer.get(), s.c_str());
	if (buffer[0] == '#')
		throw std::runtime_error("comment");
	return std::strlen(buffer.get());
}

/* finds o4_leak_class: 401 */
class Name {
public:
	explicit Name(const char *s) : text(new char[std::strlen(s) + 1]) { std::strcpy(text, s); }
	~Name() {}
	Name(const Name &) = delete;
	Name &operator=(const Name &) = delete;
	const char *get() const { return text; }

private:
	char *text;
};

void print_name()
{
	Name n("somebody");
	std::puts(n.get());
}
/* allows o4_leak_class */
class NameOk {
public:
	explicit NameOk(const char *s) : text(new char[std::strlen(s) + 1]) { std::strcpy(text, s); }
	~NameOk() { delete[] text; }
	NameOk(const NameOk &) = delete;
	NameOk &operator=(const NameOk &) = delete;
	const char *get() const { return text; }

private:
	char *text;
};

void print_name_ok()
{
	NameOk n("somebody");
	std::puts(n.get());
}

/* finds o4_leak_release: 401 */
int take_out()
{
	std::unique_ptr<int> p(new int(4));
	int *raw = p.release();
	return *raw + 1;
}
/* allows o4_leak_release */
int take_out_ok()
{
	std::unique_ptr<int> p(new int(4));
	int *raw = p.get();
	return *raw + 1;
}

/* finds o4_copy_shallow: 415 */
class Buffer {
public:
	Buffer() : data(new int[8]) {}
	~Buffer() { delete[] data; }
	int *data;
};

void copy_buffer()
{
	Buffer a;
	Buffer b = a;
	b.data[0] = 1;
}
/* allows o4_copy_shallow */
class BufferOk {
public:
	BufferOk() : data(new int[8]) {}
	BufferOk(const BufferOk &o) : data(new int[8]) { std::copy(o.data, o.data + 8, data); }
	BufferOk &operator=(const BufferOk &) = delete;
	~BufferOk() { delete[] data; }
	int *data;
};

void copy_buffer_ok()
{
	BufferOk a;
	BufferOk b = a;
	b.data[0] = 1;
}

/* finds o4_assign_self: 415 416 */
class Text {
public:
	explicit Text(const char *s) : p(strdup(s)) {}
	~Text() { std::free(p); }
	Text(const Text &) = delete;
	Text &operator=(const Text &o)
	{
		std::free(p);
		p = strdup(o.p);
		return *this;
	}

private:
	char *p;
};

void assign_self()
{
	Text t("x");
	Text &u = t;
	t = u;
}
/* allows o4_assign_self */
class TextOk {
public:
	explicit TextOk(const char *s) : p(strdup(s)) {}
	~TextOk() { std::free(p); }
	TextOk(const TextOk &) = delete;
	TextOk &operator=(const TextOk &o)
	{
		if (this == &o)
			return *this;
		std::free(p);
		p = strdup(o.p);
		return *this;
	}

private:
	char *p;
};

void assign_self_ok()
{
	TextOk t("x");
	TextOk &u = t;
	t = u;
}

/* finds o4_after_delete: 416 */
struct Listener {
	virtual ~Listener() = default;
	virtual int value() const { return 1; }
};

int notify(Listener *l)
{
	delete l;
	return l->value();
}
/* allows o4_after_delete */
int notify_ok(Listener *l)
{
	int v = l->value();
	delete l;
	return v;
}

/* finds o4_after_erase: 416 825 */
int drop_negative(std::list<int> &all)
{
	int n = 0;
	for (std::list<int>::iterator i = all.begin(); i != all.end(); ++i) {
		if (*i < 0) {
			all.erase(i);
			n++;
		}
	}
	return n;
}
/* allows o4_after_erase */
int drop_negative_ok(std::list<int> &all)
{
	int n = 0;
	for (std::list<int>::iterator i = all.begin(); i != all.end();) {
		if (*i < 0) {
			i = all.erase(i);
			n++;
		} else {
			++i;
		}
	}
	return n;
}

/* finds o4_after_push: 416 825 */
int first_and_more(std::vector<int> &v)
{
	int &first = v.front();
	v.push_back(7);
	return first;
}
/* allows o4_after_push */
int first_and_more_ok(std::vector<int> &v)
{
	int first = v.front();
	v.push_back(7);
	return first;
}

/* finds o4_after_cstr: 416 562 */
const char *full_name(const std::string &a, const std::string &b)
{
	const char *p = (a + " " + b).c_str();
	return std::strlen(p) > 3 ? p : "";
}
/* allows o4_after_cstr */
std::string full_name_ok(const std::string &a, const std::string &b)
{
	std::string p = a + " " + b;
	return p.size() > 3 ? p : "";
}

/* finds o4_after_container: 416 */
int last_deleted()
{
	std::vector<int *> v;
	v.push_back(new int(1));
	v.push_back(new int(2));
	int *kept = v[1];
	for (int *p : v)
		delete p;
	return *kept;
}
/* allows o4_after_container */
int last_deleted_ok()
{
	std::vector<int *> v;
	v.push_back(new int(1));
	v.push_back(new int(2));
	int kept = *v[1];
	for (int *p : v)
		delete p;
	return kept;
}

/* finds o4_reference_local: 562 */
const std::string &label_of(int n)
{
	std::string s = "label " + std::to_string(n);
	return s;
}
/* allows o4_reference_local */
std::string label_of_ok(int n)
{
	std::string s = "label " + std::to_string(n);
	return s;
}

/* finds o4_lambda_local: 562 416 */
#include <functional>
std::function<int()> counter()
{
	int n = 0;
	return [&n] { return ++n; };
}
/* allows o4_lambda_local */
std::function<int()> counter_ok()
{
	int n = 0;
	return [n]() mutable { return ++n; };
}

/* finds o4_unset_member: 457 908 665 */
class Rate {
public:
	Rate() : unit(1) {}
	int per() const { return amount / unit; }

private:
	int amount;
	int unit;
};

int rate_now()
{
	Rate r;
	return r.per();
}
/* allows o4_unset_member */
class RateOk {
public:
	RateOk() : amount(0), unit(1) {}
	int per() const { return amount / unit; }

private:
	int amount;
	int unit;
};

int rate_now_ok()
{
	RateOk r;
	return r.per();
}

/* finds o4_null_cast: 476 690 */
struct Animal {
	virtual ~Animal() = default;
};
struct Dog : Animal {
	int tail = 1;
};

int wag(Animal *a)
{
	Dog *d = dynamic_cast<Dog *>(a);
	return d->tail;
}
/* allows o4_null_cast */
int wag_ok(Animal *a)
{
	Dog *d = dynamic_cast<Dog *>(a);
	return d ? d->tail : 0;
}

/* finds o4_null_map: 476 */
int value_in(std::map<std::string, int *> &m)
{
	m["x"] = nullptr;
	int *p = m["x"];
	return *p;
}
/* allows o4_null_map */
int value_in_ok(std::map<std::string, int *> &m)
{
	m["x"] = nullptr;
	int *p = m["x"];
	return p ? *p : 0;
}

/* finds o4_null_unique: 476 */
int moved_from()
{
	std::unique_ptr<int> a = std::make_unique<int>(3);
	std::unique_ptr<int> b = std::move(a);
	return *a + *b;
}
/* allows o4_null_unique */
int moved_from_ok()
{
	std::unique_ptr<int> a = std::make_unique<int>(3);
	std::unique_ptr<int> b = std::move(a);
	return *b;
}

/* finds o4_null_nothrow: 690 476 */
int *numbers(std::size_t n)
{
	int *v = new (std::nothrow) int[n];
	v[0] = 1;
	return v;
}
/* allows o4_null_nothrow */
int *numbers_ok(std::size_t n)
{
	int *v = new (std::nothrow) int[n];
	if (!v)
		return nullptr;
	v[0] = 1;
	return v;
}

/* finds o4_static_cast: 843 588 704 */
struct Cat : Animal {
	double weight = 4;
	int lives[9] = {0};
};

int lives()
{
	Dog d;
	Animal *a = &d;
	Cat *c = static_cast<Cat *>(a);
	return c->lives[8];
}
/* allows o4_static_cast */
int lives_ok()
{
	Cat d;
	Animal *a = &d;
	Cat *c = static_cast<Cat *>(a);
	return c->lives[8];
}

/* finds o4_reinterpret: 843 588 704 */
double bits_of()
{
	int n = 1;
	return *reinterpret_cast<double *>(&n);
}
/* allows o4_reinterpret */
double bits_of_ok()
{
	double n = 1;
	return *reinterpret_cast<double *>(&n);
}

/* finds o4_no_virtual: 404 758 1079 401 772 */
struct Base {
	virtual void run() {}
	~Base() {}
};
struct Derived : Base {
	std::string text = "owned";
	void run() override {}
};

void drop_base()
{
	Base *b = new Derived;
	b->run();
	delete b;
}
/* allows o4_no_virtual */
struct BaseOk {
	virtual void run() {}
	virtual ~BaseOk() {}
};
struct DerivedOk : BaseOk {
	std::string text = "owned";
	void run() override {}
};

void drop_base_ok()
{
	BaseOk *b = new DerivedOk;
	b->run();
	delete b;
}

/* finds o4_catch_empty: 390 391 1069 */
int to_number(const std::string &s)
{
	int n = 0;
	try {
		n = std::stoi(s);
	} catch (const std::invalid_argument &) {
	}
	return n;
}
/* allows o4_catch_empty */
int to_number_ok(const std::string &s)
{
	int n = 0;
	try {
		n = std::stoi(s);
	} catch (const std::invalid_argument &) {
		std::cerr << "no number: " << s << '\n';
		n = -1;
	}
	return n;
}

/* finds o4_catch_all: 396 */
void guard(void (*work)())
{
	try {
		work();
	} catch (...) {
		std::cerr << "failed\n";
	}
}
/* allows o4_catch_all */
void guard_ok(void (*work)())
{
	try {
		work();
	} catch (const std::range_error &e) {
		std::cerr << e.what() << '\n';
	}
}

/* finds o4_throw_generic: 397 */
void must(bool ok)
{
	if (!ok)
		throw std::exception();
}
/* allows o4_throw_generic */
void must_ok(bool ok)
{
	if (!ok)
		throw std::logic_error("must");
}

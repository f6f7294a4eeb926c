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

/* finds o5_delete_malloc: 762 */
void delete_malloc()
{
	fo_pair *p = static_cast<fo_pair *>(std::malloc(sizeof(fo_pair)));
	if (p == nullptr)
		throw std::bad_alloc();
	p->one = 1;
	delete p;
}
/* allows o5_delete_malloc */
void delete_malloc_ok()
{
	fo_pair *p = static_cast<fo_pair *>(std::malloc(sizeof(fo_pair)));
	if (p == nullptr)
		throw std::bad_alloc();
	p->one = 1;
	std::free(p);
}

/* finds o5_free_new_struct: 762 */
void free_new()
{
	fo_pair *p = new fo_pair;
	p->one = 3;
	std::cout << p->one;
	free(p);
}
/* allows o5_free_new_struct */
void free_new_ok()
{
	fo_pair *p = new fo_pair;
	p->one = 3;
	std::cout << p->one;
	delete p;
}

/* finds o5_realloc_new: 762 */
void realloc_new()
{
	char *p = new char[10];
	p = static_cast<char *>(std::realloc(p, 100));
	std::free(p);
}
/* allows o5_realloc_new */
void realloc_new_ok()
{
	char *p = new char[10];
	delete[] p;
}

/* finds o5_unique_array: 762 */
void unique_array()
{
	std::unique_ptr<int> p(new int[10]);
	std::cout << *p;
}
/* allows o5_unique_array */
void unique_array_ok()
{
	std::unique_ptr<int[]> p(new int[10]());
	std::cout << p[0];
}

/* finds o5_delete_stack: 590 */
void delete_stack()
{
	fo_pair p;
	fo_pair *q = &p;
	q->one = 1;
	delete q;
}
/* allows o5_delete_stack */
void delete_stack_ok()
{
	fo_pair *q = new fo_pair;
	q->one = 1;
	delete q;
}

/* finds o5_delete_static: 590 */
void delete_static()
{
	static double d[10];
	double *q = d;
	q[0] = 4;
	std::cout << q[0];
	delete[] q;
}
/* allows o5_delete_static */
void delete_static_ok()
{
	double *q = new double[10];
	q[0] = 4;
	std::cout << q[0];
	delete[] q;
}

/* finds o5_placement: 590 762 */
void placement()
{
	alignas(int) static char room[sizeof(int)];
	int *p = new (room) int(5);
	std::cout << *p;
	delete p;
}
/* allows o5_placement */
void placement_ok()
{
	alignas(int) static char room[sizeof(int)];
	int *p = new (room) int(5);
	std::cout << *p;
	p = nullptr;
}

/* finds o5_use_deleted: 416 */
int use_deleted()
{
	fo_pair *p = new fo_pair();
	p->one = 6;
	delete p;
	return p->one;
}
/* allows o5_use_deleted */
int use_deleted_ok()
{
	fo_pair *p = new fo_pair();
	p->one = 6;
	int r = p->one;
	delete p;
	return r;
}

/* finds o5_use_deleted_vector: 416 */
static void drop_all(std::vector<fo_pair *> &all)
{
	for (fo_pair *p : all)
		delete p;
}
int dropped()
{
	std::vector<fo_pair *> all;
	all.push_back(new fo_pair());
	drop_all(all);
	return all.empty() ? 0 : all[0]->two;
}
/* allows o5_use_deleted_vector */
static void drop_all_ok(std::vector<fo_pair *> &all)
{
	for (fo_pair *p : all)
		delete p;
	all.clear();
}
int dropped_ok()
{
	std::vector<fo_pair *> all;
	all.push_back(new fo_pair());
	drop_all_ok(all);
	return all.empty() ? 0 : all[0]->two;
}

/* finds o5_iterator: 416 672 825 */
int erase_even(std::vector<int> &v)
{
	int n = 0;
	for (auto it = v.begin(); it != v.end();) {
		if (*it % 2 == 0) {
			v.erase(it);
			n++;
		} else {
			++it;
		}
	}
	return n;
}
/* allows o5_iterator */
int erase_even_ok(std::vector<int> &v)
{
	int n = 0;
	for (auto it = v.begin(); it != v.end();) {
		if (*it % 2 == 0) {
			it = v.erase(it);
			n++;
		} else {
			++it;
		}
	}
	return n;
}

/* finds o5_push_reference: 416 672 825 */
int push_reference(std::vector<int> &v)
{
	v.push_back(1);
	int &first = v.front();
	v.push_back(2);
	return first;
}
/* allows o5_push_reference */
int push_reference_ok(std::vector<int> &v)
{
	v.push_back(1);
	int &first = v.front();
	v.push_back(2);
	return v.front() + 0 * v.back();
}

/* finds o5_c_str: 416 825 672 */
void c_str_gone(const char *name)
{
	const char *p = (std::string("user-") + name).c_str();
	std::puts(p);
}
/* allows o5_c_str */
void c_str_gone_ok(const char *name)
{
	std::string whole = std::string("user-") + name;
	const char *p = whole.c_str();
	std::puts(p);
}

/* finds o5_return_reference: 562 */
const std::string &label_of(int n)
{
	std::string s = std::to_string(n);
	return s;
}
/* allows o5_return_reference */
const std::string &label_of_ok(int n)
{
	static std::string s;
	s = std::to_string(n);
	return s;
}

/* finds o5_return_data: 562 416 */
const char *data_of(int n)
{
	std::string s = std::to_string(n);
	return s.c_str();
}
/* allows o5_return_data */
const char *data_of_ok(int n)
{
	static std::string s;
	s = std::to_string(n);
	return s.c_str();
}

/* finds o5_lambda_local: 562 416 825 */
auto counter()
{
	int n = 0;
	return [&n]() { return ++n; };
}
/* allows o5_lambda_local */
auto counter_ok()
{
	int n = 0;
	return [n]() mutable { return ++n; };
}

/* finds o5_new_negative: 195 789 194 */
int *new_negative(int s)
{
	int n = fo_from_wire(s);
	return new int[n];
}
/* allows o5_new_negative */
int *new_negative_ok(int s)
{
	int n = fo_from_wire(s);
	return n > 0 && n < 1000 ? new int[n] : nullptr;
}

/* finds o5_new_big: 789 400 */
char *new_big()
{
	std::size_t n = 0;
	std::cin >> n;
	return new char[n];
}
/* allows o5_new_big */
char *new_big_ok()
{
	std::size_t n = 0;
	std::cin >> n;
	return new char[std::min<std::size_t>(n, 100)];
}

/* finds o5_reserve_wire: 789 400 */
void reserve_wire(int s, std::vector<char> &v)
{
	uint32_t n;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return;
	v.resize(n);
}
/* allows o5_reserve_wire */
void reserve_wire_ok(int s, std::vector<char> &v)
{
	uint32_t n;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return;
	if (n > 512)
		return;
	v.resize(n);
}

/* finds o5_nothrow: 690 476 */
int nothrow_null()
{
	int *p = new (std::nothrow) int[1000];
	p[0] = 5;
	int r = p[0];
	delete[] p;
	return r;
}
/* allows o5_nothrow */
int nothrow_null_ok()
{
	int *p = new (std::nothrow) int[1000];
	if (p == nullptr)
		return -1;
	p[0] = 5;
	int r = p[0];
	delete[] p;
	return r;
}

/* finds o5_dynamic_cast: 476 690 */
class Base {
public:
	virtual ~Base() = default;
};
class Derived : public Base {
public:
	int n = 4;
};
int cast_down(Base *b)
{
	Derived *d = dynamic_cast<Derived *>(b);
	return d->n;
}
/* allows o5_dynamic_cast */
class Base_ok {
public:
	virtual ~Base_ok() = default;
};
class Derived_ok : public Base_ok {
public:
	int n = 4;
};
int cast_down_ok(Base_ok *b)
{
	Derived_ok *d = dynamic_cast<Derived_ok *>(b);
	return d ? d->n : 0;
}

/* finds o5_static_cast: 843 704 */
struct Shape {
	virtual ~Shape() {}
};
struct Circle : Shape {
	int r = 1;
};
struct Square : Shape {
	int a = 1, b = 2;
};
int area()
{
	Shape *s = new Circle;
	int r = static_cast<Square *>(s)->b;
	delete s;
	return r;
}
/* allows o5_static_cast */
struct Shape_ok {
	virtual ~Shape_ok() {}
};
struct Circle_ok : Shape_ok {
	int r = 1;
};
struct Square_ok : Shape_ok {
	int a = 1, b = 2;
};
int area_ok()
{
	Shape_ok *s = new Square_ok;
	int r = static_cast<Square_ok *>(s)->b;
	delete s;
	return r;
}

/* finds o5_file_relative: 23 22 36 73 */
void open_stream()
{
	std::string name;
	std::getline(std::cin, name);
	std::ifstream in("data/" + name);
	std::cout << in.rdbuf();
}
/* allows o5_file_relative */
void open_stream_ok()
{
	std::string name;
	std::getline(std::cin, name);
	std::ifstream in("data/settings");
	std::cout << in.rdbuf();
}

/* finds o5_file_absolute: 36 22 23 73 */
void open_absolute()
{
	const char *name = std::getenv("OUTPUT");
	std::string data = name ? name : "/tmp/out";
	std::ofstream out;
	out.open(data.c_str());
	out << "text";
}
/* allows o5_file_absolute */
void open_absolute_ok()
{
	const char *name = std::getenv("OUTPUT");
	std::string data = name ? name : "/tmp/out";
	data = "/var/log/app.log";
	std::ofstream out;
	out.open(data.c_str());
	out << "text";
}

/* finds o5_command_stream: 78 77 88 */
void command_stream(const char *file)
{
	std::ifstream in(file);
	std::string host;
	in >> host;
	std::ostringstream c;
	c << "ping -c 1 " << host;
	std::system(c.str().c_str());
}
/* allows o5_command_stream */
void command_stream_ok(const char *file)
{
	std::ifstream in(file);
	std::string host;
	in >> host;
	std::ostringstream c;
	c << "ping -c 1 " << "localhost";
	std::system(c.str().c_str());
}

/* finds o5_command_global: 78 77 88 */
static std::string fo_command;
static void run_command()
{
	popen(fo_command.c_str(), "r");
}
void set_command(int argc, char **argv)
{
	if (argc < 2)
		return;
	fo_command = argv[1];
	run_command();
}
/* allows o5_command_global */
static std::string fo_command_ok;
static void run_command_ok()
{
	popen(fo_command_ok.c_str(), "r");
}
void set_command_ok(int argc, char **argv)
{
	if (argc < 2)
		return;
	fo_command_ok = "uptime";
	run_command_ok();
}

/* finds o5_uninit_member: 457 908 665 */
class Meter {
public:
	Meter() {}
	int get() const { return value; }

private:
	int value;
};
int meter_read()
{
	Meter m;
	return m.get();
}
/* allows o5_uninit_member */
class Meter_ok {
public:
	Meter_ok() : value(0) {}
	int get() const { return value; }

private:
	int value;
};
int meter_read_ok()
{
	Meter_ok m;
	return m.get();
}

/* finds o5_uninit_array_new: 457 908 */
int sum_new()
{
	int *v = new int[10];
	int s = v[0] + v[9];
	delete[] v;
	return s;
}
/* allows o5_uninit_array_new */
int sum_new_ok()
{
	int *v = new int[10]();
	int s = v[0] + v[9];
	delete[] v;
	return s;
}

/* finds o5_lock_return: 667 764 */
static std::mutex fo_lock;
int lock_return(int n)
{
	fo_lock.lock();
	if (n == 0)
		return -1;
	n *= 2 > 1;
	fo_lock.unlock();
	return n;
}
/* allows o5_lock_return */
static std::mutex fo_lock_ok;
int lock_return_ok(int n)
{
	std::lock_guard<std::mutex> hold(fo_lock_ok);
	if (n == 0)
		return -1;
	n *= 2 > 1;
	return n;
}
